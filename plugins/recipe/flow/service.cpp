// SPDX-License-Identifier: MIT
#include "plugins/recipe/flow/service.h"

#include "core/generation/outgoing/origin.h"
#include "plugins/recipe/flow/token.h"
#include "plugins/recipe/form/body_template.h"
#include "plugins/recipe/form/multipart.h"

#include <algorithm>
#include <ctime>

namespace presence {

using nlohmann::json;

namespace {

constexpr double shortCallSeconds = 5; // questions beside the work are answered at once or not at all
constexpr std::size_t shortAnswerBytes = std::size_t(16) << 20; // a preview may be in it
constexpr std::size_t bytesPerPicture = std::size_t(64) << 20;

std::string jsonText(const json &body) { return body.dump(-1, ' ', false, json::error_handler_t::replace); }

/// The parts of "name:secret" are as secret as the whole.
std::vector<std::string> secretsOf(const std::string &key, Auth::Scheme scheme)
{
    constexpr std::size_t shortest = 4; // what is shorter stands in ordinary words
    const auto colon = std::min(key.find(':'), key.size());
    std::vector<std::string> secrets;
    for (const std::string &part : {key, key.substr(std::min(colon + 1, key.size())),
                                    scheme == Auth::Scheme::Token ? key.substr(0, colon) : std::string()})
        if (part.size() >= shortest && std::ranges::find(secrets, part) == secrets.end())
            secrets.push_back(part);
    return secrets;
}

} // namespace

Service::Service(const Recipe &recipe, std::string address, std::string key)
    : m_sender{recipe, std::move(address), secretsOf(key, recipe.auth.scheme)}
    , m_key(std::move(key))
{
}

void Service::authorise(HttpRequest &request) const
{
    const Auth &auth = recipe().auth;
    if (m_key.empty())
        return;
    switch (auth.scheme) {
    case Auth::Scheme::None:
        break;
    case Auth::Scheme::Basic:
        request.userPassword = m_key;
        break;
    case Auth::Scheme::Bearer:
        request.headers.emplace_back("Authorization", "Bearer " + m_key);
        break;
    case Auth::Scheme::Header:
        request.headers.emplace_back(auth.header, auth.prefix + m_key);
        break;
    case Auth::Scheme::Token: {
        const auto colon = std::min(m_key.find(':'), m_key.size());
        const std::string secret = m_key.substr(std::min(colon + 1, m_key.size()));
        request.headers.emplace_back(
            "Authorization",
            "Bearer " + signedToken(m_key.substr(0, colon), secret, std::time(nullptr), auth.tokenSeconds));
        break;
    }
    }
}

HttpRequest Service::request(const Call &call, const Values &values, const std::string &told,
                             const SentPicture *current) const
{
    HttpRequest request;
    request.method = call.method;
    request.url = told.empty() ? m_sender.address + filledPath(call.path, values) : told;
    request.headers = recipe().headers;
    const bool wantsBytes = recipe().response.as == ResponseForm::As::Bytes;
    if (std::ranges::none_of(request.headers, [](const auto &header) { return header.first == "Accept"; }))
        request.headers.emplace_back("Accept",
                                     wantsBytes ? "image/*, application/json;q=0.9" : "application/json");
    request.followRedirects = true;
    request.trustedHosts = recipe().hosts;
    request.connectTimeoutSeconds = std::min(recipe().timeouts.connectSeconds, shortCallSeconds);
    request.totalTimeoutSeconds = std::min(recipe().timeouts.totalSeconds, shortCallSeconds);
    request.stallTimeoutSeconds = std::min(recipe().timeouts.stallSeconds, shortCallSeconds);
    request.largestResponseBytes = shortAnswerBytes;
    authorise(request);
    if (!call.body.is_object())
        return request;
    const json body = filledBody(call.body, values, current);
    if (call.multipart) {
        Multipart parts = multipartOf(body);
        request.headers.emplace_back("Content-Type", std::move(parts.type));
        request.body = std::move(parts.body);
    } else {
        request.headers.emplace_back("Content-Type", "application/json");
        request.body = jsonText(body);
    }
    return request;
}

std::string Service::record(const Call &call, Values values) const
{
    values.forTheRecord = true;
    values.session.clear();
    return call.body.is_object() ? jsonText(filledBody(call.body, values)) : "";
}

Result<Answer> Service::ask(const HttpRequest &request, std::stop_token stop) const
{
    auto response = sendHttp(request, stop);
    if (!response)
        return m_sender.explain(response.error());
    Answer answer(std::move(*response));
    if (const auto error = m_sender.errorIn(answer))
        return *error;
    return answer;
}

std::string Service::absolute(const std::string &told) const
{
    if (told.find("://") < told.find_first_of("/?#")) // has a scheme of its own
        return told;
    if (!told.starts_with('/'))
        return m_sender.address + "/" + told;
    const auto host = m_sender.address.find("://");
    return m_sender.address.substr(0, m_sender.address.find('/', host == std::string::npos ? 0 : host + 3)) +
           told;
}

bool Service::isOurs(const std::string &url) const
{
    const auto target = originOf(url), own = originOf(m_sender.address);
    return target && own &&
           (*target == *own || std::ranges::any_of(recipe().hosts, [&](const std::string &pattern) {
               return hostFits(*target, pattern);
           }));
}

Result<std::string> Service::resolved(const std::string &told) const
{
    const std::string url = absolute(told);
    if (isOurs(url))
        return url;
    const auto target = originOf(url);
    return m_sender.explain(
        {Error::Kind::BadInput, "It refers to " + (target ? target->text() : "an address that is none") +
                                    ", which is not one of its hosts. Nothing was sent there."});
}

Result<std::string> Service::fetch(const std::string &told, const ResponseForm &form,
                                   std::stop_token stop) const
{
    HttpRequest request;
    request.url = absolute(told);
    const auto target = originOf(request.url), own = originOf(m_sender.address);
    const bool safe = target && own && (target->scheme == "https" || own->scheme == "http") &&
                      (!target->isPrivate() || own->isPrivate());
    if (!isOurs(request.url) && !(form.anywhere && safe))
        return m_sender.explain(
            {Error::Kind::BadInput, "It put the picture at " +
                                        (target ? target->text() : "an address that is none") +
                                        ", from where it is not fetched."});
    request.followRedirects = true;
    request.trustedHosts = recipe().hosts;
    request.connectTimeoutSeconds = recipe().timeouts.connectSeconds;
    request.totalTimeoutSeconds = recipe().timeouts.totalSeconds;
    request.stallTimeoutSeconds = recipe().timeouts.stallSeconds;
    request.largestResponseBytes = bytesPerPicture;
    if (form.authorised)
        authorise(request);
    auto response = sendHttp(request, stop);
    if (!response)
        return m_sender.explain(response.error());
    if (response->status < 200 || response->status > 299) {
        Answer answer(std::move(*response));
        Error error = m_sender.errorIn(answer).value_or(Error{});
        if (answer.response.status == 403 || answer.response.status == 404 || answer.response.status == 410) {
            error.kind = Error::Kind::Unavailable;
            error.message = m_sender.name() + " made the picture, but no longer hands it out (HTTP " +
                            std::to_string(answer.response.status) +
                            "); such addresses are good for a short time only. Send the request again.";
        }
        return error;
    }
    return std::move(response->body);
}

} // namespace presence
