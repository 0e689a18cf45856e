// SPDX-License-Identifier: MIT
#include "core/prompt/writers/sentences.h"

#include "core/prompt/english.h"

#include <algorithm>

namespace presence {

namespace {

class SentenceWriter
{
public:
    SentenceWriter(const DialectWords &words, Pronouns pronouns, const std::vector<Statement> &statements)
        : m_statements(statements)
        , m_words(words)
        , m_pronouns(std::move(pronouns))
    {
    }

    Prompt write(const std::vector<SentencePlan> &plans)
    {
        for (const SentencePlan &plan : plans)
            write(plan);
        return std::move(m_prompt);
    }

private:
    using Segments = std::vector<PromptSegment>;

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
            found.push_back({std::move(text), statement.controls, statement.slot, 0, statement.priority});
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

    void append(const std::string &glue, PromptSegment segment)
    {
        if (m_sentenceEmpty)
            segment.text = english::capitalised(std::move(segment.text));
        m_prompt.text += m_sentenceEmpty ? (m_prompt.text.empty() ? "" : " ") : glue;
        segment.begin = m_prompt.text.size();
        m_prompt.text += segment.text;
        m_prompt.segments.push_back(std::move(segment));
        m_sentenceEmpty = false;
    }

    void appendParts(const std::vector<SentencePlan::Part> &parts)
    {
        for (const auto &[aspect, glue] : parts)
            for (PromptSegment &segment : spoken(aspect))
                append(glue, std::move(segment));
    }

    Segments detailsOf(const SentencePlan &plan)
    {
        Segments details;
        for (const std::string &aspect : plan.details)
            std::ranges::move(spoken(aspect), std::back_inserter(details));
        while (details.size() > std::size_t(plan.detailLimit)) {
            const auto least = std::ranges::min_element(details, {}, &PromptSegment::priority);
            m_prompt.dropped.push_back(std::move(*least));
            details.erase(least);
        }
        return details;
    }

    void appendDetails(const SentencePlan &plan)
    {
        Segments details = detailsOf(plan);
        const bool nested = std::ranges::any_of(details, [](const PromptSegment &detail) {
            return detail.text.find(" and ") != std::string::npos ||
                   detail.text.find(',') != std::string::npos;
        });
        const char *last = nested && details.size() > 2 ? ", and " : " and ";
        for (std::size_t i = 0; i < details.size(); ++i) {
            std::string glue = i + 1 < details.size() ? ", " : last;
            if (i == 0 && m_sentenceEmpty)
                details[i].text = filled(plan.lead, Statement{}, m_words, m_pronouns) + " " + details[i].text;
            else if (i == 0)
                glue = plan.with + " ";
            append(glue, std::move(details[i]));
        }
    }

    void write(const SentencePlan &plan)
    {
        m_sentenceEmpty = true;
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
    Pronouns m_pronouns;
    Prompt m_prompt;
    bool m_sentenceEmpty = true;
    bool m_sideExplained = false;
};

} // namespace

Prompt writeSentences(const std::vector<SentencePlan> &plans, const DialectWords &words, Pronouns pronouns,
                      const std::vector<Statement> &statements)
{
    return SentenceWriter(words, std::move(pronouns), statements).write(plans);
}

} // namespace presence
