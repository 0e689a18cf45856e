// SPDX-License-Identifier: MIT
#include "app/environment.h"
#include "app/screenshot.h"
#include "app/start_report.h"
#include "core/generation/download.h"
#include "plugins/plugin_loader.h"
#include "ui/main_window.h"
#include "ui/models/keys/key_ring.h"
#include "ui/models/session/session.h"
#include "ui/models/session/studio.h"
#include "ui/models/settings.h"
#include "ui/theme.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QMessageBox>
#include <QStandardPaths>
#include <QTimer>

#include <cstdio>

using namespace presence;

namespace {

int fail(const QString &sentence)
{
    std::fprintf(stderr, "presence: %s\n", qPrintable(sentence));
    QMessageBox::critical(nullptr, QStringLiteral("Presence"), sentence);
    return 1;
}

QString usualShoot()
{
    return QDir(QStandardPaths::writableLocation(QStandardPaths::PicturesLocation))
        .filePath("Presence/First shoot");
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QApplication::setApplicationName("presence");
    QApplication::setApplicationDisplayName("Presence");
    QApplication::setApplicationVersion(PRESENCE_VERSION);
    QApplication::setDesktopFileName("presence");

    QCommandLineParser arguments;
    arguments.setApplicationDescription(
        QApplication::translate("main", "Direct, generate, measure and compare AI portraits."));
    arguments.addHelpOption();
    arguments.addVersionOption();
    arguments.addOption(
        {"shoot", QApplication::translate("main", "Open the shoot in this folder; it is made if need be."),
         "folder"});
    arguments.addOption(
        {"screenshot",
         QApplication::translate("main", "Make two takes, write the window to this PNG, and end."), "file"});
    arguments.addOption(
        {"report-start", QApplication::translate("main", "Print time to first paint and memory, and end.")});
    arguments.addPositionalArgument(
        "file", QApplication::translate("main", "A picture to recall settings from, or a spec."), "[file]");
    arguments.process(application);

    const QString data = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
    Settings settings(settingsFile());

    const auto studio =
        Studio::load(QApplication::applicationFilePath().toStdString(), userEnginesFile(), userRulesFile());
    if (!studio)
        return fail(QString::fromStdString(studio.error().message));
    Theme theme(application, QString::fromStdString(studio->resources.path("icons").string()));
    if (settings.theme() != Settings::Theme::System)
        theme.setKind(settings.theme() == Settings::Theme::Light ? ThemeKind::Light : ThemeKind::Dark);

    KeyRing keys(environmentText, desktopKeychain());
    PluginHost plugins; // outlives the backends it made
    BackendRegistry backends;
    plugins.loadFolder(QApplication::applicationDirPath() + "/../lib/presence/plugins",
                       pluginEnvironment(studio->resources, data.toStdString(), keys), backends);
    QList<BackendsPanel::RefusedPlugin> refused;
    for (const auto &outcome : plugins.outcomes())
        for (const QString &reason : QStringList(outcome.refusal) + outcome.problems)
            if (!reason.isEmpty())
                refused.append({outcome.file, reason});

    // The shoot of last time may be on a disk that is not there now; that must not keep the studio from
    // starting.
    QString folder = arguments.isSet("shoot") ? arguments.value("shoot") : settings.lastShoot();
    QString missing;
    if (!arguments.isSet("shoot") && !folder.isEmpty())
        if (const auto store = ShootStore::open(folder.toStdString()); !store)
            missing = QString::fromStdString(store.error().message), folder.clear();
    if (folder.isEmpty())
        folder = usualShoot();

    const auto models =
        ModelStore::open(studio->resources, std::filesystem::path(data.toStdString()) / "models");
    if (!models)
        return fail(QString::fromStdString(models.error().message));
    Measuring measuring(studio->critic, *models, resumableFetcher(models->folder()));
    measuring.start();

    int exitCode = 0;
    // A window is a shoot: choosing another ends this one and opens the next.
    for (QString next = folder; !next.isEmpty();) {
        folder = std::exchange(next, QString());
        const auto store = ShootStore::open(folder.toStdString());
        if (!store)
            return fail(QString::fromStdString(store.error().message));
        settings.setLastShoot(QDir(folder).absolutePath());
        Session session(*studio, measuring, backends, *store, (data + "/presets").toStdString());
        session.checks.setAddresses(userAddress);
        MainWindow window({session, settings, theme, refused, &keys});
        QObject::connect(&window, &MainWindow::shootChosen, &window, [&](const QString &chosen) {
            next = chosen;
            if (!window.close())
                next.clear();
        });
        if (arguments.isSet("report-start"))
            reportStart(window);
        window.show();
        session.start();
        if (!missing.isEmpty())
            emit session.problem(std::exchange(missing, QString()));
        if (arguments.isSet("screenshot"))
            takeScreenshot(window, session, arguments.value("screenshot"));
        if (const QStringList files = arguments.positionalArguments(); !files.isEmpty())
            QTimer::singleShot(0, &window, [&window, files] { window.openFile(files.first()); });
        exitCode = QApplication::exec();
    }
    return exitCode;
}
