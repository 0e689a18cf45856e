// SPDX-License-Identifier: MIT
#include "core/shoot/interchange/foreign_json.h"

#include "core/base/encoding/utf8.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <optional>

namespace presence {

namespace {

using Json = nlohmann::json;

constexpr std::size_t largestText = std::size_t(16) << 20;
constexpr int deepestNesting = 128;

/// Python's words for numbers JSON does not have, outside texts, become null. Nothing if it is nested too
/// deep: counted here because the parser's own callback takes quadratic time over many small objects.
std::optional<std::string> plainJson(std::string_view text)
{
    static constexpr std::array<std::string_view, 3> words{"NaN", "-Infinity", "Infinity"};
    std::string plain;
    plain.reserve(text.size());
    bool quoted = false;
    int depth = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quoted && c == '\\' && i + 1 < text.size()) {
            plain += text[i++];
        } else if (c == '"') {
            quoted = !quoted;
        } else if (!quoted) {
            depth += (c == '{' || c == '[') - (c == '}' || c == ']');
            if (depth > deepestNesting)
                return std::nullopt;
            const auto word = std::ranges::find_if(
                words, [&](std::string_view one) { return text.substr(i).starts_with(one); });
            if (word != words.end()) {
                plain += "null";
                i += word->size() - 1;
                continue;
            }
        }
        plain += text[i];
    }
    return plain;
}

} // namespace

Json parseForeignJson(std::string_view text)
{
    if (text.size() > largestText || !isUtf8(text))
        return nullptr;
    const auto plain = plainJson(text);
    if (!plain)
        return nullptr;
    try {
        Json document = Json::parse(*plain, nullptr, false);
        return document.is_discarded() ? Json() : document;
    } catch (const Json::exception &) { // a number beyond all bounds
        return nullptr;
    }
}

const Json &jsonMember(const Json &object, const char *name)
{
    static const Json nothing;
    if (!object.is_object())
        return nothing;
    const auto found = object.find(name);
    return found == object.end() ? nothing : *found;
}

std::string jsonText(const Json &value)
{
    if (value.is_string())
        return value.get<std::string>();
    return value.is_number() ? value.dump() : std::string();
}

} // namespace presence
