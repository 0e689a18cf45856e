// SPDX-License-Identifier: MIT
#pragma once

#include "core/prompt/rules/rule_check.h"

#include <nlohmann/json_fwd.hpp>

namespace presence {

// Include from .cpp files only.

/// All conditions of the program, in the order in which findings of one severity are listed.
const std::vector<Condition> &allConditions();

/// The shipped pack into `data`. Fails, naming rule and member, where file and program disagree about rules,
/// limits, word lists or units.
Result<> readShippedPack(const nlohmann::json &document, LintRules::Data &data);

/// What a person's own pack, `{"schema": "presence.lint-changes/1", "rules": [{"id": "FACE-004", "severity":
/// "warn", "limits": {"smile": 3}, "message": …, "advice": …, "off": true}, …]}`, makes of `rules`. A text
/// may use the {placeholders} of the shipped text; a limit keeps its sign and stays within ±100 000. The
/// error lists every mistake, each with its rule.
Result<std::vector<Rule>> adjustedRules(std::vector<Rule> rules, std::string_view pack,
                                        std::string_view source);

} // namespace presence
