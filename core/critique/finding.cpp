// SPDX-License-Identifier: MIT
#include "core/critique/finding.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <nlohmann/json.hpp>
#include <set>

namespace presence {

namespace {

using nlohmann::json;
using nlohmann::ordered_json;

constexpr std::array<std::string_view, 5> verdictIds{"pass", "note", "warn", "fail", "unmeasured"};
constexpr std::size_t mostFindings = 1000;
constexpr std::size_t mostRegions = 100;
constexpr std::size_t mostPoints = 1000;
constexpr std::array<std::string_view, 4> markIds{"points", "line", "outline", "arrow"};
constexpr double farAway = 1e6;

/// Units that count, with what one of them is called.
constexpr std::array<std::array<std::string_view, 2>, 7> counts{{{"faces", "face"},
                                                                 {"signs", "sign"},
                                                                 {"levels", "level"},
                                                                 {"boxes", "box"},
                                                                 {"stops", "stop"},
                                                                 {"hours", "hour"},
                                                                 {"points", "point"}}};

ordered_json quantityToJson(const Quantity &quantity)
{
    if (const double *number = std::get_if<double>(&quantity))
        return *number;
    if (const std::string *word = std::get_if<std::string>(&quantity))
        return *word;
    return nullptr;
}

ordered_json findingToJson(const Finding &finding)
{
    ordered_json regions = ordered_json::array();
    for (const Region &region : finding.regions)
        regions.push_back(
            {{"x", region.x}, {"y", region.y}, {"width", region.width}, {"height", region.height}});
    ordered_json marks = ordered_json::array();
    for (const Mark &mark : finding.marks)
        marks.push_back(
            {{"kind", markIds[std::size_t(mark.kind)]}, {"points", mark.points}, {"label", mark.label}});
    ordered_json readings = ordered_json::array();
    for (const Reading &reading : finding.readings)
        readings.push_back({{"name", reading.name}, {"value", reading.value}, {"unit", reading.unit}});
    return {
        {"id", finding.id},
        {"verdict", verdictId(finding.verdict)},
        {"measured", quantityToJson(finding.measured)},
        {"asked", quantityToJson(finding.asked)},
        {"unit", finding.unit},
        {"confidence", finding.confidence},
        {"tier", finding.tier},
        {"region", regions},
        {"marks", marks},
        {"readings", readings},
        {"limits", finding.limits},
        {"reason", finding.reason},
        {"advice", finding.advice},
        {"fix", finding.fix.isEmpty() ? ordered_json(nullptr) : ordered_json::parse(finding.fix.toJson())}};
}

/// Walks the members of one object and remembers the first thing that is wrong.
class Reader
{
public:
    Reader(const json &object, std::string path)
        : m_object(object)
        , m_path(std::move(path))
    {
    }

    std::string text(const char *key)
    {
        const json *member = find(key);
        if (member && member->is_string())
            return member->get<std::string>();
        return refuse(key, "a text"), std::string();
    }

    double number(const char *key, double minimum, double maximum)
    {
        const json *member = find(key);
        if (member && member->is_number()) {
            const double value = member->get<double>();
            if (value >= minimum && value <= maximum)
                return value;
        }
        return refuse(key, "a number between " + json(minimum).dump() + " and " + json(maximum).dump()),
               minimum;
    }

    Quantity quantity(const char *key)
    {
        const json *member = find(key);
        if (!member || member->is_null())
            return {};
        if (member->is_number())
            return member->get<double>();
        if (member->is_string())
            return member->get<std::string>();
        return refuse(key, "a number, a word or null"), Quantity();
    }

    const json &list(const char *key, std::size_t most)
    {
        static const json nothing = json::array();
        const json *member = find(key);
        if (member && member->is_array() && member->size() <= most)
            return *member;
        return refuse(key, "a list of at most " + std::to_string(most)), nothing;
    }

    const json *find(const char *key) const
    {
        const auto found = m_object.find(key);
        return found == m_object.end() ? nullptr : &*found;
    }

    void refuse(const std::string &key, const std::string &expected)
    {
        if (m_problem.empty())
            m_problem = m_path + key + " must be " + expected + ".";
    }

