// SPDX-License-Identifier: MIT
#pragma once

#include "core/spec/tables/parameter_words.h"

#include <QWidget>

class QLabel;
class QToolButton;

namespace presence {

class ChoiceField;
class ElidedLabel;
class LintList;
class SegmentView;
class SpecDocument;
class TokenMeter;

/// The prompt as it would be sent, live: every phrase shows its controls and every control its phrases; what
/// does not fit is listed; beside it, what to reconsider.
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
    QString droppedText() const;

    QSize sizeHint() const override { return {900, 168}; }

public slots:
    void copyPrompt();

signals:
    /// A phrase was clicked or needs writing: show its control.
    void controlRequested(const QString &id);

private:
    void showPrompt();
    void showHighlight(const QStringList &ids);

    SpecDocument &m_document;
    const ParameterWords &m_words;
    ChoiceField *m_dialect;
    ElidedLabel *m_tokens;
    TokenMeter *m_meter;
    QToolButton *m_copy;
    SegmentView *m_prompt;
    QLabel *m_negative;
    QLabel *m_dropped;
    LintList *m_lint;
};

} // namespace presence
