// SPDX-License-Identifier: MIT
#pragma once

#include "core/generation/generation.h"
#include "core/spec/patch/spec_patch.h"
#include "core/spec/tables/jobs.h"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace presence {

/// One value along an axis: what it changes, and how it is called.
struct GridStep
{
    std::string label;
    SpecPatch patch = {};
    std::string prompt = {};    ///< words around the prompt, as a preset has them
    std::string negative = {};  ///< likewise for what must stay out
    std::int64_t seed = -1;     ///< of an axis of seeds
    std::string backendId = {}; ///< of an axis of backends
};

struct GridAxis
{
    std::string title; ///< "Head turn", "Presets"
    std::vector<GridStep> steps;
};

/// A labelled matrix of pictures, planned before anything is sent. A value.
struct GridPlan
{
    PortraitSpec spec;
    RenderSettings settings; ///< count is 1; one seed for all cells keeps them comparable
    std::string backendId;
    GridAxis columns; ///< at least one step
    GridAxis rows;    ///< no step = one row without a label
    /// What goes along with every cell that takes it; maps of the sitter are drawn for each.
    std::vector<ControlPicture> companions = {};
};

struct GridCell
{
    int column = 0;
    int row = 0;
    PortraitSpec spec = {};
    RenderSettings settings = {};
    std::string backendId = {};
};

inline constexpr int mostGridCells = 400;

/// Row by row. Values bring along what they bring along in the studio (SpecLibrary::withConsequences); where
/// both axes change the same control, the row wins. BadInput for an empty or too large grid, or a value that
/// does not fit.
Result<std::vector<GridCell>> gridCells(const GridPlan &plan, const SpecLibrary &library);

/// What all cells together will probably take.
struct GridTotals
{
    std::vector<Cost> costs; ///< by unit, what is free left out
    int unpriced = 0;        ///< cells whose price is unknown
    double seconds = -1;     ///< backends work side by side; negative if that of a cell is unknown
};
/// The estimates stand in the order of the cells; `atOnce` says how many jobs each backend works on.
GridTotals gridTotals(const std::vector<GridCell> &cells, const std::vector<Estimate> &estimates,
                      const std::function<int(const std::string &backendId)> &atOnce);

} // namespace presence
