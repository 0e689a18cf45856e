// SPDX-License-Identifier: MIT
#include "core/spec/parameters.h"

#include "core/base/encoding/utf8.h"
#include "core/spec/catalogue.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>

namespace presence {

namespace {

using Kind = Control::Kind;

const std::vector<Control> &catalogue()
{
    static const std::vector<Control> rows = buildCatalogue();
    return rows;
}

bool isHexColor(std::string_view text)
{
    return text.size() == 7 && text[0] == '#' &&
           std::ranges::all_of(text.substr(1), [](unsigned char c) { return std::isxdigit(c); });
}

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && text.front() == ' ')
        text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ')
        text.remove_suffix(1);
    return text;
}

/// Shortest text that reads back as the same number.
std::string numberText(double value)
{
    char buffer[32];
    return {buffer, std::to_chars(buffer, buffer + sizeof buffer, value).ptr};
}

Error refusal(const Control &control, const std::string &given, const std::string &allowed)
{
    return {Error::Kind::BadInput, control.id + " cannot be " + given + "; allowed: " + allowed + "."};
}

std::string allowedRange(const Control &control)
{
    std::string range = numberText(control.minimum) + " to " + numberText(control.maximum);
    if (control.kind == Kind::Level)
        return "0, A, B, C, D, E or " + range;
    return control.unit.empty() ? range : range + " " + control.unit;
}

Result<> checkText(const Control &control, const std::string &text, std::size_t limit)
{
    if (!isUtf8(text))
        return refusal(control, "a text in an unknown encoding", "UTF-8");
    if (const std::size_t length = utf8Length(text); length > limit)
        return refusal(control, "that long (" + std::to_string(length) + " characters)",
                       "at most " + std::to_string(limit));
    if (std::ranges::any_of(text, [](unsigned char c) { return c < 0x20 || c == 0x7f; }))
        return refusal(control, "a text with control characters", "plain text on one line");
    return {};
}

} // namespace

Result<> Control::check(const ControlValue &value) const
{
    if (kind == Kind::Number || kind == Kind::Level) {
        const double *given = std::get_if<double>(&value);
        if (!given)
            return refusal(*this, "a text", "a number, " + allowedRange(*this));
        if (!(*given >= minimum && *given <= maximum))
            return refusal(*this, std::isfinite(*given) ? numberText(*given) : "infinite or undefined",
                           allowedRange(*this));
        return {};
    }
    if (kind == Kind::Colors || kind == Kind::Texts) {
        const auto *given = std::get_if<std::vector<std::string>>(&value);
        if (!given)
            return refusal(*this, "a single value", "a list");
        if (given->size() > std::size_t(maximum))
            return refusal(*this, std::to_string(given->size()) + " entries",
                           "at most " + numberText(maximum));
        for (const std::string &entry : *given) {
            if (kind == Kind::Colors && !isHexColor(entry))
                return refusal(*this, "“" + entry + "”", "colours written as #RRGGBB");
            if (auto fine = checkText(*this, entry, 120); !fine)
                return fine;
        }
        return {};
    }
    const std::string *given = std::get_if<std::string>(&value);
    if (!given)
        return refusal(*this, "a number", kind == Kind::Choice ? "one of its named choices" : "a text");
    if (kind == Kind::Text || kind == Kind::File)
        return checkText(*this, *given, std::size_t(maximum));
    if (kind == Kind::Color)
        return given->empty() || isHexColor(*given)
                   ? Result<>{}
                   : Result<>(refusal(*this, "“" + *given + "”", "a colour written as #RRGGBB, or nothing"));
    if (std::ranges::find(choices, *given) != choices.end())
        return {};
    std::string allowed;
    for (const std::string &option : choices)
        allowed += (allowed.empty() ? "" : ", ") + option;
    return refusal(*this, "“" + given->substr(0, 80) + "”", allowed);
}

Result<ControlValue> Control::parse(std::string_view given) const
{
    ControlValue value;
    if (kind == Kind::Level) {
        const auto level = parseLevel(trimmed(given));
        if (!level)
            return refusal(*this, "“" + std::string(given) + "”", allowedRange(*this));
        value = *level;
    } else if (kind == Kind::Number) {
        std::string_view digits = trimmed(given);
        if (digits.starts_with('+'))
            digits.remove_prefix(1);
        double parsed = 0;
        const auto [end, code] = std::from_chars(digits.data(), digits.data() + digits.size(), parsed);
        if (code != std::errc() || end != digits.data() + digits.size())
            return refusal(*this, "“" + std::string(given) + "”", "a number, " + allowedRange(*this));
        value = parsed;
    } else if (kind == Kind::Colors || kind == Kind::Texts) {
        std::vector<std::string> entries;
        while (!given.empty()) {
            const auto comma = given.find(',');
            if (const auto entry = trimmed(given.substr(0, comma)); !entry.empty())
                entries.emplace_back(entry);
            given = comma == std::string_view::npos ? std::string_view() : given.substr(comma + 1);
        }
        value = std::move(entries);
    } else {
        value = std::string(given);
    }
    if (auto fine = check(value); !fine)
        return fine.error();
    return value;
}

std::string Control::print(const ControlValue &value) const
{
    if (const double *given = std::get_if<double>(&value))
        return numberText(*given);
    if (const auto *entries = std::get_if<std::vector<std::string>>(&value)) {
        std::string joined;
        for (const std::string &entry : *entries)
            joined += (joined.empty() ? "" : ", ") + entry;
        return joined;
    }
    return std::get<std::string>(value);
}

std::span<const Control> controls() { return catalogue(); }

const Control *findControl(std::string_view id)
{
    static const std::map<std::string_view, const Control *> index = [] {
        std::map<std::string_view, const Control *> byId;
        for (const Control &control : catalogue())
            byId.emplace(control.id, &control);
        return byId;
    }();
    const auto found = index.find(id);
    return found == index.end() ? nullptr : found->second;
}

std::vector<const Control *> expandSides(std::string_view id)
{
    if (const Control *exact = findControl(id))
        return {exact};
    const std::string base(id);
    const Control *left = findControl(base + ".left");
    const Control *right = findControl(base + ".right");
    if (left && right)
        return {left, right};
    return {};
}

std::span<const std::string> controlGroups()
{
    static const std::vector<std::string> groups = [] {
        std::vector<std::string> ordered;
        for (const Control &control : catalogue())
            if (ordered.empty() || ordered.back() != control.group)
                ordered.push_back(control.group);
        return ordered;
    }();
    return groups;
}

} // namespace presence
