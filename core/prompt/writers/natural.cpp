// SPDX-License-Identifier: MIT
#include "core/prompt/writers/sentences.h"
#include "core/prompt/writers/writers.h"

namespace presence {

Prompt writeNatural(const Brief &brief)
{
    const Vocabulary::Data &words = brief.words;
    const PersonWords person{words.pronounsOfStranger(), words.pronounsOf(brief.spec)};
    return writeSentences(words.sentences, words.natural, person, brief.statements, brief.engine);
}

} // namespace presence
