// SPDX-License-Identifier: MIT
#pragma once

#include "core/generation/backend_registry.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace presence::cli {

/// One picture to be made into a file of a folder.
struct FileOrder
{
    std::string name; ///< of the file, without suffix; see orderName()
    std::string backendId;
    GenerationRequest request; ///< for one picture
};

/// The stem with a hash of everything that influences the picture: the same order finds its file again, a
/// changed one makes another.
std::string orderName(const std::string &stem, const FileOrder &order);

struct FileOutcome
{
    enum class State {
        Made,
        WasThere,    ///< made before
        Elsewhere,   ///< another program is at it
        Interrupted, ///< may have been made; sent once more only if that is asked for
        Failed,
    };
    State state = State::Failed;
    std::filesystem::path file = {}; ///< of Made and WasThere
    double seconds = -1;
    std::optional<Cost> cost = {};
    std::string message = {}; ///< why not
};

/// Makes the pictures that are not there yet, one after the other on each backend, backends side by side. A
/// hidden note beside the files (".NAME.sending") tells a later run what had been sent when this one ended:
/// what the service still has is then fetched, the rest is sent again only with `again`. A busy service is
/// asked again up to three times. `told` is called on any thread after each; outcomes stand in the order of
/// the orders.
std::vector<FileOutcome> makeFiles(const BackendRegistry &backends, const std::vector<FileOrder> &orders,
                                   const std::filesystem::path &folder, bool again, std::stop_token stop,
                                   const std::function<void(std::size_t index, const FileOutcome &)> &told);

/// The file of this order, or empty if it is not there.
std::filesystem::path fileOf(const FileOrder &order, const std::filesystem::path &folder);

} // namespace presence::cli
