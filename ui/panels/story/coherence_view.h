// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace presence {

class AxisPlot;
class BarList;
class Disclosure;
class ParameterWords;
class SpecDocument;

/// How the visible cues serve the job: which support it, which do nothing for it, which work against it, and
/// where they put the portrait between cold and warm, yielding and dominant; and what else the job wants.
/// One line until it is opened.
/// Guidance: it says how a picture is commonly read.
class CoherenceView : public QWidget
{
    Q_OBJECT

public:
    /// Both must outlive the view.
    CoherenceView(SpecDocument &document, const ParameterWords &words, QWidget *parent = nullptr);

    void showDocument();
    QString summary() const;
    Disclosure *disclosure() const { return m_disclosure; }
    AxisPlot *plot() const { return m_plot; } ///< null until opened

signals:
    /// A cue was chosen: go to its first control.
    void controlWanted(const QString &id);

private:
    QWidget *makeContent();
    void listCues();
    void addRow(const QString &drawing, const QString &text, const QString &tip, const QString &control);

    SpecDocument &m_document;
    const ParameterWords &m_words;
    Disclosure *m_disclosure;
    AxisPlot *m_plot = nullptr;
    QLabel *m_position = nullptr;
    BarList *m_signals = nullptr;
    QVBoxLayout *m_cues = nullptr;
};

} // namespace presence
