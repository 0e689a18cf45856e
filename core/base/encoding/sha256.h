// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace presence {

/// The SHA-256 of `bytes` (FIPS 180-4) as 64 lower-case hexadecimal digits.
std::string sha256Hex(std::string_view bytes);

/// HMAC with SHA-256 (RFC 2104): 32 raw bytes.
std::string hmacSha256(std::string_view key, std::string_view message);

} // namespace presence
