// SPDX-License-Identifier: MIT
#include "plugins/recipe/form/values.h"

#include "core/base/encoding/base64.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace presence {

using nlohmann::json;

namespace {

json textOrNull(const std::string &text) { return text.empty() ? json() : json(text); }

struct SettingRow
{
    std::string_view name;
    json (*value)(const Values &values);
};

constexpr std::array settingTable{
    SettingRow{"prompt", [](const Values &values) { return json(values.prompt.text); }},
    SettingRow{"negativePrompt", [](const Values &values) { return textOrNull(values.prompt.negative); }},
    SettingRow{
        "seed",
        [](const Values &values) { return values.settings.seed < 0 ? json() : json(values.settings.seed); }},
    SettingRow{"steps",
               [](const Values &values) {
                   return values.settings.steps <= 0 ? json() : json(values.settings.steps);
               }},
    SettingRow{"guidanceScale",
               [](const Values &values) {
                   return values.settings.guidanceScale <= 0 ? json() : json(values.settings.guidanceScale);
               }},
    SettingRow{"sampler", [](const Values &values) { return textOrNull(values.settings.sampler); }},
    SettingRow{"width", [](const Values &values) { return json(values.settings.width); }},
    SettingRow{"height", [](const Values &values) { return json(values.settings.height); }},
    SettingRow{"sizeName", [](const Values &values) { return textOrNull(values.sizeName); }},
    SettingRow{"count", [](const Values &values) { return json(values.settings.count); }},
    SettingRow{"model", [](const Values &values) { return textOrNull(values.settings.model); }},
    SettingRow{"modelPath", [](const Values &values) { return textOrNull(values.settings.model); }},
    SettingRow{"quality", [](const Values &values) { return textOrNull(values.settings.quality); }},
    SettingRow{"session", [](const Values &values) { return textOrNull(values.session); }},
    SettingRow{"job", [](const Values &values) { return textOrNull(values.job); }},
};

constexpr std::array<std::string_view, 10> forms{"base64", "dataUri", "file",  "address", "type",
                                                 "kind",   "weight",  "share", "change",  "present"};

std::string joined(const auto &names)
{
    std::string text;
    for (const auto &name : names)
        text += (text.empty() ? "" : ", ") + std::string(name);
    return text;
}

std::string typeOf(const ImageFile &file)
{
    return "image/" + (file.suffix() == "jpg" ? std::string("jpeg") : std::string(file.suffix()));
}

/// Weights are set in hundredths; so they are sent.
double rounded(double share) { return std::round(share * 1e4) / 1e4; }

} // namespace

bool isSetting(std::string_view name)
{
    return std::ranges::find(settingTable, name, &SettingRow::name) != settingTable.end();
}

std::string settingNames()
{
    std::vector<std::string_view> names;
    for (const SettingRow &setting : settingTable)
        names.push_back(setting.name);
    return joined(names);
}

json settingValue(std::string_view name, const Values &values)
{
    const auto setting = std::ranges::find(settingTable, name, &SettingRow::name);
    return setting == settingTable.end() ? json() : setting->value(values);
}

bool isPictureForm(std::string_view form) { return std::ranges::find(forms, form) != forms.end(); }

std::string pictureForms() { return joined(forms); }

json pictureValue(const SentPicture &picture, std::string_view form, bool forTheRecord)
{
    if (form == "kind")
        return picture.kind;
    if (form == "type")
        return typeOf(picture.file);
    if (form == "weight")
        return rounded(picture.weight);
    if (form == "share")
        return rounded(std::clamp(picture.weight, 0.0, 1.0));
    if (form == "change")
        return rounded(1 - std::clamp(picture.weight, 0.0, 1.0));
    if (form == "present")
        return true;
    if (forTheRecord)
        return "(" + picture.kind + ", " + std::to_string(picture.file.width()) + "×" +
               std::to_string(picture.file.height()) + " " + std::string(picture.file.suffix()) + ")";
    if (form == "address")
        return textOrNull(picture.address);
    if (form == "file") {
        const std::string_view bytes = picture.file.bytes();
        return json::binary(std::vector<std::uint8_t>(bytes.begin(), bytes.end()));
    }
    const std::string text = toBase64(picture.file.bytes());
    return form == "dataUri" ? "data:" + typeOf(picture.file) + ";base64," + text : text;
}

} // namespace presence
