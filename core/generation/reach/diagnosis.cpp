// SPDX-License-Identifier: MIT
#include "core/generation/reach/diagnosis.h"

#include "core/generation/reach/local_servers.h"

#include <array>

namespace presence {

namespace {

using Part = Diagnosis::Part;

constexpr std::array<std::string_view, 7> ids{"ready",   "address", "security", "key",
                                              "version", "model",   "service"};

bool mentions(const Error &error, std::string_view word)
{
    return error.message.find(word) != std::string::npos;
}

Part partOf(const Error &error)
{
    switch (error.kind) {
    case Error::Kind::Unauthorised:
        return Part::Key;
    case Error::Kind::Network:
        return mentions(error, "certificate") || mentions(error, "TLS") ? Part::Security : Part::Address;
    case Error::Kind::BadInput:
        return mentions(error, "address") ? Part::Address : Part::Version;
    case Error::Kind::NotFound:
        return mentions(error, "model") ? Part::Model : Part::Version;
    default:
        return mentions(error, "model") ? Part::Model : Part::Service;
    }
}

} // namespace

std::string_view partId(Part part) { return ids[std::size_t(part)]; }

Diagnosis diagnose(Backend &backend, const std::string &address, std::stop_token stop)
{
    const BackendInfo info = backend.info();
    if (const auto ready = backend.check(stop); !ready) {
        Diagnosis found{partOf(ready.error()), ready.error().message, {}};
        const bool mayBeAnother = found.part == Part::Version || found.part == Part::Service;
        if (info.kind == BackendInfo::Kind::Local && mayBeAnother && !address.empty())
            if (const auto other = identifyServer(address, stop); other && other->backendId != info.id)
                found = {Part::Address,
                         "At " + address + " runs " + other->name + ", not " + info.name +
                             ". Choose that backend, or change the address.",
                         {}};
        return found;
    }
    if (!info.refreshesModels)
        return {Part::Ready, {}, info.models};
    const auto models = backend.models(stop);
    if (!models)
        return {partOf(models.error()), models.error().message, {}};
    if (models->empty())
        return {Part::Model,
                info.name + " has no model to make pictures with. Install one there, then check again.",
                {}};
    return {Part::Ready, {}, *models};
}

} // namespace presence
