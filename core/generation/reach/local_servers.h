// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace presence {

/// A generator's server that answered on this machine.
struct LocalServer
{
    std::string
        backendId;    ///< the backend for it: "a1111", "sdnext", "comfyui", "stable-diffusion-cpp", "swarmui"
    std::string name; ///< "ComfyUI"
    std::string address; ///< "http://127.0.0.1:8188"
    std::string version; ///< as it says, or empty
    std::string problem; ///< why it cannot be used as it is and what to do, or empty
};

/// Where these servers listen unless told otherwise (their own documentation, 2026-11): AUTOMATIC1111,
/// Forge and SD.Next 7860, ComfyUI 8188, SwarmUI 7801, sd-server 1234, or 8080 as many start it.
std::span<const int> usualPorts();

/// Which of these servers answers at this address, told by what only it answers; nothing if none does.
/// Blocking, a few seconds at most.
std::optional<LocalServer> identifyServer(const std::string &address, std::stop_token stop);

/// Asks every port of 127.0.0.1. Blocking; a port where nobody listens costs no time.
std::vector<LocalServer> findLocalServers(std::span<const int> ports, std::stop_token stop);

} // namespace presence
