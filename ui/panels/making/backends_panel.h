// SPDX-License-Identifier: MIT
#pragma once

#include "core/generation/backend_registry.h"
#include "core/generation/reach/local_servers.h"

#include <QHash>
#include <QList>
#include <QWidget>

#include <string>

class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace presence {

class BackendChecks;
class BackendRow;
class KeyRing;
class Settings;

/// Every way to reach a generator, one row each; below them the plugins that were refused, with the reason.
/// Finds servers on this machine. Asks all of them when it is first shown.
class BackendsPanel : public QWidget
{
    Q_OBJECT

public:
    struct RefusedPlugin
    {
        QString file;
        QString reason;
    };
    struct Context
    {
        const BackendRegistry &backends;
        BackendChecks &checks;
        Settings &settings;
        QList<RefusedPlugin> refused;
        KeyRing *keys = nullptr; ///< null: keys cannot be entered here
    };
    explicit BackendsPanel(const Context &context, QWidget *parent = nullptr);

    BackendRow *row(const std::string &backendId) const;
    QString stateText(const std::string &backendId) const;
    QLineEdit *addressField(const std::string &backendId) const; ///< null where there is nothing to change
    QPushButton *findButton() const { return m_find; }
    /// What was found on this machine, as it stands there.
    QString foundText() const;

signals:
    void atOnceChanged(const QString &backendId, int jobs);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void addRow(const BackendInfo &info, QVBoxLayout *column);
    void addRefused(QVBoxLayout *column);
    void showAnswer(const QString &backendId);
    void showServers(const std::vector<LocalServer> &servers);

    Context m_context;
    QHash<QString, BackendRow *> m_rows;
    QPushButton *m_find;
    QWidget *m_found;
    bool m_wasShown = false;
};

} // namespace presence
