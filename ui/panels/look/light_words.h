// SPDX-License-Identifier: MIT
#pragma once

#include "core/spec/portrait_spec.h"

#include <QColor>
#include <QString>

namespace presence {

class ParameterWords;

/// How light of this temperature looks on a camera balanced for that white: "warm", "neutral", … by the shift
/// in mired (10⁶/K); limits +90, +30, −20, −60 as in the palette table.
QString warmthWord(double lightK, double whiteBalanceK);
/// The same as a colour to draw a lamp with; `gel` is "#RRGGBB" or empty.
QColor lampColor(double lightK, double whiteBalanceK, const std::string &gel = {});

/// "It brings out AU4, AU7 · hides AU6 right" for the units this face uses; for a face at rest what it would
/// do. `details` lists every unit with its name, for a tooltip.
struct ReliefWords
{
    QString line;
    QString details;
};

ReliefWords reliefWords(const PortraitSpec &spec, const ParameterWords &words);

} // namespace presence
