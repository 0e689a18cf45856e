// SPDX-License-Identifier: MIT
#pragma once

#include "core/spec/tables/parameter_words.h"

#include <QWidget>

class QLabel;
class QToolButton;

namespace presence {

class ChoiceField;
class ElidedLabel;
class EngineChooser;
class LeftOut;
class LintList;
class OutdatedNote;
class PhraseEditor;
class SegmentView;
class SpecDocument;
class TokenMeter;

/// The prompt as it would be sent, live: every phrase shows its controls and every control its phrases, and
/// can be rewritten by hand; what does not fit is listed; beside it, what to reconsider.
class PromptPanel : public QWidget
{
    Q_OBJECT

public:
    /// Both must outlive the panel.
    PromptPanel(SpecDocument &document, const ParameterWords &words, QWidget *parent = nullptr);
    ~PromptPanel() override;

    SegmentView *promptView() const { return m_prompt; }
    ChoiceField *dialectField() const { return m_dialect; }
    LintList *lintList() const { return m_lint; }
    QString tokenText() const;
    EngineChooser *engineField() const { return m_engine; }
    ElidedLabel *engineStatus() const { return m_status; }
    LeftOut *leftOut() const { return m_leftOut; }
    PhraseEditor *editor() const { return m_editor; }

    QSize sizeHint() const override { return {900, 168}; }

public slots:
    void copyPrompt();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

signals:
    /// A phrase was clicked or needs writing: show its control.
    void controlRequested(const QString &id);

private:
    void showPrompt();
    void showHighlight(const QStringList &ids);
    void editSegment(int index);
    void removeSegment(int index);
    void weighSegment(int index, int steps);
    void openMenu(int index, const QPoint &position);

    SpecDocument &m_document;
    const ParameterWords &m_words;
    ChoiceField *m_dialect;
    QLabel *m_title;
    ElidedLabel *m_tokens;
    TokenMeter *m_meter;
    EngineChooser *m_engine;
    ElidedLabel *m_status;
    QToolButton *m_own;
    QToolButton *m_copy;
    SegmentView *m_prompt;
    PhraseEditor *m_editor;
    OutdatedNote *m_outdated;
    QLabel *m_negative;
    LeftOut *m_leftOut;
    LintList *m_lint;
};

} // namespace presence
