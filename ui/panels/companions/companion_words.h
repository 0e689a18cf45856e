// SPDX-License-Identifier: MIT
#pragma once

#include "core/generation/outgoing/companions.h"

#include <QString>

#include <string>
#include <vector>

namespace presence {

/// How people call a kind of companion, and what it is good for.
struct CompanionWords
{
    QString name; ///< "Likeness", "Pose"
    QString help;
};
CompanionWords companionWords(const std::string &kind);

/// All kinds there are: references, what to start from, the maps.
const std::vector<std::string> &companionKinds();

/// Why it is not sent: "not with Drawbox". Empty for Refusal::None.
QString refusalText(Refusal refusal, const BackendInfo &backend);

} // namespace presence
