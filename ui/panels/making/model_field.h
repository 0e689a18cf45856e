// SPDX-License-Identifier: MIT
#pragma once

#include "core/generation/backend.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QToolButton;

namespace presence {

class BackendChecks;
class Settings;

/// Which model of a backend makes the next pictures: one of its list, asked anew from the service where it
/// has one, or any name typed in. Each backend keeps its choice.
class ModelField : public QWidget
{
    Q_OBJECT

public:
    /// Both must outlive the field.
    ModelField(BackendChecks &checks, Settings &settings, QWidget *parent = nullptr);

    void setBackend(const BackendInfo &backend);
    /// Is there anything to choose?
    bool isNeeded() const;
    std::string model() const; ///< empty = the backend's default
    void setModel(const std::string &model);
    /// Asks the service what it offers now, in the background; trouble is told below the field.
    void ask();

    QComboBox *box() const { return m_box; }
    QToolButton *askButton() const { return m_ask; }
    QString stateText() const;

signals:
    void modelChanged();
    void heightChanged();

private:
    void fill(const QStringList &models);
    void showAnswer();

    BackendChecks &m_checks;
    Settings &m_settings;
    BackendInfo m_backend;
    QComboBox *m_box;
    QToolButton *m_ask;
    QLabel *m_state;
};

} // namespace presence
