// SPDX-License-Identifier: MIT
#include "app/cli/commands.h"
#include "app/cli/generate/picture_size.h"
#include "app/cli/interruption.h"
#include "app/environment.h"

#include "core/generation/reach/diagnosis.h"
#include "core/generation/reach/local_servers.h"

#include <nlohmann/json.hpp>

#include <array>
#include <cstdio>
#include <iostream>
#include <termios.h>
#include <unistd.h>

namespace presence::cli {

namespace {

using Json = nlohmann::ordered_json;

constexpr int keychainPatienceMs = 20000; // the person may be asked for its password
constexpr std::size_t longestKey = 8192;

std::string text(const Json &document)
{
    return document.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

Json infoToJson(const BackendInfo &info)
{
    static constexpr std::array kinds{"offline", "local", "hosted"};
    Json sizes = Json::array();
    for (const auto &size : info.sizes)
        sizes.push_back(sizeText(size));
    return {{"id", info.id},
            {"name", info.name},
            {"kind", kinds[std::size_t(info.kind)]},
            {"address", info.address},
            {"dialect", dialectId(info.dialect)},
            {"negativePrompt", info.negativePrompt},
            {"seed", info.seed},
            {"steps", info.steps},
            {"guidanceScale", info.guidanceScale},
            {"livePreview", info.livePreview},
            {"cancel", info.cancel},
            {"resumes", info.resumes},
            {"pictures", info.pictures},
            {"weighted", info.weighted},
            {"modelPictures", info.modelPictures},
            {"largestPictures", info.largestPictures},
            {"largestCount", info.largestCount},
            {"models", info.models},
            {"qualities", info.qualities},
            {"sizes", sizes},
            {"sizeStep", info.sizeStep},
            {"smallestSide", info.smallestSide},
            {"largestSide", info.largestSide},
            {"keyName", info.keyName},
            {"note", info.note}};
}

/// From a terminal without showing it, else the first line of standard input.
Result<std::string> readSecret(const std::string &keyName)
{
    termios shown{};
    const bool isTerminal = ::isatty(STDIN_FILENO) && ::tcgetattr(STDIN_FILENO, &shown) == 0;
    if (isTerminal) {
        std::fprintf(stderr, "%s (not shown): ", keyName.c_str());
        termios hidden = shown;
        hidden.c_lflag &= ~tcflag_t(ECHO);
        ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden);
    }
    std::string secret;
    std::getline(std::cin, secret);
    if (isTerminal) {
        ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &shown);
        std::fputs("\n", stderr);
    }
    while (!secret.empty() && (secret.back() == '\r' || secret.back() == ' '))
        secret.pop_back();
    if (secret.empty() || secret.size() > longestKey)
        return Error{Error::Kind::BadInput, "Give the key on standard input, in one line."};
    return secret;
}

} // namespace

int runBackends(const Context &context, bool asJson)
{
    const Interruption interruption;
    Backends backends(context);
    std::vector<std::string> keyNames;
    for (const auto &backend : backends.registry.all())
        keyNames.push_back(backend->info().keyName);
    backends.readKeys(keyNames);
    Json list = Json::array(), refused = Json::array();
    std::string lines;
    for (const auto &backend : backends.registry.all()) {
        const BackendInfo info = backend->info();
        const auto ready = backend->check(interruption.token());
        const std::string state = ready ? "ready" : "not ready: " + ready.error().message;
        Json row = infoToJson(info);
        row["ready"] = ready.ok();
        row["reason"] = ready ? Json() : Json(ready.error().message);
        lines += info.id + "  " + info.name + " (" + row["kind"].get<std::string>() + ")  " + state + "\n";
        list.push_back(std::move(row));
    }
    for (const PluginHost::Outcome &outcome : backends.host.outcomes()) {
        QStringList reasons = outcome.problems;
        if (!outcome.refusal.isEmpty())
            reasons.prepend(outcome.refusal);
        for (const QString &reason : reasons) {
            refused.push_back({{"file", outcome.file.toStdString()}, {"reason", reason.toStdString()}});
            lines += "refused  " + outcome.file.toStdString() + ": " + reason.toStdString() + "\n";
        }
    }
    return print(asJson ? text({{"backends", list}, {"refused", refused}}) : lines);
}

int runBackendsFind(const Context &, const std::vector<int> &ports, bool asJson)
{
    const Interruption interruption;
    const auto servers =
        findLocalServers(ports.empty() ? usualPorts() : std::span<const int>(ports), interruption.token());
    Json list = Json::array();
    std::string lines;
    for (const LocalServer &server : servers) {
        list.push_back({{"backend", server.backendId},
                        {"name", server.name},
                        {"address", server.address},
                        {"version", server.version},
                        {"problem", server.problem}});
        lines += server.backendId + "  " + server.name + "  " + server.address +
                 (server.version.empty() ? "" : "  version " + server.version) + "\n" +
                 (server.problem.empty() ? "" : "      " + server.problem + "\n");
    }
    if (lines.empty())
        lines = "No server of a generator was found at the usual addresses of this machine.\n";
    return print(asJson ? text(list) : lines);
}

int runBackendsTest(const Context &context, const std::string &id, bool asJson)
{
    const Interruption interruption;
    Backends backends(context);
    const auto backend = backends.registry.require(id);
    if (!backend)
        return failed(backend.error());
    backends.readKeyOf(**backend);
    const std::string own = userAddress(id);
    const std::string address = own.empty() ? (*backend)->info().address : own;
    const Diagnosis found = diagnose(**backend, address, interruption.token());
    const bool ready = found.part == Diagnosis::Part::Ready;
    std::string lines = ready ? "ready\n" : std::string(partId(found.part)) + ": " + found.sentence + "\n";
    for (const std::string &model : found.models)
        lines += "model  " + model + "\n";
    const int code = print(asJson ? text({{"backend", id},
                                          {"address", address},
                                          {"part", partId(found.part)},
                                          {"sentence", found.sentence},
                                          {"models", found.models}})
                                  : lines);
    return code ? code : ready ? 0 : 1;
}

int runBackendsKey(const Context &context, const std::string &id, KeyAction action)
{
    Backends backends(context);
    const auto backend = backends.registry.require(id);
    if (!backend)
        return failed(backend.error());
    const BackendInfo info = (*backend)->info();
    if (info.keyName.empty())
        return wrongUsage(info.name + " needs no key.");
    KeyRing &keys = backends.keys;
    if (action == KeyAction::Show) {
        backends.readKeyOf(**backend);
        static constexpr std::array places{"none", "environment", "keychain", "session"};
        return print(info.keyName + "  " + places[std::size_t(keys.source(info.keyName))] + "\n");
    }
    if (action == KeyAction::Set) {
        const auto secret = readSecret(info.keyName);
        if (!secret)
            return failed(secret.error());
        keys.set(info.keyName, *secret);
    } else {
        keys.remove(info.keyName);
    }
    const bool answered = keys.waitUntilWritten(keychainPatienceMs);
    if (answered && keys.trouble().isEmpty())
        return 0;
    const std::string why = answered ? keys.trouble().toStdString() : "The keychain does not answer.";
    return failed({Error::Kind::Unavailable,
                   why + " Without one, set the environment variable " + info.keyName + " instead."});
}

} // namespace presence::cli
