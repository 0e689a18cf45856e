// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

#include <string>
#include <string_view>

namespace presence {

/// Whom a web address speaks to.
struct Origin
{
    std::string scheme; ///< "http" or "https"
    std::string host;   ///< lower case; IPv6 in brackets
    std::string port;   ///< always there

    std::string text() const { return host + ":" + port; }
    bool isLoopback() const;
    /// By its spelling inside this machine or network (RFC 1918, 4193, 3927, 6598); names are not looked up.
    bool isPrivate() const;
    friend bool operator==(const Origin &, const Origin &) = default;
};

/// BadInput for anything but an absolute http or https address without a login.
Result<Origin> originOf(const std::string &address);

/// Is this the host of the pattern ("api.example.org", or "*.example.org" for those below it), reached over
/// https at its usual port?
bool hostFits(const Origin &origin, std::string_view pattern);

} // namespace presence
