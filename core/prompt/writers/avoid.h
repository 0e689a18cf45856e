// SPDX-License-Identifier: MIT
#pragma once

#include "core/prompt/prompt.h"
#include "core/prompt/words/vocabulary.h"
#include "core/prompt/writers/writers.h"
#include "core/spec/portrait_spec.h"

#include <string>
#include <string_view>
#include <vector>

namespace presence {

/// When something is to be kept out of the picture.
struct AvoidCondition
{
    std::string_view id;
    bool (*holds)(const PortraitSpec &);
    std::vector<std::string> controls; ///< that decide it
};

/// Null if there is none of this id.
const AvoidCondition *findAvoidCondition(std::string_view id);

/// Puts what must stay out into the prompt's text for it, every part with its controls.
void writeNegative(Prompt &prompt, const Brief &brief);

/// The nouns for a parameter such as --no, with the controls of all of them. Empty text if there are none.
PromptSegment nounsToAvoid(const Brief &brief);

/// What to show instead, and a last sentence for what has no other wording, for an engine with no place for
/// what must stay out: statements of the aspect "avoid". Nothing that another statement says already. What
/// cannot be said at all goes to `dropped`.
std::vector<Statement> shownInstead(const Brief &brief, const DialectWords &words,
                                    std::vector<PromptSegment> &dropped);

} // namespace presence
