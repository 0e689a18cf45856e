// SPDX-License-Identifier: MIT
#include "ui/widgets/fields/sided_slider.h"

#include "ui/widgets/icons.h"

#include <QApplication>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>

namespace presence {

SidedSlider::SidedSlider(const ValueScale &scale, QWidget *parent)
    : QWidget(parent)
    , m_left(new ValueSlider(scale))
    , m_right(new ValueSlider(scale))
    , m_leftLetter(new QLabel(tr("L", "the subject's left side")))
    , m_rightLetter(new QLabel(tr("R", "the subject's right side")))
    , m_link(new QToolButton)
{
    m_link->setCheckable(true);
    m_link->setIcon(icon(QStringLiteral("link_off"), QStringLiteral("link")));
    m_link->setIconSize({14, 14});
    m_link->setFixedSize(24, 24);
    m_leftLetter->setProperty("tone", "muted");
    m_rightLetter->setProperty("tone", "muted");
    m_leftLetter->setToolTip(tr("The subject's left, at the right of the picture"));
    m_rightLetter->setToolTip(tr("The subject's right, at the left of the picture"));

    m_link->setProperty("quiet", true);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    auto *grid = new QGridLayout;
    grid->setSpacing(0);
    grid->addWidget(m_rightLetter, 0, 0);
    grid->addWidget(m_right, 0, 1);
    grid->addWidget(m_leftLetter, 1, 0);
    grid->addWidget(m_left, 1, 1);
    grid->setColumnStretch(1, 1);
    row->addWidget(m_link);
    row->addLayout(grid, 1);
    setFocusProxy(m_right);
    setTabOrder(m_link, m_right);
    setTabOrder(m_right->box(), m_left->track());

    connect(m_link, &QToolButton::clicked, this, &SidedSlider::toggleLink);
    connect(m_right, &ValueSlider::valueChanged, this, [this](double value) {
        if (m_linked)
            m_left->setValue(value);
        emit valuesChanged(left(), right());
    });
    connect(m_left, &ValueSlider::valueChanged, this, [this] { emit valuesChanged(left(), right()); });
    for (const ValueSlider *slider : {m_left, m_right}) {
        connect(slider, &ValueSlider::editingFinished, this, &SidedSlider::editingFinished);
        connect(slider, &ValueSlider::resetRequested, this, &SidedSlider::resetRequested);
    }
    setLinked(true);
}

void SidedSlider::setValues(double left, double right)
{
    m_left->setValue(left);
    m_right->setValue(right);
    const bool underTheHand = m_left->track()->isDragged() || m_right->track()->isDragged() ||
                              isAncestorOf(QApplication::focusWidget());
    if (left != right && m_linked)
        setLinked(false);
    else if (left == right && !m_linked && !m_keptApart && !underTheHand)
        setLinked(true);
}

void SidedSlider::setDefaultTick(double value)
{
    m_left->setDefaultTick(value);
    m_right->setDefaultTick(value);
}

void SidedSlider::setSecondTicks(std::optional<double> left, std::optional<double> right)
{
    m_left->setSecondTick(left);
    m_right->setSecondTick(right);
}

void SidedSlider::setLinked(bool linked)
{
    m_linked = linked;
    m_link->setChecked(linked);
    m_link->setToolTip(linked ? tr("Both sides move together. Click to direct left and right apart.")
                              : tr("The sides move apart. Click to move them together."));
    m_left->setVisible(!linked);
    m_leftLetter->setVisible(!linked);
    m_rightLetter->setVisible(!linked);
    passNames();
}

void SidedSlider::toggleLink(bool linked)
{
    m_keptApart = !linked;
    setLinked(linked);
    if (!linked || left() == right())
        return;
    const double both = std::max(left(), right());
    setValues(both, both);
    emit valuesChanged(both, both);
    emit editingFinished();
}

bool SidedSlider::event(QEvent *event)
{
    if (event->type() == QEvent::Polish || event->type() == QEvent::ToolTipChange)
        passNames();
    return QWidget::event(event);
}

void SidedSlider::passNames()
{
    const auto name = [this](ValueSlider *slider, const QString &text) {
        slider->setAccessibleName(text);
        slider->setAccessibleDescription(accessibleDescription());
        slider->setToolTip(toolTip());
        slider->passNames();
    };
    name(m_right, m_linked ? accessibleName() : tr("%1, subject's right").arg(accessibleName()));
    name(m_left, tr("%1, subject's left").arg(accessibleName()));
    m_link->setAccessibleName(tr("Link both sides of %1").arg(accessibleName()));
}

} // namespace presence
