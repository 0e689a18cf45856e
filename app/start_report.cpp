// SPDX-License-Identifier: MIT
#include "app/start_report.h"

#include <QCoreApplication>
#include <QEvent>
#include <QFile>
#include <QTimer>
#include <QWidget>

#include <cstdio>
#include <ctime>
#include <unistd.h>

namespace presence {

namespace {

/// Seconds since this process was started: field 22 of /proc/self/stat, in ticks since boot (man proc).
double secondsSinceStart()
{
    QFile stat(QStringLiteral("/proc/self/stat"));
    if (!stat.open(QIODevice::ReadOnly))
        return -1;
    const QByteArray text = stat.readAll();
    const auto fields = text.mid(text.lastIndexOf(')') + 2).split(' ');
    timespec now{};
    clock_gettime(CLOCK_BOOTTIME, &now);
    return double(now.tv_sec) + double(now.tv_nsec) / 1e9 -
           fields.value(19).toDouble() / double(sysconf(_SC_CLK_TCK));
}

double residentMegabytes()
{
    QFile statm(QStringLiteral("/proc/self/statm"));
    if (!statm.open(QIODevice::ReadOnly))
        return -1;
    return statm.readAll().split(' ').value(1).toDouble() * double(sysconf(_SC_PAGESIZE)) / (1 << 20);
}

/// Waits for the first paint of the window.
class FirstPaint : public QObject
{
public:
    using QObject::QObject;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Paint && !m_seen) {
            m_seen = true;
            // After this paint has reached the screen, and again when everything has settled.
            QTimer::singleShot(0, this, [this] { m_firstPaint = secondsSinceStart(); });
            QTimer::singleShot(2000, this, [this] {
                std::printf("{\"first_paint_s\": %.3f, \"resident_mb\": %.1f}\n", m_firstPaint,
                            residentMegabytes());
                std::fflush(stdout);
                QCoreApplication::quit();
            });
        }
        return QObject::eventFilter(watched, event);
    }

private:
    bool m_seen = false;
    double m_firstPaint = -1;
};

} // namespace

void reportStart(QWidget &window) { window.installEventFilter(new FirstPaint(&window)); }

} // namespace presence
