// SPDX-License-Identifier: MIT
#pragma once

#include "plugins/recipe/form/members.h"
#include "plugins/recipe/form/values.h"

#include <nlohmann/json.hpp>

#include <set>
#include <string>
#include <string_view>

namespace presence {

/// What a template may speak of where it stands.
struct TemplateRules
{
    bool files = false;          ///< pictures as files of their own: in multipart bodies
    bool addresses = false;      ///< pictures that were uploaded before
    std::set<std::string> lists; ///< that `$choice` may choose from
    bool inItem = false;         ///< there is a picture that is "this"
};

/// Complains about unknown placeholders anywhere in the template.
void checkBodyTemplate(const nlohmann::json &body, const std::string &path, const TemplateRules &rules,
                       Complaint &complaint);
/// Does the template mention this setting?
bool mentions(const nlohmann::json &body, std::string_view setting);
/// The kinds of pictures that the template sends, and the lists it chooses from.
std::set<std::string> pictureKinds(const nlohmann::json &body);
/// Of these, the kinds whose weight it sends.
std::set<std::string> weightedKinds(const nlohmann::json &body);
std::set<std::string> choiceLists(const nlohmann::json &body);
/// One that the template, having places for some only, would leave out; null if all are sent.
const SentPicture *unplacedPicture(const nlohmann::json &body, const Values &values);
/// Does it send addresses of pictures?
bool mentionsAddresses(const nlohmann::json &body);

/// A copy in which
///   {"$": "steps"} became the value with its own type,
///   {"$text": "{width}x{height}"} a text,
///   {"$picture": "init", "as": "base64"} a picture, the first ("nth": 1) of its kind or kinds; with "names"
///   what
///       the service calls the kind,
///   {"$pictures": ["likeness", "style"], "item": …} the item for each of them; inside a list its entries,
///   {"$choice": "controlModels"} inside an item the entry chosen for its picture; elsewhere for the picture
///       that "of" and "nth" name, as "$picture" and "nth" would.
/// What has no value becomes its "default", filled in turn, or goes, together with its member; objects and
/// lists that become empty in this way go as well. `current` is "this" picture of an item.
nlohmann::json filledBody(const nlohmann::json &body, const Values &values,
                          const SentPicture *current = nullptr);

/// A path with its gaps filled in, percent-encoded (RFC 3986, 2.1); {modelPath} keeps its slashes.
std::string filledPath(const TextTemplate &path, const Values &values);

} // namespace presence
