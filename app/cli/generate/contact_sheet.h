// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/image_file.h"

#include <string>
#include <vector>

namespace presence::cli {

struct ContactSheet
{
    std::string title;
    std::vector<std::string> columns;
    std::vector<std::string> rows;   ///< empty = one row without a label
    std::vector<ImageFile> pictures; ///< row by row; an empty one leaves its place blank
};

/// The pictures in a labelled matrix, each at most `side` pixels on its longer side, as PNG.
Result<std::string> drawContactSheet(const ContactSheet &sheet, int side);

} // namespace presence::cli
