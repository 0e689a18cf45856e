// SPDX-License-Identifier: MIT
#pragma once

#include "core/critique/observe/observation.h"

namespace presence::critique {

// Private to core/critique: carries OpenCV types. What can be seen of faces without any network.

/// In pixels of the original picture.
Region fullBox(const Face &face, const Picture &picture);

/// Fills `faces` with what the cascades find, without doubtful boxes: those that fewer than all three
/// cascades see and where neither the fitter nor the eye cascades find features, and those that lie on a
/// better one.
void findBelievableFaces(Observation &seen, const Instruments &instruments);

/// Fills `reading` and `eyes` of the main face from the fitter's points, which are exacter and ten times
/// quicker than the cascades' boxes of the eyes; where the points go astray, only `eyes`, by the cascades.
/// A head that the profile cascade alone found looks toward the camera after all if its points say so.
void readWithFitter(Observation &seen, const Instruments &instruments);

} // namespace presence::critique
