// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/spec/portrait_spec.h"

#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <filesystem>
#include <optional>

namespace presence {

/// Keeps the spec that is being edited on disk, half a second after the last change, so that neither a crash
/// nor a restart costs an edit. Writing happens in the background, in order.
class DraftKeeper : public QObject
{
    Q_OBJECT

public:
    explicit DraftKeeper(std::filesystem::path file, QObject *parent = nullptr);
    /// Writes what is still to be written.
    ~DraftKeeper() override;

    /// What was kept last; nothing if there is no draft, an error if it cannot be read (it is then left alone
    /// until the next change and kept beside as “.damaged”).
    Result<std::optional<PortraitSpec>> load() const;
    void keep(const PortraitSpec &spec);

signals:
    void problem(const QString &sentence);

private:
    void write();

    std::filesystem::path m_file;
    std::optional<PortraitSpec> m_waiting;
    QTimer m_rest;
    QThreadPool m_background;
};

} // namespace presence
