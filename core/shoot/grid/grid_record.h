// SPDX-License-Identifier: MIT
#pragma once

#include "core/shoot/grid/grid_plan.h"

#include <filesystem>
#include <string>
#include <vector>

namespace presence {

/// A grid that was ordered, as the shoot remembers it: its labels, and which order each cell is.
struct GridRecord
{
    std::string orderedAt; ///< UTC, ISO 8601
    std::string columnsTitle, rowsTitle;
    std::vector<std::string> columns; ///< labels, at least one
    std::vector<std::string> rows;    ///< labels; none = one row
    std::vector<std::string> orders; ///< QueuedJob::id, row by row; empty where the order could not be placed

    int rowCount() const { return rows.empty() ? 1 : int(rows.size()); }
    friend bool operator==(const GridRecord &, const GridRecord &) = default;
};

/// What is labelled how; the orders are still to be filled in.
GridRecord recordOf(const GridPlan &plan);

/// Into `<shoot>/grids`, under the time it was ordered at.
/// `{"schema": "presence.grid/1", "orderedAt": …, "columns": {"title": …, "labels": […]}, "rows": …,
/// "orders": […]}`
Result<> saveGrid(const GridRecord &record, const std::filesystem::path &shootFolder);
/// The grids of a shoot, the latest first. `problems` gets a sentence for each that cannot be read.
std::vector<GridRecord> loadGrids(const std::filesystem::path &shootFolder,
                                  std::vector<std::string> *problems = nullptr);

} // namespace presence
