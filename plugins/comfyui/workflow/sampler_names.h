// SPDX-License-Identifier: MIT
#pragma once

#include <string>

namespace presence {

struct ComfySampler
{
    std::string sampler;
    std::string scheduler; ///< empty = the workflow's own
};

/// ComfyUI's names for a sampler as AUTOMATIC1111 and our own list name it: "DPM++ 2M Karras" is "dpmpp_2m"
/// with "karras". Other names, ComfyUI's among them, stay as they are.
ComfySampler comfySampler(const std::string &name);

} // namespace presence
