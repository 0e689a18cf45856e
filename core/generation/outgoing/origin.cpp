// SPDX-License-Identifier: MIT
#include "core/generation/outgoing/origin.h"

#include <curl/curl.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdio>
#include <memory>

namespace presence {

namespace {

struct Closer
{
    void operator()(CURLU *url) const { curl_url_cleanup(url); }
    void operator()(char *text) const { curl_free(text); }
};

Error badInput(std::string message) { return {Error::Kind::BadInput, std::move(message)}; }

std::string urlPart(CURLU *url, CURLUPart part, unsigned flags = 0)
{
    char *text = nullptr;
    if (curl_url_get(url, part, &text, flags) != CURLUE_OK)
        return {};
    return std::unique_ptr<char, Closer>(text).get();
}

} // namespace

bool Origin::isLoopback() const { return host == "localhost" || host == "[::1]" || host.starts_with("127."); }

bool Origin::isPrivate() const
{
    static constexpr std::array<std::string_view, 10> starts{
        "10.", "192.168.", "169.254.", "0.", "[fc", "[fd", "[fe80", "[::ffff:", "[::]", "100.64."};
    static constexpr std::array<std::string_view, 3> ends{".local", ".internal", ".localhost"};
    int second = 0;
    const bool middle = std::sscanf(host.c_str(), "172.%d.", &second) == 1 && second >= 16 && second <= 31;
    return isLoopback() || middle ||
           std::ranges::any_of(starts, [this](std::string_view start) { return host.starts_with(start); }) ||
           std::ranges::any_of(ends, [this](std::string_view end) { return host.ends_with(end); });
}

bool hostFits(const Origin &origin, std::string_view pattern)
{
    if (origin.scheme != "https" || origin.port != "443")
        return false;
    if (pattern.starts_with("*."))
        return origin.host.size() > pattern.size() - 1 && origin.host.ends_with(pattern.substr(1));
    return origin.host == pattern;
}

Result<Origin> originOf(const std::string &address)
{
    // The address is quoted only where it cannot hold a password.
    const std::unique_ptr<CURLU, Closer> url(curl_url());
    if (curl_url_set(url.get(), CURLUPART_URL, address.c_str(), 0) != CURLUE_OK)
        return badInput((address.find('@') == std::string::npos ? "“" + address + "”" : "The address") +
                        " is not a usable web address. It must look like http://127.0.0.1:7860.");
    std::string host = urlPart(url.get(), CURLUPART_HOST);
    std::ranges::transform(host, host.begin(), [](unsigned char c) { return char(std::tolower(c)); });
    const Origin origin{urlPart(url.get(), CURLUPART_SCHEME), host,
                        urlPart(url.get(), CURLUPART_PORT, CURLU_DEFAULT_PORT)};
    if (origin.scheme != "http" && origin.scheme != "https")
        return badInput("Addresses that begin with “" + origin.scheme +
                        "://” are not used; only http and https are.");
    if (!urlPart(url.get(), CURLUPART_USER).empty() || !urlPart(url.get(), CURLUPART_PASSWORD).empty())
        return badInput(
            "The address of " + origin.text() +
            " contains a user name or password. Remove it and store it as the key of the service.");
    return origin;
}

} // namespace presence
