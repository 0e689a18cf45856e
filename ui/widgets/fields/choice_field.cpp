// SPDX-License-Identifier: MIT
#include "ui/widgets/fields/choice_field.h"

#include "ui/widgets/layout/wrapped_tip.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QStyledItemDelegate>
#include <QToolButton>

namespace presence {

namespace {

constexpr int closedPictureHeight = 20;

class PictureDelegate : public QStyledItemDelegate
{
public:
    PictureDelegate(const QSize &size, QObject *parent)
        : QStyledItemDelegate(parent)
        , m_size(size)
    {
    }

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        return QStyledItemDelegate::sizeHint(option, index).expandedTo({0, m_size.height() + 4});
    }

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        option->decorationSize = m_size;
    }

private:
    QSize m_size;
};

} // namespace

ChoiceField::ChoiceField(const QList<Choice> &choices, Style style, QWidget *parent)
    : QWidget(parent)
    , m_choices(choices)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 2, 0, 2);
    row->setSpacing(0);
    if (style == Style::List) {
        m_list = new QComboBox;
        m_list->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        m_list->setMinimumContentsLength(6);
        m_list->setFocusPolicy(Qt::StrongFocus);
        m_list->setMaxVisibleItems(20);
        m_list->installEventFilter(this);
        setChoices(choices);
        m_list->setCurrentIndex(0);
        row->addWidget(m_list);
        setFocusProxy(m_list);
        connect(m_list, &QComboBox::activated, this,
                [this](int index) { emit choiceChanged(m_choices[index].id); });
        return;
    }
    m_segments = new QButtonGroup(this); // exclusive: arrow keys move inside, Tab leaves
    for (const Choice &choice : m_choices) {
        auto *button = new QToolButton;
        button->setText(choice.label);
        button->setToolTip(wrappedTip(choice.help));
        button->setCheckable(true);
        button->setProperty("segment", true);
        button->setMinimumHeight(24);
        button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        m_segments->addButton(button, int(m_segments->buttons().size()));
        row->addWidget(button, 1);
    }
    setFocusProxy(m_segments->button(0));
    connect(m_segments, &QButtonGroup::idClicked, this,
            [this](int index) { emit choiceChanged(m_choices[index].id); });
}

void ChoiceField::setChoices(const QList<Choice> &choices)
{
    const QString kept = choice();
    m_choices = choices;
    m_list->clear();
    for (const Choice &choice : m_choices) {
        m_list->addItem(choice.picture, choice.label, choice.id);
        m_list->setItemData(m_list->count() - 1, wrappedTip(choice.help), Qt::ToolTipRole);
    }
    setChoice(kept);
}

ChoiceField::Style ChoiceField::fittingStyle(const QList<Choice> &choices, const QFontMetrics &metrics,
                                             int room)
{
    int needed = 0;
    for (const Choice &choice : choices)
        needed = std::max(needed, metrics.horizontalAdvance(choice.label) + 24);
    return choices.size() <= 3 && needed * choices.size() <= room ? Style::Segments : Style::List;
}

QString ChoiceField::choice() const
{
    const int index = m_list ? m_list->currentIndex() : m_segments->checkedId();
    return index < 0 ? QString() : m_choices[index].id;
}

void ChoiceField::setChoice(const QString &id)
{
    int index = int(m_choices.size()) - 1;
    while (index >= 0 && m_choices[index].id != id)
        --index;
    if (m_list) {
        m_list->setCurrentIndex(index);
    } else if (QAbstractButton *button = m_segments->button(index)) {
        button->setChecked(true);
        setFocusProxy(button);
    } else if (QAbstractButton *checked = m_segments->checkedButton()) {
        m_segments->setExclusive(false);
        checked->setChecked(false);
        m_segments->setExclusive(true);
    }
}

void ChoiceField::setPicture(const QString &id, const QIcon &picture, const QSize &size)
{
    for (int i = 0; i < m_choices.size(); ++i) {
        if (m_choices[i].id != id)
            continue;
        if (m_list) {
            m_list->setIconSize(size.scaled(size.width(), closedPictureHeight, Qt::KeepAspectRatio));
            if (!m_hasPictures)
                m_list->setItemDelegate(new PictureDelegate(size, m_list)); // larger where one is chosen
            m_hasPictures = true;
            m_list->setItemIcon(i, picture);
        } else if (auto *button = qobject_cast<QToolButton *>(m_segments->button(i))) {
            button->setIconSize(size);
            button->setIcon(picture);
            button->setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
        }
    }
}

bool ChoiceField::eventFilter(QObject *object, QEvent *event)
{
    if (object == m_list && event->type() == QEvent::Wheel && !m_list->hasFocus()) {
        event->ignore(); // let the panel scroll
        return true;
    }
    return QWidget::eventFilter(object, event);
}

bool ChoiceField::event(QEvent *event)
{
    if (event->type() == QEvent::Polish || event->type() == QEvent::ToolTipChange)
        passNames();
    return QWidget::event(event);
}

void ChoiceField::passNames()
{
    if (m_list) {
        m_list->setAccessibleName(accessibleName());
        m_list->setAccessibleDescription(accessibleDescription());
        m_list->setToolTip(toolTip());
        return;
    }
    for (int i = 0; i < m_choices.size(); ++i) {
        QAbstractButton *button = m_segments->button(i);
        button->setAccessibleName(tr("%1: %2").arg(accessibleName(), m_choices[i].label));
        button->setAccessibleDescription(accessibleDescription());
        if (m_choices[i].help.isEmpty())
            button->setToolTip(toolTip());
    }
}

} // namespace presence
