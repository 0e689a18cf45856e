// SPDX-License-Identifier: MIT
#pragma once

#include "core/spec/patch/spec_patch.h"
#include "core/spec/tables/parameter_words.h"

#include <QStringList>

namespace presence {

class SpecDocument;

/// What applying `patch` would really change now: with what its values bring along, without locked controls
/// and without values that are already so. Empty as well for a patch that does not fit.
SpecPatch effectOf(const SpecPatch &patch, const SpecDocument &document);

/// One line a control, in the order of the ids, "Chin: 4° up"; equal sides of a unit share a line.
QStringList valueLines(const SpecPatch &patch, const ParameterWords &words);
/// The same as "Chin: 0° → 4° up".
QStringList changeLines(const SpecPatch &effect, const PortraitSpec &before, const ParameterWords &words);

} // namespace presence
