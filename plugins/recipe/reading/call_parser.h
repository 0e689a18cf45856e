// SPDX-License-Identifier: MIT
#pragma once

#include "plugins/recipe/form/body_template.h"
#include "plugins/recipe/recipe.h"

#include <nlohmann/json.hpp>

namespace presence {

// Readers of the parts that recipes are made of. Each reads the object that `members` is of.

/// `at`, `is` and `contains`.
AnswerCondition readCondition(Members &members);
/// `body`, a template; null if there is none.
nlohmann::json readBody(Members &members, TemplateRules rules, bool multipart);
/// What changes a call: `path`, `form`, `body`, `without`. `rules` tells what bodies may speak of.
Change readChange(Members &members, const TemplateRules &rules);
/// `needsPath` unless the service may tell the address.
Call readCall(Members &members, std::string_view usualMethod, const TemplateRules &rules,
              bool mayBeTold = false);
Watch readWatch(Members &members, const TemplateRules &rules, bool ofJob);
ResponseForm readResponse(Members &members);
/// What is not mentioned keeps the value of `limits`.
ServiceLimits readLimits(Members &members, ServiceLimits limits);
std::vector<Price> readPrices(Members &members, const std::string &name);

/// Parses a document and calls `read` with its members. The error names `source`, line, column and path.
Result<> readDocument(std::string_view text, std::string_view source,
                      const std::function<void(Members &)> &read);

} // namespace presence
