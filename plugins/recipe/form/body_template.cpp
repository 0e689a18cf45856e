// SPDX-License-Identifier: MIT
#include "plugins/recipe/form/body_template.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdio>
#include <functional>

namespace presence {

using nlohmann::json;

namespace {

const json leftOut(json::value_t::discarded);
const std::vector<std::string> justThis{"this"}; ///< the picture of the item

std::vector<std::string> kindsOf(const json &value)
{
    std::vector<std::string> kinds;
    for (const json &kind : value.is_array() ? value : json::array({value}))
        if (kind.is_string())
            kinds.push_back(kind.get<std::string>());
    return kinds;
}

std::optional<std::string> settingText(const std::string &name, const Values &values)
{
    const json value = settingValue(name, values);
    if (value.is_null())
        return std::nullopt;
    return value.is_string() ? value.get<std::string>() : value.dump();
}

/// In the order of the kinds, then as they were given.
std::vector<const SentPicture *> picturesOf(const std::vector<std::string> &kinds, const Values &values)
{
    std::vector<const SentPicture *> pictures;
    for (const std::string &kind : kinds)
        for (const SentPicture &picture : values.pictures)
            if (picture.kind == kind)
                pictures.push_back(&picture);
    return pictures;
}

/// The one that a placeholder is about: the current one, or the nth of the kinds; null if there is none.
const SentPicture *pictureFor(const json &placeholder, const char *kindsAt, const Values &values,
                              const SentPicture *current)
{
    const auto kinds = placeholder.contains(kindsAt) ? kindsOf(placeholder[kindsAt]) : justThis;
    if (kinds == justThis)
        return current;
    const auto pictures = picturesOf(kinds, values);
    const auto nth = std::size_t(placeholder.value("nth", 1)) - 1;
    return nth < pictures.size() ? pictures[nth] : nullptr;
}

json pictureOf(const json &placeholder, const Values &values, const SentPicture *current)
{
    const SentPicture *picture = pictureFor(placeholder, "$picture", values, current);
    if (!picture)
        return {};
    json value = pictureValue(*picture, placeholder.value("as", "base64"), values.forTheRecord);
    return placeholder.contains("names") ? placeholder["names"].value(picture->kind, json()) : value;
}

json listOfItems(const json &placeholder, const Values &values)
{
    json list = json::array();
    for (const SentPicture *picture : picturesOf(kindsOf(placeholder["$pictures"]), values))
        list.push_back(filledBody(placeholder["item"], values, picture));
    return list;
}

json filled(const json &body, const Values &values, const SentPicture *current);

/// The value of a placeholder; discarded (nlohmann's own word) where it has none and no default.
json placeholderValue(const json &body, const Values &values, const SentPicture *current)
{
    json value;
    if (body.contains("$")) {
        value = settingValue(body["$"].get<std::string>(), values);
    } else if (body.contains("$text")) {
        if (const auto text =
                TextTemplate::parse(body["$text"].get<std::string>())->filled([&](const std::string &gap) {
                    return settingText(gap, values);
                }))
            value = *text;
    } else if (body.contains("$picture")) {
        value = pictureOf(body, values, current);
    } else if (body.contains("$pictures")) {
        if (json list = listOfItems(body, values); !list.empty())
            value = std::move(list);
    } else if (const SentPicture *picture = pictureFor(body, "of", values, current)) {
        const auto list = values.choices.find(body["$choice"].get<std::string>());
        if (list != values.choices.end() && list->second.contains(picture->kind))
            value = list->second.at(picture->kind);
    }
    if (!value.is_null())
        return value;
    return body.contains("default") ? filled(body["default"], values, current) : leftOut;
}

bool isPlaceholder(const json &body)
{
    return body.is_object() && std::ranges::any_of(body.items(), [](const auto &member) {
               return std::string_view(member.key()).starts_with('$');
           });
}

json filled(const json &body, const Values &values, const SentPicture *current)
{
    if (isPlaceholder(body))
        return placeholderValue(body, values, current);
    if (!body.is_structured() || body.empty())
        return body;
    json copy(body.type());
    for (const auto &[name, member] : body.items()) {
        json value = filled(member, values, current);
        if (value.is_discarded())
            continue;
        if (body.is_object())
            copy[name] = std::move(value);
        else if (isPlaceholder(member) && member.contains("$pictures"))
            copy.insert(copy.end(), value.begin(), value.end());
        else
            copy.push_back(std::move(value));
    }
    return copy.empty() ? leftOut : copy;
}

void checkPlaceholder(const json &body, const std::string &path, TemplateRules rules, Complaint &complaint)
{
    Members members(body, path, complaint);
    if (members.find("$text")) {
        members.textTemplate("$text", isSetting);
    } else if (members.find("$picture")) {
        const auto kinds = kindsOf(body["$picture"]);
        const std::string form = members.text("as", "base64");
        if (kinds.empty())
            members.complain("$picture", "must be a kind of picture or a list of kinds.");
        if (kinds == justThis && !rules.inItem)
            members.complain("$picture", "“this” has a meaning inside an “item” only.");
        if (!isPictureForm(form))
            members.complain("as", "must be one of " + pictureForms() + ".");
        if (form == "file" && !rules.files)
            members.complain("as", "“file” needs a body of the form multipart.");
        if (form == "address" && !rules.addresses)
            members.complain("as", "“address” needs an “upload” that pictures are sent to first.");
        members.integer("nth", 1, 64, 1);
        members.object("names", [&members](Members &names) {
            for (const auto &[kind, name] : members.find("names")->items())
                names.text(kind);
        });
    } else if (members.find("$pictures")) {
        if (kindsOf(body["$pictures"]).empty())
            members.complain("$pictures", "must be a list of kinds of pictures.");
        members.require("item");
        rules.inItem = true;
        if (const json *item = members.find("item"))
            checkBodyTemplate(*item, path + "/item", rules, complaint);
    } else if (members.find("$choice")) {
        const bool placed = rules.inItem || members.find("of");
        if (!rules.lists.contains(members.text("$choice")) || !placed)
            members.complain("$choice",
                             placed ? "must name one of the “choices” of this recipe."
                                    : "needs a kind of picture in “of”, or a place inside an “item”.");
        if (members.find("of") && kindsOf(body["of"]).empty())
            members.complain("of", "must be a kind of picture or a list of kinds.");
        members.integer("nth", 1, 64, 1);
    } else if (members.find("$")) {
        if (!isSetting(members.text("$")))
            members.complain("$", "must be one of " + settingNames() + ".");
    } else {
        for (const auto &[name, member] : body.items())
            if (name.starts_with('$'))
                complaint.add(
                    path + "/" + name,
                    "is not a kind of placeholder. Known: $, $text, $picture, $pictures and $choice.");
    }
    if (const json *fallback = members.find("default"))
        checkBodyTemplate(*fallback, path + "/default", rules, complaint);
    members.refuseOthers();
}

/// Calls `see` for every placeholder, those inside others included.
void visit(const json &body, const std::function<void(const json &)> &see)
{
    if (isPlaceholder(body))
        see(body);
    if (body.is_structured())
        for (const json &member : body)
            visit(member, see);
}

} // namespace

void checkBodyTemplate(const json &body, const std::string &path, const TemplateRules &rules,
                       Complaint &complaint)
{
    if (isPlaceholder(body)) {
        checkPlaceholder(body, path, rules, complaint);
    } else if (body.is_array()) {
        for (std::size_t index = 0; index < body.size(); ++index)
            checkBodyTemplate(body[index], path + "/" + std::to_string(index), rules, complaint);
    } else if (body.is_object()) {
        for (const auto &[name, member] : body.items())
            checkBodyTemplate(member, path + "/" + name, rules, complaint);
    }
}

bool mentions(const json &body, std::string_view setting)
{
    bool found = false;
    visit(body, [&](const json &placeholder) {
        found = found || placeholder.value("$", json()) == json(setting) ||
                (placeholder.contains("$text") && placeholder["$text"].get_ref<const std::string &>().find(
                                                      "{" + std::string(setting) + "}") != std::string::npos);
    });
    return found;
}

std::set<std::string> pictureKinds(const json &body)
{
    std::set<std::string> kinds;
    visit(body, [&kinds](const json &placeholder) {
        for (const char *name : {"$picture", "$pictures"})
            if (placeholder.contains(name))
                for (std::string &kind : kindsOf(placeholder[name]))
                    kinds.insert(std::move(kind));
    });
    kinds.erase("this");
    return kinds;
}

const SentPicture *unplacedPicture(const json &body, const Values &values)
{
    std::set<const SentPicture *> placed;
    visit(body, [&](const json &placeholder) {
        if (placeholder.contains("$picture"))
            placed.insert(pictureFor(placeholder, "$picture", values, nullptr));
        else if (placeholder.contains("$pictures"))
            for (const SentPicture *picture : picturesOf(kindsOf(placeholder["$pictures"]), values))
                placed.insert(picture);
    });
    const auto left = std::ranges::find_if(
        values.pictures, [&](const SentPicture &picture) { return !placed.contains(&picture); });
    return left == values.pictures.end() ? nullptr : &*left;
}

std::set<std::string> weightedKinds(const json &body)
{
    std::set<std::string> kinds;
    const auto sendsWeight = [](const json &placeholder) {
        const std::string as = placeholder.value("as", "");
        return placeholder.contains("$picture") && (as == "weight" || as == "share" || as == "change");
    };
    visit(body, [&](const json &placeholder) {
        if (sendsWeight(placeholder)) {
            kinds.merge(pictureKinds(placeholder));
        } else if (placeholder.contains("$pictures")) {
            bool own = false; // “this” picture of the item
            visit(placeholder["item"],
                  [&](const json &part) { own = own || (sendsWeight(part) && part["$picture"] == "this"); });
            if (own)
                kinds.merge(pictureKinds({{"$pictures", placeholder["$pictures"]}}));
        }
    });
    return kinds;
}

std::set<std::string> choiceLists(const json &body)
{
    std::set<std::string> lists;
    visit(body, [&lists](const json &placeholder) {
        if (placeholder.contains("$choice"))
            lists.insert(placeholder["$choice"].get<std::string>());
    });
    return lists;
}

bool mentionsAddresses(const json &body)
{
    bool found = false;
    visit(body, [&found](const json &placeholder) {
        found =
            found || (placeholder.contains("$picture") && placeholder.value("as", json()) == json("address"));
    });
    return found;
}

json filledBody(const json &body, const Values &values, const SentPicture *current)
{
    json value = filled(body, values, current);
    return value.is_discarded() ? json(body.type()) : value;
}

std::string filledPath(const TextTemplate &path, const Values &values)
{
    const auto encoded = path.filled([&](const std::string &gap) {
        const std::string_view plain = gap == "modelPath" ? "-._~/" : "-._~";
        std::string safe;
        for (const unsigned char character : settingText(gap, values).value_or("")) {
            char hex[4];
            std::snprintf(hex, sizeof hex, "%%%02X", character);
            const bool unreserved =
                character < 0x80 && (std::isalnum(character) || plain.find(char(character)) != plain.npos);
            safe += unreserved ? std::string(1, char(character)) : std::string(hex);
        }
        return std::optional(safe);
    });
    return encoded.value_or("");
}

} // namespace presence
