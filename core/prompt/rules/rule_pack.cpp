// SPDX-License-Identifier: MIT
#include "core/prompt/rules/rule_pack.h"

#include "core/base/encoding/utf8.h"
#include "core/spec/json_values.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <set>
#include <sstream>

namespace presence {

namespace {

using Json = nlohmann::json;
using Severity = LintFinding::Severity;

constexpr std::size_t longestTextBytes = 400;
constexpr double largestLimit = 100000;

std::optional<Severity> severityOf(std::string_view id)
{
    constexpr std::array<std::string_view, 3> ids{"info", "warn", "error"};
    const auto found = std::ranges::find(ids, id);
    return found == ids.end() ? std::nullopt : std::optional(Severity(found - ids.begin()));
}

WordList split(std::string_view words)
{
    std::istringstream stream{std::string(words)};
    return {std::istream_iterator<std::string>(stream), {}};
}

/// What a file wrote, short enough to stand in a sentence.
std::string quotable(std::string_view text) { return std::string(utf8Prefix(text, 60)); }

Error mistake(std::string sentence) { return {Error::Kind::BadInput, std::move(sentence)}; }

std::set<std::string> placeholdersIn(std::string_view text)
{
    std::set<std::string> names;
    for (std::size_t at = 0; (at = text.find('{', at)) != std::string_view::npos;) {
        const std::size_t end = std::min(text.find('}', at), text.size());
        names.emplace(text.substr(at + 1, end - at - 1));
        at = end;
    }
    return names;
}

Result<Rule> shippedRule(const Json &row)
{
    const std::string id = row.at("id");
    const auto severity = severityOf(row.at("severity").get<std::string>());
    if (!severity)
        return mistake("rule " + id + ": severity must be info, warn or error");
    const std::string grounds = row.at("grounds");
    if (std::ranges::find(LintRules::grounds(), grounds) == LintRules::grounds().end())
        return mistake("rule " + id + ": there are no grounds “" + grounds + "”");
    Rule rule;
    rule.id = id;
    rule.severity = *severity;
    rule.message = row.at("message");
    rule.advice = row.at("advice");
    rule.grounds = grounds;
    rule.basis = row.at("basis");
    rule.limits = row.value("limits", decltype(rule.limits)());
    rule.jobs = row.value("jobs", WordList());
    return rule;
}

/// Rules in the order of the conditions.
Result<std::vector<Rule>> matched(std::vector<Rule> fromFile)
{
    std::vector<Rule> ordered;
    for (const Condition &condition : allConditions()) {
        const auto found = std::ranges::find(fromFile, condition.rule, &Rule::id);
        if (found == fromFile.end())
            return mistake(std::string("there are no texts for rule ") + condition.rule);
        WordList named;
        for (const auto &[name, value] : found->limits)
            named.push_back(name);
        WordList used = split(condition.limits);
        std::ranges::sort(used);
        if (named != used)
            return mistake("rule " + found->id + ": its limits must be: " +
                           (used.empty() ? "none" : std::string(condition.limits)));
        ordered.push_back(std::move(*found));
        fromFile.erase(found);
    }
    if (!fromFile.empty())
        return mistake("this program has no rule " + fromFile.front().id + ", or it is there twice");
    return ordered;
}

bool isPlainText(const Json &value)
{
    if (!value.is_string())
        return false;
    const std::string &text = value.get_ref<const std::string &>();
    return !text.empty() && text.size() <= longestTextBytes &&
           std::ranges::none_of(text, [](unsigned char c) { return c < 0x20 || c == 0x7f; });
}

/// One entry of a person's own pack.
class Adjustment
{
public:
    Adjustment(Rule &rule, std::vector<std::string> &mistakes)
        : m_rule(rule)
        , m_mistakes(mistakes)
    {
    }

    void take(const std::string &member, const Json &value)
    {
        if (member == "severity")
            takeSeverity(value);
        else if (member == "message")
            takeText(member, value, m_rule.message);
        else if (member == "advice")
            takeText(member, value, m_rule.advice);
        else if (member == "limits")
            takeLimits(value);
        else if (member == "off")
            value.is_boolean() ? void(m_rule.off = value.get<bool>()) : refuse("“off” must be true or false");
        else if (member != "id")
            refuse("there is nothing called “" + quotable(member) + "” to change");
    }

private:
    void refuse(const std::string &what) { m_mistakes.push_back("rule " + m_rule.id + ": " + what); }

    void takeSeverity(const Json &value)
    {
        const auto severity = value.is_string() ? severityOf(value.get<std::string>()) : std::nullopt;
        if (severity)
            m_rule.severity = *severity;
        else
            refuse("“severity” must be info, warn or error");
    }

