// SPDX-License-Identifier: MIT
#include "ui/panels/presets/preset_list.h"

#include "ui/models/preset_marks.h"
#include "ui/widgets/icons.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QStyledItemDelegate>

#include <algorithm>

namespace presence {

namespace {

enum Role { OwnRole = Qt::UserRole, StarRole, PictureRole };

constexpr int narrowestTile = 92;
constexpr int margin = 4;
constexpr int restMs = 350; // resting, not passing over

/// Height of a tile of this width: a 4:5 picture and two lines of name.
int tileHeight(int width, const QFontMetrics &metrics)
{
    return (width - 2 * margin) * 5 / 4 + 2 * metrics.lineSpacing() + 3 * margin;
}

class PresetDelegate : public QStyledItemDelegate
{
public:
    explicit PresetDelegate(PresetList *list)
        : QStyledItemDelegate(list)
        , m_list(list)
    {
    }

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return m_list->gridSize();
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        painter->save();
        painter->setRenderHint(QPainter::SmoothPixmapTransform);
        const QPalette &colors = option.palette;
        const bool chosen = option.state & QStyle::State_Selected;
        const QRect tile = option.rect.adjusted(1, 1, -1, -1);
        if (chosen)
            painter->fillRect(tile, colors.color(QPalette::Highlight));
        else if (option.state & QStyle::State_MouseOver)
            painter->fillRect(tile, colors.color(QPalette::Light));
        if (option.state & QStyle::State_HasFocus) {
            painter->setPen(QPen(colors.color(chosen ? QPalette::HighlightedText : QPalette::Highlight), 2));
            painter->drawRect(tile.adjusted(1, 1, -1, -1));
        }
        const int width = option.rect.width() - 2 * margin;
        const QRect frame(option.rect.left() + margin, option.rect.top() + margin, width, width * 5 / 4);
        paintPicture(painter, frame, index.data(PictureRole).value<QImage>(), colors);
        paintMark(painter, frame, index.data(StarRole).toBool() ? QStringLiteral("star_filled") : QString(),
                  0);
        paintMark(painter, frame, index.data(OwnRole).toBool() ? QStringLiteral("edit") : QString(), 1);

        painter->setPen(colors.color(chosen ? QPalette::HighlightedText : QPalette::Text));
        const QRect words(frame.left(), frame.bottom() + margin, width,
                          2 * option.fontMetrics.lineSpacing() + 2);
        painter->setFont(option.font);
        painter->drawText(words, Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap,
                          inTwoLines(index.data().toString(), option.fontMetrics, width));
        painter->restore();
    }

private:
    /// The whole picture, whatever its proportions, in the middle of the frame.
    static void paintPicture(QPainter *painter, const QRect &frame, const QImage &picture,
                             const QPalette &colors)
    {
        painter->fillRect(frame, colors.color(QPalette::Dark));
        if (picture.isNull())
            return;
        QRect place(QPoint(), picture.size().scaled(frame.size(), Qt::KeepAspectRatio));
        place.moveCenter(frame.center());
        painter->drawImage(place, picture);
    }

    static void paintMark(QPainter *painter, const QRect &frame, const QString &name, int side)
    {
        if (name.isEmpty())
            return;
        const QRect spot(side == 0 ? frame.left() + 3 : frame.right() - 20, frame.top() + 3, 18, 18);
        painter->setPen(Qt::NoPen);
        painter->setBrush(QColor(0, 0, 0, 150)); // over any picture, in any theme
        painter->drawRoundedRect(spot, 4, 4);
        icon(name, {}, QPalette::BrightText).paint(painter, spot.adjusted(2, 2, -2, -2));
    }

    /// Broken at a space so that both lines fit, the rest elided.
    static QString inTwoLines(const QString &name, const QFontMetrics &metrics, int width)
    {
        if (metrics.horizontalAdvance(name) <= width)
            return name;
        qsizetype split = -1;
        for (qsizetype at = name.indexOf(' '); at >= 0; at = name.indexOf(' ', at + 1))
            if (metrics.horizontalAdvance(name.left(at)) <= width)
                split = at;
        if (split < 0)
            return metrics.elidedText(name, Qt::ElideRight, width);
        return name.left(split) + QLatin1Char('\n') +
               metrics.elidedText(name.mid(split + 1), Qt::ElideRight, width);
    }

    PresetList *m_list;
};

} // namespace

PresetList::PresetList(QWidget *parent)
    : QListWidget(parent)
{
    setItemDelegate(new PresetDelegate(this));
    setViewMode(IconMode);
    setMovement(Static);
    setResizeMode(Adjust);
    setUniformItemSizes(true);
    setSelectionMode(ExtendedSelection);
    setSelectionRectVisible(true);
    setVerticalScrollMode(ScrollPerPixel);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn); // the tiles keep their width
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMouseTracking(true);
    setDragEnabled(false);
    setAccessibleName(tr("Presets"));
    m_rest.setSingleShot(true);
    m_rest.setInterval(restMs);
    connect(&m_rest, &QTimer::timeout, this, [this] {
        m_trying = true;
        emit tryBegan(m_pointed, false);
    });
    connect(this, &QListWidget::itemSelectionChanged, this, &PresetList::trackChosen);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, [this] {
        endTry();
        emit viewChanged();
    });
}

