// SPDX-License-Identifier: MIT
#pragma once

#include "ui/main_window.h"

namespace presence {

/// Directs a portrait, makes two takes with the sitter, waits until both are measured, and writes the window
/// to `file` (PNG). Then the program ends, with 1 if the file could not be written. For the README.
void takeScreenshot(MainWindow &window, Session &session, const QString &file);

} // namespace presence
