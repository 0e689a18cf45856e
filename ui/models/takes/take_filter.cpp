// SPDX-License-Identifier: MIT
#include "ui/models/takes/take_filter.h"

#include "ui/models/takes/take_model.h"

namespace presence {

TakeFilter::TakeFilter(QAbstractItemModel *takes, QObject *parent)
    : QSortFilterProxyModel(parent)
{
    setSourceModel(takes);
    setDynamicSortFilter(true);
    sort(0);
}

void TakeFilter::setSmallestRating(int stars)
{
    m_smallestRating = stars;
    invalidateFilter();
}

void TakeFilter::setFlag(std::optional<Take::Flag> flag)
{
    m_flag = flag;
    invalidateFilter();
}

void TakeFilter::setHideRejected(bool hide)
{
    m_hideRejected = hide;
    invalidateFilter();
}

void TakeFilter::setFinding(const QString &id, const QList<Verdict> &verdicts)
{
    m_finding = id;
    m_verdicts = verdicts;
    invalidateFilter();
}

void TakeFilter::setNewestFirst(bool newestFirst)
{
    sort(0, newestFirst ? Qt::DescendingOrder : Qt::AscendingOrder);
}

bool TakeFilter::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    const QModelIndex take = sourceModel()->index(row, 0, parent);
    const auto flag = Take::Flag(take.data(TakeModel::FlagRole).toInt());
    if (!m_finding.isEmpty()) {
        const auto verdicts = take.data(TakeModel::VerdictsRole).value<QHash<QString, int>>();
        const auto verdict = verdicts.constFind(m_finding);
        if (verdict == verdicts.constEnd() || !m_verdicts.contains(Verdict(*verdict)))
            return false;
    }
    return take.data(TakeModel::RatingRole).toInt() >= m_smallestRating && (!m_flag || *m_flag == flag) &&
           !(m_hideRejected && flag == Take::Flag::Reject);
}

bool TakeFilter::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    return left.row() < right.row();
}

} // namespace presence
