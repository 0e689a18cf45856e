// SPDX-License-Identifier: MIT
#pragma once

#include "core/generation/backend.h"

#include <QList>
#include <QSize>

#include <string>

namespace presence {

/// The picture sizes a backend offers for an aspect ("4:5", width:height), most fitting first. A backend with
/// a list of sizes gives those, nearest shape first; a free one gives standard, large and small, each in its
/// steps and within its limits.
QList<QSize> renderSizes(const BackendInfo &backend, const std::string &aspect);

} // namespace presence
