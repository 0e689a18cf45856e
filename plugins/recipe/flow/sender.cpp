// SPDX-License-Identifier: MIT
#include "plugins/recipe/flow/sender.h"

#include "core/base/encoding/base64.h"
#include "core/base/encoding/utf8.h"
#include "plugins/recipe/form/answer_json.h"

#include <algorithm>

namespace presence {

using nlohmann::json;

namespace {

constexpr std::size_t longestQuote =
    300; // characters of a service's own sentence that people can be asked to read
constexpr std::size_t longestDetail = 2000; // for the log

std::string replaced(std::string text, std::string_view what, std::string_view with)
{
    if (!what.empty())
        for (std::size_t at = 0; (at = text.find(what, at)) != text.npos; at += with.size())
            text.replace(at, what.size(), with);
    return text;
}

/// Signed tokens are good for a while, so an echo of one is taken out as well.
std::string withoutTokens(std::string text)
{
    constexpr std::string_view begin = "eyJ", letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                                                        "0123456789-_.";
    for (std::size_t at = 0; (at = text.find(begin, at)) != text.npos; at += begin.size()) {
        const auto end = std::min(text.find_first_not_of(letters, at), text.size());
        text.replace(at, end - at, "•••");
    }
    return text;
}

/// One line without control characters, cut at a character's border.
std::string shortened(std::string text, std::size_t limit)
{
    std::ranges::replace_if(
        text, [](unsigned char c) { return c < 0x20 || c == 0x7f; }, ' ');
    if (text.size() > limit) {
        while (limit > 0 && (static_cast<unsigned char>(text[limit]) & 0xc0) == 0x80)
            --limit;
        text = text.substr(0, limit) + "…";
    }
    return text;
}

/// Pictures and other bytes are no use in a log.
std::string detailOf(const HttpResponse &response)
{
    const std::string_view body = utf8Prefix(response.body, longestDetail);
    return isUtf8(body) ? std::string(body) : "(" + std::to_string(response.body.size()) + " bytes)";
}

bool looksLikeWebPage(std::string_view body)
{
    const auto begin = body.find_first_not_of(" \t\r\n");
    return begin != body.npos && body[begin] == '<';
}

std::string messageIn(const ErrorForm &form, const json &document)
{
    for (const Pointer &place : form.messages)
        if (const json *text = place.in(document);
            text && text->is_string() && !text->get_ref<const std::string &>().empty())
            return shortened(text->get<std::string>(), longestQuote);
    return {};
}

Error::Kind kindOf(int status)
{
    switch (status) {
    case 401:
    case 403:
        return Error::Kind::Unauthorised;
    case 400:
    case 413:
    case 422:
        return Error::Kind::BadInput;
    case 408:
    case 429:
    case 502:
    case 503:
    case 504:
        return Error::Kind::Busy;
    default:
        return Error::Kind::Unavailable;
    }
}

std::string sentenceFor(int status, const Auth &auth, bool keySent)
{
    const std::string number = " (HTTP " + std::to_string(status) + ")";
    switch (kindOf(status)) {
    case Error::Kind::Unauthorised:
        if (auth.keyName.empty())
            return "denied access" + number + ".";
        return (keySent ? "rejected the key" + number + ". Check the key in "
                        : "asks for a key" + number + ". Put it into ") +
               auth.keyName + ".";
    case Error::Kind::BadInput:
        return "did not accept the request" + number + ".";
    case Error::Kind::Busy:
        return "is too busy at the moment" + number + ". Try again later.";
    default:
        return status == 404 ? "does not know this address" + number +
                                   ". Check the address and the version of the service."
                             : "failed" + number + ".";
    }
}

} // namespace

Answer::Answer(HttpResponse received)
    : response(std::move(received))
    , document(readAnswerJson(response.body))
{
    isJson = !document.is_discarded();
    if (!isJson)
        document = json::object();
    if (!document.is_object())
        return;
    json &head = document["$headers"] = json::object();
    for (const auto &[name, value] : response.headers)
        if (isUtf8(value))
            head.emplace(name, value);
}

Error Sender::cleaned(Error error) const
{
    for (std::string *text : {&error.message, &error.detail})
        for (const std::string &secret : secrets)
            for (const std::string &spelling : {secret, toBase64(secret)})
                *text = replaced(std::move(*text), spelling, "•••");
    if (recipe.auth.scheme == Auth::Scheme::Token)
        for (std::string *text : {&error.message, &error.detail})
            *text = withoutTokens(std::move(*text));
    error.detail = shortened(std::move(error.detail), longestDetail);
    return error;
}

Error Sender::explain(Error error) const
{
    if (error.kind == Error::Kind::Cancelled)
        return error;
    error.message = name() + ": " + error.message;
    if (error.kind == Error::Kind::Network)
        error.message +=
            " " + (recipe.errors.unreachable.empty()
                       ? std::string("Check that the service runs and that its address is right.")
                       : recipe.errors.unreachable);
    return cleaned(std::move(error));
}

std::optional<Error> Sender::errorIn(const Answer &answer) const
{
    const HttpResponse &response = answer.response;
    const json &document = answer.document;
    const std::string message = messageIn(recipe.errors, document);
    const auto matches = [&](const ErrorForm::Rule &rule) {
        return (rule.statuses.empty() ||
                std::ranges::find(rule.statuses, response.status) != rule.statuses.end()) &&
               rule.when.holds(document);
    };
    Error error;
    error.detail = "HTTP " + std::to_string(response.status) + ": " + detailOf(response);
    error.retryAfterSeconds = response.retryAfterSeconds();
    const auto rule = std::ranges::find_if(recipe.errors.rules, matches);
    if (rule != recipe.errors.rules.end()) {
        error.kind = rule->kind;
        error.message = rule->say
                            .filled([&](const std::string &gap) -> std::optional<std::string> {
                                return gap == "service"   ? recipe.name
                                       : gap == "address" ? address
                                       : gap == "status"  ? std::to_string(response.status)
                                       : gap == "key"     ? recipe.auth.keyName
                                                          : message;
                            })
                            .value_or(name());
    } else if (response.status >= 200 && response.status <= 299) {
        return std::nullopt;
    } else {
        error.kind = kindOf(response.status);
        error.message = name() + " " + sentenceFor(response.status, recipe.auth, !secrets.empty());
        if (!message.empty())
            error.message += " It says: " + message;
        else if (looksLikeWebPage(response.body))
            error.message += " It sent a web page instead of data; is this the right address?";
    }
    return cleaned(std::move(error));
}

Error Sender::unusable(const Error &reason, const HttpResponse &response) const
{
    Error error{Error::Kind::BadInput, name() + ": " + reason.message, detailOf(response)};
    if (looksLikeWebPage(response.body) && response.status > 0)
        error.message = name() + " sent a web page instead of pictures. Is this the right address?";
    return cleaned(std::move(error));
}

} // namespace presence
