// SPDX-License-Identifier: MIT
#include "app/cli/commands.h"
#include "core/base/file_io.h"
#include "plugins/recipe/recipe.h"

namespace presence::cli {

namespace {

using Json = nlohmann::ordered_json;

std::string listed(const std::vector<std::string> &words)
{
    std::string text;
    for (const std::string &word : words)
        text += (text.empty() ? "" : ", ") + word;
    return text;
}

/// What the interface will offer for it, as far as it differs between services.
std::vector<std::string> abilities(const BackendInfo &info)
{
    std::vector<std::string> words;
    const auto add = [&words](bool has, const char *word) {
        if (has)
            words.emplace_back(word);
    };
    add(info.seed, "seed");
    add(info.steps, "steps");
    add(info.guidanceScale, "guidance");
    add(info.negativePrompt, "negative prompt");
    add(info.livePreview, "live previews");
    add(info.cancel, "cancelling");
    add(info.resumes, "taking up after a restart");
    add(info.refreshesModels, "a list of models");
    return words;
}

/// Whether the price is known before a picture is ordered; of what runs at home nobody asks.
std::string priceWords(const Recipe &recipe)
{
    if (recipe.kind == BackendInfo::Kind::Local)
        return {};
    std::vector<std::string> priced;
    for (const Model &model : recipe.models) {
        RenderSettings settings;
        settings.model = model.id;
        if (recipe.priceOf(settings))
            priced.push_back(model.id);
    }
    const bool all =
        recipe.models.empty() ? recipe.priceOf({}).has_value() : priced.size() == recipe.models.size();
    return all ? "known before" : priced.empty() ? "not known before" : "known before for " + listed(priced);
}

Json asJson(const Recipe &recipe)
{
    const BackendInfo info = recipe.info(recipe.address);
    return {{"id", info.id},
            {"name", info.name},
            {"kind", info.kind == BackendInfo::Kind::Local ? "local" : "hosted"},
            {"address", info.address},
            {"key", recipe.auth.keyName},
            {"models", info.models},
            {"abilities", abilities(info)},
            {"pictures", info.pictures},
            {"price", priceWords(recipe)}};
}

std::string asLines(const Recipe &recipe)
{
    const Json facts = asJson(recipe);
    const BackendInfo info = recipe.info(recipe.address);
    const auto line = [](const char *name, const std::string &text) {
        char head[24];
        std::snprintf(head, sizeof head, "  %-12s ", name);
        return text.empty() ? std::string() : head + text + "\n";
    };
    return info.name + " (" + info.id + "), " + facts["kind"].get<std::string>() + ", at " + info.address +
           "\n" +
           line("key", recipe.auth.keyName.empty()
                           ? ""
                           : recipe.auth.keyName + (info.keyName.empty() ? ", if it asks for one" : "")) +
           line("offers", listed(abilities(info))) + line("takes", listed(info.pictures)) +
           line("models", listed(info.models)) + line("price", facts["price"].get<std::string>());
}

} // namespace

int runRecipesCheck(const Context &, const std::string &file, const std::string &models, bool json)
{
    const auto text = readFile(file);
    if (!text)
        return failed(text.error());
    auto recipe = parseRecipe(*text, file);
    if (!recipe)
        return failed(recipe.error());
    if (!models.empty()) {
        const auto list = readFile(models);
        if (!list)
            return failed(list.error());
        if (const auto read = parseModels(*list, models, *recipe); !read)
            return failed(read.error());
    }
    return print(json ? asJson(*recipe).dump(2, ' ', false, Json::error_handler_t::replace) + "\n"
                      : asLines(*recipe));
}

} // namespace presence::cli
