// SPDX-License-Identifier: MIT
#include "core/shoot/brand.h"

#include "core/base/file_io.h"
#include "core/spec/json_values.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <vector>

namespace presence {

namespace {

constexpr std::string_view schema = "presence.brand/1";
constexpr std::size_t largestFile = std::size_t(1) << 20;

std::filesystem::path fileIn(const std::filesystem::path &shootFolder) { return shootFolder / "brand.json"; }

} // namespace

std::span<const std::string> brandControls()
{
    static const std::vector<std::string> ids = [] {
        std::vector<std::string> known;
        for (const char *id :
             {"story.job", "story.anchor_detail", "identity.wardrobe", "identity.accessories",
              "identity.essence", "palette.scheme", "palette.brand_colors", "palette.accent",
              "palette.clothing_color", "palette.background_color", "palette.warmth", "palette.saturation",
              "setting.background", "setting.motif", "motion.style", "motion.signature"})
            if (findControl(id))
                known.emplace_back(id);
        return known;
    }();
    return ids;
}

std::string Brand::toJson() const
{
    nlohmann::ordered_json document{{"schema", schema}, {"name", name}};
    document["values"] = nlohmann::ordered_json::object();
    for (const auto &[id, value] : values.values())
        document["values"][id] = valueToJson(value);
    return document.dump(2) + '\n';
}

Result<Brand> Brand::fromJson(std::string_view text, std::string_view source)
{
    const auto document = parseJsonObject(text, source, schema);
    if (!document)
        return document.error();
    Brand brand;
    if (const auto name = document->find("name"); name != document->end() && name->is_string())
        brand.name = name->get<std::string>();
    const auto values = document->find("values");
    if (values == document->end() || !values->is_object())
        return Error{Error::Kind::BadInput, std::string(source) + " names no values."};
    auto patch = SpecPatch::fromJson(values->dump(), source);
    if (!patch)
        return patch.error();
    for (const auto &[id, value] : patch->values())
        if (std::ranges::find(brandControls(), id) == brandControls().end())
            return Error{Error::Kind::BadInput, std::string(source) + ": " + id + " is no part of a brand."};
    brand.values = std::move(*patch);
    return brand;
}

SpecPatch brandValuesOf(const PortraitSpec &spec)
{
    SpecPatch values;
    for (const std::string &id : brandControls()) {
        const Control &control = *findControl(id);
        if (const ControlValue value = control.valueIn(spec); value != control.initial)
            values.set(id, value);
    }
    return values;
}

Result<Brand> loadBrand(const std::filesystem::path &shootFolder)
{
    const auto text = readFile(fileIn(shootFolder), largestFile);
    if (!text)
        return text.error().kind == Error::Kind::NotFound ? Result<Brand>(Brand{})
                                                          : Result<Brand>(text.error());
    return Brand::fromJson(*text, fileIn(shootFolder).string());
}

Result<> saveBrand(const Brand &brand, const std::filesystem::path &shootFolder)
{
    if (!brand.values.values().empty() || !brand.name.empty())
        return writeFile(fileIn(shootFolder), brand.toJson());
    std::error_code problem;
    std::filesystem::remove(fileIn(shootFolder), problem);
    if (problem)
        return Error{Error::Kind::Storage,
                     "“" + fileIn(shootFolder).string() + "” cannot be removed. Check its permissions.",
                     problem.message()};
    return {};
}

} // namespace presence
