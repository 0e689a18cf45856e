// SPDX-License-Identifier: MIT
#pragma once

#include "core/shoot/take.h"

#include <QWidget>

class QToolButton;

namespace presence {

class StarRating;
class TakeModel;
class TakeSelection;

/// Stars and flag of the current take.
class RatingBar : public QWidget
{
    Q_OBJECT

public:
    RatingBar(TakeModel &takes, TakeSelection &selection, QWidget *parent = nullptr);

    StarRating *stars() const { return m_stars; }
    QToolButton *pickButton() const { return m_pick; }
    QToolButton *rejectButton() const { return m_reject; }

private:
    void showTake();
    void flag(Take::Flag flag, bool on);

    TakeModel &m_takes;
    TakeSelection &m_selection;
    StarRating *m_stars;
    QToolButton *m_pick;
    QToolButton *m_reject;
};

} // namespace presence
