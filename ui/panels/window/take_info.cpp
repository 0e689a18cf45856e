// SPDX-License-Identifier: MIT
#include "ui/panels/window/take_info.h"

#include "ui/models/session/session.h"

#include <QLabel>
#include <QLocale>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace presence {

TakeInfo::TakeInfo(Session &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_facts(new QLabel)
    , m_words(new QPlainTextEdit)
{
    m_facts->setTextFormat(Qt::RichText);
    m_facts->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_facts->setWordWrap(true);
    m_facts->setAlignment(Qt::AlignTop);
    m_facts->setAccessibleName(tr("How this take was made"));
    m_words->setReadOnly(true);
    m_words->setAccessibleName(tr("Prompt of this take"));
    m_words->setFrameShape(QFrame::NoFrame);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(12, 12, 12, 12);
    column->setSpacing(8);
    column->addWidget(m_facts);
    column->addWidget(m_words, 1);

    connect(&session.selection, &TakeSelection::currentChanged, this, &TakeInfo::showTake);
    showTake();
}

QString TakeInfo::text() const { return m_facts->text() + m_words->toPlainText(); }

void TakeInfo::showTake()
{
    const Take *take = m_session.takes.find(m_session.selection.current());
    m_words->setVisible(take);
    if (!take) {
        m_facts->setText(tr("Choose a take to see how it was made."));
        return;
    }
    const auto row = [](const QString &name, const QString &value) {
        return value.isEmpty() ? QString()
                               : "<tr><td style='padding-right:12px'>" + name.toHtmlEscaped() + "</td><td>" +
                                     value.toHtmlEscaped() + "</td></tr>";
    };
    const QString folder = QString::fromStdString(m_session.store.takeFolder(take->id).string());
    const QString made = QLocale().toString(
        QDateTime::fromString(QString::fromStdString(take->createdAt), Qt::ISODate).toLocalTime(),
        QLocale::ShortFormat);
    m_facts->setText(
        "<b>" + takeName(m_session.takes, m_session.selection.current()).toHtmlEscaped() + "</b><table>" +
        row(tr("Made"), made) + row(tr("Backend"), QString::fromStdString(take->backendId)) +
        row(tr("Model"), QString::fromStdString(take->model)) +
        row(tr("Size"), tr("%1 × %2 px").arg(take->settings.width).arg(take->settings.height)) +
        row(tr("Seed"), take->seed < 0 ? tr("not told by the service") : QString::number(take->seed)) +
        row(tr("Steps"), take->settings.steps > 0 ? QString::number(take->settings.steps) : QString()) +
        row(tr("Sampler"), QString::fromStdString(take->settings.sampler)) + row(tr("Folder"), folder) +
        "</table>");
    QString words = QString::fromStdString(take->promptText);
    if (!take->negativePrompt.empty())
        words += "\n\n" + tr("Negative: %1").arg(QString::fromStdString(take->negativePrompt));
    m_words->setPlainText(words);
}

} // namespace presence
