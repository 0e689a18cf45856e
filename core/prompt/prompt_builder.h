// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/resources.h"
#include "core/prompt/prompt.h"
#include "core/spec/portrait_spec.h"

#include <memory>

namespace presence {

/// The words of the prompt dialects, loaded once from resources/vocabulary. Immutable and shared; copies are
/// cheap.
class Vocabulary
{
public:
    static Result<Vocabulary> load(const Resources &resources);

    struct Data;
    const Data &data() const { return *m_data; }

private:
    std::shared_ptr<const Data> m_data;
};

/// Pure: the same spec and words give the same prompt. Takes well under a millisecond.
Prompt buildPrompt(const PortraitSpec &spec, Dialect dialect, const Vocabulary &words);

} // namespace presence
