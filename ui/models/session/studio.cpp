// SPDX-License-Identifier: MIT
#include "ui/models/session/studio.h"

namespace presence {

Result<Studio> Studio::load(const std::filesystem::path &executable, const std::filesystem::path &userEngines)
{
    auto resources = Resources::find(executable);
    if (!resources)
        return resources.error();
    auto library = SpecLibrary::load(*resources);
    if (!library)
        return library.error();
    auto vocabulary = Vocabulary::load(*resources, userEngines);
    if (!vocabulary)
        return vocabulary.error();
    auto rules = LintRules::load(*resources);
    if (!rules)
        return rules.error();
    auto words = ParameterWords::load(*resources);
    if (!words)
        return words.error();
    auto critic = Critic::load(*resources, defaultCascadeFolders());
    if (!critic)
        return critic.error();
    auto questions = loadHumanQuestions(*resources);
    if (!questions)
        return questions.error();
    return Studio{std::move(*resources), std::move(*library), std::move(*vocabulary), std::move(*rules),
                  std::move(*words),     std::move(*critic),  std::move(*questions)};
}

} // namespace presence
