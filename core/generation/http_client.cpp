// SPDX-License-Identifier: MIT
#include "core/generation/http_client.h"

#include "core/generation/outgoing/origin.h"

#include <curl/curl.h>

#include <algorithm>
#include <cctype>
#include <charconv>
#include <chrono>
#include <ctime>
#include <memory>
#include <mutex>
#include <optional>

namespace presence {

namespace {

using Clock = std::chrono::steady_clock;
constexpr std::size_t largestHeaderBytes = std::size_t(256)
                                           << 10; // below the 300 KB at which curl itself gives up
constexpr int mostRedirects = 5;                  // what a sane service needs is one or two

struct Closer
{
    void operator()(CURLM *multi) const { curl_multi_cleanup(multi); }
    void operator()(curl_slist *list) const { curl_slist_free_all(list); }
};
struct EasyCloser
{
    void operator()(CURL *easy) const { curl_easy_cleanup(easy); }
};

Error badInput(std::string message) { return {Error::Kind::BadInput, std::move(message)}; }

/// Everything the callbacks touch while one transfer runs.
struct Transfer
{
    const HttpRequest &request;
    const HttpProgress &progress;
    const HttpReceiver &receive;
    CURL *easy;
    HttpResponse response = {};
    std::size_t bodyBytes = 0;
    std::size_t headerBytes = 0;
    bool tooLarge = false;
    curl_off_t moved = 0;
    Clock::time_point lastMove = Clock::now();
    char errorText[CURL_ERROR_SIZE] = {};
};

std::size_t receiveBody(char *bytes, std::size_t, std::size_t count, void *user)
{
    auto &transfer = *static_cast<Transfer *>(user);
    transfer.bodyBytes += count;
    transfer.tooLarge = transfer.bodyBytes > transfer.request.largestResponseBytes;
    if (transfer.tooLarge)
        return CURL_WRITEFUNC_ERROR;
    long status = 0;
    curl_easy_getinfo(transfer.easy, CURLINFO_RESPONSE_CODE, &status);
    std::string &body = transfer.response.body;
    if (transfer.receive && status >= 200 && status <= 299) {
        transfer.receive({bytes, count});
        return count;
    }
    if (body.empty()) { // curl has refused lengths above the limit already
        curl_off_t announced = 0;
        curl_easy_getinfo(transfer.easy, CURLINFO_CONTENT_LENGTH_DOWNLOAD_T, &announced);
        body.reserve(std::size_t(std::max<curl_off_t>(announced, 0)));
    }
    body.append(bytes, count);
    return count;
}

std::size_t receiveHeader(char *bytes, std::size_t, std::size_t count, void *user)
{
    auto &transfer = *static_cast<Transfer *>(user);
    std::string_view line(bytes, count);
    transfer.headerBytes += count;
    transfer.tooLarge = transfer.headerBytes > largestHeaderBytes;
    if (transfer.tooLarge)
        return CURL_WRITEFUNC_ERROR;
    if (line.starts_with("HTTP/")) // a further head follows a 1xx one
        transfer.response.headers.clear();
    const auto trim = [](std::string_view text) {
        const auto begin = text.find_first_not_of(" \t\r\n");
        return begin == text.npos ? std::string_view()
                                  : text.substr(begin, text.find_last_not_of(" \t\r\n") + 1 - begin);
    };
    if (const auto colon = line.find(':'); colon != line.npos && !line.starts_with("HTTP/")) {
        std::string name(trim(line.substr(0, colon)));
        std::ranges::transform(name, name.begin(), [](unsigned char c) { return char(std::tolower(c)); });
        transfer.response.headers.emplace_back(std::move(name), std::string(trim(line.substr(colon + 1))));
    }
    return count;
}

int noteProgress(void *user, curl_off_t expected, curl_off_t received, curl_off_t, curl_off_t sent)
{
    auto &transfer = *static_cast<Transfer *>(user);
    if (received + sent != transfer.moved) {
        transfer.moved = received + sent;
        transfer.lastMove = Clock::now();
        if (transfer.progress)
            transfer.progress(std::uint64_t(received), std::uint64_t(std::max<curl_off_t>(expected, 0)));
    }
    return 0;
}

Result<std::unique_ptr<curl_slist, Closer>> headerList(const HttpRequest &request)
{
    curl_slist *list = curl_slist_append(nullptr, "Expect:"); // some small servers never answer 100-continue
    bool typed = false;
    for (const auto &[name, value] : request.headers) {
        const bool plainName = !name.empty() && std::ranges::all_of(name, [](unsigned char c) {
            return std::isalnum(c) || c == '-' || c == '_';
        });
        if (!plainName || value.find_first_of(std::string_view("\r\n\0", 3)) != value.npos) {
            curl_slist_free_all(list);
            return badInput("The header “" + (plainName ? name : std::string("?")) +
                            "” contains characters that HTTP does not allow, such as a line break.");
        }
        typed = typed || curl_strequal(name.c_str(), "content-type");
        list = curl_slist_append(list, (value.empty() ? name + ";" : name + ": " + value).c_str());
    }
    if (!typed)
        list = curl_slist_append(list, "Content-Type:"); // otherwise curl invents one for bodies
    return std::unique_ptr<curl_slist, Closer>(list);
}

Error transferError(CURLcode code, const Transfer &transfer, const Origin &origin, bool connected)
{
    const std::string where = origin.text();
    Error error{Error::Kind::Network, {}, transfer.errorText};
    switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_RESOLVE_PROXY:
        error.message = "The host “" + origin.host + "” is not known.";
        break;
    case CURLE_COULDNT_CONNECT:
        error.message = "Nothing answers at " + where + " (connection refused or unreachable).";
        break;
    case CURLE_OPERATION_TIMEDOUT:
        error.message = connected ? where + " did not finish its answer in the time allowed."
                                  : where + " cannot be reached: no connection within the time allowed.";
        break;
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_ISSUER_ERROR:
        error.message = "The TLS certificate of " + where + " is not trusted, so nothing was sent (" +
                        transfer.errorText +
                        "). Check the address, or install the certificate of its issuer in the system.";
        break;
    case CURLE_SSL_CONNECT_ERROR:
        error.message = "No secure connection to " + where + " (" + transfer.errorText +
                        "). If the server speaks plain HTTP, its address must begin with http://.";
        break;
    case CURLE_GOT_NOTHING:
    case CURLE_PARTIAL_FILE:
    case CURLE_RECV_ERROR:
    case CURLE_SEND_ERROR:
    case CURLE_HTTP2_STREAM:
        error.message = where + " closed the connection before its answer was complete.";
        break;
    case CURLE_UNSUPPORTED_PROTOCOL:
    case CURLE_WEIRD_SERVER_REPLY:
    case CURLE_HTTP2:
        error.message = "What answers at " + where + " does not speak HTTP.";
        break;
    case CURLE_WRITE_ERROR:
    case CURLE_FILESIZE_EXCEEDED:
        error.kind = Error::Kind::BadInput;
        error.message = "The answer of " + where + " is larger than the " +
                        std::to_string(transfer.request.largestResponseBytes >> 20) +
                        " MiB that are accepted.";
        break;
    default:
        error.message = "The request to " + where + " failed: " + curl_easy_strerror(code) + ".";
        break;
    }
    return error;
}

void configure(CURL *easy, const HttpRequest &request, const Origin &origin, curl_slist *headers,
               Transfer &transfer)
{
    const auto set = [easy](CURLoption option, auto value) { curl_easy_setopt(easy, option, value); };
    set(CURLOPT_URL, request.url.c_str());
    set(CURLOPT_PROTOCOLS_STR, "http,https");
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_BUFFERSIZE, 256L << 10); // fewer calls for large pictures
    set(CURLOPT_QUICK_EXIT, 1L);         // a cancelled look-up of a name must not hold us until it is through
    set(CURLOPT_USERAGENT, "Presence");
    set(CURLOPT_HTTPHEADER, headers);
    set(CURLOPT_ERRORBUFFER, transfer.errorText);
    set(CURLOPT_SSL_VERIFYPEER, 1L);
    set(CURLOPT_SSL_VERIFYHOST, 2L);
    set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
    set(CURLOPT_CONNECTTIMEOUT_MS, long(request.connectTimeoutSeconds * 1000));
    set(CURLOPT_TIMEOUT_MS, long(request.totalTimeoutSeconds * 1000));
    set(CURLOPT_MAXFILESIZE_LARGE, curl_off_t(request.largestResponseBytes));
    set(CURLOPT_WRITEFUNCTION, &receiveBody);
    set(CURLOPT_WRITEDATA, &transfer);
    set(CURLOPT_HEADERFUNCTION, &receiveHeader);
    set(CURLOPT_HEADERDATA, &transfer);
    set(CURLOPT_NOPROGRESS, 0L);
    set(CURLOPT_XFERINFOFUNCTION, &noteProgress);
    set(CURLOPT_XFERINFODATA, &transfer);
    if (origin.isLoopback())
        set(CURLOPT_NOPROXY, "*");
    if (!request.userPassword.empty()) {
        set(CURLOPT_HTTPAUTH, long(CURLAUTH_BASIC));
        set(CURLOPT_USERPWD, request.userPassword.c_str());
    }
    if (request.method == "HEAD") {
        set(CURLOPT_NOBODY, 1L);
    } else if (!request.body.empty() || request.method == "POST") {
        set(CURLOPT_POST, 1L);
        set(CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(request.body.size()));
        set(CURLOPT_POSTFIELDS, request.body.data());
    }
    if (request.method != "HEAD")
        set(CURLOPT_CUSTOMREQUEST, request.method.c_str());
}

