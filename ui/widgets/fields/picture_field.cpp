// SPDX-License-Identifier: MIT
#include "ui/widgets/fields/picture_field.h"

#include "ui/widgets/icons.h"
#include "ui/widgets/layout/elided_label.h"

#include <QDragEnterEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QImageReader>
#include <QMimeData>
#include <QToolButton>

namespace presence {

namespace {

constexpr QSize shown(40, 50);

QImage thumbnail(const QString &path, qreal scale)
{
    QImageReader reader(path);
    reader.setAutoTransform(true);
    const QSize size = reader.size();
    if (size.isValid())
        reader.setScaledSize(size.scaled(shown * scale, Qt::KeepAspectRatio));
    QImage image = reader.read();
    image.setDevicePixelRatio(scale);
    return image;
}

} // namespace

PictureField::PictureField(QWidget *parent)
    : QWidget(parent)
    , m_picture(new QLabel)
    , m_status(new ElidedLabel)
    , m_choose(new QToolButton)
    , m_remove(new QToolButton)
{
    setAcceptDrops(true);
    m_picture->setFixedSize(shown);
    m_picture->setAlignment(Qt::AlignCenter);
    m_picture->hide();
    m_status->setProperty("textSize", "small");
    m_status->setProperty("tone", "muted");
    m_choose->setText(tr("Choose…"));
    m_choose->setProperty("segment", true);
    m_remove->setIcon(icon(QStringLiteral("cancel")));
    m_remove->setFixedSize(24, 24);
    for (QToolButton *button : {m_choose, m_remove})
        button->setFocusPolicy(Qt::StrongFocus);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    row->addWidget(m_picture);
    row->addWidget(m_status, 1);
    row->addWidget(m_choose);
    row->addWidget(m_remove);
    setFocusProxy(m_choose);
    connect(m_choose, &QToolButton::clicked, this, &PictureField::choose);
    connect(m_remove, &QToolButton::clicked, this, [this] { take({}); });
    m_path = QStringLiteral("?"); // so that the first setPath() shows something
    setPath({});
}

QString PictureField::statusText() const { return m_status->text(); }

void PictureField::setPath(const QString &path)
{
    if (path == m_path)
        return;
    m_path = path;
    const QImage image = path.isEmpty() ? QImage() : thumbnail(path, devicePixelRatioF());
    m_picture->setPixmap(QPixmap::fromImage(image));
    m_picture->setVisible(!image.isNull());
    m_remove->setVisible(!path.isEmpty());
    const QString name = QFileInfo(path).fileName();
    m_status->setText(path.isEmpty()            ? tr("Drop a picture")
                      : !image.isNull()         ? name
                      : QFileInfo::exists(path) ? tr("%1 is no picture that can be read").arg(name)
                                                : tr("%1 is not there any more").arg(name));
    m_status->setToolTip(path);
    passNames();
}

void PictureField::take(const QString &path)
{
    if (!path.isEmpty() && !QImageReader(path).canRead()) {
        emit refused(tr("“%1” is no picture that can be read. Use PNG, JPEG or WebP.")
                         .arg(QFileInfo(path).fileName()));
        return;
    }
    if (path == m_path)
        return;
    setPath(path);
    emit pathChanged(path);
}

void PictureField::choose()
{
    const QString path = QFileDialog::getOpenFileName(this, tr("Choose a picture"), QFileInfo(m_path).path(),
                                                      tr("Pictures (*.png *.jpg *.jpeg *.webp)"));
    if (!path.isEmpty())
        take(path);
}

void PictureField::dragEnterEvent(QDragEnterEvent *event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    if (urls.size() == 1 && urls.front().isLocalFile())
        event->acceptProposedAction();
}

void PictureField::dropEvent(QDropEvent *event)
{
    take(event->mimeData()->urls().value(0).toLocalFile());
    event->acceptProposedAction();
}

bool PictureField::event(QEvent *event)
{
    if (event->type() == QEvent::Polish || event->type() == QEvent::ToolTipChange)
        passNames();
    return QWidget::event(event);
}

void PictureField::passNames()
{
    m_choose->setAccessibleName(tr("Choose %1").arg(accessibleName()));
    m_choose->setAccessibleDescription(m_status->text());
    m_choose->setToolTip(toolTip());
    m_remove->setAccessibleName(tr("Remove %1").arg(accessibleName()));
    m_remove->setToolTip(tr("Take this picture away; the file stays where it is"));
}

} // namespace presence
