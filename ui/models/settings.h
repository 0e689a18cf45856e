// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QSettings>
#include <QString>
#include <QStringList>

namespace presence {

/// What the program remembers between runs, typed. A damaged file is put aside and everything starts from its
/// default; a value of the wrong kind counts as missing.
class Settings
{
public:
    /// `file`: an INI file; its folder is created when something is written.
    explicit Settings(const QString &file);

    enum class Theme { System, Light, Dark };
    Theme theme() const;
    void setTheme(Theme theme);

    QString lastShoot() const; ///< folder, or empty
    void setLastShoot(const QString &folder);

    QString backendId() const; ///< chosen last, "sitter" at first
    void setBackendId(const QString &id);

    QString backendAddress(const QString &backendId) const; ///< the user's own, or empty
    void setBackendAddress(const QString &backendId, const QString &address);

    QString backendModel(const QString &backendId) const; ///< chosen last, or empty for its default
    void setBackendModel(const QString &backendId, const QString &model);

    int backendAtOnce(const QString &backendId) const; ///< jobs at a time, 1–16; 1 at first
    void setBackendAtOnce(const QString &backendId, int jobs);

    /// Did the person agree to what is sent to this service, or to pictures beside the words? Ends when the
    /// address changes.
    bool mayBeSentTo(const QString &backendId, const QString &address, bool pictures = false) const;
    void setMayBeSentTo(const QString &backendId, const QString &address, bool pictures = false);

    QByteArray windowGeometry() const;
    void setWindowGeometry(const QByteArray &geometry);
    QByteArray windowState() const;
    void setWindowState(const QByteArray &state);

    int stageSurround() const; ///< 0–3, the order of ImageView::Surround
    void setStageSurround(int surround);

    bool handlesAlwaysShown() const; ///< those on the sitter; false at first
    void setHandlesAlwaysShown(bool always);

    QStringList favouriteControls() const; ///< ids, in the order in which they were starred
    void setFavouriteControls(const QStringList &ids);

    QStringList favouritePresets() const; ///< names, in the order in which they were starred
    void setFavouritePresets(const QStringList &names);
    QStringList recentPresets() const; ///< names, the last one first
    void setRecentPresets(const QStringList &names);

    bool hintSeen(const QString &hint) const;
    void setHintSeen(const QString &hint);

    /// Where a damaged file was put, or empty.
    const QString &damagedFile() const { return m_damagedFile; }

private:
    static QString repair(const QString &file);

    QString m_damagedFile; ///< before the settings: they open what repair() left
    QSettings m_settings;
};

} // namespace presence
