// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/resources.h"
#include "core/critique/critique.h"
#include "core/generation/backend_registry.h"
#include "core/prompt/lint.h"
#include "core/prompt/prompt_builder.h"
#include "core/spec/tables/face_guide.h"
#include "core/spec/tables/jobs.h"
#include "core/spec/tables/parameter_words.h"
#include "core/spec/tables/quick_looks.h"

#include <filesystem>
#include <string>
#include <vector>

namespace presence {

/// The tables and tools of one run, loaded once by main() and handed around by reference.
struct Studio
{
    Resources resources;
    SpecLibrary library;
    Vocabulary vocabulary;
    LintRules rules;
    ParameterWords words;
    Critic critic;
    std::vector<HumanQuestion> questions;
    QuickLooks looks;
    FaceGuide face;

    /// Why the person's own rules could not be used, or empty.
    std::string rulesProblem = {};

    /// Fails with a sentence if the installation is incomplete. `userEngines`: see PromptEngines::load();
    /// `userRules`: see LintRules::adjustFrom().
    static Result<Studio> load(const std::filesystem::path &executable,
                               const std::filesystem::path &userEngines = {},
                               const std::filesystem::path &userRules = {});
};

} // namespace presence
