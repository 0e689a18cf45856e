// SPDX-License-Identifier: MIT
#include "plugins/comfyui/server/events.h"

#include <nlohmann/json.hpp>

#include <cstdint>

namespace presence {

using nlohmann::json;
using Kind = ComfyEvent::Kind;

namespace {

const json &member(const json &object, const char *name)
{
    static const json nothing;
    const auto found = object.is_object() ? object.find(name) : object.end();
    return object.is_object() && found != object.end() ? *found : nothing;
}

std::string text(const json &value) { return value.is_string() ? value.get<std::string>() : std::string(); }
double number(const json &value) { return value.is_number() ? value.get<double>() : 0; }

std::uint32_t bigEndian(std::string_view bytes)
{
    std::uint32_t value = 0;
    for (int i = 0; i < 4; ++i)
        value = value << 8 | std::uint8_t(bytes[std::size_t(i)]);
    return value;
}

ComfyEvent preview(std::string_view bytes, std::string promptId)
{
    ComfyEvent event;
    auto picture = ImageFile::fromBytes(std::string(bytes), "preview");
    if (!picture)
        return event;
    event.kind = Kind::Preview;
    event.promptId = std::move(promptId);
    event.picture = std::move(*picture);
    return event;
}

} // namespace

ComfyEvent readTextFrame(std::string_view frame)
{
    ComfyEvent event;
    const json document = json::parse(frame, nullptr, false);
    const std::string type = text(member(document, "type"));
    const json &data = member(document, "data");
    event.promptId = text(member(data, "prompt_id"));
    event.node = text(member(data, "node"));
    if (type == "status") {
        const json &remaining = member(member(member(data, "status"), "exec_info"), "queue_remaining");
        event.kind = remaining.is_number_integer() ? Kind::Queue : Kind::Ignored;
        event.remaining = int(number(remaining));
    } else if (type == "execution_start") {
        event.kind = Kind::Started;
    } else if (type == "execution_cached") {
        event.kind = Kind::Cached;
        if (const json &nodes = member(data, "nodes"); nodes.is_array())
            for (const json &node : nodes)
                event.nodes.push_back(text(node));
    } else if (type == "executing") {
        event.kind = member(data, "node").is_null() ? Kind::Ended : Kind::Node;
    } else if (type == "progress") {
        event.kind = Kind::Step;
        event.value = number(member(data, "value"));
        event.most = number(member(data, "max"));
    } else if (type == "execution_success") {
        event.kind = Kind::Ended;
    } else if (type == "execution_error") {
        event.kind = Kind::Failed;
    } else if (type == "execution_interrupted") {
        event.kind = Kind::Interrupted;
    }
    return event;
}

ComfyEvent readBinaryFrame(std::string_view bytes)
{
    constexpr std::uint32_t plainPreview = 1, describedPreview = 4;
    if (bytes.size() < 8)
        return {};
    const std::uint32_t kind = bigEndian(bytes);
    const std::uint32_t second = bigEndian(bytes.substr(4)); // format of a plain one, length of the head
    const std::string_view rest = bytes.substr(8);
    if (kind == plainPreview)
        return preview(rest, {});
    if (kind != describedPreview || second > rest.size())
        return {};
    const json head = json::parse(rest.substr(0, second), nullptr, false);
    return preview(rest.substr(second), text(member(head, "prompt_id")));
}

} // namespace presence
