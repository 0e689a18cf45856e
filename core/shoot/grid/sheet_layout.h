// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

namespace presence {

struct SheetArea
{
    int x = 0, y = 0, width = 0, height = 0; ///< pixels
    friend bool operator==(const SheetArea &, const SheetArea &) = default;
};

/// Where the parts of a contact sheet stand: a title over all, labels over the columns and beside the rows.
struct SheetLayout
{
    int width = 0;
    int height = 0;
    SheetArea title;
    std::vector<SheetArea> columnLabels;
    std::vector<SheetArea> rowLabels; ///< empty without labels for the rows
    std::vector<SheetArea> cells;     ///< row by row
};

/// `lineHeight` of the labels' font and the width that the labels of the rows want (0 = none), in pixels.
SheetLayout sheetLayout(int columns, int rows, int cellWidth, int cellHeight, int lineHeight,
                        int rowLabelWidth);

} // namespace presence
