// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/resources.h"
#include "core/spec/portrait_spec.h"

#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace presence::cli {

/// One small portrait of a contact sheet with the words below it.
struct SheetCell
{
    std::string label;
    PortraitSpec spec;
};

/// Portraits that belong together, row by row.
struct SheetPage
{
    std::string id; ///< "units", "lighting", …
    std::string title;
    int columns = 1;
    std::vector<SheetCell> cells;
};

/// Ids of all pages, in order.
std::span<const char *const> sheetPageIds();

/// What the sitter can do, in pages: every action unit, light pattern, head and gaze angles, people, skin
/// tones, hair, and the presets tagged "expression".
Result<std::vector<SheetPage>> sheetPages(const Resources &resources,
                                          const std::filesystem::path &userFolder);

} // namespace presence::cli
