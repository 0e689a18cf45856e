// SPDX-License-Identifier: MIT
#include "core/shoot/grid/sheet_layout.h"

namespace presence {

SheetLayout sheetLayout(int columns, int rows, int cellWidth, int cellHeight, int lineHeight,
                        int rowLabelWidth)
{
    const int gap = lineHeight / 2;
    const int left = rowLabelWidth > 0 ? 2 * gap + rowLabelWidth : gap;
    const int titleHeight = lineHeight + gap;
    const int top = gap + titleHeight + lineHeight + gap;
    SheetLayout layout;
    layout.width = left + columns * (cellWidth + gap);
    layout.height = top + rows * (cellHeight + gap);
    layout.title = {gap, gap, layout.width - 2 * gap, titleHeight};
    for (int column = 0; column < columns; ++column)
        layout.columnLabels.push_back(
            {left + column * (cellWidth + gap), gap + titleHeight, cellWidth, lineHeight});
    for (int row = 0; row < rows; ++row) {
        const int y = top + row * (cellHeight + gap);
        if (rowLabelWidth > 0)
            layout.rowLabels.push_back({gap, y, rowLabelWidth, cellHeight});
        for (int column = 0; column < columns; ++column)
            layout.cells.push_back({left + column * (cellWidth + gap), y, cellWidth, cellHeight});
    }
    return layout;
}

} // namespace presence
