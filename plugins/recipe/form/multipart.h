// SPDX-License-Identifier: MIT
#pragma once

#include <nlohmann/json.hpp>

#include <string>

namespace presence {

struct Multipart
{
    std::string type; ///< the Content-Type with its boundary
    std::string body;
};

/// A filled body as multipart/form-data (RFC 7578): each member a part, each entry of a list a part of the
/// same name, binary values a file with a made-up name and the type of the picture it is, objects as JSON. An
/// empty body still has one (empty) part, because some services insist.
Multipart multipartOf(const nlohmann::json &body);

} // namespace presence
