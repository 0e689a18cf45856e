// SPDX-License-Identifier: MIT
#include "plugins/recipe/form/body_template.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdio>

namespace presence {

using nlohmann::json;

namespace {

struct SettingRow
{
    std::string_view name;
    json (*value)(const Prompt &prompt, const RenderSettings &settings);
};

json textOrNull(const std::string &text) { return text.empty() ? json() : json(text); }

constexpr std::array settingTable{
    SettingRow{"prompt", [](const Prompt &prompt, const RenderSettings &) { return json(prompt.text); }},
    SettingRow{"negativePrompt",
               [](const Prompt &prompt, const RenderSettings &) { return textOrNull(prompt.negative); }},
    SettingRow{"seed",
               [](const Prompt &, const RenderSettings &settings) {
                   return settings.seed < 0 ? json() : json(settings.seed);
               }},
    SettingRow{"steps",
               [](const Prompt &, const RenderSettings &settings) {
                   return settings.steps <= 0 ? json() : json(settings.steps);
               }},
    SettingRow{"guidanceScale",
               [](const Prompt &, const RenderSettings &settings) {
                   return settings.guidanceScale <= 0 ? json() : json(settings.guidanceScale);
               }},
    SettingRow{"sampler",
               [](const Prompt &, const RenderSettings &settings) { return textOrNull(settings.sampler); }},
    SettingRow{"width", [](const Prompt &, const RenderSettings &settings) { return json(settings.width); }},
    SettingRow{"height",
               [](const Prompt &, const RenderSettings &settings) { return json(settings.height); }},
    SettingRow{"count", [](const Prompt &, const RenderSettings &settings) { return json(settings.count); }},
    SettingRow{"model",
               [](const Prompt &, const RenderSettings &settings) { return textOrNull(settings.model); }},
    SettingRow{"quality",
               [](const Prompt &, const RenderSettings &settings) { return textOrNull(settings.quality); }},
};

std::string settingNames()
{
    std::string names;
    for (const SettingRow &setting : settingTable)
        names += (names.empty() ? "" : ", ") + std::string(setting.name);
    return names;
}

std::optional<std::string> settingText(const std::string &name, const Prompt &prompt,
                                       const RenderSettings &settings)
{
    const json value = settingValue(name, prompt, settings);
    if (value.is_null())
        return std::nullopt;
    return value.is_string() ? value.get<std::string>() : value.dump();
}

/// The filled value; discarded (nlohmann's own word) where it is to be left out.
json filled(const json &body, const Prompt &prompt, const RenderSettings &settings)
{
    const json leftOut(json::value_t::discarded);
    if (body.is_object() && body.contains("$")) {
        json value = settingValue(body["$"].get<std::string>(), prompt, settings);
        return !value.is_null() ? value : body.value("default", leftOut);
    }
    if (body.is_object() && body.contains("$text")) {
        const auto text =
            TextTemplate::parse(body["$text"].get<std::string>())->filled([&](const std::string &gap) {
                return settingText(gap, prompt, settings);
            });
        return text ? json(*text) : leftOut;
    }
    if (!body.is_structured() || body.empty())
        return body;
    json copy(body.type());
    for (const auto &[name, member] : body.items())
        if (json value = filled(member, prompt, settings); !value.is_discarded()) {
            if (body.is_object())
                copy[name] = std::move(value);
            else
                copy.push_back(std::move(value));
        }
    return copy.empty() ? leftOut : copy;
}

} // namespace

bool isSetting(std::string_view name)
{
    return std::ranges::find(settingTable, name, &SettingRow::name) != settingTable.end();
}

json settingValue(std::string_view name, const Prompt &prompt, const RenderSettings &settings)
{
    const auto setting = std::ranges::find(settingTable, name, &SettingRow::name);
    return setting == settingTable.end() ? json() : setting->value(prompt, settings);
}

void checkBodyTemplate(const json &body, const std::string &path, Complaint &complaint)
{
    if (body.is_array()) {
        for (std::size_t index = 0; index < body.size(); ++index)
            checkBodyTemplate(body[index], path + "/" + std::to_string(index), complaint);
    } else if (body.is_object() && (body.contains("$") || body.contains("$text"))) {
        Members members(body, path, complaint);
        if (members.find("$text")) {
            members.textTemplate("$text", isSetting);
        } else {
            if (!isSetting(members.text("$")))
                members.complain("$", "must be one of " + settingNames() + ".");
            members.find("default");
        }
        members.refuseOthers();
    } else if (body.is_object()) {
        for (const auto &[name, member] : body.items()) {
            if (name.starts_with('$'))
                complaint.add(path + "/" + name, "is not a kind of placeholder. Known: $ and $text.");
            checkBodyTemplate(member, path + "/" + name, complaint);
        }
    }
}

bool mentions(const json &body, std::string_view setting)
{
    if (!body.is_structured())
        return false;
    if (body.is_object() && body.contains("$"))
        return body["$"] == setting;
    if (body.is_object() && body.contains("$text"))
        return body["$text"].get_ref<const std::string &>().find("{" + std::string(setting) + "}") !=
               std::string::npos;
    return std::ranges::any_of(body, [setting](const json &member) { return mentions(member, setting); });
}

json filledBody(const json &body, const Prompt &prompt, const RenderSettings &settings)
{
    json value = filled(body, prompt, settings);
    return value.is_discarded() ? json(body.type()) : value;
}

std::string filledPath(const TextTemplate &path, const Prompt &prompt, const RenderSettings &settings)
{
    const auto encoded = path.filled([&](const std::string &gap) {
        std::string safe;
        for (const unsigned char character : settingText(gap, prompt, settings).value_or("")) {
            char hex[4];
            std::snprintf(hex, sizeof hex, "%%%02X", character);
            const bool unreserved = character < 0x80 && (std::isalnum(character) ||
                                                         std::string_view("-._~").find(char(character)) !=
                                                             std::string_view::npos);
            safe += unreserved ? std::string(1, char(character)) : std::string(hex);
        }
        return std::optional(safe);
    });
    return encoded.value_or("");
}

} // namespace presence
