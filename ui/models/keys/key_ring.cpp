// SPDX-License-Identifier: MIT
#include "ui/models/keys/key_ring.h"

#include <QEventLoop>
#include <QPointer>
#include <QThread>
#include <QTimer>

#include <algorithm>
#include <chrono>

namespace presence {

namespace {

/// A keychain that asks for its password may take longer; its answer still counts then.
constexpr std::chrono::seconds patience{4};

} // namespace

KeyRing::KeyRing(std::function<std::string(const std::string &)> environment,
                 std::unique_ptr<SecretStore> store, QObject *parent)
    : QObject(parent)
    , m_environment(std::move(environment))
    , m_store(std::move(store))
{
    if (!m_store)
        m_trouble = tr("The keychain is switched off.");
}

std::string KeyRing::key(const std::string &name) const
{
    if (std::string given = m_environment(name); !given.empty())
        return given;
    std::unique_lock lock(m_mutex);
    const auto isThere = [&] {
        const auto entry = m_entries.find(name);
        return entry == m_entries.end() || !entry->second.isReading;
    };
    if (QThread::currentThread() != thread()) {
        if (m_store && !m_entries.contains(name)) {
            m_entries[name].isReading = true;
            QMetaObject::invokeMethod(
                const_cast<KeyRing *>(this), [this, name] { const_cast<KeyRing *>(this)->ask(name); },
                Qt::QueuedConnection);
        }
        m_answered.wait_for(lock, patience, isThere);
    }
    const auto entry = m_entries.find(name);
    return entry == m_entries.end() ? std::string() : entry->second.secret;
}

KeyRing::Source KeyRing::source(const std::string &name) const
{
    if (!m_environment(name).empty())
        return Source::Environment;
    std::lock_guard lock(m_mutex);
    const auto entry = m_entries.find(name);
    return entry == m_entries.end() ? Source::None : entry->second.source;
}

bool KeyRing::isReading(const std::string &name) const
{
    std::lock_guard lock(m_mutex);
    const auto entry = m_entries.find(name);
    return entry != m_entries.end() && entry->second.isReading;
}

void KeyRing::read(const std::vector<std::string> &names)
{
    for (const std::string &name : names) {
        if (!m_store || name.empty() || !m_environment(name).empty())
            continue;
        {
            std::lock_guard lock(m_mutex);
            Entry &entry = m_entries[name];
            if (entry.isReading || entry.source != Source::None)
                continue;
            entry.isReading = true;
        }
        ask(name);
    }
}

void KeyRing::ask(const std::string &name)
{
    m_store->read(name, [ring = QPointer<KeyRing>(this), name](const Result<std::string> &answer) {
        if (ring)
            ring->take(name, answer);
    });
    QTimer::singleShot(patience, this, [this, name] {
        if (isReading(name))
            take(name, Error{Error::Kind::Unavailable, tr("The keychain does not answer.").toStdString()});
    });
}

void KeyRing::take(const std::string &name, const Result<std::string> &answer)
{
    {
        std::lock_guard lock(m_mutex);
        Entry &entry = m_entries[name];
        entry.isReading = false;
        if (answer && !answer->empty() && entry.source == Source::None) {
            entry.secret = *answer;
            entry.source = Source::Keychain;
        }
    }
    if (answer || answer.error().kind == Error::Kind::NotFound)
        m_trouble.clear();
    else
        m_trouble = QString::fromStdString(answer.error().message);
    m_answered.notify_all();
    emit changed(QString::fromStdString(name));
}

void KeyRing::set(const std::string &name, const std::string &secret)
{
    {
        std::lock_guard lock(m_mutex);
        m_entries[name] = {secret, Source::Session, false};
    }
    m_answered.notify_all();
    emit changed(QString::fromStdString(name));
    if (!m_store)
        return;
    ++m_writing;
    m_store->write(name, secret, [ring = QPointer<KeyRing>(this), name](const Result<> &answer) {
        if (!ring)
            return;
        --ring->m_writing;
        {
            std::lock_guard lock(ring->m_mutex);
            if (answer && ring->m_entries[name].source == Source::Session)
                ring->m_entries[name].source = Source::Keychain;
        }
        ring->m_trouble = answer ? QString() : QString::fromStdString(answer.error().message);
        emit ring->changed(QString::fromStdString(name));
    });
}

void KeyRing::remove(const std::string &name)
{
    {
        std::lock_guard lock(m_mutex);
        m_entries[name] = {};
    }
    emit changed(QString::fromStdString(name));
    if (!m_store)
        return;
    ++m_writing;
    m_store->remove(name, [ring = QPointer<KeyRing>(this), name](const Result<> &answer) {
        if (!ring)
            return;
        --ring->m_writing;
        ring->m_trouble = answer ? QString() : QString::fromStdString(answer.error().message);
        emit ring->changed(QString::fromStdString(name));
    });
}

bool KeyRing::waitFor(const std::function<bool()> &done, int milliseconds)
{
    QEventLoop loop;
    connect(this, &KeyRing::changed, &loop, [&] {
        if (done())
            loop.quit();
    });
    QTimer::singleShot(milliseconds, &loop, &QEventLoop::quit);
    if (!done())
        loop.exec();
    return done();
}

bool KeyRing::waitUntilRead(int milliseconds)
{
    return waitFor(
        [this] {
            std::lock_guard lock(m_mutex);
            return std::ranges::none_of(m_entries, [](const auto &entry) { return entry.second.isReading; });
        },
        milliseconds);
}

bool KeyRing::waitUntilWritten(int milliseconds)
{
    return waitFor([this] { return m_writing == 0; }, milliseconds);
}

} // namespace presence
