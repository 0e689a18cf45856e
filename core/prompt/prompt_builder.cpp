// SPDX-License-Identifier: MIT
#include "core/prompt/prompt_builder.h"

#include "core/prompt/reading/reading.h"
#include "core/prompt/writers/writers.h"

#include <algorithm>

namespace presence {

namespace {

/// Statements that another one already covers hand it their controls and fall silent.
void absorbImplied(std::vector<Statement> &statements, const Vocabulary::Data &words)
{
    for (Statement &speaker : statements) {
        const auto covered = words.implied.find(speaker.key);
        if (covered == words.implied.end())
            continue;
        for (Statement &other : statements)
            if (std::ranges::find(covered->second, other.key) != covered->second.end()) {
                std::ranges::move(other.controls, std::back_inserter(speaker.controls));
                other.key.clear();
            }
    }
    std::erase_if(statements, [](const Statement &statement) { return statement.key.empty(); });
}

void nameColors(std::vector<Statement> &statements, const Vocabulary::Data &words)
{
    constexpr std::string_view prefix = "color.#";
    for (Statement &statement : statements)
        if (const auto color = statement.lookups.find("color");
            color != statement.lookups.end() && color->second.starts_with(prefix))
            statement.texts["color"] = words.colorName(color->second.substr(prefix.size() - 1));
}

} // namespace

Prompt buildPrompt(const PortraitSpec &spec, Dialect dialect, const Vocabulary &words)
{
    const Vocabulary::Data &data = words.data();
    std::vector<Statement> statements = readSpec(spec);
    absorbImplied(statements, data);
    nameColors(statements, data);
    switch (dialect) {
    case Dialect::Natural:
        break;
    case Dialect::Tags:
        return writeTags(spec, statements, data);
    case Dialect::Midjourney:
        return writeMidjourney(spec, statements, data);
    case Dialect::Motion:
        return writeMotion(spec, statements, data);
    }
    return writeNatural(spec, statements, data);
}

} // namespace presence
