// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QWidget>

namespace presence {

/// A few named shares, each as five pips and a word for screen readers.
class BarList : public QWidget
{
    Q_OBJECT

public:
    struct Bar
    {
        QString name;
        double share = 0; ///< 0–1
    };

    explicit BarList(QWidget *parent = nullptr);

    void setBars(const QList<Bar> &bars);
    const QList<Bar> &bars() const { return m_bars; }
    /// Filled pips of a share, 0–5.
    static int pips(double share);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {160, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QList<Bar> m_bars;
};

} // namespace presence
