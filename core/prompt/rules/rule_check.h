// SPDX-License-Identifier: MIT
#pragma once

#include "core/prompt/engine.h"
#include "core/prompt/lint.h"
#include "core/spec/face/conflicts.h"
#include "core/spec/tables/jobs.h"
#include "core/spec/tables/parameter_words.h"

#include <array>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace presence {

using WordList = std::vector<std::string>;

/// The data half of a rule, from resources/lint.json.
struct Rule
{
    std::string id;
    LintFinding::Severity severity = LintFinding::Severity::Info;
    std::string message; ///< may hold {placeholders}
    std::string advice;
    std::string grounds;
    std::string basis;
    std::map<std::string, double, std::less<>> limits;
    WordList jobs; ///< the jobs the rule is about, or not about: the condition knows
    bool off = false;
};

/// The word lists that conditions read.
inline constexpr std::array ruleWordLists{
    "phases",     "generic",        "strong",        "beauty",     "flattening",  "smile_claims",
    "negations",  "modern_devices", "vague_culture", "blinks",     "winks",       "zone_upper",
    "zone_lower", "light_colors",   "movements",     "fast_moves", "heavy_breath"};

/// What all conditions share. Immutable after loading.
struct LintRules::Data
{
    std::vector<Rule> rules; ///< in the order of the table of conditions
    std::vector<UnitConflict> conflicts;
    std::map<std::string, WordList, std::less<>> words;        ///< word lists by name
    std::map<std::string, WordList, std::less<>> emotions;     ///< family, named by its noun → its words
    std::vector<std::pair<std::string, std::string>> rewrites; ///< what people want to avoid → what to write
    SpecLibrary library;
    std::optional<ParameterWords> labels;
    PromptEngines engines;
};

/// One rule looking at one spec. Conditions read through it and report through it.
class RuleCheck
{
public:
    RuleCheck(const PortraitSpec &ofSpec, const Prompt &ofPrompt, const Rule &rule,
              const LintRules::Data &shared, std::vector<LintFinding> &findings)
        : spec(ofSpec)
        , prompt(ofPrompt)
        , data(shared)
        , m_rule(rule)
        , m_findings(findings)
    {
    }

    const PortraitSpec &spec;
    const Prompt &prompt;
    const LintRules::Data &data;

    double limit(std::string_view name) const { return m_rule.limits.find(name)->second; }
    const WordList &list(std::string_view name) const { return data.words.find(name)->second; }
    /// Is the spec's job among those of the rule?
    bool jobListed() const;
    /// Is there a place for what must stay out of the picture, so that a "no" need not stand in the text?
    bool engineTakesNegatives() const;
    const Job *job() const { return data.library.job(spec.story.job); }
    /// FACS level as shown, the stronger side.
    double level(int unit) const { return spec.expression.shown(unit).strongest(); }
    bool faceAtRest() const;
    bool looksIntoLens() const;
    bool cropIsOneOf(std::initializer_list<std::string_view> crops) const;

    /// Sets both sides of a unit so that this level shows.
    void setLevel(SpecPatch &fix, int unit, double shown) const;
    /// The control's value in the job's defaults; its initial value without a job.
    ControlValue jobValue(const std::string &id) const;
    /// Words the job offers for a text, or these.
    ControlValue suggestion(const std::string &id, const char *otherwise) const;
    /// The patch with what its named choices bring along.
    SpecPatch complete(SpecPatch fix) const { return data.library.withConsequences(std::move(fix), spec); }
    std::string label(const std::string &id) const { return data.labels->label(id); }

    /// `words` replace {placeholders} of message and advice.
    void report(std::vector<std::string> controls, SpecPatch fix,
                const std::map<std::string, std::string> &words = {});

private:
    const Rule &m_rule;
    std::vector<LintFinding> &m_findings;
};

/// One row: the rule's id, the code that decides, and the names of the limits that this code reads.
struct Condition
{
    const char *rule;
    void (*check)(RuleCheck &);
    const char *limits = "";
};

/// Puts each word in the place of its {name}; names without a word become `otherwise`, or stay if that is
/// null.
std::string withWords(std::string_view text, const std::map<std::string, std::string> &words,
                      const char *otherwise = nullptr);

std::span<const Condition> faceConditions();
std::span<const Condition> storyConditions();
std::span<const Condition> poseConditions();
std::span<const Condition> cameraConditions();
std::span<const Condition> lightConditions();
std::span<const Condition> settingConditions();
std::span<const Condition> realismConditions();
std::span<const Condition> textConditions();
std::span<const Condition> syntaxConditions();
std::span<const Condition> motionConditions();
std::span<const Condition> promptConditions();

/// A control that holds words a person typed, and those words. Lists give one entry each.
struct TypedText
{
    std::string control;
    std::string text;
};
std::vector<TypedText> typedTexts(const PortraitSpec &spec);

/// The first of these words (or pairs of words) that stands in the text as a whole word, or null.
const std::string *firstWordOf(const WordList &list, std::string_view text);

/// Where `word` stands in `text` as a whole word, without regard to case; npos if it does not.
std::size_t wordPosition(std::string_view text, std::string_view word);

/// Changes every typed text; only controls whose text became another are in the patch.
SpecPatch rewritten(const PortraitSpec &spec, const std::function<std::string(std::string)> &change);
std::string withoutWords(std::string text, const WordList &list);
/// Without the commas and spaces that removed words left behind.
std::string mended(std::string text);
std::string withWordReplaced(std::string text, std::string_view word, std::string_view replacement);

} // namespace presence
