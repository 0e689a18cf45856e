// SPDX-License-Identifier: MIT
#pragma once

#include "core/spec/tables/jobs.h"

#include <QImage>
#include <QObject>
#include <QSet>

#include <condition_variable>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>

namespace presence {

/// What a named choice does, seen on the sitter: small pictures of light patterns, crops and haircuts. They
/// are drawn on a thread of its own, each control once, when first asked for.
class ChoicePictures : public QObject
{
    Q_OBJECT

public:
    /// The library must outlive the object.
    explicit ChoicePictures(const SpecLibrary &library, QObject *parent = nullptr);
    ~ChoicePictures() override;

    /// Is this a control whose choices can be seen?
    static bool canShow(const QString &controlId);
    /// Pixels of every picture.
    static QSize pictureSize() { return {96, 120}; }

    /// Draws all choices of a control, unless that has been asked before.
    void request(const QString &controlId);

signals:
    void pictureReady(const QString &controlId, const QString &choiceId, const QImage &picture);

private:
    void work(std::stop_token stop);

    const SpecLibrary &m_library;
    QSet<QString> m_requested;

    std::mutex m_mutex; ///< guards the waiting list
    std::condition_variable_any m_wake;
    std::vector<std::string> m_waiting;
    std::optional<std::jthread> m_thread; ///< started by the first request
};

} // namespace presence
