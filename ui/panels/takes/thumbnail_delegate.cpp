// SPDX-License-Identifier: MIT
#include "ui/panels/takes/thumbnail_delegate.h"

#include "core/shoot/take.h"
#include "ui/models/takes/take_model.h"
#include "ui/panels/finding/finding_words.h"
#include "ui/widgets/picture/star_rating.h"

#include <QPainter>

namespace presence {

namespace {

constexpr int gap = 4;
constexpr int captionHeight = 20;
constexpr double starHeight = 11;
constexpr double rejectedOpacity = 0.35;
constexpr int roomForVerdicts = 150; // narrower cells show only the worst one

void paintBadge(QPainter &painter, const QRectF &box, const QString &text)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(0, 0, 0, 190));
    painter.drawRoundedRect(box, 3, 3);
    painter.setPen(Qt::white);
    painter.drawText(box, Qt::AlignCenter, text);
}

} // namespace

ThumbnailDelegate::ThumbnailDelegate(QSize cell, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_cell(cell)
{
}

void ThumbnailDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const
{
    painter->save();
    painter->setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    const QRectF cell = QRectF(option.rect).adjusted(gap / 2.0, gap / 2.0, -gap / 2.0, -gap / 2.0);
    const bool current = option.state.testFlag(QStyle::State_Selected);
    if (current || option.state.testFlag(QStyle::State_MouseOver)) {
        painter->setPen(current ? QPen(option.palette.color(QPalette::Highlight), 2) : QPen(Qt::NoPen));
        painter->setBrush(option.palette.color(current ? QPalette::Button : QPalette::Light));
        painter->drawRoundedRect(cell.adjusted(1, 1, -1, -1), 4, 4);
    }
    const QRectF ground = cell.adjusted(gap, gap, -gap, -captionHeight - gap);
    const auto flag = Take::Flag(index.data(TakeModel::FlagRole).toInt());
    painter->setOpacity(flag == Take::Flag::Reject ? rejectedOpacity : 1);
    const QImage picture = index.data(Qt::DecorationRole).value<QImage>();
    QRectF target = ground;
    if (picture.isNull()) {
        painter->fillRect(ground, option.palette.color(QPalette::Shadow));
    } else {
        const double ratio = painter->device()->devicePixelRatioF();
        const QSize pixels = picture.size().scaled((ground.size() * ratio).toSize(), Qt::KeepAspectRatio);
        target = QRectF(QPointF(), QSizeF(pixels) / ratio);
        target.moveCenter(ground.center());
        target.moveTopLeft(QPointF(QPointF(target.topLeft() * ratio).toPoint()) / ratio);
        painter->drawImage(target, picture.scaled(pixels, Qt::IgnoreAspectRatio, Qt::SmoothTransformation));
    }
    QFont small = option.font;
    small.setPointSizeF(small.pointSizeF() * 0.9);
    painter->setFont(small);
    if (index.data(TakeModel::IdRole).toString() == m_other)
        paintBadge(*painter, {target.right() - 20, target.top() + 4, 16, 16}, QStringLiteral("B"));
    paintCaption(*painter,
                 {cell.left() + gap + 2, ground.bottom() + 2, ground.width() - 4, captionHeight - 2},
                 option.palette, index);
    painter->restore();
}

void ThumbnailDelegate::paintCaption(QPainter &painter, const QRectF &box, const QPalette &palette,
                                     const QModelIndex &index) const
{
    const QColor ink = palette.color(QPalette::WindowText);
    const QColor muted = palette.color(QPalette::PlaceholderText);
    const QFontMetricsF metrics(painter.font());
    double left = box.left();
    const QString number = index.data(TakeModel::NumberRole).toString();
    painter.setPen(muted);
    painter.drawText(box, Qt::AlignLeft | Qt::AlignVCenter, number);
    left += metrics.horizontalAdvance(number) + 6;

    const auto flag = Take::Flag(index.data(TakeModel::FlagRole).toInt());
    if (flag != Take::Flag::None) {
        paintVerdict(painter, {left, box.center().y() - 5, 10, 10},
                     flag == Take::Flag::Pick ? VerdictShape::Check : VerdictShape::Cross, ink);
        left += 14;
    }
    const bool roomy = box.width() > roomForVerdicts;
    if (const int rating = index.data(TakeModel::RatingRole).toInt(); rating > 0) {
        const int drawn = roomy ? rating : 1; // where it is narrow: a star and how many
        painter.save();
        painter.setClipRect(QRectF(left, box.top(), drawn * starHeight, box.height()));
        paintStars(painter, {left, box.center().y() - starHeight / 2, starHeight * 5, starHeight}, rating,
                   ink);
        painter.restore();
        left += drawn * starHeight;
        if (!roomy) {
            painter.setPen(ink);
            painter.drawText(QRectF(left + 1, box.top(), 12, box.height()), Qt::AlignLeft | Qt::AlignVCenter,
                             QString::number(rating));
            left += 10;
        }
        left += 6;
    }

    const auto counts = index.data(TakeModel::VerdictCountsRole).value<QList<int>>();
    if (counts.isEmpty())
        return;
    double right = box.right();
    const auto put = [&](Verdict verdict, int count) {
        const QString text = count > 0 ? QString::number(count) : QString();
        const double width = metrics.horizontalAdvance(text) + 14;
        if (right - width < left)
            return;
        right -= width;
        const VerdictShape shape = verdictShape(verdict);
        paintVerdict(painter, {right, box.center().y() - 5, 10, 10}, shape, verdictInk(shape, palette));
        painter.setPen(muted);
        painter.drawText(QRectF(right + 12, box.top(), width, box.height()), Qt::AlignLeft | Qt::AlignVCenter,
                         text);
        right -= 4;
    };
    bool any = false;
    for (const Verdict verdict : {Verdict::Fail, Verdict::Warn, Verdict::Note})
        if (const int count = counts[int(verdict)]; count > 0 && (roomy || !any)) {
            put(verdict, count);
            any = true;
        }
    if (!any && counts[int(Verdict::Pass)] > 0)
        put(Verdict::Pass, 0);
}

} // namespace presence
