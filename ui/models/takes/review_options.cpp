// SPDX-License-Identifier: MIT
#include "ui/models/takes/review_options.h"

namespace presence {

bool isStylised(const Take &take)
{
    const auto answer = take.answers.find(stylisedAnswer);
    return answer != take.answers.end() && answer->second == "yes";
}

const std::string &jobJudged(const Take &take)
{
    const auto chosen = take.answers.find(judgedAsAnswer);
    return chosen == take.answers.end() ? take.spec.story.job : chosen->second;
}

ReviewOptions reviewOptionsFor(const Take &take)
{
    ReviewOptions options;
    options.stylised = isStylised(take);
    options.job = jobJudged(take);
    if (const std::string &likeness = take.spec.references.likeness; !likeness.empty())
        if (auto reference = ImageFile::read(likeness))
            options.reference = std::move(*reference);
    return options;
}

} // namespace presence
