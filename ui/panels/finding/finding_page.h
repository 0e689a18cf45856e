// SPDX-License-Identifier: MIT
#pragma once

#include "core/critique/accuracy.h"
#include "core/critique/finding.h"
#include "core/critique/limit_words.h"
#include "core/critique/limits.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace presence {

class MeasuringModels;

/// How one answer came about: asked, measured, the parts, the limits with their sources, how sure and how
/// exact, what would measure it better, and the fix before it is applied.
class FindingPage : public QWidget
{
    Q_OBJECT

public:
    struct Sources
    {
        const Limits &limits;
        const MeasuringModels &models;
        AccuracyTable accuracy = {};            ///< empty: nothing is published
        std::vector<std::string> purposes = {}; ///< job and place of the take, for limits of their own
        LimitWords words = {};                  ///< empty: limits are called by their ids
    };
    FindingPage(const Finding &finding, const Sources &sources, QWidget *parent = nullptr);

    const Finding &finding() const { return m_finding; }
    /// What the fix would change now, one line each.
    void setFixTexts(const QStringList &changes);

    QPushButton *backButton() const { return m_back; }   ///< Escape and the arrow to the left do the same
    QPushButton *applyButton() const { return m_apply; } ///< null if there is no fix
    QPushButton *lookButton() const { return m_look; }   ///< null if nothing can be shown
    QPushButton *silenceButton() const { return m_silence; }
    QPushButton *takesButton() const { return m_takes; }   ///< the takes with the same trouble
    QPushButton *modelsButton() const { return m_models; } ///< null if no model would help
    /// Everything it says, top to bottom, for tests and the clipboard.
    QString text() const;

signals:
    void closed();
    void fixRequested(const presence::Finding &finding);
    void lookRequested(const presence::Finding &finding);
    void silenceRequested(const presence::Finding &finding);
    void takesRequested(const presence::Finding &finding);
    void modelsRequested();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void addHead();
    void addMeasured();
    void addLimits(const Limits &limits, const LimitWords &words, const std::vector<std::string> &purposes);
    void addAccuracy(const AccuracyTable &accuracy);
    void addModels(const MeasuringModels &models);
    void addFix();
    void addActions();
    void section(const QString &title);
    void fact(const QString &name, const QString &value);
    void paragraph(const QString &text, const char *tone = "");

    Finding m_finding;
    QVBoxLayout *m_column;
    QPushButton *m_back;
    QPushButton *m_silence;
    QPushButton *m_takes;
    QPushButton *m_apply = nullptr;
    QPushButton *m_look = nullptr;
    QPushButton *m_models = nullptr;
    QLabel *m_changes = nullptr;
};

} // namespace presence
