// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/resources.h"
#include "core/prompt/prompt.h"

#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace presence {

/// What a prompt may cost. 0 = no limit that matters.
struct PromptBudget
{
    int tokens = 0;      ///< as estimated by english::tokenEstimate()
    int chunkTokens = 0; ///< the encoder reads the tokens in pieces of this size
    int words = 0;
    int characters = 0;
    int units = 0; ///< action units spelled out, the strongest first

    friend bool operator==(const PromptBudget &, const PromptBudget &) = default;
};

/// A kind of generator as a reader of words: one row of engines.json. A plain value.
struct PromptEngine
{
    /// Where goes what must stay out of the picture?
    enum class Negative {
        Rewritten, ///< nowhere: it is said as what to show instead
        Sentence,  ///< the same, and one last "Avoid …" for what has no other wording
        Field,     ///< into a text of its own
        Parameter, ///< as nouns after a parameter of the prompt
    };

    std::string id;
    std::string name; ///< for people
    Dialect dialect = Dialect::Natural;
    PromptBudget budget;
    std::vector<std::string> order; ///< slots that come first, in this order; the others follow as usual
    bool weights = false;           ///< understands "(words:1.2)"
    Negative negative = Negative::Rewritten;
    std::string negativeParameter;                              ///< "--no"
    std::map<std::string, std::string, std::less<>> parameters; ///< by `realism.medium`: "--v 7 --raw --s 50"
    int references = 0;                                         ///< pictures that can be sent along
    std::string referencesNote;
    std::string status; ///< current, local, legacy or retired
    std::string note;
    std::string source;
};

/// The rows of resources/engines.json with the user's own on top.
class PromptEngines
{
public:
    /// `userFile` (same form; need not exist) replaces rows of the same id and adds others. A mistake in it
    /// is told in problem() and leaves the shipped rows as they are; one in the shipped file is an error.
    static Result<PromptEngines> load(const Resources &resources, const std::filesystem::path &userFile = {});

    std::span<const PromptEngine> all() const { return m_rows; }
    /// Null if there is none.
    const PromptEngine *find(std::string_view id) const;
    /// Or an error that names the ids there are.
    Result<PromptEngine> require(std::string_view id) const;
    /// What any generator of this dialect understands: the row whose id is that of the dialect.
    const PromptEngine &usual(Dialect dialect) const;

    /// The row `id` if there is one of this dialect, else the usual one: a backend may name its engine.
    const PromptEngine &forBackend(std::string_view id, Dialect dialect) const;

    const std::string &verified() const { return m_verified; } ///< when somebody looked: "2026-11"
    const std::string &problem() const { return m_problem; }   ///< of the user's file, or empty

private:
    std::vector<PromptEngine> m_rows;
    std::string m_verified;
    std::string m_problem;
};

} // namespace presence
