// SPDX-License-Identifier: MIT
#pragma once

#include "core/generation/http_client.h"
#include "plugins/recipe/recipe.h"

#include <optional>
#include <string>
#include <vector>

namespace presence {

/// What came back, read once.
struct Answer
{
    explicit Answer(HttpResponse response);

    HttpResponse response;
    bool isJson = false;
    /// The JSON, if it is an object with the head as /$headers/<name in lower case>; of what is no JSON the
    /// head alone.
    nlohmann::json document;
};

/// Where an answer came from, for sentences.
struct Sender
{
    const Recipe &recipe;
    std::string address;
    std::vector<std::string> secrets = {}; ///< erased from everything that is said; empty = went without

    std::string name() const { return recipe.name + " at " + address; }
    /// Names the service in front of what the HTTP client said, adds what to do.
    Error explain(Error error) const;
    /// The error that this answer stands for, or nothing if it is a success.
    std::optional<Error> errorIn(const Answer &answer) const;
    /// The answer is a success by its status but not what it should be.
    Error unusable(const Error &reason, const HttpResponse &response) const;

private:
    Error cleaned(Error error) const;
};

} // namespace presence
