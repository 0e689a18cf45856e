// SPDX-License-Identifier: MIT
#include "app/screenshot.h"

#include "ui/panels/direct_panel.h"
#include "ui/panels/making/generate_bar.h"
#include "ui/panels/stage/stage_panel.h"
#include "ui/panels/window/top_bar.h"

#include <QCoreApplication>
#include <QTimer>

#include <cstdio>

namespace presence {

void takeScreenshot(MainWindow &window, Session &session, const QString &file)
{
    window.resize(1440, 900);
    const SpecPatch direction{{"story.role", std::string("a violin teacher")},
                              {"story.occasion", std::string("after the last lesson of the day")},
                              {"story.anchor_detail", std::string("a smear of rosin on one sleeve")},
                              {"identity.age_band", std::string("forties")},
                              {"identity.presentation", std::string("woman")},
                              {"identity.hair", std::string("bob")},
                              {"lighting.pattern", std::string("loop")}};
    session.document.apply(direction, QObject::tr("Direction"));
    window.direct()->reveal(QStringLiteral("expression.au12.left"));
    window.topBar()->generateBar()->generateAction()->trigger();

    auto *poll = new QTimer(&window);
    QObject::connect(poll, &QTimer::timeout, &window, [&window, &session, file, poll] {
        const bool measured = session.queue.unfinished() == 0 && session.critiques.pending() == 0;
        if (!measured || session.takes.rowCount() == 0)
            return;
        if (session.takes.rowCount() == 1) {
            session.document.apply({{"lighting.pattern", std::string("rembrandt")}, {"head.yaw", -14.0}},
                                   QObject::tr("Light"));
            window.topBar()->generateBar()->generateAction()->trigger();
            return;
        }
        poll->stop();
        window.stage()->setView(StageHeader::View::Take);
        // The last picture and report are laid out with the next events.
        QTimer::singleShot(1500, &window, [&window, file] {
            const bool written = window.grab().save(file, "PNG");
            if (!written)
                std::fprintf(stderr, "presence: the screenshot cannot be written to %s\n", qPrintable(file));
            QCoreApplication::exit(written ? 0 : 1);
        });
    });
    poll->start(200);
}

} // namespace presence
