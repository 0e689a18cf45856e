// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace presence {

/// A JSON Web Token signed with HS256 (RFC 7515, 7519): issued by `accessKey`, valid from five seconds before
/// `now` (clocks differ) until `seconds` after it. `now` in seconds since 1970.
std::string signedToken(std::string_view accessKey, std::string_view secretKey, std::int64_t now,
                        int seconds);

} // namespace presence
