// SPDX-License-Identifier: MIT
#pragma once

#include <QStyledItemDelegate>

namespace presence {

/// Draws a take in a list: the picture on the stage's grey, below it number, stars and flag and what the
/// review found, as shapes with counts. The second picture of a comparison carries a B; rejected takes are
/// faint.
class ThumbnailDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    /// `cell`: of one take in logical pixels, captions included.
    explicit ThumbnailDelegate(QSize cell, QObject *parent = nullptr);

    void setOther(const QString &takeId) { m_other = takeId; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override { return m_cell; }

private:
    void paintCaption(QPainter &painter, const QRectF &box, const QPalette &palette,
                      const QModelIndex &index) const;

    QSize m_cell;
    QString m_other;
};

} // namespace presence
