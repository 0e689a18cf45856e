// SPDX-License-Identifier: MIT
#pragma once

#include "core/shoot/take.h"

#include <QSortFilterProxyModel>

#include <optional>

namespace presence {

/// The takes that one wants to see, by time.
class TakeFilter : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    explicit TakeFilter(QAbstractItemModel *takes, QObject *parent = nullptr);

    void setSmallestRating(int stars);
    int smallestRating() const { return m_smallestRating; }
    /// Only takes with this flag; nothing = all.
    void setFlag(std::optional<Take::Flag> flag);
    void setHideRejected(bool hide);
    /// Only takes whose answer to this finding is one of these; an empty id = all.
    void setFinding(const QString &id, const QList<Verdict> &verdicts);
    void setNewestFirst(bool newestFirst);

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;
    bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    int m_smallestRating = 0;
    std::optional<Take::Flag> m_flag;
    bool m_hideRejected = false;
    QString m_finding;
    QList<Verdict> m_verdicts;
};

} // namespace presence
