// SPDX-License-Identifier: MIT
#include "plugins/recipe/flow/token.h"

#include "core/base/encoding/base64.h"
#include "core/base/encoding/sha256.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace presence {

namespace {

/// RFC 4648, section 5, without padding.
std::string forAddresses(std::string_view bytes)
{
    std::string text = toBase64(bytes);
    std::ranges::replace(text, '+', '-');
    std::ranges::replace(text, '/', '_');
    return text.substr(0, text.find('='));
}

} // namespace

std::string signedToken(std::string_view accessKey, std::string_view secretKey, std::int64_t now, int seconds)
{
    const nlohmann::json claims{{"iss", std::string(accessKey)}, {"exp", now + seconds}, {"nbf", now - 5}};
    const std::string signedPart =
        forAddresses(R"({"alg":"HS256","typ":"JWT"})") + "." +
        forAddresses(claims.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
    return signedPart + "." + forAddresses(hmacSha256(secretKey, signedPart));
}

} // namespace presence
