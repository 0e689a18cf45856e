// SPDX-License-Identifier: MIT
#include "core/prompt/writers/sentences.h"
#include "core/prompt/writers/writers.h"

namespace presence {

Prompt writeNatural(const Brief &brief)
{
    return writeSentences(brief.words.sentences, brief.words.natural, brief.words.pronounsOf(brief.spec),
                          brief.statements, brief.engine);
}

} // namespace presence
