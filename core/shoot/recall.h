// SPDX-License-Identifier: MIT
#pragma once

#include "core/generation/generation.h"
#include "core/shoot/metadata/picture_metadata.h"
#include "core/spec/patch/spec_patch.h"

#include <span>
#include <string>

namespace presence {

/// Every value of the named control groups as `settings.spec` has them, so that applying the patch to any
/// spec makes those groups equal. `groups` holds names of controlGroups(), or "all". Error::BadInput if the
/// picture carries no spec, names an unknown group, or `groups` is empty.
Result<SpecPatch> recallPatch(const PictureSettings &settings, std::span<const std::string> groups);

/// `current` with the size, seed, steps, scale and sampler that the picture's parameters tell; what they do
/// not tell, or tell in no usable form, stays as it is. The model stays too: its name means nothing to
/// another backend.
RenderSettings recallRenderSettings(const PictureSettings &settings, RenderSettings current);

} // namespace presence
