// SPDX-License-Identifier: MIT
#include "core/prompt/explain.h"

#include "core/prompt/words/english.h"
#include "core/spec/tables/json_resource.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace presence {

namespace {

using Json = nlohmann::json;

constexpr const char *fileName = "vocabulary/adjectives.json";

Result<SpecPatch> valuesOf(const Json &row) { return SpecPatch::fromJson(row.at("values").dump(), fileName); }

} // namespace

Result<Anatomy> Anatomy::load(const Resources &resources)
{
    Anatomy anatomy;
    const auto read = [&](const Json &document) -> Result<> {
        for (const Json &row : document.at("adjectives")) {
            auto values = valuesOf(row);
            if (!values)
                return values.error();
            anatomy.m_adjectives.push_back({row.at("word"), row.value("also", std::vector<std::string>()),
                                            std::move(*values), row.at("why")});
        }
        for (const Json &row : document.at("pairs")) {
            auto values = valuesOf(row);
            if (!values)
                return values.error();
            anatomy.m_pairs.push_back(
                {row.at("mistake"), row.at("wrong"), row.at("right"), row.at("why"), std::move(*values)});
        }
        return {};
    };
    if (const auto done = readJsonResource(resources, fileName, "presence.adjectives/1", read); !done)
        return done.error();
    return anatomy;
}

const Adjective *Anatomy::find(std::string_view word) const
{
    const auto wanted = english::words(word);
    if (wanted.size() != 1)
        return nullptr;
    const auto found = std::ranges::find_if(m_adjectives, [&](const Adjective &adjective) {
        return adjective.word == wanted[0] ||
               std::ranges::find(adjective.synonyms, wanted[0]) != adjective.synonyms.end();
    });
    return found == m_adjectives.end() ? nullptr : &*found;
}

std::vector<const Adjective *> Anatomy::foundIn(std::string_view text) const
{
    std::vector<const Adjective *> found;
    for (const std::string &word : english::words(text))
        if (const Adjective *adjective = find(word);
            adjective && std::ranges::find(found, adjective) == found.end())
            found.push_back(adjective);
    return found;
}

std::vector<std::string> unitLines(const SpecPatch &values)
{
    std::vector<std::string> lines;
    for (const auto &[id, value] : values.values()) {
        const Control &control = *findControl(id);
        const bool both = !control.twin.empty() && values.values().contains(control.twin) &&
                          values.values().at(control.twin) == value;
        if (both && id.ends_with(".right"))
            continue; // said with the left
        std::string name = id;
        if (control.actionUnit) {
            name = "AU" + std::to_string(control.actionUnit);
            if (!both && !control.twin.empty())
                name += id.ends_with(".left") ? " left" : " right";
        }
        std::string amount = control.print(value);
        if (control.kind == Control::Kind::Level)
            amount = std::string(1, "0ABCDE"[std::lround(std::get<double>(value))]);
        lines.push_back(name + " " + amount + (control.unit.empty() ? "" : " " + control.unit));
    }
    return lines;
}

std::vector<std::string> phrasesOf(const SpecPatch &values, const PromptEngine &engine,
                                   const Vocabulary &words)
{
    const auto spec = values.appliedTo(PortraitSpec{});
    if (!spec)
        return {};
    std::vector<std::string> phrases;
    for (const PromptSegment &segment : buildPrompt(*spec, engine, words).segments)
        if (std::ranges::any_of(segment.controls,
                                [&](const std::string &id) { return values.values().contains(id); }))
            phrases.push_back(segment.text);
    return phrases;
}

} // namespace presence
