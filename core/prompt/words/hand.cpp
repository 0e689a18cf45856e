// SPDX-License-Identifier: MIT
#include "core/prompt/words/hand.h"

#include "core/prompt/words/english.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <cstdio>

namespace presence {

namespace {

using Hand = PromptSegment::Hand;
using Controls = std::vector<std::string>;

bool contains(const Controls &controls, const std::string &id)
{
    return std::ranges::find(controls, id) != controls.end();
}

/// 2: the very phrase, 1: another phrase of what it spoke of, 0: something else.
int likeness(const OwnPhrase &own, const std::string &slot, const Controls &controls)
{
    if (own.slot != slot || controls.empty())
        return 0;
    if (own.controls == controls)
        return 2;
    return contains(controls, own.controls.front()) || contains(own.controls, controls.front());
}

/// The first letter follows its place in a sentence, and a side is explained only once: neither makes words
/// new.
bool sameWords(std::string a, std::string b)
{
    for (std::string *text : {&a, &b}) {
        for (const char *side : {"left", "right"})
            if (const std::string note = " (the " + std::string(side) + " of the picture)";
                text->find(note) != std::string::npos)
                text->erase(text->find(note), note.size());
        if (!text->empty())
            text->front() = char(std::tolower(static_cast<unsigned char>(text->front())));
    }
    return a == b;
}

bool startsLarge(std::string_view text)
{
    return !text.empty() && std::isupper(static_cast<unsigned char>(text.front()));
}

/// As the generated phrase begins now, unless it began the same way when the words were written.
std::string atItsPlace(std::string text, const OwnPhrase &own, const std::string &generated)
{
    if (!text.empty() && startsLarge(generated) != startsLarge(own.generated) &&
        startsLarge(text) == startsLarge(own.generated))
        text.front() = startsLarge(generated) ? char(std::toupper(static_cast<unsigned char>(text.front())))
                                              : char(std::tolower(static_cast<unsigned char>(text.front())));
    return text;
}

std::string bare(const PromptSegment &segment)
{
    return segment.weight == 1 ? segment.text : segment.text.substr(1, segment.text.rfind(':') - 1);
}

/// Which segment each of the own phrases speaks of; each segment is taken once, the very phrases first.
std::vector<int> placesOf(const OwnWords &words, const Prompt &prompt, std::string_view dialect)
{
    std::vector<int> places(words.phrases.size(), -1);
    for (const int wanted : {2, 1})
        for (std::size_t p = 0; p < places.size(); ++p)
            for (std::size_t s = 0; s < prompt.segments.size() && places[p] < 0; ++s)
                if (words.phrases[p].dialect == dialect &&
                    likeness(words.phrases[p], prompt.segments[s].slot, prompt.segments[s].controls) ==
                        wanted &&
                    std::ranges::find(places, int(s)) == places.end())
                    places[p] = int(s);
    return places;
}

void apply(PromptSegment &segment, const OwnPhrase &own, int index)
{
    segment.generated = bare(segment);
    segment.ownPhrase = index;
    segment.hand = Hand::Weighted;
    std::string text = segment.generated;
    if (own.text) {
        segment.hand = sameWords(own.generated, segment.generated) ? Hand::Written : Hand::Outdated;
        text = atItsPlace(*own.text, own, segment.generated);
    }
    if (own.weight != 0)
        segment.weight = own.weight;
    else if (own.text)
        segment.weight = 1; // they may have written a weight of their own
    segment.text = withWeight(text, segment.weight);
}

/// "film still of" goes on in what follows; a comma would cut it off.
bool runsOn(std::string_view ahead)
{
    static constexpr std::array open{"of",   "in", "with", "by", "on",  "as",  "for",
                                     "from", "to", "a",    "an", "the", "and", "like"};
    const auto space = ahead.rfind(' ');
    return std::ranges::find(open, ahead.substr(space == ahead.npos ? 0 : space + 1)) != open.end();
}

/// The text between segments and around them, so that it can be put together anew.
std::vector<std::string> gluesOf(const Prompt &prompt)
{
    std::vector<std::string> glues;
    std::size_t end = 0;
    for (const PromptSegment &segment : prompt.segments) {
        glues.push_back(prompt.text.substr(end, segment.begin - end));
        end = segment.begin + segment.text.size();
    }
    glues.push_back(prompt.text.substr(end));
    return glues;
}

const std::string &wordsFor(const std::map<std::string, std::string> &additions, std::string_view dialect)
{
    static const std::string nothing;
    const auto found = additions.find(std::string(dialect));
    return found == additions.end() ? nothing : found->second;
}

/// One line without marks at its end, which the prompt sets itself.
std::string tidyLine(std::string text)
{
    std::ranges::replace_if(
        text, [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
    const auto strip = [&](std::string_view marks) {
        const auto last = text.find_last_not_of(marks);
        text.erase(last == std::string::npos ? 0 : last + 1);
    };
    strip(" .,;:");
    text.erase(0, std::min(text.find_first_not_of(" ,;:"), text.size()));
    return text;
}

OwnPhrase &ownPhraseOf(OwnWords &words, const Prompt &prompt, const PromptSegment &segment)
{
    if (segment.ownPhrase >= 0)
        return words.phrases[std::size_t(segment.ownPhrase)];
    words.phrases.push_back(
        {std::string(dialectId(prompt.dialect)), segment.slot, segment.controls, bare(segment), {}, 0});
    return words.phrases.back();
}

} // namespace

bool speaks(const OwnWords &words, Dialect dialect)
{
    const std::string_view id = dialectId(dialect);
    return std::ranges::find(words.phrases, id, &OwnPhrase::dialect) != words.phrases.end() ||
           !words.avoid.empty() || !wordsFor(words.before, id).empty() || !wordsFor(words.after, id).empty();
}

std::string plainText(const Prompt &prompt)
{
    std::string text;
    std::size_t end = 0;
    for (const PromptSegment &segment : prompt.segments) {
        if (segment.slot == "parameter")
            return text;
        text += prompt.text.substr(end, segment.begin - end) + bare(segment);
        end = segment.begin + segment.text.size();
    }
    return text + prompt.text.substr(end);
}

std::string withWeight(const std::string &words, double weight)
{
    if (weight == 1 || words.empty())
        return words;
    char buffer[16];
    std::snprintf(buffer, sizeof buffer, ":%.1f)", weight);
    return "(" + words + buffer;
}

std::vector<PromptSegment> heedOwnWords(std::vector<Statement> &statements, const OwnWords &words,
                                        Dialect dialect)
{
    std::vector<PromptSegment> removed;
    for (const OwnPhrase &own : words.phrases) {
        if (own.dialect != dialectId(dialect))
            continue;
        const auto spoken = std::ranges::max_element(statements, {}, [&](const Statement &statement) {
            return likeness(own, statement.slot, statement.controls);
        });
        if (spoken == statements.end() || likeness(own, spoken->slot, spoken->controls) == 0)
            continue;
        if (own.text && own.text->empty()) {
            PromptSegment segment{own.generated,    spoken->controls,   spoken->slot, 0,
                                  spoken->priority, DropReason::Removed};
            segment.ownPhrase = int(&own - words.phrases.data());
            removed.push_back(std::move(segment));
            statements.erase(spoken);
        } else {
            spoken->priority = 100;
        }
    }
    return removed;
}

void applyOwnWords(Prompt &prompt, const OwnWords &words)
{
    const std::string_view dialect = dialectId(prompt.dialect);
    const bool sentences = prompt.dialect == Dialect::Natural || prompt.dialect == Dialect::Motion;
    const char *between = sentences ? " " : ", ";
    std::vector<std::string> glues = gluesOf(prompt);
    std::vector<PromptSegment> segments = std::move(prompt.segments);
    prompt.segments = segments;
    const std::vector<int> places = placesOf(words, prompt, dialect);
    std::vector<PromptSegment> behind;
    for (std::size_t p = 0; p < places.size(); ++p) {
        const OwnPhrase &own = words.phrases[p];
        if (places[p] >= 0)
            apply(segments[std::size_t(places[p])], own, int(p));
        else if (own.dialect == dialect && own.text && !own.text->empty()) {
            PromptSegment lost{withWeight(*own.text, own.weight == 0 ? 1 : own.weight), own.controls,
                               own.slot};
            lost.hand = own.generated.empty() ? Hand::Written : Hand::Alone; // empty: agreed to
            lost.ownPhrase = int(p);
            lost.weight = own.weight == 0 ? 1 : own.weight;
            if (sentences)
                lost.text = english::sentence(lost.text);
            behind.push_back(std::move(lost));
        }
    }
    const auto added = [](const std::string &text) {
        PromptSegment segment{text, {}, "own", 0, 100};
        segment.hand = Hand::Added;
        return segment;
    };
    if (const std::string &text = wordsFor(words.after, dialect); !text.empty())
        behind.push_back(added(text));

    // Parameters stay last.
    const auto last = std::ranges::find(segments, "parameter", &PromptSegment::slot) - segments.begin();
    prompt.text.clear();
    prompt.segments.clear();
    const auto put = [&](const std::string &glue, PromptSegment segment) {
        prompt.text += prompt.text.empty() ? "" : glue;
        segment.begin = prompt.text.size();
        prompt.text += segment.text;
        prompt.segments.push_back(std::move(segment));
    };
    const std::string &ahead = wordsFor(words.before, dialect);
    if (!ahead.empty())
        put("", added(ahead));
    for (std::ptrdiff_t i = 0; i <= std::ptrdiff_t(segments.size()); ++i) {
        if (i == last) {
            if (sentences)
                prompt.text += glues.back();
            for (PromptSegment &segment : behind)
                put(between, std::move(segment));
        }
        if (i < std::ptrdiff_t(segments.size()))
            put(i == 0 ? (runsOn(ahead) ? " " : between) : glues[std::size_t(i)],
                std::move(segments[std::size_t(i)]));
    }
}

OwnWords withText(OwnWords words, const Prompt &prompt, const PromptSegment &segment, std::string text)
{
    OwnPhrase &own = ownPhraseOf(words, prompt, segment);
    if (segment.hand != Hand::Alone)
        own.generated = segment.hand == Hand::None ? bare(segment) : segment.generated;
    own.text = tidyLine(std::move(text));
    if (sameWords(*own.text, own.generated)) {
        own.text.reset();
        if (own.weight == 0)
            words.phrases.erase(words.phrases.begin() + (&own - words.phrases.data()));
    }
    return words;
}

OwnWords withWeightStep(OwnWords words, const Prompt &prompt, const PromptSegment &segment, int steps)
{
    const double weight = std::clamp(std::round(10 * segment.weight + steps) / 10, 0.1, 1.6);
    ownPhraseOf(words, prompt, segment).weight = weight;
    return words;
}

OwnWords withoutHand(OwnWords words, const PromptSegment &segment)
{
    if (segment.ownPhrase >= 0)
        words.phrases.erase(words.phrases.begin() + segment.ownPhrase);
    return words;
}

OwnWords withAgreement(OwnWords words, const PromptSegment &segment)
{
    if (segment.ownPhrase >= 0)
        words.phrases[std::size_t(segment.ownPhrase)].generated = segment.generated;
    return words;
}

} // namespace presence
