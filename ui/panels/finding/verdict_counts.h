// SPDX-License-Identifier: MIT
#pragma once

#include "core/critique/finding.h"

#include <QList>
#include <QWidget>

namespace presence {

/// How many findings have which verdict, by Verdict.
QList<int> countsOf(const std::vector<Finding> &findings);
/// "1 fail · 2 pass", what asks for something first; empty verdicts are left out.
QString countsText(const QList<int> &counts);

/// The same as shapes with numbers, for narrow places.
class VerdictCounts : public QWidget
{
    Q_OBJECT

public:
    explicit VerdictCounts(const QList<int> &counts = {}, QWidget *parent = nullptr);

    void setCounts(const QList<int> &counts);
    const QList<int> &counts() const { return m_counts; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QList<int> m_counts;
};

} // namespace presence
