// SPDX-License-Identifier: MIT
#pragma once

#include "core/generation/generation.h"
#include "plugins/recipe/form/members.h"

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>

namespace presence {

/// The settings that a request may mention, by the names recipes use for them:
/// prompt, negativePrompt, seed, steps, guidanceScale, sampler, width, height, count, model, quality.
bool isSetting(std::string_view name);
/// Null while the setting is left to the service (an empty text, seed −1, 0 steps, ...).
nlohmann::json settingValue(std::string_view name, const Prompt &prompt, const RenderSettings &settings);

/// Complains about unknown placeholders anywhere in the template.
void checkBodyTemplate(const nlohmann::json &body, const std::string &path, Complaint &complaint);
/// Does the template mention this setting?
bool mentions(const nlohmann::json &body, std::string_view setting);

/// A copy in which {"$": "steps"} became the value with its own type, and {"$text": "{width}x{height}"} a
/// text. A placeholder whose setting is left to the service becomes its "default" or goes, together with its
/// member; objects and lists that become empty in this way go as well.
nlohmann::json filledBody(const nlohmann::json &body, const Prompt &prompt, const RenderSettings &settings);

/// A path with its gaps filled in, percent-encoded (RFC 3986, 2.1).
std::string filledPath(const TextTemplate &path, const Prompt &prompt, const RenderSettings &settings);

} // namespace presence