    const std::string &problem() const { return m_problem; }

private:
    const json &m_object;
    std::string m_path;
    std::string m_problem;
};

/// Marks, readings and names of limits came later than the rest and may be missing.
void readDetails(const json &object, Reader &reader, Finding &finding)
{
    const auto isPoint = [](const json &point) {
        return point.is_array() && point.size() == 2 && std::ranges::all_of(point, [](const json &number) {
                   return number.is_number() && std::abs(number.get<double>()) <= farAway;
               });
    };
    if (object.contains("marks"))
        for (const json &entry : reader.list("marks", mostRegions)) {
            const json points = entry.is_object() ? entry.value("points", json()) : json();
            const json kind = entry.is_object() ? entry.value("kind", json()) : json();
            const auto known = std::ranges::find_if(markIds, [&](std::string_view id) {
                return kind.is_string() && kind.get_ref<const std::string &>() == id;
            });
            if (known == markIds.end() || !points.is_array() || points.size() > mostPoints ||
                !std::ranges::all_of(points, isPoint) || !entry.value("label", json("")).is_string())
                return reader.refuse("marks", "a list of points, line, outline or arrow with points");
            finding.marks.push_back({Mark::Kind(known - markIds.begin()),
                                     points.get<std::vector<std::array<double, 2>>>(),
                                     entry.value("label", "")});
        }
    if (object.contains("readings"))
        for (const json &entry : reader.list("readings", mostRegions)) {
            if (!entry.is_object())
                return reader.refuse("readings", "a list of named numbers");
            Reader part(entry, "");
            finding.readings.push_back(
                {part.text("name"), part.number("value", -farAway, farAway), part.text("unit")});
            if (!part.problem().empty())
                return reader.refuse("readings", "a list of named numbers");
        }
    if (object.contains("limits"))
        for (const json &entry : reader.list("limits", mostRegions)) {
            if (!entry.is_string())
                return reader.refuse("limits", "a list of names");
            finding.limits.push_back(entry.get<std::string>());
        }
}

Result<Finding> readFinding(const json &object, const std::string &path)
{
    if (!object.is_object())
        return Error{Error::Kind::BadInput, path + " must be an object."};
    Reader reader(object, path + ".");
    Finding finding;
    finding.id = reader.text("id");
    const std::string verdict = reader.text("verdict");
    const auto known = std::ranges::find(verdictIds, verdict);
    if (known == verdictIds.end())
        reader.refuse("verdict", "pass, note, warn, fail or unmeasured");
    else
        finding.verdict = Verdict(known - verdictIds.begin());
    finding.measured = reader.quantity("measured");
    finding.asked = reader.quantity("asked");
    finding.unit = reader.text("unit");
    finding.confidence = reader.number("confidence", 0, 1);
    finding.tier = reader.text("tier");
    finding.reason = reader.text("reason");
    finding.advice = reader.text("advice");
    for (const json &entry : reader.list("region", mostRegions)) {
        if (!entry.is_object()) {
            reader.refuse("region", "a list of rectangles");
            break;
        }
        Reader rectangle(entry, path + ".region.");
        finding.regions.push_back(
            {rectangle.number("x", -farAway, farAway), rectangle.number("y", -farAway, farAway),
             rectangle.number("width", 0, farAway), rectangle.number("height", 0, farAway)});
        if (!rectangle.problem().empty())
            return Error{Error::Kind::BadInput, rectangle.problem()};
    }
    readDetails(object, reader, finding);
    if (finding.id.empty())
        reader.refuse("id", "the name of a finding");
    if (!reader.problem().empty())
        return Error{Error::Kind::BadInput, reader.problem()};
    if (const json *fix = reader.find("fix"); fix && !fix->is_null()) {
        auto patch =
            SpecPatch::fromJson(fix->dump(-1, ' ', false, json::error_handler_t::replace), path + ".fix");
        if (!patch)
            return patch.error();
        finding.fix = std::move(*patch);
    }
    return finding;
}

} // namespace

std::string unitBeside(double number, std::string_view unit)
{
    const std::string_view first = unit.substr(0, unit.find(' '));
    for (const auto &[several, one] : counts)
        if (number == 1 && first == several)
            return std::string(one).append(unit.substr(first.size()));
    return std::string(unit);
}

std::string_view verdictId(Verdict verdict) { return verdictIds[std::size_t(verdict)]; }

const Finding *CritiqueReport::find(std::string_view id) const
{
    const auto found = std::ranges::find(findings, id, &Finding::id);
    return found == findings.end() ? nullptr : &*found;
}

std::string CritiqueReport::toJson() const
{
    ordered_json list = ordered_json::array();
    for (const Finding &finding : findings)
        list.push_back(findingToJson(finding));
    const ordered_json document{{"image", image}, {"width", width}, {"height", height},
                                {"tiers", tiers}, {"rules", rules}, {"findings", list}};
    return document.dump(2, ' ', false, json::error_handler_t::replace);
}

Result<CritiqueReport> CritiqueReport::fromJson(std::string_view text, std::string_view source)
{
    const auto refusal = [&](const std::string &problem) {
        return Error{Error::Kind::BadInput,
                     "“" + std::string(source) + "” is not a critique report: " + problem};
    };
    const json document = json::parse(text, nullptr, false);
    if (!document.is_object())
        return refusal("it must hold one JSON object.");
    constexpr double widest = 1e6;
    Reader reader(document, "");
    CritiqueReport report;
    report.image = reader.text("image");
    report.width = int(reader.number("width", 0, widest));
    report.height = int(reader.number("height", 0, widest));
    for (const json &tier : reader.list("tiers", 100)) {
        if (tier.is_string())
            report.tiers.push_back(tier.get<std::string>());
        else
            reader.refuse("tiers", "a list of texts");
    }
    if (document.contains("rules")) // came later than the rest
        report.rules = reader.text("rules");
    std::set<std::string> seen;
    for (const json &entry : reader.list("findings", mostFindings)) {
        auto finding = readFinding(entry, "findings[" + std::to_string(report.findings.size()) + "]");
        if (!finding)
            return refusal(finding.error().message);
        if (!seen.insert(finding->id).second)
            return refusal("“" + finding->id.substr(0, 80) + "” is answered twice.");
        report.findings.push_back(std::move(*finding));
    }
    if (!reader.problem().empty())
        return refusal(reader.problem());
    return report;
}

} // namespace presence