struct Answer
{
    HttpResponse response;
    std::string redirectUrl;
};

Result<Answer> sendOnce(const HttpRequest &request, const Origin &origin, std::stop_token stop,
                        const HttpProgress &progress, const HttpReceiver &receive)
{
    auto headers = headerList(request);
    if (!headers)
        return headers.error();
    const std::unique_ptr<CURLM, Closer> multi(curl_multi_init());
    const std::unique_ptr<CURL, EasyCloser> easy(curl_easy_init());
    Transfer transfer{request, progress, receive, easy.get()};
    configure(easy.get(), request, origin, headers->get(), transfer);
    curl_multi_add_handle(multi.get(), easy.get());
    struct Detach
    {
        CURLM *multi;
        CURL *easy;
        ~Detach() { curl_multi_remove_handle(multi, easy); }
    } const detach{multi.get(), easy.get()};
    // Destroyed before the handle it wakes.
    const std::stop_callback wake(stop, [handle = multi.get()] { curl_multi_wakeup(handle); });

    const auto stall = std::chrono::duration<double>(request.stallTimeoutSeconds);
    for (int running = 1;;) {
        if (stop.stop_requested())
            return Error{Error::Kind::Cancelled, "Cancelled."};
        curl_multi_perform(multi.get(), &running);
        if (running == 0)
            break;
        const auto quiet = Clock::now() - transfer.lastMove;
        if (quiet > stall)
            return Error{Error::Kind::Network,
                         origin.text() + " has been silent for too long; the request was given up."};
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(stall - quiet);
        curl_multi_poll(multi.get(), nullptr, 0, int(std::clamp<std::int64_t>(left.count() + 1, 1, 1000)),
                        nullptr);
    }

    int queued = 0;
    const CURLMsg *message = curl_multi_info_read(multi.get(), &queued);
    const CURLcode code = message ? message->data.result : CURLE_FAILED_INIT;
    if (code != CURLE_OK) {
        if (stop.stop_requested())
            return Error{Error::Kind::Cancelled, "Cancelled."};
        curl_off_t connectMicroseconds = 0;
        curl_easy_getinfo(easy.get(), CURLINFO_CONNECT_TIME_T, &connectMicroseconds);
        return transferError(code, transfer, origin, connectMicroseconds > 0);
    }
    long status = 0;
    char *redirect = nullptr;
    curl_easy_getinfo(easy.get(), CURLINFO_RESPONSE_CODE, &status);
    curl_easy_getinfo(easy.get(), CURLINFO_REDIRECT_URL, &redirect);
    transfer.response.status = int(status);
    return Answer{std::move(transfer.response), redirect ? redirect : ""};
}

} // namespace

