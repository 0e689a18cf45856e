// SPDX-License-Identifier: MIT
#pragma once

#include "core/critique/finding.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QStackedLayout;

namespace presence {

class TakeFilter;
class TakeListView;
class TakeModel;
class TakeSelection;

/// All takes of the shoot, with a row above that says which ones one wants to see.
class ContactSheet : public QWidget
{
    Q_OBJECT

public:
    ContactSheet(TakeModel &takes, TakeSelection &selection, QWidget *parent = nullptr);

    TakeListView *list() const { return m_list; }
    QComboBox *ratingFilter() const { return m_rating; }
    QComboBox *flagFilter() const { return m_flag; }
    QComboBox *findingFilter() const { return m_finding; }
    QComboBox *verdictFilter() const { return m_verdict; } ///< shown while a finding is chosen

    /// Only the takes whose answer to this question is as bad, or the same.
    void filterBy(const Finding &finding);

signals:
    void opened();
    void comparisonChosen();
    void companionWanted(const QString &takeId, const QString &kind);

private:
    void fillFindings();
    void filterFindings();
    void refresh();

    TakeModel &m_takes;
    TakeFilter *m_filter;
    TakeListView *m_list;
    QComboBox *m_rating;
    QComboBox *m_flag;
    QComboBox *m_order;
    QComboBox *m_finding;
    QComboBox *m_verdict;
    QLabel *m_count;
    QLabel *m_empty;
    QStackedLayout *m_stack;
};

} // namespace presence
