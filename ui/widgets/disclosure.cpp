// SPDX-License-Identifier: MIT
#include "ui/widgets/disclosure.h"

#include "ui/widgets/icons.h"

#include <QToolButton>
#include <QVBoxLayout>

namespace presence {

Disclosure::Disclosure(const QString &title, std::function<QWidget *()> makeContent, QWidget *parent)
    : QWidget(parent)
    , m_makeContent(std::move(makeContent))
    , m_header(new QToolButton)
{
    m_header->setText(title);
    m_header->setCheckable(true);
    m_header->setIcon(icon(QStringLiteral("chevron_right"), QStringLiteral("chevron_down")));
    m_header->setIconSize({10, 10});
    m_header->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_header->setFocusPolicy(Qt::StrongFocus);
    m_header->setProperty("header", true);
    m_header->setProperty("textSize", "small");
    m_header->setMinimumHeight(24);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header, 0, Qt::AlignLeft);
    connect(m_header, &QToolButton::toggled, this, &Disclosure::setOpen);
}

bool Disclosure::isOpen() const { return m_content && !m_content->isHidden(); }

void Disclosure::setTitle(const QString &title) { m_header->setText(title); }
QString Disclosure::title() const { return m_header->text(); }

void Disclosure::setOpen(bool open)
{
    m_header->setChecked(open);
    if (open == isOpen())
        return;
    if (!m_content) {
        m_content = m_makeContent();
        layout()->addWidget(m_content);
    }
    m_content->setVisible(open);
    if (open)
        emit opened();
}

} // namespace presence
