// SPDX-License-Identifier: MIT
#include "ui/panels/making/send_consent.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace presence {

namespace {

QString whereText(const Outgoing &disclosure)
{
    const QString to = QString::fromStdString(disclosure.to);
    switch (disclosure.reach) {
    case Outgoing::Reach::Nowhere:
    case Outgoing::Reach::ThisMachine:
        return SendConsent::tr("This goes to %1, on this machine.").arg(to);
    case Outgoing::Reach::Network:
        return SendConsent::tr("This goes to %1, another machine in your network.").arg(to);
    case Outgoing::Reach::Internet:
        break;
    }
    return SendConsent::tr("This goes over the internet to %1, whose terms apply to it.").arg(to);
}

QLabel *wrapped(const QString &words)
{
    auto *label = new QLabel(words);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

} // namespace

SendConsent::SendConsent(const Outgoing &disclosure, QWidget *parent)
    : QDialog(parent)
    , m_agree(new QPushButton(tr("Send")))
{
    setWindowTitle(tr("What leaves this machine"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 16, 20, 16);
    column->setSpacing(12);
    auto *where = wrapped(whereText(disclosure));
    where->setProperty("textSize", "heading");
    column->addWidget(where);
    for (const std::string &line : disclosure.lines) {
        auto *row = new QHBoxLayout;
        row->setSpacing(8);
        row->addWidget(new QLabel(QStringLiteral("•")), 0, Qt::AlignTop);
        row->addWidget(wrapped(QString::fromStdString(line)), 1);
        column->addLayout(row);
    }
    auto *once = wrapped(tr("You are asked once for this service and address, and once for pictures."));
    once->setProperty("tone", "muted");
    column->addWidget(once);
    column->addStretch();
    auto *buttons = new QDialogButtonBox;
    buttons->addButton(m_agree, QDialogButtonBox::AcceptRole);
    auto *no = buttons->addButton(tr("Not now"), QDialogButtonBox::RejectRole);
    no->setToolTip(tr("The order stays in the queue, held back"));
    m_agree->setProperty("primary", true);
    column->addWidget(buttons);
    setMinimumWidth(460);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

/// As high as its words are, now that they have their fonts.
void SendConsent::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    resize(minimumWidth(), layout()->heightForWidth(minimumWidth()));
}

QString SendConsent::text() const
{
    QStringList lines;
    for (const QLabel *label : findChildren<QLabel *>())
        lines << label->text();
    return lines.join('\n');
}

} // namespace presence
