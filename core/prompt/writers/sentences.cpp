// SPDX-License-Identifier: MIT
#include "core/prompt/writers/sentences.h"

#include "core/prompt/words/english.h"
#include "core/prompt/writers/budget.h"

#include <algorithm>
#include <functional>

namespace presence {

namespace {

using Plans = std::vector<const SentencePlan *>;

bool takesUp(const SentencePlan &plan, const std::string &aspect)
{
    return std::ranges::find(plan.heads, aspect, &SentencePlan::Part::aspect) != plan.heads.end() ||
           std::ranges::find(plan.details, aspect) != plan.details.end();
}

class SentenceWriter
{
public:
    SentenceWriter(const DialectWords &words, const PersonWords &person,
                   const std::vector<Statement> &statements, int unitLimit)
        : m_statements(statements)
        , m_words(words)
        , m_person(person)
        , m_pronouns(person.before)
        , m_unitLimit(unitLimit)
    {
    }

    Prompt &write(const Plans &plans)
    {
        for (const SentencePlan *plan : plans)
            write(*plan);
        return m_prompt;
    }

    /// Indexes of the statements that can best be missed until the text keeps the limit. The opening of a
    /// sentence stays as long as anything leans on it.
    std::vector<std::size_t> surplus(const Limit &limit) const
    {
        const auto needOf = [&](std::size_t i) {
            int need = m_prompt.segments[i].priority;
            for (std::size_t k = i + 1; m_opens[i] && k < m_opens.size() && !m_opens[k]; ++k)
                need = std::max(need, m_prompt.segments[k].priority);
            return need;
        };
        std::vector<std::pair<int, std::size_t>> needs;
        for (std::size_t i = 0; i < m_opens.size(); ++i)
            if (const int need = needOf(i); need < 100)
                needs.emplace_back(2 * need + m_opens[i], i); // what leans on an opening goes before it
        std::ranges::stable_sort(needs, {}, &std::pair<int, std::size_t>::first);
        std::vector<std::size_t> found;
        for (int over = limit.measure(m_prompt.text) - limit.most; const auto &[need, i] : needs) {
            if (over <= 0)
                break;
            over -= limit.measure(m_prompt.segments[i].text);
            found.push_back(i);
        }
        return found;
    }
    const Statement &statementOf(std::size_t segment) const { return *m_sources[segment]; }

private:
    struct Spoken
    {
        PromptSegment segment;
        const Statement *source;
    };
    using Segments = std::vector<Spoken>;

    /// Every statement of this aspect that the vocabulary has words for.
    Segments spoken(const std::string &aspect)
    {
        Segments found;
        for (const Statement &statement : m_statements) {
            if (statement.aspect != aspect)
                continue;
            const std::string_view phrase = m_words.phrase(statement.key);
            if (phrase.empty())
                continue;
            const std::string explanation = explanationFor(statement);
            m_pronouns["explain"] = explanation;
            std::string text = english::tidied(filled(phrase, statement, m_words, m_pronouns));
            m_sideExplained |= !explanation.empty() && text.find(explanation) != std::string::npos;
            if (text.empty())
                continue;
            found.push_back(
                {{std::move(text), statement.controls, statement.slot, 0, statement.priority}, &statement});
            if (statement.controls.empty())
                found.back().segment.hand = PromptSegment::Hand::Added;
        }
        return found;
    }

    /// Models mix up the sitter's and the viewer's left: the first side that is named is explained once.
    std::string explanationFor(const Statement &statement) const
    {
        const auto side = statement.texts.find("picture_side");
        if (m_sideExplained || side == statement.texts.end())
            return {};
        return " (the " + side->second + " of the picture)";
    }

    void append(const std::string &glue, Spoken spoken)
    {
        PromptSegment &segment = spoken.segment;
        if (m_sentenceEmpty)
            segment.text = english::capitalised(std::move(segment.text));
        m_prompt.text += m_sentenceEmpty ? (m_prompt.text.empty() ? "" : " ") : glue;
        segment.begin = m_prompt.text.size();
        m_prompt.text += segment.text;
        m_prompt.segments.push_back(std::move(segment));
        m_sources.push_back(spoken.source);
        m_opens.push_back(m_sentenceEmpty);
        m_sentenceEmpty = false;
    }

    void appendParts(const std::vector<SentencePlan::Part> &parts)
    {
        for (const auto &[aspect, glue] : parts)
            for (Spoken &segment : spoken(aspect))
                append(glue, std::move(segment));
    }

