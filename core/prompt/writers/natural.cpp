// SPDX-License-Identifier: MIT
#include "core/prompt/english.h"
#include "core/prompt/writers/sentences.h"
#include "core/prompt/writers/writers.h"

namespace presence {

Prompt writeNatural(const PortraitSpec &spec, const std::vector<Statement> &statements,
                    const Vocabulary::Data &words)
{
    Prompt prompt = writeSentences(words.sentences, words.natural, words.pronounsOf(spec), statements);
    prompt.dialect = Dialect::Natural;
    prompt.tokens = english::tokenEstimate(prompt.text);
    return prompt;
}

} // namespace presence
