// SPDX-License-Identifier: MIT
#pragma once

#include "core/generation/http_client.h"
#include "plugins/recipe/recipe.h"

#include <optional>
#include <string>
#include <string_view>

namespace presence {

/// Reads the pictures out of a successful answer: at least one and at most `count`; what a service appends
/// beyond those (detected maps, contact sheets) is not ours. Errors name the place in the answer, not the
/// service.
Result<GenerationResult> readPictures(const ResponseForm &form, std::string_view body, int count);

/// Nothing where the answer is no progress; a preview that cannot be read is left out.
std::optional<Progress> readProgress(const ProgressForm &form, std::string_view body);

/// Where an answer came from, for sentences.
struct Sender
{
    const Recipe &recipe;
    std::string address;
    std::string sentKey; ///< erased from everything that is said; empty = went without

    std::string name() const { return recipe.name + " at " + address; }
    /// Names the service in front of what the HTTP client said, adds what to do.
    Error explain(Error error) const;
    /// The error that this answer stands for, or nothing if it is a success.
    std::optional<Error> errorIn(const HttpResponse &response) const;
    /// The answer is a success by its status but not what it should be.
    Error unusable(const Error &reason, const HttpResponse &response) const;

private:
    Error cleaned(Error error) const;
};

} // namespace presence
