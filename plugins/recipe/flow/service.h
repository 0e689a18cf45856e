// SPDX-License-Identifier: MIT
#pragma once

#include "plugins/recipe/flow/sender.h"
#include "plugins/recipe/form/values.h"

#include <stop_token>

namespace presence {

/// One service with one key: builds requests, proves who we are, keeps the key from other hosts, turns
/// whatever goes wrong into sentences. Immutable; any thread.
class Service
{
public:
    /// `key` may be empty. The recipe must outlive it.
    Service(const Recipe &recipe, std::string address, std::string key);

    const Sender &sender() const { return m_sender; }
    const Recipe &recipe() const { return m_sender.recipe; }

    /// The request with its body and authorisation and the time-outs of a short question. `told` is the
    /// address that the service gave for it, already resolved, or empty; `current` is "this" picture of the
    /// body.
    HttpRequest request(const Call &call, const Values &values, const std::string &told = {},
                        const SentPicture *current = nullptr) const;
    /// What was sent, as JSON without pictures and keys.
    std::string record(const Call &call, Values values) const;

    /// Any answer that is not a success by status or rule is an error.
    Result<Answer> ask(const HttpRequest &request, std::stop_token stop) const;

    /// An address that the service told, made absolute. BadInput where it is on a host that is none of the
    /// service's, so that our key must not go there.
    Result<std::string> resolved(const std::string &told) const;
    /// The bytes behind an address that the service gave for a picture.
    Result<std::string> fetch(const std::string &told, const ResponseForm &form, std::stop_token stop) const;

private:
    std::string absolute(const std::string &told) const;
    bool isOurs(const std::string &url) const;
    void authorise(HttpRequest &request) const;

    Sender m_sender;
    std::string m_key;
};

} // namespace presence
