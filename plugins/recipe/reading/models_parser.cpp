// SPDX-License-Identifier: MIT
#include "plugins/recipe/reading/call_parser.h"

namespace presence {

Result<> parseModels(std::string_view text, std::string_view source, Recipe &recipe)
{
    std::vector<Model> models;
    std::string verified;
    TemplateRules rules;
    rules.files = recipe.generate.multipart;
    rules.addresses = recipe.upload.has_value();
    for (const auto &[name, form] : recipe.choices)
        rules.lists.insert(name);
    const auto read = readDocument(text, source, [&](Members &members) {
        members.text("$schema", "");
        members.choice("presence", {"models/1"});
        verified = members.text("verified"); // the date on which somebody looked
        members.text("source");
        members.require("models");
        members.objects("models", [&](Members &row) {
            Model model;
            model.id = row.text("id");
            row.text("note", "");
            model.limits = recipe.limits;
            row.object("limits", [&](Members &more) { model.limits = readLimits(more, recipe.limits); });
            model.change = readChange(row, rules);
            model.prices = readPrices(row, "prices");
            models.push_back(std::move(model));
        });
    });
    if (!read)
        return read;
    recipe.models = std::move(models);
    recipe.modelsVerified = std::move(verified);
    return {};
}

} // namespace presence
