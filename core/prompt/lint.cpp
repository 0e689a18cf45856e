// SPDX-License-Identifier: MIT
#include "core/prompt/lint.h"

#include "core/base/file_io.h"
#include "core/prompt/rules/rule_pack.h"
#include "core/spec/tables/json_resource.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace presence {

namespace {

constexpr std::size_t largestPackBytes = std::size_t(1) << 20;
constexpr int mostCompanions = 4; ///< fixes that another fix takes along

std::vector<LintFinding> firedBy(const LintRules::Data &data, const PortraitSpec &spec, const Prompt &prompt)
{
    std::vector<LintFinding> findings;
    for (std::size_t i = 0; i < data.rules.size(); ++i) {
        if (data.rules[i].off)
            continue;
        RuleCheck check(spec, prompt, data.rules[i], data, findings);
        allConditions()[i].check(check);
    }
    return findings;
}

/// The fix, with what it takes that no other rule as bad as this one fires in its place; as it is where
/// nothing helps.
SpecPatch settled(const LintFinding &finding, const LintRules::Data &data, const PortraitSpec &spec,
                  const Prompt &prompt, const std::vector<LintFinding> &before)
{
    SpecPatch fix = finding.fix;
    for (int round = 0; round < mostCompanions && !fix.isEmpty(); ++round) {
        const auto fixed = fix.appliedTo(spec);
        if (!fixed)
            break;
        const auto after = firedBy(data, *fixed, prompt);
        const auto is = [](const LintFinding &one) {
            return [&one](const LintFinding &other) { return other.rule == one.rule; };
        };
        if (round > 0 && std::ranges::any_of(after, is(finding)))
            break; // the companion has taken back what the fix did
        const auto brought = std::ranges::find_if(after, [&](const LintFinding &later) {
            return later.severity >= finding.severity && std::ranges::none_of(before, is(later));
        });
        if (brought == after.end())
            return fix;
        fix.merge(brought->fix);
    }
    return finding.fix;
}

} // namespace

Result<LintRules> LintRules::load(const Resources &resources)
{
    auto data = std::make_shared<Data>();
    const auto read = [&](const nlohmann::json &document) { return readShippedPack(document, *data); };
    if (const auto done = readJsonResource(resources, "lint.json", "presence.lint/1", read); !done)
        return done.error();
    auto library = SpecLibrary::load(resources);
    if (!library)
        return library.error();
    data->library = std::move(*library);
    auto labels = ParameterWords::load(resources);
    if (!labels)
        return labels.error();
    data->labels = std::move(*labels);
    auto engines = PromptEngines::load(resources);
    if (!engines)
        return engines.error();
    data->engines = std::move(*engines);
    LintRules rules;
    rules.m_data = std::move(data);
    return rules;
}

Result<> LintRules::adjustFrom(const std::filesystem::path &path)
{
    if (path.empty())
        return {};
    const auto pack = readFile(path, largestPackBytes);
    if (!pack)
        return pack.error().kind == Error::Kind::NotFound ? Result<>() : pack.error();
    return adjust(*pack, path.string());
}

Result<> LintRules::adjust(std::string_view pack, std::string_view source)
{
    auto adjusted = adjustedRules(m_data->rules, pack, source);
    if (!adjusted)
        return adjusted.error();
    auto data = std::make_shared<Data>(*m_data);
    data->rules = std::move(*adjusted);
    m_data = std::move(data);
    return {};
}

std::vector<LintFinding> LintRules::check(const PortraitSpec &spec, const Prompt &prompt) const
{
    const std::vector<LintFinding> fired = firedBy(*m_data, spec, prompt);
    std::vector<LintFinding> findings = fired;
    for (LintFinding &finding : findings)
        finding.fix = settled(finding, *m_data, spec, prompt, fired);
    std::ranges::stable_sort(findings, std::ranges::greater{}, &LintFinding::severity);
    return findings;
}

std::vector<RuleText> LintRules::rules() const
{
    std::vector<RuleText> texts;
    for (const Rule &rule : m_data->rules)
        texts.push_back(
            {rule.id, rule.severity, withWords(rule.message, {}, "…"), rule.grounds, rule.basis, rule.off});
    return texts;
}

const std::vector<std::string> &LintRules::grounds()
{
    static const std::vector<std::string> ids{"anatomy", "physics",    "study", "convention",
                                              "logic",   "generators", "law"};
    return ids;
}

std::vector<std::string> LintRules::ruleIds() const
{
    std::vector<std::string> ids;
    for (const Rule &rule : m_data->rules)
        ids.push_back(rule.id);
    return ids;
}

} // namespace presence
