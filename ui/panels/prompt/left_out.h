// SPDX-License-Identifier: MIT
#pragma once

#include "core/prompt/prompt.h"
#include "core/spec/tables/parameter_words.h"

#include <QToolButton>

class QVBoxLayout;

namespace presence {

class SpecDocument;

/// A quiet count of the phrases that are not in the prompt. Opens the list of them by reason, each leading to
/// its control; one that was taken out by hand can be put back.
class LeftOut : public QToolButton
{
    Q_OBJECT

public:
    /// Both must outlive the button.
    LeftOut(SpecDocument &document, const ParameterWords &words, QWidget *parent = nullptr);

    void refresh();
    void open();
    /// What the list says, a line each: "phrase: reason".
    QStringList lines() const;

signals:
    void controlRequested(const QString &id);

private:
    void addReason(QVBoxLayout &rows, DropReason reason);
    QString sentenceFor(DropReason reason) const;

    SpecDocument &m_document;
    const ParameterWords &m_words;
};

} // namespace presence
