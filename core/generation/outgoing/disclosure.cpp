// SPDX-License-Identifier: MIT
#include "core/generation/outgoing/disclosure.h"

#include "core/base/encoding/utf8.h"
#include "core/generation/outgoing/origin.h"

#include <algorithm>
#include <map>

namespace presence {

namespace {

std::string counted(std::size_t count, const std::string &one, const std::string &many)
{
    return std::to_string(count) + " " + (count == 1 ? one : many);
}

std::string pictureText(const std::string &kind, std::size_t count)
{
    if (kind == "init")
        return counted(count, "picture", "pictures") + " to start from";
    if (kind == "likeness")
        return counted(count, "picture", "pictures") + " of a person, for the likeness";
    if (kind == "style")
        return counted(count, "picture", "pictures") + " for the style";
    return counted(count, "map", "maps") + " of the pose and face (" + kind + ")";
}

Outgoing::Reach reachOf(const BackendInfo &backend)
{
    if (backend.kind == BackendInfo::Kind::Offline)
        return Outgoing::Reach::Nowhere;
    const auto origin = originOf(backend.address);
    if (!origin || !origin->isPrivate())
        return Outgoing::Reach::Internet;
    return origin->isLoopback() ? Outgoing::Reach::ThisMachine : Outgoing::Reach::Network;
}

} // namespace

Outgoing disclosureOf(const GenerationRequest &request, const BackendInfo &backend)
{
    Outgoing disclosure;
    disclosure.reach = reachOf(backend);
    if (disclosure.reach == Outgoing::Reach::Nowhere) {
        disclosure.lines = {"Nothing leaves this program."};
        return disclosure;
    }
    const auto origin = originOf(backend.address);
    disclosure.to = backend.name + " at " + (origin ? origin->host : backend.address);
    std::string words =
        "The prompt (" + counted(utf8Length(request.prompt.text), "character", "characters") + ")";
    if (backend.negativePrompt && !request.prompt.negative.empty())
        words += " and what is not wanted (" +
                 counted(utf8Length(request.prompt.negative), "character", "characters") + ")";
    disclosure.lines.push_back(words + ", with size and settings.");
    std::map<std::string, std::size_t> kinds;
    for (const ControlPicture &picture : request.controls)
        ++kinds[picture.kind];
    for (const auto &[kind, count] : kinds)
        disclosure.lines.push_back(pictureText(kind, count) + ".");
    if (!kinds.empty())
        disclosure.lines.push_back("Removed from pictures first: place, time, camera, names and programs.");
    if (!backend.keyName.empty())
        disclosure.lines.push_back("Your key (" + backend.keyName + "), to this service only.");
    disclosure.lines.push_back("Nothing else: no other pictures, no names of files, nothing of the shoot.");
    return disclosure;
}

} // namespace presence