    Segments detailsOf(const SentencePlan &plan)
    {
        Segments details;
        for (const std::string &aspect : plan.details)
            std::ranges::move(spoken(aspect), std::back_inserter(details));
        const bool counted = m_unitLimit && std::ranges::find(plan.details, "unit") != plan.details.end();
        const int limit = counted ? std::min(plan.detailLimit, m_unitLimit) : plan.detailLimit;
        while (details.size() > std::size_t(limit)) {
            const auto least = std::ranges::min_element(
                details, {}, [](const Spoken &detail) { return detail.segment.priority; });
            least->segment.dropped = counted ? DropReason::Units : DropReason::Room;
            m_prompt.dropped.push_back(std::move(least->segment));
            details.erase(least);
        }
        return details;
    }

    void appendDetails(const SentencePlan &plan)
    {
        Segments details = detailsOf(plan);
        const bool nested = std::ranges::any_of(details, [](const Spoken &detail) {
            const std::string &text = detail.segment.text;
            return text.find(" and ") != std::string::npos || text.find(',') != std::string::npos;
        });
        const char *last = nested ? ", and " : " and ";
        for (std::size_t i = 0; i < details.size(); ++i) {
            std::string glue = i + 1 < details.size() ? ", " : last;
            if (i == 0 && m_sentenceEmpty) {
                std::string &text = details[i].segment.text;
                text = filled(plan.lead, Statement{}, m_words, m_pronouns) + " " + text;
            } else if (i == 0)
                glue = plan.with + " ";
            append(glue, std::move(details[i]));
        }
    }

    void write(const SentencePlan &plan)
    {
        m_sentenceEmpty = true;
        if (takesUp(plan, "person"))
            m_pronouns = m_person.after;
        appendParts(plan.heads);
        appendDetails(plan);
        if (m_sentenceEmpty)
            return;
        appendParts(plan.tails);
        if (std::string_view(".!?").find(m_prompt.text.back()) == std::string_view::npos)
            m_prompt.text += '.';
    }

    const std::vector<Statement> &m_statements;
    const DialectWords &m_words;
    const PersonWords &m_person;
    Pronouns m_pronouns; ///< those of now
    int m_unitLimit;
    Prompt m_prompt;
    std::vector<const Statement *> m_sources; ///< of the segments
    std::vector<bool> m_opens;                ///< does the segment open a sentence?
    bool m_sentenceEmpty = true;
    bool m_sideExplained = false;
};

/// The plans of the slots that the engine wants first, then the others.
Plans inOrder(const std::vector<SentencePlan> &plans, const std::vector<Statement> &statements,
              const std::vector<std::string> &slots)
{
    const auto rank = [&](const SentencePlan *plan) {
        const auto first = std::ranges::find_if(
            statements, [&](const Statement &statement) { return takesUp(*plan, statement.aspect); });
        return first == statements.end() ? std::ptrdiff_t(slots.size())
                                         : std::ranges::find(slots, first->slot) - slots.begin();
    };
    Plans ordered;
    for (const SentencePlan &plan : plans)
        ordered.push_back(&plan);
    if (!slots.empty())
        std::ranges::stable_sort(ordered, {}, rank);
    return ordered;
}

} // namespace

Prompt writeSentences(const std::vector<SentencePlan> &plans, const DialectWords &words,
                      const PersonWords &person, const std::vector<Statement> &statements,
                      const PromptEngine &engine)
{
    const Plans ordered = inOrder(plans, statements, engine.order);
    const std::vector<Limit> limits = limitsOf(engine.budget);
    std::vector<Statement> left = statements;
    std::vector<PromptSegment> cut;
    for (;;) {
        SentenceWriter writer(words, person, left, engine.budget.units);
        Prompt &prompt = writer.write(ordered);
        std::vector<std::size_t> surplus;
        for (const Limit &limit : limits)
            if (surplus.empty())
                surplus = writer.surplus(limit);
        if (surplus.empty()) {
            std::ranges::move(cut, std::back_inserter(prompt.dropped));
            prompt.tokens = english::tokenEstimate(prompt.text);
            return std::move(prompt);
        }
        std::vector<std::ptrdiff_t> gone;
        for (const std::size_t i : surplus) {
            cut.push_back(std::move(prompt.segments[i]));
            cut.back().dropped = DropReason::Length;
            gone.push_back(&writer.statementOf(i) - left.data());
        }
        std::ranges::sort(gone, std::greater());
        for (const std::ptrdiff_t index : gone)
            left.erase(left.begin() + index);
    }
}

} // namespace presence
