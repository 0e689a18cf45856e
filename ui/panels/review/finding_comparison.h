// SPDX-License-Identifier: MIT
#pragma once

#include "core/critique/finding.h"

#include <QStringList>
#include <QWidget>

#include <optional>

class QGridLayout;
class QToolButton;

namespace presence {

/// The findings of two takes beside each other: what has another verdict or measure with the word for the
/// change, and, when asked for, what is the same.
class FindingComparison : public QWidget
{
    Q_OBJECT

public:
    explicit FindingComparison(QWidget *parent = nullptr);

    /// Null: not measured yet.
    void setReports(const CritiqueReport *a, const QString &nameA, const CritiqueReport *b,
                    const QString &nameB);

    /// What has another verdict: "Eyes open: pass → fail".
    QStringList lines() const { return m_lines; }
    QToolButton *sameToggle() const { return m_same; }
    int shownRows() const { return m_shown; }

signals:
    /// The pointer rests on this finding of A; nothing = no longer.
    void pointed(const std::optional<presence::Finding> &finding);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void refresh();
    void addHeads();
    void addRow(const Finding &a, const Finding &b);

    std::optional<CritiqueReport> m_reports[2];
    QString m_names[2];
    QStringList m_lines;
    int m_shown = 0;
    QWidget *m_table = nullptr;
    QGridLayout *m_grid = nullptr;
    QToolButton *m_same;
};

/// "better", "worse", or "other" where only the measure is; empty where nothing is.
QString changeWord(const Finding &before, const Finding &after);

} // namespace presence
