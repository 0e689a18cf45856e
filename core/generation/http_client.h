// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <stop_token>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace presence {

struct HttpRequest
{
    std::string method = "GET";
    std::string url;
    std::vector<std::pair<std::string, std::string>>
        headers; ///< secrets allowed; never logged or put into errors
    std::string body;
    double connectTimeoutSeconds = 10;
    double totalTimeoutSeconds = 600;
    double stallTimeoutSeconds = 300; ///< without a single byte in either direction
    std::size_t largestResponseBytes = std::size_t(64) << 20;
    std::string userPassword;              ///< "user:password" for HTTP Basic, or empty
    bool followRedirects = false;          ///< within the same host only; credentials never travel to another
    std::vector<std::string> trustedHosts; ///< that may be redirected to as well (see hostFits)
};

struct HttpResponse
{
    int status = 0;
    std::vector<std::pair<std::string, std::string>> headers; ///< names in lower case
    std::string body;
    /// The first header of this name, or an empty text.
    std::string header(std::string_view lowerCaseName) const;
    /// How long the server asks us to wait: `retry-after-ms`, or `Retry-After` as seconds or as a date (RFC
    /// 9110, 10.2.3). Negative where it does not say; never more than a day.
    double retryAfterSeconds() const;
};

using HttpProgress = std::function<void(std::uint64_t receivedBytes, std::uint64_t expectedBytes)>;
using HttpReceiver = std::function<void(std::string_view bytes)>;

/// One request, blocking, on libcurl's multi interface so that `stop` interrupts at once, even a silent
/// server. TLS is always checked; only http and https. Any HTTP status is a response; an Error is no usable
/// answer: Network (unreachable, TLS, time-out; the message names host and cause, what to do depends on the
/// service and is for the caller to add), BadInput (malformed URL, too large), Cancelled. Thread-safe.
/// `progress` is called on the calling thread whenever bytes have moved; 0 expected bytes = not announced.
/// `receive`, if there is one, gets the body of a successful answer piece by piece as it comes, and the
/// response has none.
Result<HttpResponse> sendHttp(const HttpRequest &request, std::stop_token stop,
                              const HttpProgress &progress = {}, const HttpReceiver &receive = {});

} // namespace presence
