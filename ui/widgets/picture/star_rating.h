// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

class QPainter;

namespace presence {

/// Draws `rating` of five stars, filled and hollow, left-aligned in `box`; each star is as wide as `box` is
/// high.
void paintStars(QPainter &painter, const QRectF &box, int rating, const QColor &ink);

/// 0–5 stars by click, arrow keys or digits. Clicking the star that is set clears the rating.
class StarRating : public QWidget
{
    Q_OBJECT
    Q_PROPERTY(int rating READ rating WRITE setRating NOTIFY ratingChanged USER true)

public:
    explicit StarRating(QWidget *parent = nullptr);

    int rating() const { return m_rating; }
    /// Clamped to 0–5. Emits ratingChanged() but not rated().
    void setRating(int rating);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

signals:
    void ratingChanged(int rating);
    void rated(int rating); ///< by the user

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void rate(int rating);

    int m_rating = 0;
};

} // namespace presence
