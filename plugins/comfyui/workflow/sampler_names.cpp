// SPDX-License-Identifier: MIT
#include "plugins/comfyui/workflow/sampler_names.h"

#include <algorithm>
#include <iterator>
#include <string_view>

namespace presence {

namespace {

struct Row
{
    std::string_view theirs, comfy;
};

// modules/sd_samplers_kdiffusion.py of AUTOMATIC1111, comfy/samplers.py of ComfyUI.
constexpr Row samplers[] = {
    {"Euler", "euler"},
    {"Euler a", "euler_ancestral"},
    {"Heun", "heun"},
    {"LMS", "lms"},
    {"DPM2", "dpm_2"},
    {"DPM2 a", "dpm_2_ancestral"},
    {"DPM fast", "dpm_fast"},
    {"DPM adaptive", "dpm_adaptive"},
    {"DPM++ 2S a", "dpmpp_2s_ancestral"},
    {"DPM++ SDE", "dpmpp_sde"},
    {"DPM++ 2M", "dpmpp_2m"},
    {"DPM++ 2M SDE", "dpmpp_2m_sde"},
    {"DPM++ 3M SDE", "dpmpp_3m_sde"},
    {"DDIM", "ddim"},
    {"DDPM", "ddpm"},
    {"LCM", "lcm"},
    {"UniPC", "uni_pc"},
};
constexpr Row schedulers[] = {{" Karras", "karras"},
                              {" Exponential", "exponential"},
                              {" SGM Uniform", "sgm_uniform"},
                              {" Beta", "beta"}};

} // namespace

ComfySampler comfySampler(const std::string &name)
{
    std::string_view rest = name;
    ComfySampler found;
    for (const Row &row : schedulers)
        if (rest.ends_with(row.theirs)) {
            rest.remove_suffix(row.theirs.size());
            found.scheduler = row.comfy;
            break;
        }
    const auto row = std::ranges::find(samplers, rest, &Row::theirs);
    if (row == std::end(samplers))
        return {name, {}};
    found.sampler = row->comfy;
    return found;
}

} // namespace presence
