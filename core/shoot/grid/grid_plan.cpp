// SPDX-License-Identifier: MIT
#include "core/shoot/grid/grid_plan.h"

#include "core/shoot/interchange/style_words.h"

#include <algorithm>
#include <map>

namespace presence {

namespace {

Result<> apply(const GridStep &step, const SpecLibrary &library, GridCell &cell)
{
    auto changed = library.withConsequences(step.patch, cell.spec).appliedTo(cell.spec);
    if (!changed)
        return changed.error();
    cell.spec = std::move(*changed);
    auto words = withStyleAround(cell.spec.words, step.prompt, step.negative);
    if (!words)
        return words.error();
    cell.spec.words = std::move(*words);
    if (step.seed >= 0)
        cell.settings.seed = step.seed;
    if (!step.backendId.empty())
        cell.backendId = step.backendId;
    return {};
}

} // namespace

Result<std::vector<GridCell>> gridCells(const GridPlan &plan, const SpecLibrary &library)
{
    const std::size_t columns = plan.columns.steps.size(),
                      rows = std::max<std::size_t>(1, plan.rows.steps.size());
    if (columns == 0)
        return Error{Error::Kind::BadInput, "A grid needs at least one value along its columns."};
    if (columns * rows > std::size_t(mostGridCells))
        return Error{Error::Kind::BadInput, "A grid of " + std::to_string(columns) + " × " +
                                                std::to_string(rows) + " is too large; it may have " +
                                                std::to_string(mostGridCells) +
                                                " pictures. Take fewer values."};
    std::vector<GridCell> cells;
    for (std::size_t row = 0; row < rows; ++row)
        for (std::size_t column = 0; column < columns; ++column) {
            GridCell cell{int(column), int(row), plan.spec, plan.settings, plan.backendId};
            cell.settings.count = 1;
            auto applied = apply(plan.columns.steps[column], library, cell);
            if (applied && !plan.rows.steps.empty())
                applied = apply(plan.rows.steps[row], library, cell);
            if (!applied)
                return applied.error();
            cells.push_back(std::move(cell));
        }
    return cells;
}

GridTotals gridTotals(const std::vector<GridCell> &cells, const std::vector<Estimate> &estimates,
                      const std::function<int(const std::string &)> &atOnce)
{
    GridTotals totals;
    bool timed = !cells.empty();
    std::map<std::string, double> seconds;
    for (std::size_t i = 0; i < cells.size() && i < estimates.size(); ++i) {
        const Estimate &estimate = estimates[i];
        timed = timed && estimate.seconds >= 0;
        seconds[cells[i].backendId] += estimate.seconds;
        totals.unpriced += !estimate.cost;
        if (!estimate.cost || estimate.cost->amount <= 0)
            continue;
        auto total = std::ranges::find(totals.costs, estimate.cost->unit, &Cost::unit);
        if (total == totals.costs.end())
            total = totals.costs.insert(total, {0, estimate.cost->unit});
        total->amount += estimate.cost->amount;
    }
    for (const auto &[backend, sum] : seconds)
        if (timed)
            totals.seconds = std::max(totals.seconds, sum / std::max(1, atOnce ? atOnce(backend) : 1));
    return totals;
}

} // namespace presence
