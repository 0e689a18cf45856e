// SPDX-License-Identifier: MIT
#include "core/spec/tables/face_guide.h"

#include "core/spec/tables/json_resource.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace presence {

namespace {

using Json = nlohmann::json;
using Conditions = std::vector<ReadingCue::Condition>;

Error mistake(const std::string &what) { return {Error::Kind::BadInput, what}; }

Result<> checkUnit(int unit)
{
    return actionUnitIndex(unit) ? Result<>() : mistake("there is no action unit " + std::to_string(unit));
}

Result<Conditions> conditionsFrom(const Json &list)
{
    Conditions conditions;
    for (const Json &row : list) {
        conditions.push_back({row.at("unit"), row.at("level")});
        if (const auto known = checkUnit(conditions.back().unit); !known)
            return known.error();
    }
    return conditions;
}

Result<> readUnits(const Json &document, FaceGuide &guide)
{
    for (const Json &row : document.at("units")) {
        guide.units.push_back({row.at("unit"), row.at("name"), row.at("muscles"), row.at("seen"),
                               row.at("reads"), row.at("with")});
        if (const auto known = checkUnit(guide.units.back().unit); !known)
            return known;
    }
    for (const ActionUnit &unit : actionUnits)
        if (!guide.facts(unit.number))
            return mistake("nothing is said about action unit " + std::to_string(unit.number));
    for (const Json &row : document.at("motion_only"))
        guide.motionOnly.push_back({row.at("code"), row.at("name"), row.at("why")});
    return {};
}

Result<> readFacs(const Json &document, FaceGuide &guide)
{
    if (const auto units = readUnits(document, guide); !units)
        return units;
    for (const Json &row : document.at("cues")) {
        const auto all = conditionsFrom(row.at("all"));
        const auto none = conditionsFrom(row.at("none"));
        if (!all || !none)
            return all ? none.error() : all.error();
        guide.cues.push_back({*all, *none, row.at("one_sided"), row.at("reads"), row.at("advice")});
    }
    for (const Json &row : document.at("prototypes")) {
        const std::string id = row.at("id");
        const auto values = SpecPatch::fromJson(row.at("values").dump(), "prototype " + id);
        if (!values)
            return values.error();
        guide.prototypes.push_back(
            {id, row.at("group"), row.at("label"), row.at("words"), row.at("note"), *values});
    }
    return {};
}

Result<> readConflicts(const Json &document, FaceGuide &guide)
{
    for (const Json &row : document.at("conflicts")) {
        guide.conflicts.push_back({row.at("units").at(0), row.at("units").at(1), row.at("impossible"),
                                   row.at("level"), row.at("reason")});
        for (const int unit : {guide.conflicts.back().first, guide.conflicts.back().second})
            if (const auto known = checkUnit(unit); !known)
                return known;
    }
    return {};
}

bool shows(const ReadingCue &cue, const Expression &expression)
{
    const auto level = [&](int unit) { return expression.shown(unit); };
    for (const auto &[unit, limit] : cue.none)
        if (level(unit).strongest() >= limit)
            return false;
    const auto onSide = [&](double SidedLevel::*side) {
        return std::ranges::all_of(
            cue.all, [&](const auto &condition) { return level(condition.unit).*side >= condition.level; });
    };
    const auto quiet = [&](double SidedLevel::*side) { // at most a trace
        return std::ranges::all_of(cue.all,
                                   [&](const auto &condition) { return level(condition.unit).*side < 1.5; });
    };
    const bool left = onSide(&SidedLevel::left), right = onSide(&SidedLevel::right);
    if (cue.oneSided)
        return (left && quiet(&SidedLevel::right)) || (right && quiet(&SidedLevel::left));
    return left || right;
}

} // namespace

Result<FaceGuide> FaceGuide::load(const Resources &resources)
{
    FaceGuide guide;
    for (const auto &done :
         {readJsonResource(resources, "facs.json", "presence.facs/1",
                           [&](const Json &document) { return readFacs(document, guide); }),
          readJsonResource(resources, "lint.json", "presence.lint/1",
                           [&](const Json &document) { return readConflicts(document, guide); })})
        if (!done)
            return done.error();
    return guide;
}

const UnitFacts *FaceGuide::facts(int unit) const
{
    const auto found = std::ranges::find(units, unit, &UnitFacts::unit);
    return found == units.end() ? nullptr : &*found;
}

const Prototype *FaceGuide::prototype(std::string_view id) const
{
    const auto found = std::ranges::find(prototypes, id, &Prototype::id);
    return found == prototypes.end() ? nullptr : &*found;
}

std::vector<const UnitConflict *> FaceGuide::conflictsOf(int unit) const
{
    std::vector<const UnitConflict *> found;
    for (const UnitConflict &conflict : conflicts)
        if (conflict.first == unit || conflict.second == unit)
            found.push_back(&conflict);
    return found;
}

std::vector<const ReadingCue *> FaceGuide::cuesIn(const Expression &expression) const
{
    std::vector<const ReadingCue *> found;
    for (const ReadingCue &cue : cues)
        if (shows(cue, expression))
            found.push_back(&cue);
    return found;
}

std::string FaceGuide::explanationOf(int unit) const
{
    const UnitFacts *known = facts(unit);
    if (!known)
        return {};
    std::string text = known->muscles + ". " + known->seen + ". Often read as: " + known->reads + ".";
    for (const UnitConflict *conflict : conflictsOf(unit)) {
        const int other = conflict->first == unit ? conflict->second : conflict->first;
        text += std::string(conflict->impossible ? " Impossible" : " Difficult") + " with AU" +
                std::to_string(other) + " from " + levelText(conflict->level) + " on: " + conflict->reason;
    }
    return text;
}

} // namespace presence
