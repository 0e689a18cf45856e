// SPDX-License-Identifier: MIT
#include "plugins/plugin_loader.h"

#include <QDir>
#include <QJsonObject>
#include <QLibrary>
#include <QPluginLoader>

#include <exception>

namespace presence {

namespace {

const QString ourIid = QStringLiteral(PRESENCE_BACKEND_PLUGIN_IID);

/// Why a library with this metadata is not for us, or nothing. Decided before any of its code runs.
QString refusalOf(const QPluginLoader &loader, const QFileInfo &file)
{
    if (file.size() == 0)
        return QStringLiteral("The file is empty; copy or install it again.");
    const QString iid = loader.metaData().value("IID").toString();
    if (iid == ourIid)
        return {};
    if (iid.isEmpty())
        return QStringLiteral("The file is damaged or is not a plugin (%1)").arg(loader.errorString());
    const auto split = [](const QString &text) {
        return std::pair(text.section('/', 0, -2), text.section('/', -1));
    };
    if (split(iid).first == split(ourIid).first)
        return QStringLiteral(
                   "It was built for version %1 of the plugin interface, and this Presence has version %2. "
                   "Get or build the plugin for this version.")
            .arg(split(iid).second, split(ourIid).second);
    return QStringLiteral("It is a plugin of another program (“%1”).").arg(iid);
}

} // namespace

PluginHost::PluginHost() = default;
PluginHost::~PluginHost() = default;

void PluginHost::loadFolder(const QString &folder, const PluginEnvironment &environment,
                            BackendRegistry &registry)
{
    for (const QFileInfo &file : QDir(folder).entryInfoList(QDir::Files, QDir::Name)) {
        if (!QLibrary::isLibrary(file.fileName()))
            continue;
        auto loader = std::make_unique<QPluginLoader>(file.absoluteFilePath());
        const QString name = loader->metaData().value("MetaData").toObject().value("name").toString();
        Outcome outcome{file.absoluteFilePath(), name.isEmpty() ? file.completeBaseName() : name, {}, {}, {}};
        outcome.refusal = refusalOf(*loader, file);
        // All symbols now: a missing one must be a refusal here, not a crash at the first call.
        loader->setLoadHints(QLibrary::ResolveAllSymbolsHint | QLibrary::PreventUnloadHint);
        if (outcome.refusal.isEmpty() && !loader->load())
            outcome.refusal = QStringLiteral("It cannot be loaded: %1").arg(loader->errorString());
        if (outcome.refusal.isEmpty()) {
            if (auto *plugin = qobject_cast<BackendPlugin *>(loader->instance()))
                takeBackends(*plugin, environment, registry, outcome);
            else
                outcome.refusal =
                    QStringLiteral("It says that it is a backend plugin but offers no such class.");
        }
        if (outcome.refusal.isEmpty())
            m_loaders.push_back(std::move(loader));
        m_outcomes.push_back(std::move(outcome));
    }
}

void PluginHost::takeBackends(BackendPlugin &plugin, const PluginEnvironment &environment,
                              BackendRegistry &registry, Outcome &outcome)
{
    try {
        BackendPlugin::Offer offer = plugin.createBackends(environment);
        for (const std::string &problem : offer.problems)
            outcome.problems.append(QString::fromStdString(problem));
        for (auto &backend : offer.backends) {
            const QString id = QString::fromStdString(backend->info().id);
            if (const auto added = registry.add(std::move(backend)); added)
                outcome.backendIds.append(id);
            else
                outcome.problems.append(QString::fromStdString(added.error().message));
        }
    } catch (const std::exception &exception) {
        outcome.refusal =
            QStringLiteral("It failed while starting: %1").arg(QString::fromUtf8(exception.what()));
    }
}

} // namespace presence
