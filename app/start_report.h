// SPDX-License-Identifier: MIT
#pragma once

class QWidget;

namespace presence {

/// For the benchmarks: prints the time from the start of the process to the first painted window, and the
/// memory it holds after two idle seconds, as one JSON line; then ends the program.
void reportStart(QWidget &window);

} // namespace presence
