// SPDX-License-Identifier: MIT
#pragma once

#include "core/generation/generation.h"

#include <nlohmann/json.hpp>

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace presence {

/// A picture that goes along with a request.
struct SentPicture
{
    std::string kind; ///< as in ControlPicture
    double weight = 1;
    ImageFile file;      ///< without private data
    std::string address; ///< where the service keeps it, once it was uploaded
};

/// Everything that the gaps of a recipe's requests are filled from.
struct Values
{
    Prompt prompt;
    RenderSettings settings;
    std::string sizeName; ///< what the service calls this size, as "4:5"
    std::string session;  ///< told by the service before the request
    std::string job;      ///< told by the service after it
    std::vector<SentPicture> pictures;
    /// Entries of the lists that a recipe chooses from: list → kind of picture → entry.
    std::map<std::string, std::map<std::string, std::string>> choices;
    bool forTheRecord = false; ///< pictures are described instead of spelled out
};

/// Single values by the names that recipes use: prompt, negativePrompt, seed, steps, guidanceScale, sampler,
/// width, height, sizeName, count, model, modelPath, quality, session, job.
bool isSetting(std::string_view name);
std::string settingNames();
/// Null while the setting is left to the service (an empty text, seed −1, 0 steps, …).
nlohmann::json settingValue(std::string_view name, const Values &values);

/// What can be sent of a picture: base64, dataUri, file (a part of its own, multipart only), address
/// (uploaded), type ("image/png"), kind, weight, share (weight up to 1), change (1 − share), present (true).
bool isPictureForm(std::string_view form);
std::string pictureForms();
nlohmann::json pictureValue(const SentPicture &picture, std::string_view form, bool forTheRecord);

} // namespace presence
