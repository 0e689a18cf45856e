// SPDX-License-Identifier: MIT
#include "tests/support/comfyui/nodes.h"

#include <algorithm>
#include <sstream>

namespace presence::test {

using nlohmann::json;

namespace {

/// name | inputs | outputs. An input is name:TYPE, name:INT(least,most), name:FLOAT(…), name:[choice,choice]
/// or name:files; a question mark makes it optional.
constexpr const char *table = R"(
CheckpointLoaderSimple|ckpt_name:files|MODEL CLIP VAE
UNETLoader|unet_name:files weight_dtype:[default,fp8_e4m3fn,fp8_e4m3fn_fast,fp8_e5m2]|MODEL
DualCLIPLoader|clip_name1:files clip_name2:files type:[sdxl,sd3,flux,hunyuan_video]|CLIP
VAELoader|vae_name:files|VAE
CLIPTextEncode|text:STRING clip:CLIP|CONDITIONING
ConditioningCombine|conditioning_1:CONDITIONING conditioning_2:CONDITIONING|CONDITIONING
EmptyLatentImage|width:INT(16,16384) height:INT(16,16384) batch_size:INT(1,4096)|LATENT
EmptySD3LatentImage|width:INT(16,16384) height:INT(16,16384) batch_size:INT(1,4096)|LATENT
KSampler|model:MODEL seed:INT(0,18446744073709551615) steps:INT(1,10000) cfg:FLOAT(0,100) sampler_name:[euler,euler_ancestral,dpmpp_2m,ddim] scheduler:[normal,karras,simple] positive:CONDITIONING negative:CONDITIONING latent_image:LATENT denoise:FLOAT(0,1)|LATENT
VAEDecode|samples:LATENT vae:VAE|IMAGE
VAEEncode|pixels:IMAGE vae:VAE|LATENT
LoadImage|image:STRING|IMAGE MASK
ImageScale|image:IMAGE upscale_method:[nearest-exact,bilinear,area,bicubic,lanczos] width:INT(0,16384) height:INT(0,16384) crop:[disabled,center]|IMAGE
LatentUpscale|samples:LATENT upscale_method:[nearest-exact,bilinear] width:INT(0,16384) height:INT(0,16384) crop:[disabled,center]|LATENT
ControlNetLoader|control_net_name:files|CONTROL_NET
SetUnionControlNetType|control_net:CONTROL_NET type:[auto,openpose,depth,hed/pidi/scribble/ted,canny/lineart/anime_lineart/mlsd,normal,segment,tile,repaint]|CONTROL_NET
ControlNetApplyAdvanced|positive:CONDITIONING negative:CONDITIONING control_net:CONTROL_NET image:IMAGE strength:FLOAT(0,10) start_percent:FLOAT(0,1) end_percent:FLOAT(0,1) vae?:VAE|CONDITIONING CONDITIONING
FluxGuidance|conditioning:CONDITIONING guidance:FLOAT(0,100)|CONDITIONING
BasicGuider|model:MODEL conditioning:CONDITIONING|GUIDER
RandomNoise|noise_seed:INT(0,18446744073709551615)|NOISE
KSamplerSelect|sampler_name:[euler,dpmpp_2m]|SAMPLER
BasicScheduler|model:MODEL scheduler:[normal,karras,simple] steps:INT(1,10000) denoise:FLOAT(0,1)|SIGMAS
SamplerCustomAdvanced|noise:NOISE guider:GUIDER sampler:SAMPLER sigmas:SIGMAS latent_image:LATENT|LATENT LATENT
StyleModelLoader|style_model_name:files|STYLE_MODEL
CLIPVisionLoader|clip_name:files|CLIP_VISION
CLIPVisionEncode|clip_vision:CLIP_VISION image:IMAGE crop:[center,none]|CLIP_VISION_OUTPUT
StyleModelApply|conditioning:CONDITIONING style_model:STYLE_MODEL clip_vision_output:CLIP_VISION_OUTPUT strength:FLOAT(0,10) strength_type:[multiply,attn_bias]|CONDITIONING
SaveImage|images:IMAGE filename_prefix:STRING|
PreviewImage|images:IMAGE|
)";

std::vector<std::string> split(const std::string &text, char at)
{
    std::vector<std::string> parts;
    std::istringstream stream(text);
    for (std::string part; std::getline(stream, part, at);)
        parts.push_back(part);
    return parts;
}

json inputForm(const std::string &name, const std::string &type, const ComfyFiles &files)
{
    if (type == "files") {
        const auto found = files.find(name);
        return json::array({found == files.end() ? json::array() : json(found->second), json::object()});
    }
    if (type.starts_with('['))
        return json::array({split(type.substr(1, type.size() - 2), ','), json::object()});
    if (const auto bracket = type.find('('); bracket != type.npos) {
        const auto limits = split(type.substr(bracket + 1, type.size() - bracket - 2), ',');
        return json::array(
            {type.substr(0, bracket), {{"min", std::stod(limits[0])}, {"max", std::stod(limits[1])}}});
    }
    return json::array({type, json::object()});
}

json fault(const char *type, const char *message, const std::string &input, const json &received)
{
    return {{"type", type},
            {"message", message},
            {"details", input},
            {"extra_info", {{"input_name", input}, {"received_value", received}}}};
}

/// What is wrong with one input, or null.
json inputFault(const std::string &name, const json &form, const json &value, const json &graph,
                const json &nodes, const std::string &kind, const std::vector<std::string> &pictures)
{
    const json &type = form[0];
    if (value.is_array()) {
        if (value.size() != 2 || !value[0].is_string() || !value[1].is_number_unsigned() ||
            !graph.contains(value[0].get<std::string>()))
            return fault("bad_linked_input", "Bad linked input, must be a length-2 list", name, value);
        const json &outputs =
            nodes[graph[value[0].get<std::string>()]["class_type"].get<std::string>()]["output"];
        const auto slot = value[1].get<std::size_t>();
        if (slot >= outputs.size() || outputs[slot] != type)
            return fault("return_type_mismatch", "Return type mismatch between linked nodes", name, value);
        return {};
    }
    if (type.is_array())
        return std::ranges::find(type, value) == type.end()
                   ? fault("value_not_in_list", "Value not in list", name, value)
                   : json();
    if (type == "INT" || type == "FLOAT") {
        if (type == "INT" ? !value.is_number_integer() : !value.is_number())
            return fault("invalid_input_type", "Failed to convert an input value", name, value);
        if (value.get<double>() < form[1]["min"].get<double>())
            return fault("value_smaller_than_min", "Value smaller than min", name, value);
        if (value.get<double>() > form[1]["max"].get<double>())
            return fault("value_bigger_than_max", "Value bigger than max", name, value);
        return {};
    }
    if (type != "STRING" || !value.is_string())
        return fault("invalid_input_type", "Failed to convert an input value", name, value);
    if (kind == "LoadImage" && std::ranges::find(pictures, value.get<std::string>()) == pictures.end())
        return fault("custom_validation_failed", "Custom validation failed for node", name, value);
    return {};
}

} // namespace

