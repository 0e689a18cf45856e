// SPDX-License-Identifier: MIT
#include "plugins/recipe/form/members.h"

#include <algorithm>
#include <cmath>

namespace presence {

using nlohmann::json;

namespace {

std::string joined(const auto &words)
{
    std::string text;
    for (const auto &word : words)
        text += (text.empty() ? "" : ", ") + std::string(word);
    return text;
}

std::string plain(double value)
{
    std::string text = std::to_string(value);
    text.erase(text.find_last_not_of('0') + 1);
    return text.ends_with('.') ? text.substr(0, text.size() - 1) : text;
}

} // namespace

Members::Members(const json &object, std::string path, Complaint &complaint)
    : m_object(object)
    , m_path(std::move(path))
    , m_complaint(complaint)
{
    if (!object.is_object())
        m_complaint.add(m_path, "must be an object in braces.");
}

const json *Members::find(const std::string &name)
{
    m_known.insert(name);
    if (!m_object.is_object())
        return nullptr;
    const auto member = m_object.find(name);
    return member == m_object.end() ? nullptr : &*member;
}

void Members::complain(const std::string &name, std::string_view what)
{
    m_complaint.add(m_path + "/" + name, what);
}

void Members::require(const std::string &name)
{
    if (!find(name))
        complain(name, "is missing.");
}

std::string Members::text(const std::string &name)
{
    require(name);
    std::string value = text(name, std::string());
    if (value.empty())
        complain(name, "must not be empty.");
    return value;
}

std::string Members::text(const std::string &name, std::string fallback)
{
    const json *member = find(name);
    if (!member)
        return fallback;
    if (!member->is_string()) {
        complain(name, "must be a text.");
        return fallback;
    }
    return member->get<std::string>();
}

double Members::number(const std::string &name, double smallest, double largest, double fallback)
{
    const json *member = find(name);
    if (!member)
        return fallback;
    const double value = member->is_number() ? member->get<double>() : std::nan("");
    if (!(value >= smallest && value <= largest)) {
        complain(name, "must be a number from " + plain(smallest) + " to " + plain(largest) + ".");
        return fallback;
    }
    return value;
}

int Members::integer(const std::string &name, int smallest, int largest, int fallback)
{
    const double value = number(name, smallest, largest, fallback);
    if (value != std::floor(value))
        complain(name, "must be a whole number.");
    return int(value);
}

bool Members::flag(const std::string &name, bool fallback)
{
    const json *member = find(name);
    if (member && !member->is_boolean())
        complain(name, "must be true or false.");
    return member && member->is_boolean() ? member->get<bool>() : fallback;
}

std::size_t Members::choice(const std::string &name, const std::vector<std::string_view> &choices,
                            std::optional<std::size_t> fallback)
{
    if (!fallback)
        require(name);
    if (!find(name))
        return fallback.value_or(0);
    const auto found = std::ranges::find(choices, text(name));
    if (found == choices.end()) {
        complain(name, "must be one of " + joined(choices) + ".");
        return fallback.value_or(0);
    }
    return std::size_t(found - choices.begin());
}

std::vector<std::string> Members::texts(const std::string &name)
{
    std::vector<std::string> values;
    const json *member = find(name);
    if (!member)
        return values;
    if (!member->is_array()) {
        complain(name, "must be a list of texts in brackets.");
        return values;
    }
    for (std::size_t index = 0; index < member->size(); ++index)
        if (const json &entry = (*member)[index]; entry.is_string())
            values.push_back(entry.get<std::string>());
        else
            complain(name + "/" + std::to_string(index), "must be a text.");
    return values;
}

std::optional<Pointer> Members::pointer(const std::string &name)
{
    if (!find(name))
        return {};
    auto value = Pointer::parse(text(name, std::string()));
    if (!value)
        complain(name, "must be a JSON pointer such as “/data/*/image”, with one * at most.");
    return value;
}

std::vector<Pointer> Members::pointers(const std::string &name)
{
    std::vector<Pointer> values;
    for (const std::string &entry : texts(name))
        if (auto value = Pointer::parse(entry))
            values.push_back(std::move(*value));
        else
            complain(name, "holds “" + entry + "”, which is not a JSON pointer.");
    return values;
}

TextTemplate Members::textTemplate(const std::string &name,
                                   const std::function<bool(const std::string &gap)> &knows)
{
    auto value = TextTemplate::parse(text(name, std::string()));
    if (!value) {
        complain(name, "has a brace without a partner, or braces with nothing between them.");
        return {};
    }
    for (const std::string &gap : value->gaps())
        if (!knows(gap))
            complain(name, "has a gap {" + gap + "} that nothing fills.");
    return *value;
}

void Members::object(const std::string &name, const std::function<void(Members &)> &read)
{
    if (const json *member = find(name)) {
        Members members(*member, m_path + "/" + name, m_complaint);
        read(members);
        members.refuseOthers();
    }
}

void Members::objects(const std::string &name, const std::function<void(Members &)> &read)
{
    const json *member = find(name);
    if (!member)
        return;
    if (!member->is_array())
        return complain(name, "must be a list in brackets.");
    for (std::size_t index = 0; index < member->size(); ++index) {
        Members members((*member)[index], m_path + "/" + name + "/" + std::to_string(index), m_complaint);
        read(members);
        members.refuseOthers();
    }
}

void Members::refuseOthers()
{
    if (!m_object.is_object())
        return;
    for (const auto &[name, value] : m_object.items())
        if (!m_known.contains(name))
            complain(name, "is not known here. Known: " + joined(m_known) + ".");
}

} // namespace presence