std::string HttpResponse::header(std::string_view lowerCaseName) const
{
    const auto found = std::ranges::find(
        headers, lowerCaseName, [](const auto &header) -> const auto & { return header.first; });
    return found == headers.end() ? std::string() : found->second;
}

double HttpResponse::retryAfterSeconds() const
{
    constexpr double longest = 86400;
    const auto number = [this](std::string_view name) {
        const std::string text = header(name);
        double value = -1;
        const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
        return code == std::errc() && end == text.data() + text.size() && value >= 0 ? value : -1.0;
    };
    if (const double milliseconds = number("retry-after-ms"); milliseconds >= 0)
        return std::min(milliseconds / 1000, longest);
    if (const double seconds = number("retry-after"); seconds >= 0)
        return std::min(seconds, longest);
    const std::time_t now = std::time(nullptr);
    const std::time_t date = curl_getdate(header("retry-after").c_str(), nullptr);
    return date < 0 ? -1 : std::clamp(double(date - now), 0.0, longest);
}

Result<HttpResponse> sendHttp(const HttpRequest &request, std::stop_token stop, const HttpProgress &progress,
                              const HttpReceiver &receive)
{
    static std::once_flag initialised;
    std::call_once(initialised, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });

    if (request.method.empty() ||
        !std::ranges::all_of(request.method, [](char c) { return c >= 'A' && c <= 'Z'; }))
        return badInput("“" + request.method + "” is not an HTTP method.");
    auto origin = originOf(request.url);
    if (!origin)
        return origin.error();

    std::optional<HttpRequest> redirected;
    for (int hop = 0; hop <= mostRedirects; ++hop) {
        const HttpRequest &current = redirected ? *redirected : request;
        auto answer = sendOnce(current, *origin, stop, progress, receive);
        if (!answer)
            return answer.error();
        if (!request.followRedirects || answer->redirectUrl.empty())
            return std::move(answer->response);
        const auto target = originOf(answer->redirectUrl);
        const auto trusts = [&](const std::string &pattern) { return hostFits(*target, pattern); };
        if (!target || (*target != *origin && std::ranges::none_of(request.trustedHosts, trusts)))
            return Error{Error::Kind::Network,
                         origin->text() + " redirects to another place" +
                             (target ? " (" + target->scheme + "://" + target->text() + ")" : "") +
                             ", which is not followed. If you trust it, enter it as the address."};
        origin = target;
        HttpRequest next = current;
        next.url = answer->redirectUrl;
        // RFC 9110, 15.4: 303 always becomes GET; 301 and 302 do for POST, by long custom.
        const int status = answer->response.status;
        if ((status == 303 && next.method != "HEAD") ||
            ((status == 301 || status == 302) && next.method == "POST")) {
            next.method = "GET";
            next.body.clear();
        }
        redirected = std::move(next);
    }
    return Error{Error::Kind::Network, origin->text() + " redirects in circles; the request was given up."};
}

} // namespace presence
