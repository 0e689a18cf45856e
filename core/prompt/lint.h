// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/resources.h"
#include "core/prompt/prompt.h"
#include "core/spec/patch/spec_patch.h"

#include <memory>
#include <string>
#include <string_view>
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
    std::string grounds;               ///< what kind of reason it is: an id of LintRules::grounds()
    std::string basis;                 ///< where the rule comes from
    std::vector<std::string> controls; ///< the ones to light up
    SpecPatch fix; ///< applying it silences this rule; empty only where a person has to write something
};

/// A rule as it stands in the table, before it has looked at anything.
struct RuleText
{
    std::string id;
    LintFinding::Severity severity = LintFinding::Severity::Info;
    std::string message; ///< with "…" for what depends on the spec
    std::string grounds;
    std::string basis;
    bool off = false; ///< switched off by the person's own pack
};

/// Rules whose texts and limits are data (resources/lint.json) and whose conditions are functions.
class LintRules
{
public:
    /// Fails, naming the rule, if the file and the program disagree about which rules exist.
    static Result<LintRules> load(const Resources &resources);

    /// Takes over what a person's own pack says about severities, limits and texts, and leaves out what it
    /// switches off. All or nothing: a pack with a mistake is refused with the line, or the rule, and every
    /// rule stays as it was. No file at `path` is no mistake.
    Result<> adjustFrom(const std::filesystem::path &path);
    Result<> adjust(std::string_view pack, std::string_view source);

    std::vector<LintFinding> check(const PortraitSpec &spec, const Prompt &prompt) const;

    std::vector<RuleText> rules() const;
    std::vector<std::string> ruleIds() const;
    /// "anatomy", "physics", "study", "convention", "logic", "generators", "law"
    static const std::vector<std::string> &grounds();

    struct Data;

private:
    std::shared_ptr<const Data> m_data;
};

} // namespace presence
