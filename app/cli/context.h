// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/resources.h"
#include "core/critique/critique.h"
#include "core/shoot/metadata/picture_metadata.h"
#include "core/spec/tables/jobs.h"
#include "plugins/plugin_loader.h"
#include "ui/models/keys/key_ring.h"

#include <array>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace presence::cli {

/// Where things are for this run.
struct Context
{
    Resources resources;
    std::filesystem::path executable;
    std::filesystem::path userFolder; ///< the user's presets, recipes and models; need not exist

    static Result<Context> find(const std::filesystem::path &executable);
};

/// Says why on stderr; the exit code of work that failed (1) or of wrong usage (2).
int failed(const Error &error);
int wrongUsage(const std::string &message);
int noSuchJob(const std::string &id, const std::vector<Job> &jobs); ///< names those there are; 2
void note(const std::string &message);

/// Writes to stdout and flushes. 0, or 1 with the reason on stderr if stdout does not take it.
int print(std::string_view text);

/// A spec from a JSON file, from a picture that carries its settings, or from stdin ("-", either of both).
Result<PortraitSpec> readSpec(const std::string &source);

/// Reads "832x1040". BadInput otherwise; who draws says which sizes it can.
Result<std::array<int, 2>> parseSize(const std::string &given);

/// The critiques with the optional models of the user's folder; a damaged model is told on stderr and left
/// out.
Result<Critic> loadCritic(const Context &context);

/// The backends of the installed plugins, with the keys and addresses of pluginEnvironment(); what could not
/// be loaded is in host.outcomes().
struct Backends
{
    explicit Backends(const Context &context);
    /// Asks the keychain, for a few seconds at most; what it has not, or answers too late, counts as missing.
    void readKeys(const std::vector<std::string> &names);
    void readKeyOf(const Backend &backend);

    KeyRing keys;
    PluginHost host;
    BackendRegistry registry;
};

} // namespace presence::cli
