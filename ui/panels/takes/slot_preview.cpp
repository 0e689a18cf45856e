// SPDX-License-Identifier: MIT
#include "ui/panels/takes/slot_preview.h"

#include "core/sitter/camera/camera_rig.h"
#include "ui/models/spec_document.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPainter>
#include <QPainterPath>

namespace presence {

namespace {

constexpr int tileHeight = 120;
constexpr int tileWidth = 190;
constexpr int smallSides[]{64, 110, 400};
constexpr double leastEyeDistancePx = 10;

} // namespace

QImage pictureInSlot(const QImage &picture, const PlatformSlot &slot, double eyeLine, int height)
{
    if (picture.isNull())
        return {};
    const CropArea area = cropFor(slot, double(picture.width()) / picture.height(), eyeLine);
    const QRect crop = QRectF(area.x * picture.width(), area.y * picture.height(),
                              area.width * picture.width(), area.height * picture.height())
                           .toRect();
    const QSize size(std::max(1, qRound(double(height) * slot.width / slot.height)), height);
    const QImage part = picture.copy(crop).scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    if (!slot.circle)
        return part;
    QImage round(size, QImage::Format_ARGB32_Premultiplied);
    round.fill(Qt::transparent);
    QPainter painter(&round);
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath circle;
    circle.addEllipse(QRectF(QPointF(), QSizeF(size)));
    painter.setClipPath(circle);
    painter.drawImage(0, 0, part);
    return round;
}

double eyeDistancePx(const PortraitSpec &spec, double widthToHeight, int sidePx)
{
    const double eyesToHeight = 6.3 / 18.2 * faceShareOf(spec.camera.crop);
    return eyesToHeight * sidePx / std::min(widthToHeight, 1.0); // a square takes the shorter side
}

SlotPreview::SlotPreview(SpecDocument &document, const QImage &picture, QWidget *parent)
    : QDialog(parent)
    , m_document(document)
    , m_picture(picture)
    , m_places(new QListWidget)
    , m_verdict(new QLabel)
{
    setWindowTitle(tr("In every place it may be shown"));
    resize(860, 640);
    auto *hint = new QLabel(
        tr("The same picture as each place crops it. Enter or a double-click makes the portrait for "
           "that place. Sizes were looked up in %1 and change without notice.")
            .arg(QString::fromStdString(document.library().platforms.verified)));
    hint->setWordWrap(true);
    hint->setProperty("tone", "muted");
    m_verdict->setWordWrap(true);

    m_places->setViewMode(QListView::IconMode);
    m_places->setResizeMode(QListView::Adjust);
    m_places->setMovement(QListView::Static);
    m_places->setUniformItemSizes(true);
    m_places->setWordWrap(true);
    m_places->setIconSize({tileWidth, tileHeight});
    m_places->setGridSize({tileWidth + 16, tileHeight + 48});
    m_places->setAccessibleName(tr("Places"));
    addPlaces();

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    auto *column = new QVBoxLayout(this);
    column->addWidget(hint);
    auto *row = new QHBoxLayout;
    row->addWidget(m_places, 1);
    row->addWidget(thumbnails());
    column->addLayout(row, 1);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_places, &QListWidget::itemActivated, this, [this](const QListWidgetItem *item) {
        m_document.apply({{"camera.slot", item->data(Qt::UserRole).toString().toStdString()}},
                         tr("Made for %1").arg(item->text()), {}, SpecDocument::LockPolicy::Override);
        accept();
    });
}

void SlotPreview::addPlaces()
{
    const PortraitSpec &spec = m_document.spec();
    for (const PlatformSlot &slot : m_document.library().platforms.places) {
        const double shape = double(slot.width) / slot.height;
        const int height = std::min(double(tileHeight), tileWidth / shape);
        const double density = devicePixelRatioF();
        QImage tile = pictureInSlot(m_picture, slot, spec.camera.eyeLine, int(height * density));
        tile.setDevicePixelRatio(density);
        auto *item = new QListWidgetItem(QString::fromStdString(slot.label), m_places);
        item->setIcon(QPixmap::fromImage(tile));
        item->setData(Qt::UserRole, QString::fromStdString(slot.id));
        const QString size = tr("%1 × %2 pixels").arg(slot.width).arg(slot.height);
        item->setToolTip(slot.about.empty() ? size
                                            : size + QLatin1Char('\n') + QString::fromStdString(slot.about));
        if (slot.id == spec.camera.slot)
            m_places->setCurrentItem(item);
    }
}

QWidget *SlotPreview::thumbnails()
{
    PlatformSlot round;
    round.width = round.height = 1;
    round.circle = true;
    auto *side = new QWidget;
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(8, 0, 0, 0);
    side->setFixedWidth(220);
    const double shape = m_picture.isNull() ? 1 : double(m_picture.width()) / m_picture.height();
    int tooSmall = 0;
    for (const int sidePx : smallSides) {
        auto *picture = new QLabel;
        const double density = devicePixelRatioF();
        const int shown = std::min(sidePx, 200); // the large one need not be pixel-true
        QImage image =
            pictureInSlot(m_picture, round, m_document.spec().camera.eyeLine, int(shown * density));
        image.setDevicePixelRatio(density);
        picture->setPixmap(QPixmap::fromImage(image));
        const double eyes = eyeDistancePx(m_document.spec(), shape, sidePx);
        auto *caption = new QLabel(tr("%1 px: eyes %2 px apart").arg(sidePx).arg(qRound(eyes)));
        caption->setProperty("textSize", "small");
        picture->setAccessibleName(caption->text());
        column->addWidget(picture);
        column->addWidget(caption);
        if (eyes < leastEyeDistancePx)
            tooSmall = sidePx;
    }
    m_verdict->setText(
        tooSmall
            ? tr("At %1 pixels the eyes run together. Frame tighter for a profile picture.").arg(tooSmall)
            : tr("The eyes stay apart even at %1 pixels.").arg(smallSides[0]));
    column->addWidget(m_verdict);
    column->addStretch();
    return side;
}

} // namespace presence
