// SPDX-License-Identifier: MIT
#pragma once

#include "core/prompt/prompt.h"
#include "core/spec/tables/parameter_words.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QToolButton;

namespace presence {

class SpecDocument;

/// One line in which a phrase of the prompt, or words ahead of or behind it, are written by hand. Typing
/// shows in the prompt at once and is one undo step; Enter keeps it, Escape puts back what stood there.
class PhraseEditor : public QWidget
{
    Q_OBJECT

public:
    enum class Place { Phrase, Ahead, Behind, Out };

    /// Both must outlive the editor.
    PhraseEditor(SpecDocument &document, const ParameterWords &words, QWidget *parent = nullptr);

    void editPhrase(int segment);
    void editAddition(Place place);
    QLineEdit *line() const { return m_line; }

signals:
    void finished();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void begin(const QString &about, const QString &text);
    void write(const QString &text);
    void take();
    void giveBack();
    void end();
    const PromptSegment *segment() const;

    SpecDocument &m_document;
    const ParameterWords &m_words;
    QLabel *m_about;
    QLineEdit *m_line;
    Place m_place = Place::Phrase;
    PromptSegment m_key; ///< of the phrase that is edited
    OwnWords m_before;
};

} // namespace presence