ComfyFiles usualComfyFiles()
{
    return {{"ckpt_name", {"sd_xl_base_1.0.safetensors", "v1-5-pruned-emaonly.safetensors"}},
            {"unet_name", {"flux1-dev.safetensors"}},
            {"clip_name1", {"clip_l.safetensors", "t5xxl_fp8_e4m3fn.safetensors"}},
            {"clip_name2", {"clip_l.safetensors", "t5xxl_fp8_e4m3fn.safetensors"}},
            {"clip_name", {"sigclip_vision_patch14_384.safetensors"}},
            {"vae_name", {"ae.safetensors"}},
            {"style_model_name", {"flux1-redux-dev.safetensors"}},
            {"control_net_name",
             {"controlnet-union-sdxl-1.0.safetensors", "control_v11f1p_sd15_depth_fp16.safetensors",
              "control_v11p_sd15_normalbae_fp16.safetensors", "control_v11p_sd15_canny_fp16.safetensors",
              "control_v11p_sd15_seg_fp16.safetensors", "control_v11p_sd15_openpose_fp16.safetensors"}}};
}

json comfyNodes(const ComfyFiles &files)
{
    json nodes = json::object();
    for (const std::string &line : split(table, '\n')) {
        const auto parts = split(line + " ", '|');
        if (parts.size() < 3)
            continue;
        json required = json::object(), optional = json::object();
        for (const std::string &input : split(parts[1], ' ')) {
            const auto colon = input.find(':');
            const bool isOptional = input[colon - 1] == '?';
            const std::string name = input.substr(0, colon - isOptional);
            (isOptional ? optional : required)[name] = inputForm(name, input.substr(colon + 1), files);
        }
        json outputs = json::array();
        for (const std::string &output : split(parts[2], ' '))
            if (!output.empty())
                outputs.push_back(output);
        nodes[parts[0]] = {{"input", {{"required", required}, {"optional", optional}}},
                           {"output", outputs},
                           {"name", parts[0]},
                           {"output_node", outputs.empty()}};
    }
    return nodes;
}

json comfyComplaint(const json &graph, const json &nodes, const std::vector<std::string> &inputPictures)
{
    const auto whole = [](const char *type, const std::string &message, const json &details,
                          const json &faults) {
        return json{
            {"error",
             {{"type", type}, {"message", message}, {"details", details}, {"extra_info", json::object()}}},
            {"node_errors", faults}};
    };
    bool saves = false;
    for (const auto &[id, node] : graph.items()) {
        const std::string kind = node.value("class_type", "");
        if (!nodes.contains(kind))
            return whole("invalid_prompt", "Cannot execute because node " + kind + " does not exist.",
                         "Node ID '#" + id + "'", json::object());
        saves = saves || nodes[kind]["output_node"].get<bool>();
    }
    if (!saves)
        return whole("prompt_no_outputs", "Prompt has no outputs", "", json::object());
    json faults = json::object();
    for (const auto &[id, node] : graph.items()) {
        const std::string kind = node["class_type"];
        json list = json::array();
        const json &form = nodes[kind]["input"];
        for (const auto &[name, input] : form["required"].items())
            if (!node["inputs"].contains(name))
                list.push_back(fault("required_input_missing", "Required input is missing", name, nullptr));
        for (const auto &[name, value] : node["inputs"].items())
            for (const char *group : {"required", "optional"})
                if (form[group].contains(name))
                    if (const json wrong =
                            inputFault(name, form[group][name], value, graph, nodes, kind, inputPictures);
                        !wrong.is_null())
                        list.push_back(wrong);
        if (!list.empty())
            faults[id] = {{"errors", list}, {"dependent_outputs", json::array()}, {"class_type", kind}};
    }
    return faults.empty()
               ? json()
               : whole("prompt_outputs_failed_validation", "Prompt outputs failed validation", "", faults);
}

} // namespace presence::test
