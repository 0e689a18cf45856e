// SPDX-License-Identifier: MIT
#pragma once

#include "core/generation/backend_registry.h"

#include <QHash>
#include <QList>
#include <QWidget>

#include <functional>
#include <string>

class QLabel;
class QLineEdit;

namespace presence {

class BackendChecks;
class Settings;

/// Every way to reach a generator: what it is, where, whether it is ready or why not, and which key it needs;
/// below them the plugins that were refused, with the reason. Local addresses can be changed here. Asks all
/// of them when it is first shown.
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
        std::function<bool(const std::string &keyName)> hasKey; ///< is a secret with this name there?
    };
    explicit BackendsPanel(const Context &context, QWidget *parent = nullptr);

    QString stateText(const std::string &backendId) const;
    QLineEdit *addressField(const std::string &backendId) const; ///< null where there is nothing to change

protected:
    void showEvent(QShowEvent *event) override;

private:
    struct Row
    {
        QLabel *shape = nullptr;
        QLabel *state = nullptr;
        QLineEdit *address = nullptr;
    };

    QWidget *makeRow(const BackendInfo &info);
    void showAnswer(const QString &backendId);

    Context m_context;
    QHash<QString, Row> m_rows;
    bool m_wasShown = false;
};

} // namespace presence
