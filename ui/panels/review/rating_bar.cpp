// SPDX-License-Identifier: MIT
#include "ui/panels/review/rating_bar.h"

#include "ui/models/takes/take_model.h"
#include "ui/models/takes/take_selection.h"
#include "ui/widgets/picture/star_rating.h"

#include <QHBoxLayout>
#include <QToolButton>

namespace presence {

namespace {

QToolButton *flagButton(const QString &text, const QString &help)
{
    auto *button = new QToolButton;
    button->setText(text);
    button->setToolTip(help);
    button->setCheckable(true);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setProperty("segment", true);
    return button;
}

} // namespace

RatingBar::RatingBar(TakeModel &takes, TakeSelection &selection, QWidget *parent)
    : QWidget(parent)
    , m_takes(takes)
    , m_selection(selection)
    , m_stars(new StarRating)
    , m_pick(flagButton(tr("✓ Pick"), tr("A keeper (P; U takes the flag away)")))
    , m_reject(flagButton(tr("✕ Reject"), tr("Not this one (X; U takes the flag away)")))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_stars);
    row->addStretch();
    row->addWidget(m_pick);
    row->addWidget(m_reject);

    connect(m_stars, &StarRating::rated, this,
            [this](int rating) { m_takes.setRating(m_selection.current(), rating); });
    connect(m_pick, &QToolButton::clicked, this, [this](bool on) { flag(Take::Flag::Pick, on); });
    connect(m_reject, &QToolButton::clicked, this, [this](bool on) { flag(Take::Flag::Reject, on); });
    connect(&selection, &TakeSelection::currentChanged, this, &RatingBar::showTake);
    connect(&takes, &TakeModel::takeChanged, this, &RatingBar::showTake);
    showTake();
}

void RatingBar::flag(Take::Flag flag, bool on)
{
    m_takes.setFlag(m_selection.current(), on ? flag : Take::Flag::None);
}

void RatingBar::showTake()
{
    const Take *take = m_takes.find(m_selection.current());
    setEnabled(take);
    m_stars->setRating(take ? take->rating : 0);
    m_pick->setChecked(take && take->flag == Take::Flag::Pick);
    m_reject->setChecked(take && take->flag == Take::Flag::Reject);
}

} // namespace presence
