// SPDX-License-Identifier: MIT
#pragma once

#include <cassert>
#include <concepts>
#include <string>
#include <utility>
#include <variant>

namespace presence {

/// What went wrong, in a way that code can act on and a person can read.
struct Error
{
    enum class Kind {
        BadInput,     ///< a file, value or argument is not what it must be
        NotFound,     ///< the named thing does not exist
        Storage,      ///< the disk refused (full, read-only, vanished)
        Network,      ///< no connection, time-out, TLS
        Unauthorised, ///< key missing or rejected
        Refused,      ///< the service declined the content; never retried
        Busy,         ///< too many requests now; may be retried later
        Unavailable,  ///< the service or feature cannot be used at present
        Cancelled,    ///< the user (or a stop token) ended it
        Internal,     ///< a broken promise of ours
    };

    Kind kind = Kind::Internal;
    std::string message;           ///< one or two sentences for people: what failed and what to do
    std::string detail = {};       ///< for the log: server body, parser position; never secrets
    double retryAfterSeconds = -1; ///< the service's own wish, or negative

    friend bool operator==(const Error &, const Error &) = default;
};

struct Nothing
{
    friend bool operator==(const Nothing &, const Nothing &) = default;
};

/// A value or the reason why there is none. `Result<>` carries success alone.
template <typename T = Nothing>
class [[nodiscard]] Result
{
public:
    Result() requires std::default_initializable<T> : m_state(T{}) {}
    Result(T value)
        : m_state(std::move(value))
    {
    }
    Result(Error error)
        : m_state(std::move(error))
    {
    }

    bool ok() const { return m_state.index() == 0; }
    explicit operator bool() const { return ok(); }

    const T &value() const &
    {
        assert(ok());
        return std::get<0>(m_state);
    }
    T &value() &
    {
        assert(ok());
        return std::get<0>(m_state);
    }
    T &&value() &&
    {
        assert(ok());
        return std::get<0>(std::move(m_state));
    }
    const T &operator*() const & { return value(); }
    T &operator*() & { return value(); }
    T &&operator*() && { return std::move(*this).value(); }
    const T *operator->() const { return &value(); }
    T *operator->() { return &value(); }

    const Error &error() const
    {
        assert(!ok());
        return std::get<1>(m_state);
    }

private:
    std::variant<T, Error> m_state;
};

} // namespace presence
