// SPDX-License-Identifier: MIT
#pragma once

#include "app/cli/generate/file_orders.h"

#include <nlohmann/json_fwd.hpp>

#include <functional>
#include <string>
#include <vector>

namespace presence::cli {

/// What the orders would take and what would leave this machine, to stdout; sends nothing.
int reportPlan(const BackendRegistry &backends, const std::vector<FileOrder> &orders,
               const std::filesystem::path &out, bool json);

/// "3 of 12", on a terminal only.
std::function<void(std::size_t, const FileOutcome &)> progressLine(std::size_t count);

/// What became of each.
nlohmann::ordered_json outcomesToJson(const std::vector<FileOrder> &orders,
                                      const std::vector<FileOutcome> &outcomes);

/// Files to stdout, reasons to stderr. 1 if one is missing.
int reportOutcomes(const std::vector<FileOrder> &orders, const std::vector<FileOutcome> &outcomes, bool json);

} // namespace presence::cli
