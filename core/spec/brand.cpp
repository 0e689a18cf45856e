// SPDX-License-Identifier: MIT
#include "core/spec/brand.h"

#include "core/base/utf8.h"
#include "core/spec/json_values.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace presence {

namespace {

constexpr std::string_view schemaName = "presence.brand/1";
constexpr std::size_t longestName = 80;

constexpr std::array<std::string_view, 10> held{"story.job",
                                                "story.anchor_detail",
                                                "identity.wardrobe",
                                                "identity.accessories",
                                                "identity.essence",
                                                "palette.scheme",
                                                "palette.accent",
                                                "palette.brand_colors",
                                                "palette.clothing_color",
                                                "motion.signature"};

} // namespace

std::span<const std::string_view> brandControls() { return held; }

SpecPatch Brand::inheritedBy(const PortraitSpec &spec) const
{
    SpecPatch taken;
    for (const auto &[id, value] : values.values())
        if (const Control *control = findControl(id); control && control->valueIn(spec) == control->initial)
            taken.set(id, value);
    return taken;
}

std::string Brand::toJson() const
{
    nlohmann::ordered_json document{{"schema", schemaName}, {"name", name}};
    document["values"] = nlohmann::ordered_json::object();
    for (const auto &[id, value] : values.values())
        document["values"][id] = valueToJson(value);
    return document.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

Result<Brand> Brand::fromJson(std::string_view text, std::string_view source)
{
    const auto document = parseJsonObject(text, source, schemaName);
    if (!document)
        return document.error();
    const auto refuse = [&](const std::string &why) {
        return Error{Error::Kind::BadInput, std::string(source) + ": " + why};
    };
    const auto name = document->find("name");
    const auto values = document->find("values");
    if (name == document->end() || !name->is_string() || utf8Length(name->get<std::string>()) > longestName)
        return refuse("a brand needs a name of at most 80 characters.");
    if (values == document->end() || !values->is_object())
        return refuse("a brand needs its values.");
    auto patch = SpecPatch::fromJson(values->dump(), source);
    if (!patch)
        return patch.error();
    for (const auto &[id, value] : patch->values())
        if (std::ranges::find(held, id) == held.end())
            return refuse("a brand does not hold “" + id + "”; keep it in a preset instead.");
    return Brand{*name, std::move(*patch)};
}

} // namespace presence
