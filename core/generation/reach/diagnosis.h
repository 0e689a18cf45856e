// SPDX-License-Identifier: MIT
#pragma once

#include "core/generation/backend.h"

#include <string>
#include <string_view>
#include <vector>

namespace presence {

/// What a test of the connection found: everything in order, or the first part that is not.
struct Diagnosis
{
    enum class Part {
        Ready,
        Address,  ///< nobody there, or somebody else
        Security, ///< the certificate, TLS
        Key,      ///< missing or rejected; a login
        Version,  ///< it is there, but does not know what is asked of it
        Model,    ///< it has none, or not the one that is asked for
        Service,  ///< busy, out of order, out of credit
    };
    Part part = Part::Ready;
    std::string sentence;            ///< what is wrong and what to do; empty when ready
    std::vector<std::string> models; ///< those it offers, as far as it was asked
};

std::string_view partId(Diagnosis::Part part); ///< "ready", "address", "security", "key", …

/// Asks the backend whether it is ready, and which models it has where it can tell; at the address of a local
/// one that is not, looks for who answers instead. Blocking, several seconds at most.
Diagnosis diagnose(Backend &backend, const std::string &address, std::stop_token stop);

} // namespace presence
