// SPDX-License-Identifier: MIT
#include "ui/models/settings.h"

#include <QFile>
#include <QUrl>

#include <algorithm>

namespace presence {

namespace {

constexpr qint64 largestFile = 4 << 20;

/// QSettings takes almost anything for an INI file; control characters are what a torn write leaves behind.
bool looksDamaged(const QString &name)
{
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return false;
    if (file.size() > largestFile)
        return true;
    const QByteArray bytes = file.readAll();
    return std::ranges::any_of(bytes, [](char c) {
        return static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\r' && c != '\t';
    });
}

QString backendKey(const QString &backendId, const char *what)
{
    return QStringLiteral("backends/%1/%2").arg(backendId, QLatin1String(what));
}

} // namespace

Settings::Settings(const QString &file)
    : m_damagedFile(repair(file))
    , m_settings(file, QSettings::IniFormat)
{
}

QString Settings::repair(const QString &file)
{
    const bool damaged =
        looksDamaged(file) || QSettings(file, QSettings::IniFormat).status() == QSettings::FormatError;
    if (!damaged)
        return {};
    const QString aside = file + QStringLiteral(".damaged");
    QFile::remove(aside);
    return QFile::rename(file, aside) ? aside : QString();
}

Settings::Theme Settings::theme() const
{
    const QString name = m_settings.value("appearance/theme").toString();
    return name == "light" ? Theme::Light : name == "dark" ? Theme::Dark : Theme::System;
}

void Settings::setTheme(Theme theme)
{
    m_settings.setValue("appearance/theme", theme == Theme::Light  ? "light"
                                            : theme == Theme::Dark ? "dark"
                                                                   : "system");
}

QString Settings::lastShoot() const { return m_settings.value("shoot/last").toString(); }
void Settings::setLastShoot(const QString &folder) { m_settings.setValue("shoot/last", folder); }

QString Settings::backendId() const
{
    const QString id = m_settings.value("backends/chosen").toString();
    return id.isEmpty() ? QStringLiteral("sitter") : id;
}
void Settings::setBackendId(const QString &id) { m_settings.setValue("backends/chosen", id); }

QString Settings::backendAddress(const QString &backendId) const
{
    const QString address = m_settings.value(backendKey(backendId, "address")).toString();
    const QUrl url(address, QUrl::StrictMode);
    const bool usable =
        url.isValid() && (url.scheme() == "http" || url.scheme() == "https") && !url.host().isEmpty();
    return usable ? address : QString();
}
void Settings::setBackendAddress(const QString &backendId, const QString &address)
{
    m_settings.setValue(backendKey(backendId, "address"), address.trimmed());
}

QString Settings::backendModel(const QString &backendId) const
{
    return m_settings.value(backendKey(backendId, "model")).toString();
}
void Settings::setBackendModel(const QString &backendId, const QString &model)
{
    m_settings.setValue(backendKey(backendId, "model"), model);
}

int Settings::backendAtOnce(const QString &backendId) const
{
    bool number = false;
    const int jobs = m_settings.value(backendKey(backendId, "at_once")).toInt(&number);
    return number ? std::clamp(jobs, 1, 16) : 1;
}
void Settings::setBackendAtOnce(const QString &backendId, int jobs)
{
    m_settings.setValue(backendKey(backendId, "at_once"), jobs);
}

bool Settings::mayBeSentTo(const QString &backendId, const QString &address, bool pictures) const
{
    const QVariant agreed = m_settings.value(backendKey(backendId, pictures ? "agreed_pictures" : "agreed"));
    return agreed.isValid() && agreed.toString() == address;
}
void Settings::setMayBeSentTo(const QString &backendId, const QString &address, bool pictures)
{
    m_settings.setValue(backendKey(backendId, "agreed"), address);
    if (pictures)
        m_settings.setValue(backendKey(backendId, "agreed_pictures"), address);
}

QByteArray Settings::windowGeometry() const { return m_settings.value("window/geometry").toByteArray(); }
void Settings::setWindowGeometry(const QByteArray &geometry)
{
    m_settings.setValue("window/geometry", geometry);
}
QByteArray Settings::windowState() const { return m_settings.value("window/state").toByteArray(); }
void Settings::setWindowState(const QByteArray &state) { m_settings.setValue("window/state", state); }

int Settings::stageSurround() const
{
    bool number = false;
    const int surround = m_settings.value("appearance/surround").toInt(&number);
    return number && surround >= 0 && surround <= 3 ? surround : 0;
}
void Settings::setStageSurround(int surround) { m_settings.setValue("appearance/surround", surround); }

bool Settings::handlesAlwaysShown() const { return m_settings.value("stage/handles").toString() == "always"; }
void Settings::setHandlesAlwaysShown(bool always)
{
    m_settings.setValue("stage/handles", always ? "always" : "hover");
}

QStringList Settings::favouriteControls() const
{
    return m_settings.value("direct/favourites").toStringList();
}
void Settings::setFavouriteControls(const QStringList &ids) { m_settings.setValue("direct/favourites", ids); }

QStringList Settings::favouritePresets() const
{
    return m_settings.value("presets/favourites").toStringList();
}
void Settings::setFavouritePresets(const QStringList &names)
{
    m_settings.setValue("presets/favourites", names);
}
QStringList Settings::recentPresets() const { return m_settings.value("presets/recent").toStringList(); }
void Settings::setRecentPresets(const QStringList &names) { m_settings.setValue("presets/recent", names); }

bool Settings::hintSeen(const QString &hint) const
{
    return m_settings.value("hints/" + hint).toString() == "seen";
}
void Settings::setHintSeen(const QString &hint) { m_settings.setValue("hints/" + hint, "seen"); }

} // namespace presence
