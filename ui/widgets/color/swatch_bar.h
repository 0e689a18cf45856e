// SPDX-License-Identifier: MIT
#pragma once

#include <QColor>
#include <QList>
#include <QWidget>

namespace presence {

/// A colour with its name and how much of the bar it takes.
struct Swatch
{
    QColor color;
    QString name; ///< "Background 60 %"; read aloud with the colour's code
    double share = 1;
    friend bool operator==(const Swatch &, const Swatch &) = default;
};

/// Colours side by side, as wide as their shares. A click, Enter or Space activates one; left and right
/// choose.
class SwatchBar : public QWidget
{
    Q_OBJECT

public:
    explicit SwatchBar(QWidget *parent = nullptr);

    void setSwatches(const QList<Swatch> &swatches);
    const QList<Swatch> &swatches() const { return m_swatches; }
    QRect rectOf(int swatch) const;
    int chosen() const { return m_chosen; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {96, sizeHint().height()}; }

signals:
    void activated(int swatch);

protected:
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    int swatchAt(QPoint point) const;
    void choose(int swatch);

    QList<Swatch> m_swatches;
    int m_chosen = 0;
};

} // namespace presence