void PresetList::showPresets(const std::vector<const Preset *> &presets, const PresetMarks &marks)
{
    const QStringList chosen = m_chosen;
    const QString current = currentName();
    const int scrolled = verticalScrollBar()->value();
    endTry();
    {
        const QSignalBlocker quiet(this);
        clear();
        for (const Preset *preset : presets) {
            const QString name = QString::fromStdString(preset->name);
            const QString about = QString::fromStdString(preset->about);
            auto *item = new QListWidgetItem(name, this);
            item->setData(OwnRole, !preset->shipped);
            item->setData(StarRole, marks.isFavourite(name));
            item->setToolTip(about.isEmpty() ? name : name + QStringLiteral("\n") + about);
            QStringList spoken{about};
            if (marks.isFavourite(name))
                spoken.prepend(tr("Starred."));
            if (!preset->shipped)
                spoken.prepend(tr("Yours."));
            item->setData(Qt::AccessibleDescriptionRole, spoken.join(QLatin1Char(' ')));
        }
        m_chosen.clear();
        for (const QString &name : chosen)
            for (int row = 0; row < count(); ++row)
                if (item(row)->text().compare(name, Qt::CaseInsensitive) == 0) {
                    item(row)->setSelected(true);
                    m_chosen += item(row)->text();
                    if (name.compare(current, Qt::CaseInsensitive) == 0)
                        setCurrentItem(item(row), QItemSelectionModel::NoUpdate);
                }
    }
    verticalScrollBar()->setValue(scrolled);
    emit chosenChanged();
    emit viewChanged();
}

void PresetList::setPicture(const QString &name, const QImage &picture)
{
    for (QListWidgetItem *item : findItems(name, Qt::MatchExactly))
        if (item->data(PictureRole).value<QImage>().cacheKey() != picture.cacheKey())
            item->setData(PictureRole, picture);
}

QStringList PresetList::visibleNames() const
{
    QStringList names, next;
    const QRect page = viewport()->rect();
    for (int row = 0; row < count(); ++row) {
        const QRect place = visualItemRect(item(row));
        if (place.intersects(page))
            names += item(row)->text();
        else if (place.top() > page.bottom() && place.top() < page.bottom() + page.height())
            next += item(row)->text();
    }
    return names + next;
}

QString PresetList::currentName() const { return m_chosen.isEmpty() ? QString() : m_chosen.last(); }

bool PresetList::select(const QString &name)
{
    for (int row = 0; row < count(); ++row)
        if (item(row)->text().compare(name, Qt::CaseInsensitive) == 0) {
            setCurrentRow(row, QItemSelectionModel::ClearAndSelect);
            scrollToItem(item(row));
            return true;
        }
    return false;
}

/// New ones go to the end, so that the last one chosen is the one that wins.
void PresetList::trackChosen()
{
    QStringList now;
    for (const QListWidgetItem *item : selectedItems())
        now += item->text();
    m_chosen.removeIf([&](const QString &name) { return !now.contains(name); });
    for (int row = 0; row < count(); ++row)
        if (item(row)->isSelected() && !m_chosen.contains(item(row)->text()))
            m_chosen += item(row)->text();
    emit chosenChanged();
}

void PresetList::pointAt(QListWidgetItem *item)
{
    const QString name = item ? item->text() : QString();
    if (name == m_pointed)
        return;
    endTry();
    m_pointed = name;
    if (item)
        m_rest.start();
}

void PresetList::endTry()
{
    m_rest.stop();
    m_pointed.clear();
    if (std::exchange(m_trying, false))
        emit tryEnded();
}

void PresetList::resizeEvent(QResizeEvent *event)
{
    const int room = viewport()->width() - 2;
    const int width = room / std::max(1, room / narrowestTile);
    setGridSize({width, tileHeight(width, fontMetrics())});
    QListWidget::resizeEvent(event);
    emit viewChanged();
}

void PresetList::showEvent(QShowEvent *event)
{
    QListWidget::showEvent(event);
    emit viewChanged();
}

void PresetList::hideEvent(QHideEvent *event)
{
    endTry();
    QListWidget::hideEvent(event);
}

void PresetList::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Space || event->modifiers() != Qt::NoModifier)
        return QListWidget::keyPressEvent(event);
    if (event->isAutoRepeat() || !currentItem())
        return;
    endTry();
    m_trying = true;
    emit tryBegan(currentItem()->text(), true);
}

void PresetList::keyReleaseEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Space && !event->isAutoRepeat())
        endTry();
    else
        QListWidget::keyReleaseEvent(event);
}

void PresetList::focusOutEvent(QFocusEvent *event)
{
    endTry();
    QListWidget::focusOutEvent(event);
}

bool PresetList::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::MouseMove)
        pointAt(itemAt(static_cast<QMouseEvent *>(event)->position().toPoint()));
    else if (event->type() == QEvent::Leave)
        endTry();
    return QListWidget::viewportEvent(event);
}

} // namespace presence
