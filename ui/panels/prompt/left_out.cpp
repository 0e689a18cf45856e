// SPDX-License-Identifier: MIT
#include "ui/panels/prompt/left_out.h"

#include "core/prompt/words/hand.h"
#include "ui/models/spec_document.h"

#include <QFrame>
#include <QLabel>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace presence {

namespace {

constexpr DropReason reasons[] = {DropReason::Length, DropReason::Units, DropReason::Room,
                                  DropReason::NoWords, DropReason::Removed};
constexpr QSize largest{460, 360};

} // namespace

LeftOut::LeftOut(SpecDocument &document, const ParameterWords &words, QWidget *parent)
    : QToolButton(parent)
    , m_document(document)
    , m_words(words)
{
    setFocusPolicy(Qt::StrongFocus);
    setAutoRaise(true);
    setToolTip(tr("Which phrases are not in the prompt, and why"));
    connect(this, &QToolButton::clicked, this, &LeftOut::open);
    refresh();
}

void LeftOut::refresh()
{
    const auto &dropped = m_document.prompt().dropped;
    setVisible(!dropped.empty());
    setText(tr("%n left out", nullptr, int(dropped.size())));
    setAccessibleName(text());
}

QString LeftOut::sentenceFor(DropReason reason) const
{
    const PromptBudget &budget = m_document.engine().budget;
    switch (reason) {
    case DropReason::Length:
        return budget.tokens ? tr("No room within %1 tokens; these mattered least").arg(budget.tokens)
               : budget.words
                   ? tr("No room within %1 words; these mattered least").arg(budget.words)
                   : tr("No room within %1 characters; these mattered least").arg(budget.characters);
    case DropReason::Units:
        return budget.units == 1
                   ? tr("One change of the face at a time is what this generator follows")
                   : tr("More than %1 looks of the face at once blur into each other here").arg(budget.units);
    case DropReason::Room:
        return tr("A sentence holds only so many details");
    case DropReason::NoWords:
        return tr("There are no words for this here");
    case DropReason::Removed:
        return tr("Taken out by you");
    case DropReason::None:
        break;
    }
    return {};
}

QStringList LeftOut::lines() const
{
    QStringList all;
    for (const PromptSegment &phrase : m_document.prompt().dropped)
        all += QString::fromStdString(phrase.text) + QStringLiteral(": ") + sentenceFor(phrase.dropped);
    return all;
}

void LeftOut::addReason(QVBoxLayout &rows, DropReason reason)
{
    bool first = true;
    for (const PromptSegment &phrase : m_document.prompt().dropped) {
        if (phrase.dropped != reason)
            continue;
        if (std::exchange(first, false)) {
            auto *head = new QLabel(sentenceFor(reason));
            head->setWordWrap(true);
            head->setProperty("textSize", "small");
            head->setProperty("tone", "muted");
            head->setContentsMargins(8, 8, 8, 0);
            rows.addWidget(head);
        }
        const bool byHand = phrase.controls.empty();
        const QString id = byHand ? QString() : QString::fromStdString(phrase.controls.front());
        const QString name =
            byHand ? tr("to keep out") : QString::fromStdString(m_words.label(phrase.controls.front()));
        const QString text = QString::fromStdString(phrase.text);
        auto *row =
            new QPushButton(QStringLiteral("%1  ·  %2").arg(text, name).replace('&', QStringLiteral("&&")));
        row->setFlat(true);
        row->setStyleSheet(QStringLiteral("text-align: left"));
        row->setToolTip(reason == DropReason::Removed ? tr("Put it back") : tr("Show its control"));
        row->setAccessibleName(row->toolTip() + QStringLiteral(": ") + text);
        rows.addWidget(row);
        connect(row, &QPushButton::clicked, this, [this, row, id, phrase] {
            row->window()->close();
            if (phrase.dropped == DropReason::Removed)
                m_document.setOwnWords(withoutHand(m_document.spec().words, phrase), tr("Put a phrase back"));
            else if (!id.isEmpty())
                emit controlRequested(id);
        });
    }
}

void LeftOut::open()
{
    auto *popup = new QFrame(this, Qt::Popup);
    popup->setAttribute(Qt::WA_DeleteOnClose);
    popup->setFrameShape(QFrame::StyledPanel);
    popup->setAccessibleName(text());
    auto *content = new QWidget;
    auto *rows = new QVBoxLayout(content);
    rows->setContentsMargins(4, 4, 4, 8);
    rows->setSpacing(0);
    for (const DropReason reason : reasons)
        addReason(*rows, reason);
    auto *scroll = new QScrollArea;
    scroll->setWidget(content);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto *all = new QVBoxLayout(popup);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(scroll);
    const QSize size = (content->sizeHint() + QSize(24, 4)).boundedTo(largest);
    popup->resize(size);
    const QRect free = screen()->availableGeometry();
    QPoint corner = mapToGlobal(QPoint(width() - size.width(), -size.height() - 4));
    corner.setX(std::clamp(corner.x(), free.left(), std::max(free.left(), free.right() - size.width())));
    popup->move(corner.x(), std::max(free.top(), corner.y()));
    popup->show();
    if (auto *first = content->findChild<QPushButton *>())
        first->setFocus();
}

} // namespace presence
