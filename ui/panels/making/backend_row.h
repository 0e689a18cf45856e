// SPDX-License-Identifier: MIT
#pragma once

#include "core/generation/backend.h"
#include "ui/models/backend_checks.h"

#include <QWidget>

class QGridLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace presence {

class KeyRing;
class Settings;

/// One way to reach a generator: what it is, where, whether it is ready or what is wrong, and the key it
/// needs, which can be entered, replaced and removed here.
class BackendRow : public QWidget
{
    Q_OBJECT

public:
    /// `keys` may be null.
    BackendRow(const BackendInfo &info, Settings &settings, KeyRing *keys, QWidget *parent = nullptr);

    void showAnswer(const BackendChecks::Answer &answer);
    QString stateText() const;
    QLineEdit *addressField() const { return m_address; } ///< null where there is nothing to change
    QLineEdit *keyField() const { return m_key; }         ///< null where no key is needed
    QPushButton *keepKeyButton() const { return m_keepKey; }
    QPushButton *removeKeyButton() const { return m_removeKey; }
    QPushButton *testButton() const { return m_test; }
    QSpinBox *atOnceField() const { return m_atOnce; } ///< null for what works on this machine
    QString keyText() const;
    void setAddress(const QString &address);

signals:
    void testRequested();
    void atOnceChanged(int jobs);

private:
    void addAddress(QGridLayout *grid, int &line);
    void addKey(QGridLayout *grid, int &line);
    void addFoot(QGridLayout *grid, int &line);
    void takeAddress();
    void showKey();

    const BackendInfo m_info;
    const QString m_id;
    Settings &m_settings;
    KeyRing *m_keys;
    QLabel *m_shape;
    QLabel *m_state;
    QLineEdit *m_address = nullptr;
    QLabel *m_keyState = nullptr;
    QLineEdit *m_key = nullptr;
    QPushButton *m_keepKey = nullptr;
    QPushButton *m_removeKey = nullptr;
    QPushButton *m_test = nullptr;
    QSpinBox *m_atOnce = nullptr;
};

} // namespace presence
