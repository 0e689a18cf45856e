// SPDX-License-Identifier: MIT
#include "core/prompt/rules/rule_check.h"

#include "core/spec/face/layers.h"

#include "core/prompt/words/english.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>

namespace presence {

std::string withWords(std::string_view text, const std::map<std::string, std::string> &words,
                      const char *otherwise)
{
    std::string filled;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t open = std::min(text.find('{', at), text.size());
        const std::size_t close = text.find('}', open);
        filled += text.substr(at, open - at);
        if (close == std::string_view::npos)
            return filled += text.substr(open);
        const auto word = words.find(std::string(text.substr(open + 1, close - open - 1)));
        if (word != words.end())
            filled += word->second;
        else
            filled += otherwise ? otherwise : text.substr(open, close + 1 - open);
        at = close + 1;
    }
    return filled;
}

namespace {

/// A limit that somebody has changed may lead a fix beyond what its control can do.
SpecPatch withinRange(const SpecPatch &fix)
{
    SpecPatch fitting = fix;
    for (const auto &[id, value] : fix.values())
        if (const Control *control = findControl(id); control && std::holds_alternative<double>(value))
            fitting.set(id, std::clamp(std::get<double>(value), control->minimum, control->maximum));
    return fitting;
}

} // namespace

bool RuleCheck::jobListed() const
{
    return std::ranges::find(m_rule.jobs, spec.story.job) != m_rule.jobs.end();
}

bool RuleCheck::engineTakesNegatives() const
{
    if (const PromptEngine *engine = data.engines.find(prompt.engine))
        return engine->negative == PromptEngine::Negative::Field ||
               engine->negative == PromptEngine::Negative::Parameter;
    return prompt.dialect != Dialect::Natural;
}

bool RuleCheck::faceAtRest() const
{
    return std::ranges::all_of(actionUnits, [&](const ActionUnit &unit) { return level(unit.number) < 0.5; });
}

bool RuleCheck::looksIntoLens() const { return spec.pose.gazeEccentricityDeg() <= 2.5; }

bool RuleCheck::cropIsOneOf(std::initializer_list<std::string_view> crops) const
{
    return std::ranges::find(crops, spec.camera.crop) != crops.end();
}

void RuleCheck::setLevel(SpecPatch &fix, int unit, double shown) const
{
    const double stored = levelToShow(unit, shown, spec.expression);
    if (spec.expression.modifierDelta(unit) > shown)
        for (const std::string &modifier : modifiersOf(unit, spec.expression))
            fix.set(modifier, 0.0);
    for (const Control *control : expandSides("expression.au" + std::to_string(unit)))
        fix.set(control->id, std::floor(stored * 100) / 100);
}

ControlValue RuleCheck::jobValue(const std::string &id) const
{
    if (const Job *chosen = job())
        if (const auto found = chosen->defaults.values().find(id); found != chosen->defaults.values().end())
            return found->second;
    return findControl(id)->initial;
}

ControlValue RuleCheck::suggestion(const std::string &id, const char *otherwise) const
{
    if (const Job *chosen = job())
        if (const auto found = chosen->suggestions.values().find(id);
            found != chosen->suggestions.values().end())
            return found->second;
    return std::string(otherwise);
}

void RuleCheck::report(std::vector<std::string> controls, SpecPatch fix,
                       const std::map<std::string, std::string> &words)
{
    fix = withinRange(fix);
    m_findings.push_back({m_rule.id, m_rule.severity, withWords(m_rule.message, words),
                          withWords(m_rule.advice, words), m_rule.grounds, m_rule.basis, std::move(controls),
                          std::move(fix)});
}

std::vector<TypedText> typedTexts(const PortraitSpec &spec)
{
    std::vector<TypedText> texts;
    for (const Control &control : controls()) {
        if (control.kind != Control::Kind::Text && control.kind != Control::Kind::Texts)
            continue;
        const ControlValue value = control.valueIn(spec);
        if (const auto *entries = std::get_if<std::vector<std::string>>(&value))
            for (const std::string &entry : *entries)
                texts.push_back({control.id, entry});
        else
            texts.push_back({control.id, std::get<std::string>(value)});
    }
    std::erase_if(texts, [](const TypedText &typed) { return typed.text.empty(); });
    return texts;
}

std::size_t wordPosition(std::string_view text, std::string_view word)
{
    const auto isWord = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) || (c & 0x80) != 0; };
    const auto same = [](char a, char b) {
        return std::tolower(static_cast<unsigned char>(a)) == std::tolower(static_cast<unsigned char>(b));
    };
    for (auto from = text.begin();;) {
        const auto found = std::search(from, text.end(), word.begin(), word.end(), same);
        if (found == text.end())
            return std::string_view::npos;
        const auto end = found + std::ptrdiff_t(word.size());
        if ((found == text.begin() || !isWord(*(found - 1))) && (end == text.end() || !isWord(*end)))
            return std::size_t(found - text.begin());
        from = found + 1;
    }
}

std::string mended(std::string text)
{
    constexpr std::array<std::pair<std::string_view, std::string_view>, 4> repairs{
        {{"  ", " "}, {" ,", ","}, {",,", ","}, {", and ,", ","}}};
    for (const auto &[flaw, better] : repairs)
        for (std::size_t at; (at = text.find(flaw)) != std::string::npos;)
            text.replace(at, flaw.size(), better);
    while (!text.empty() && std::string_view(" ,;").find(text.front()) != std::string_view::npos)
        text.erase(0, 1);
    while (!text.empty() && std::string_view(" ,;").find(text.back()) != std::string_view::npos)
        text.pop_back();
    return text;
}

const std::string *firstWordOf(const WordList &list, std::string_view text)
{
    for (const std::string &word : list)
        if (wordPosition(text, word) != std::string_view::npos)
            return &word;
    return nullptr;
}

SpecPatch rewritten(const PortraitSpec &spec, const std::function<std::string(std::string)> &change)
{
    SpecPatch patch;
    for (const Control &control : controls()) {
        const ControlValue before = control.valueIn(spec);
        ControlValue after = before;
        if (control.kind == Control::Kind::Text) {
            after = change(std::get<std::string>(before));
        } else if (control.kind == Control::Kind::Texts) {
            auto &entries = std::get<std::vector<std::string>>(after);
            std::ranges::transform(entries, entries.begin(), change);
            std::erase_if(entries, [](const std::string &entry) { return entry.empty(); });
        }
        if (after != before && control.check(after))
            patch.set(control.id, after);
    }
    return patch;
}

std::string withoutWords(std::string text, const WordList &list)
{
    const std::string before = text;
    for (const std::string &word : list)
        for (std::size_t at; (at = wordPosition(text, word)) != std::string::npos;)
            text.erase(at, word.size());
    return text == before ? before : mended(text);
}

std::string withWordReplaced(std::string text, std::string_view word, std::string_view replacement)
{
    if (const auto at = wordPosition(text, word); at != std::string::npos)
        text.replace(at, word.size(), replacement);
    return text;
}

} // namespace presence
