// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/resources.h"
#include "core/prompt/prompt.h"
#include "core/spec/spec_patch.h"

#include <memory>
#include <string>
#include <vector>

namespace presence {

/// One thing to reconsider before anything is sent.
struct LintFinding
{
    enum class Severity { Info, Warn, Error };

    std::string rule; ///< "FACE-004"
    Severity severity = Severity::Info;
    std::string message;               ///< what clashes, in one sentence
    std::string advice;                ///< what the fix does, as on its button
    std::string basis;                 ///< where the rule comes from
    std::vector<std::string> controls; ///< the ones to light up
    SpecPatch fix; ///< applying it silences this rule; empty only where a person has to write something
};

/// Rules whose texts and limits are data (resources/lint.json) and whose conditions are functions.
class LintRules
{
public:
    /// Fails, naming the rule, if the file and the program disagree about which rules exist.
    static Result<LintRules> load(const Resources &resources);

    std::vector<LintFinding> check(const PortraitSpec &spec, const Prompt &prompt) const;
    std::vector<std::string> ruleIds() const;

    struct Data;

private:
    std::shared_ptr<const Data> m_data;
};

} // namespace presence