    void takeText(const std::string &member, const Json &value, std::string &text)
    {
        if (!isPlainText(value))
            return refuse("“" + member + "” must be one line of 1 to " + std::to_string(longestTextBytes) +
                          " bytes");
        const std::string changed = value.get<std::string>();
        const auto known = placeholdersIn(m_rule.message + m_rule.advice);
        for (const std::string &name : placeholdersIn(changed))
            if (!known.contains(name))
                return refuse("“" + member + "” has no word for {" + quotable(name) + "}");
        text = changed;
    }

    void takeLimits(const Json &value)
    {
        if (!value.is_object())
            return refuse("“limits” must be an object of numbers");
        for (const auto &[name, number] : value.items()) {
            const auto limit = m_rule.limits.find(name);
            if (limit == m_rule.limits.end())
                refuse("it has no limit “" + quotable(name) + "”");
            else if (!number.is_number() || !(std::abs(number.get<double>()) <= largestLimit))
                refuse("limit “" + name + "” must be a number of at most 100000");
            else if (number.get<double>() * limit->second < 0)
                refuse("limit “" + name + "” must keep its sign");
            else
                limit->second = number.get<double>();
        }
    }

    Rule &m_rule;
    std::vector<std::string> &m_mistakes;
};

/// Why the entry as a whole is refused, or nothing; what is wrong inside it goes to `mistakes`.
std::optional<std::string> adjustOne(std::vector<Rule> &rules, const Json &entry, std::set<std::string> &seen,
                                     std::vector<std::string> &mistakes)
{
    const auto named = entry.is_object() ? entry.find("id") : entry.end();
    if (!entry.is_object() || named == entry.end() || !named->is_string())
        return "it names no rule";
    const std::string id = quotable(named->get<std::string>());
    const auto rule = std::ranges::find(rules, id, &Rule::id);
    if (rule == rules.end())
        return "there is no rule “" + id + "”";
    if (!seen.insert(id).second)
        return "rule " + id + " was changed before";
    Adjustment adjustment(*rule, mistakes);
    for (const auto &[member, value] : entry.items())
        adjustment.take(member, value);
    return {};
}

} // namespace

const std::vector<Condition> &allConditions()
{
    static const std::vector<Condition> table = [] {
        std::vector<Condition> rows;
        for (const auto part : {faceConditions(), storyConditions(), poseConditions(), cameraConditions(),
                                lightConditions(), realismConditions(), settingConditions(), textConditions(),
                                syntaxConditions(), motionConditions(), promptConditions()})
            rows.insert(rows.end(), part.begin(), part.end());
        return rows;
    }();
    return table;
}

Result<> readShippedPack(const Json &document, LintRules::Data &data)
{
    std::vector<Rule> rules;
    for (const Json &row : document.at("rules")) {
        auto rule = shippedRule(row);
        if (!rule)
            return rule.error();
        rules.push_back(std::move(*rule));
    }
    auto ordered = matched(std::move(rules));
    if (!ordered)
        return ordered.error();
    data.rules = std::move(*ordered);
    for (const Json &row : document.at("conflicts")) {
        const UnitConflict pair{row.at("units").at(0), row.at("units").at(1), row.at("impossible"),
                                row.at("level"), row.at("reason")};
        for (const int unit : {pair.first, pair.second})
            if (!actionUnitIndex(unit))
                return mistake("conflicts: there is no action unit " + std::to_string(unit));
        data.conflicts.push_back(pair);
    }
    data.words = document.at("words").get<decltype(data.words)>();
    for (const char *list : ruleWordLists)
        if (!data.words.contains(list))
            return mistake(std::string("words: the list “") + list + "” is missing");
    data.emotions = document.at("emotions").get<decltype(data.emotions)>();
    for (const Json &row : document.at("rewrites"))
        data.rewrites.emplace_back(row.at("avoid"), row.at("write"));
    return {};
}

Result<std::vector<Rule>> adjustedRules(std::vector<Rule> rules, std::string_view pack,
                                        std::string_view source)
{
    const auto document = parseJsonObject(pack, source, "presence.lint-changes/1");
    if (!document)
        return document.error();
    std::vector<std::string> mistakes;
    const auto entries = document->find("rules");
    if (entries == document->end() || !entries->is_array()) {
        mistakes.emplace_back("“rules” must be a list");
    } else {
        std::set<std::string> seen;
        for (std::size_t i = 0; i < entries->size(); ++i)
            if (auto refused = adjustOne(rules, (*entries)[i], seen, mistakes))
                mistakes.push_back("entry " + std::to_string(i + 1) + ": " + *refused);
    }
    if (mistakes.empty())
        return rules;
    std::string list;
    for (const std::string &sentence : mistakes)
        list += (list.empty() ? "" : "\n") + sentence;
    const std::string others =
        mistakes.size() > 1 ? ", and " + std::to_string(mistakes.size() - 1) + " more" : "";
    return Error{Error::Kind::BadInput,
                 "“" + std::string(source) + "” was left aside and every rule is as shipped. Mend this: " +
                     mistakes.front() + others + ".",
                 list};
}

} // namespace presence
