// SPDX-License-Identifier: MIT
#include "core/prompt/lint.h"

#include "core/prompt/rules/rule_check.h"
#include "core/spec/tables/json_resource.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace presence {

namespace {

using Json = nlohmann::json;

const std::vector<Condition> &conditions()
{
    static const std::vector<Condition> table = [] {
        std::vector<Condition> rows;
        for (const auto part : {faceConditions(), storyConditions(), poseConditions(), cameraConditions(),
                                lightConditions(), promptConditions()})
            rows.insert(rows.end(), part.begin(), part.end());
        return rows;
    }();
    return table;
}

Rule ruleFrom(const Json &row)
{
    const std::string severity = row.at("severity");
    Rule rule;
    rule.id = row.at("id");
    rule.severity = severity == "error"  ? LintFinding::Severity::Error
                    : severity == "warn" ? LintFinding::Severity::Warn
                                         : LintFinding::Severity::Info;
    rule.message = row.at("message");
    rule.advice = row.at("advice");
    rule.basis = row.at("basis");
    rule.limits = row.value("limits", decltype(rule.limits)());
    rule.jobs = row.value("jobs", WordList());
    return rule;
}

/// Rules in the order of the table; fails where file and program disagree.
Result<std::vector<Rule>> matched(std::vector<Rule> fromFile)
{
    std::vector<Rule> ordered;
    for (const Condition &condition : conditions()) {
        const auto found = std::ranges::find(fromFile, condition.rule, &Rule::id);
        if (found == fromFile.end())
            return Error{Error::Kind::BadInput, std::string("there are no texts for rule ") + condition.rule};
        ordered.push_back(std::move(*found));
        fromFile.erase(found);
    }
    if (!fromFile.empty())
        return Error{Error::Kind::BadInput, "this program has no rule " + fromFile.front().id};
    return ordered;
}

} // namespace

Result<LintRules> LintRules::load(const Resources &resources)
{
    auto data = std::make_shared<Data>();
    const auto read = [&](const Json &document) -> Result<> {
        std::vector<Rule> rules;
        for (const Json &row : document.at("rules"))
            rules.push_back(ruleFrom(row));
        auto ordered = matched(std::move(rules));
        if (!ordered)
            return ordered.error();
        data->rules = std::move(*ordered);
        for (const Json &row : document.at("conflicts"))
            data->conflicts.push_back({row.at("units").at(0), row.at("units").at(1), row.at("impossible"),
                                       row.at("level"), row.at("reason")});
        data->words = document.at("words").get<decltype(data->words)>();
        data->emotions = document.at("emotions").get<decltype(data->emotions)>();
        for (const Json &row : document.at("rewrites"))
            data->rewrites.emplace_back(row.at("avoid"), row.at("write"));
        return {};
    };
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
    LintRules rules;
    rules.m_data = std::move(data);
    return rules;
}

std::vector<LintFinding> LintRules::check(const PortraitSpec &spec, const Prompt &prompt) const
{
    std::vector<LintFinding> findings;
    for (std::size_t i = 0; i < m_data->rules.size(); ++i) {
        RuleCheck check(spec, prompt, m_data->rules[i], *m_data, findings);
        conditions()[i].check(check);
    }
    std::ranges::stable_sort(findings, std::ranges::greater{}, &LintFinding::severity);
    return findings;
}

std::vector<std::string> LintRules::ruleIds() const
{
    std::vector<std::string> ids;
    for (const Rule &rule : m_data->rules)
        ids.push_back(rule.id);
    return ids;
}

} // namespace presence
