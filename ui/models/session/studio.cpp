// SPDX-License-Identifier: MIT
#include "ui/models/session/studio.h"

namespace presence {

Result<Studio> Studio::load(const std::filesystem::path &executable, const std::filesystem::path &userEngines,
                            const std::filesystem::path &userRules)
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
    std::string rulesProblem;
    if (const auto adjusted = rules->adjustFrom(userRules); !adjusted)
        rulesProblem = adjusted.error().message;
    auto words = ParameterWords::load(*resources);
    if (!words)
        return words.error();
    auto critic = Critic::load(*resources, defaultCascadeFolders());
    if (!critic)
        return critic.error();
    auto questions = loadHumanQuestions(*resources);
    if (!questions)
        return questions.error();
    auto looks = loadQuickLooks(*resources);
    if (!looks)
        return looks.error();
    auto face = FaceGuide::load(*resources);
    if (!face)
        return face.error();
    return Studio{std::move(*resources), std::move(*library),    std::move(*vocabulary), std::move(*rules),
                  std::move(*words),     std::move(*critic),     std::move(*questions),  std::move(*looks),
                  std::move(*face),      std::move(rulesProblem)};
}

} // namespace presence
