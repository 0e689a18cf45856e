// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/resources.h"
#include "core/prompt/engine.h"
#include "core/prompt/prompt.h"
#include "core/spec/portrait_spec.h"

#include <memory>

namespace presence {

/// The words of the prompt dialects and the engines they are for, loaded once from resources/vocabulary and
/// engines.json. Immutable and shared; copies are cheap.
class Vocabulary
{
public:
    /// `userEngines` is the user's own list of engines; see PromptEngines::load().
    static Result<Vocabulary> load(const Resources &resources, const std::filesystem::path &userEngines = {});

    struct Data;
    const Data &data() const { return *m_data; }
    const PromptEngines &engines() const;

private:
    std::shared_ptr<const Data> m_data;
};

/// Pure: the same spec, engine and words give the same prompt. Takes well under a millisecond.
Prompt buildPrompt(const PortraitSpec &spec, const PromptEngine &engine, const Vocabulary &words);
/// For any engine of this dialect.
Prompt buildPrompt(const PortraitSpec &spec, Dialect dialect, const Vocabulary &words);

} // namespace presence
