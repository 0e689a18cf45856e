// SPDX-License-Identifier: MIT
#pragma once

#include "core/generation/backend.h"

#include <string>
#include <vector>

namespace presence {

/// What a request takes along and to whom: shown before the first one to a service.
struct Outgoing
{
    enum class Reach {
        Nowhere,     ///< made inside this program
        ThisMachine, ///< another program on this computer
        Network,     ///< another computer nearby
        Internet,    ///< a service of somebody else
    };

    Reach reach = Reach::Nowhere;
    std::string to;                 ///< "Black Forest Labs at api.bfl.ai"
    std::vector<std::string> lines; ///< one for each thing that goes, and one for what does not; for people
};

/// Only from the request and what the backend says of itself; asks nobody.
Outgoing disclosureOf(const GenerationRequest &request, const BackendInfo &backend);

} // namespace presence
