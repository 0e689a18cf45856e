// SPDX-License-Identifier: MIT
#include "ui/widgets/icons.h"

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace presence {

namespace {

class TintedIcon : public QIconEngine
{
public:
    TintedIcon(QString off, QString on, QPalette::ColorRole role)
        : m_off(std::move(off))
        , m_on(std::move(on))
        , m_role(role)
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const qreal scale = painter->device() ? painter->device()->devicePixelRatioF() : 1;
        painter->drawPixmap(rect, scaledPixmap(rect.size() * scale, mode, state, scale));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        return scaledPixmap(size, mode, state, 1);
    }

    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State state, qreal) override
    {
        const QString &file = state == QIcon::On ? m_on : m_off;
        const QColor ink = QGuiApplication::palette().color(
            mode == QIcon::Disabled ? QPalette::Disabled : QPalette::Active, m_role);
        const QString key =
            QStringLiteral("%1 %2x%3 %4").arg(file).arg(size.width()).arg(size.height()).arg(ink.rgba());
        QPixmap drawing;
        if (QPixmapCache::find(key, &drawing))
            return drawing;
        drawing = QPixmap(size);
        drawing.fill(Qt::transparent);
        if (size.isEmpty() || !QFile::exists(file))
            return drawing;
        QSvgRenderer renderer(file);
        QPainter painter(&drawing);
        renderer.render(&painter);
        painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
        painter.fillRect(drawing.rect(),
                         QGuiApplication::palette().color(
                             mode == QIcon::Disabled ? QPalette::Disabled : QPalette::Active, m_role));
        return drawing;
    }

    QIconEngine *clone() const override { return new TintedIcon(*this); }
    bool isNull() override { return false; }

private:
    QString m_off;
    QString m_on;
    QPalette::ColorRole m_role;
};

} // namespace

QIcon icon(const QString &name, const QString &onName, QPalette::ColorRole role)
{
    const auto file = [](const QString &drawing) {
        return QStringLiteral("%1:%2.svg").arg(QLatin1String(iconSearchPath), drawing);
    };
    return QIcon(new TintedIcon(file(name), file(onName.isEmpty() ? name : onName), role));
}

IconLabel::IconLabel(const QString &name, const QString &word, QWidget *parent)
    : QWidget(parent)
{
    setFixedSize(16, 16);
    setDrawing(name, word);
}

void IconLabel::setDrawing(const QString &name, const QString &word)
{
    m_icon = icon(name, {}, QPalette::WindowText);
    setAccessibleName(word);
    setToolTip(word);
    update();
}

void IconLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    m_icon.paint(&painter, rect());
}

} // namespace presence
