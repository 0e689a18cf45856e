// SPDX-License-Identifier: MIT
#include "plugins/comfyui/server/words.h"

#include "core/base/encoding/utf8.h"

#include <algorithm>
#include <iterator>

namespace presence {

using nlohmann::json;

namespace {

constexpr std::size_t longestQuote =
    300; // bytes of a program's own sentence that people can be asked to read

const json &member(const json &object, const char *name)
{
    static const json nothing;
    if (!object.is_object())
        return nothing;
    const auto found = object.find(name);
    return found == object.end() ? nothing : *found;
}

/// One line, cut.
std::string text(const json &value)
{
    std::string line = value.is_string() ? value.get<std::string>() : std::string();
    std::ranges::replace_if(
        line, [](unsigned char c) { return c < 0x20 || c == 0x7f; }, ' ');
    while (line.ends_with(' '))
        line.pop_back();
    return line.size() > longestQuote ? std::string(utf8Prefix(line, longestQuote)) + "…" : line;
}

std::string shown(const json &value)
{
    return value.is_string()
               ? text(value)
               : value.dump(-1, ' ', false, json::error_handler_t::replace).substr(0, longestQuote);
}

std::string sentence(std::string words)
{
    return words.ends_with('.') || words.ends_with('!') ? words : words + ".";
}

/// One fault of one node.
std::string nodeFault(const std::string &node, const std::string &kind, const json &fault)
{
    const std::string type = text(member(fault, "type"));
    const json &extra = member(fault, "extra_info");
    const std::string input = text(member(extra, "input_name"));
    const std::string received = shown(member(extra, "received_value"));
    const std::string at = "“" + input + "” of its node " + node + (kind.empty() ? "" : " (" + kind + ")");
    if (type == "value_not_in_list") {
        const std::string folder = modelFolder(kind, input);
        if (!folder.empty())
            return "has no file “" + received + "” for the node " + node + " (" + kind + "). Put it into " +
                   folder + ", or choose a model that is there.";
        return "does not know “" + received + "” as " + at + ". Choose another one.";
    }
    if (type == "value_smaller_than_min" || type == "value_bigger_than_max")
        return "does not take " + received + " as " + at + ": it is too " +
               (type == "value_smaller_than_min" ? "small." : "large.");
    if (type == "required_input_missing")
        return "misses the input " + at + ". Export the workflow again, with everything connected.";
    if (type == "custom_validation_failed" && received.find('.') != std::string::npos)
        return "has no picture “" + received + "” in its input folder, which the workflow loads (node " +
               node + ").";
    const std::string message = text(member(fault, "message")), details = text(member(fault, "details"));
    return "did not accept the workflow at its node " + node + (kind.empty() ? "" : " (" + kind + ")") +
           ": " + sentence(details.empty() ? message : message + " (" + details + ")");
}

} // namespace

bool looksLikeWebPage(std::string_view body)
{
    const auto begin = body.find_first_not_of(" \t\r\n");
    return begin != body.npos && body[begin] == '<';
}

std::string refusalSentence(const json &answer, const json &graph)
{
    if (const json &nodes = member(answer, "node_errors"); nodes.is_object())
        for (const auto &[node, faults] : nodes.items()) {
            const json &list = member(faults, "errors");
            std::string kind = text(member(faults, "class_type"));
            if (kind.empty())
                kind = text(member(member(graph, node.c_str()), "class_type"));
            if (list.is_array() && !list.empty())
                return nodeFault(node, kind, list.front());
        }
    const json &error = member(answer, "error");
    const std::string type = text(member(error, "type"));
    const std::string message = error.is_string() ? text(error) : text(member(error, "message"));
    const std::string details = text(member(error, "details"));
    if (type == "prompt_no_outputs")
        return "finds nothing in the workflow that saves a picture. Add a Save Image node and export it "
               "again.";
    if (type == "invalid_prompt" || type == "missing_node_type")
        return "cannot run the workflow: " + sentence(message.empty() ? details : message) +
               " If a node is missing, install the extension that brings it.";
    if (message.empty())
        return "did not accept the workflow (HTTP 400).";
    return "did not accept the workflow: " +
           sentence(details.empty() ? message : message + " (" + details + ")");
}

Error failureOfJob(const json &entry)
{
    Error error{Error::Kind::Unavailable, {}};
    const json &messages = member(member(entry, "status"), "messages");
    if (messages.is_array())
        for (const json &message : messages) {
            if (!message.is_array() || message.size() < 2)
                continue;
            if (message[0] == "execution_interrupted") {
                error.message = "stopped the job because somebody interrupted it there.";
                return error;
            }
            if (message[0] != "execution_error")
                continue;
            const json &data = message[1];
            const std::string type = text(member(data, "exception_type")),
                              said = text(member(data, "exception_message"));
            const std::string node = text(member(data, "node_type"));
            error.detail = type + ": " + said;
            if (type.find("OutOfMemory") != type.npos || said.find("out of memory") != said.npos)
                error.message = "ran out of graphics memory at its node " + node +
                                ". Choose a smaller size, or close what else uses the graphics card.";
            else
                error.message = "failed at its node " + text(member(data, "node_id")) + " (" + node +
                                "): " + sentence(said.empty() ? type : said);
            return error;
        }
    error.message = "ended the job with an error and did not say why. Its own window or log may tell more.";
    return error;
}

Error statusError(const HttpResponse &response, const std::string &server, bool keySent)
{
    const std::string number = " (HTTP " + std::to_string(response.status) + ")";
    Error error{Error::Kind::Unavailable,
                {},
                "HTTP " + std::to_string(response.status) + ": " + response.body.substr(0, 2000)};
    switch (response.status) {
    case 401:
    case 403:
        error.kind = Error::Kind::Unauthorised;
        error.message = server + (keySent ? " rejected the key" : " asks for a key") + number +
                        ". A proxy in front of it takes the one in PRESENCE_COMFYUI_TOKEN.";
        break;
    case 400:
    case 422:
        error.kind = Error::Kind::BadInput;
        error.message = server + " did not accept the request" + number + ".";
        break;
    case 413:
        error.kind = Error::Kind::BadInput;
        error.message = server + " does not take a picture of this size" + number +
                        ". Use a smaller one, or start ComfyUI with a larger --max-upload-size.";
        break;
    case 404:
        error.message = server + " does not know this address" + number + ". Check it, and update ComfyUI.";
        break;
    case 408:
    case 429:
    case 502:
    case 503:
    case 504:
        error.kind = Error::Kind::Busy;
        error.message = server + " is too busy at the moment" + number + ". Try again later.";
        break;
    default:
        error.message = server + " failed" + number + ".";
    }
    if (looksLikeWebPage(response.body))
        error.message += " It sent a web page instead of data; is this the right address?";
    return error;
}

std::string modelFolder(std::string_view nodeKind, std::string_view input)
{
    // folder_paths.py and the loaders in nodes.py of ComfyUI.
    static constexpr struct
    {
        std::string_view input, folder;
    } folders[] = {
        {"ckpt_name", "checkpoints"},
        {"unet_name", "diffusion_models"},
        {"vae_name", "vae"},
        {"control_net_name", "controlnet"},
        {"lora_name", "loras"},
        {"style_model_name", "style_models"},
        {"clip_name", "text_encoders"},
        {"clip_name1", "text_encoders"},
        {"clip_name2", "text_encoders"},
        {"clip_name3", "text_encoders"},
        {"model_name", "upscale_models"},
        {"gligen_name", "gligen"},
        {"hypernetwork_name", "hypernetworks"},
        {"ipadapter_file", "ipadapter"},
    };
    if (input == "clip_name" && nodeKind.starts_with("CLIPVision"))
        return "models/clip_vision";
    const auto found = std::ranges::find(folders, input, [](const auto &row) { return row.input; });
    return found == std::end(folders) ? std::string() : "models/" + std::string(found->folder);
}

std::string stageOf(std::string_view nodeKind)
{
    const auto has = [&](std::string_view word) { return nodeKind.find(word) != nodeKind.npos; };
    if (has("LoadImage"))
        return "reading the pictures";
    if (has("Loader") || has("Load"))
        return "loading the model";
    if (has("Sampler"))
        return "sampling";
    if (has("Empty"))
        return "preparing";
    if (has("TextEncode"))
        return "reading the words";
    if (has("VAEDecode"))
        return "decoding the picture";
    if (has("VAEEncode"))
        return "encoding the picture";
    if (has("Save") || has("Preview"))
        return "saving the picture";
    return "working at " + std::string(nodeKind);
}

} // namespace presence
