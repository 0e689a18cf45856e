// SPDX-License-Identifier: MIT
#include "core/spec/spec_json.h"

#include "core/spec/json_values.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace presence {

namespace {

using Json = nlohmann::ordered_json;

std::string schemaName() { return "presence.spec/" + std::to_string(specSchemaVersion); }

std::string pointerOf(std::string_view id)
{
    std::string pointer = "/" + std::string(id);
    std::ranges::replace(pointer, '.', '/');
    return pointer;
}

/// Is this pointer a control, or a folder above one?
bool leadsToControl(const std::string &pointer)
{
    return std::ranges::any_of(
        controls(), [&](const Control &control) { return pointerOf(control.id).starts_with(pointer + "/"); });
}

void keepUnknown(const nlohmann::json &object, const std::string &prefix,
                 std::map<std::string, std::string> &unknown)
{
    for (const auto &[key, member] : object.items()) {
        std::string escaped;
        for (const char c : key)
            escaped += c == '~' ? "~0" : c == '/' ? "~1" : std::string(1, c);
        const std::string pointer = prefix + "/" + escaped;
        std::string id = pointer.substr(1);
        std::ranges::replace(id, '/', '.');
        if (pointer == "/schema" || pointer == "/words" || (findControl(id) && pointerOf(id) == pointer))
            continue;
        if (member.is_object() && leadsToControl(pointer))
            keepUnknown(member, pointer, unknown);
        else
            unknown[pointer] = member.dump();
    }
}

Error refused(std::string_view source, const std::string &why)
{
    return {Error::Kind::BadInput, std::string(source) + ": " + why};
}

} // namespace

std::string specToJson(const PortraitSpec &spec)
{
    Json document;
    document["schema"] = schemaName();
    for (const Control &control : controls())
        document[Json::json_pointer(pointerOf(control.id))] = valueToJson(control.valueIn(spec));
    if (!spec.words.isEmpty())
        document["words"] = Json::parse(spec.words.toJson());
    for (const auto &[pointer, text] : spec.unknown) {
        // A kept member can have become impossible to place only if its parent turned into a value.
        try {
            document[Json::json_pointer(pointer)] = Json::parse(text);
        } catch (const Json::exception &) {
            continue;
        }
    }
    return document.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string sharedSpecJson(PortraitSpec spec)
{
    for (const Control &control : controls())
        if (control.kind == Control::Kind::File)
            control.set(spec, control, control.initial);
    return specToJson(spec);
}

Result<PortraitSpec> specFromJson(std::string_view text, std::string_view source)
{
    const auto document = parseJsonObject(text, source, schemaName());
    if (!document)
        return document.error();
    PortraitSpec spec;
    for (const Control &control : controls()) {
        const nlohmann::json *member = &*document;
        std::string_view rest = control.id;
        while (member && !rest.empty()) {
            const auto dot = rest.find('.');
            const std::string key(rest.substr(0, dot));
            rest = dot == std::string_view::npos ? std::string_view() : rest.substr(dot + 1);
            if (!member->is_object())
                return refused(source, "“" + key + "” should stand inside an object, on the way to " +
                                           control.id + ".");
            const auto found = member->find(key);
            member = found == member->end() ? nullptr : &*found;
        }
        if (!member)
            continue;
        auto value = valueFromJson(control, *member);
        if (!value)
            return refused(source, value.error().message);
        control.set(spec, control, *value);
    }
    if (const auto member = document->find("words"); member != document->end()) {
        auto words = OwnWords::fromJson(member->dump());
        if (!words)
            return refused(source, words.error().message);
        spec.words = std::move(*words);
    }
    keepUnknown(*document, "", spec.unknown);
    return spec;
}

} // namespace presence
