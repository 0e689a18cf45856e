// SPDX-License-Identifier: MIT
#include "core/critique/observe/find_face.h"

#include "core/critique/observe/read_face.h"

#include <algorithm>

namespace presence::critique {

Region fullBox(const Face &face, const Picture &picture)
{
    const double scale = picture.scale;
    return {face.box.x * scale, face.box.y * scale, face.box.width * scale, face.box.height * scale};
}

void findBelievableFaces(Observation &seen, const Instruments &instruments)
{
    const double leastPresence = instruments.limits["points.presence_alone"];
    std::vector<Face> kept;
    for (const Face &face : findFaces(seen.picture, instruments.cascades)) {
        const bool hidden = std::ranges::any_of(kept, [&](const Face &other) {
            return (face.box & other.box).area() > 0.4 * std::min(face.box.area(), other.box.area());
        });
        if (hidden)
            continue;
        const auto hasPoints = [&] {
            return instruments.fitter.fit(seen.picture.full, fullBox(face, seen.picture), 0).presence >=
                   leastPresence;
        };
        if (face.turned || face.votes >= 3 || hasPoints() ||
            findEyes(seen.picture, face, instruments.cascades))
            kept.push_back(face);
    }
    seen.faces = std::move(kept);
}

void readWithFitter(Observation &seen, const Instruments &instruments)
{
    const LandmarkFitter &fitter = instruments.fitter;
    Face &face = seen.faces.front();
    const double leastPresence =
        face.turned ? instruments.limits["points.presence_alone"] : instruments.limits["points.presence"];
    const Region box = fullBox(face, seen.picture);
    FittedFace fitted = fitter.fit(seen.picture.full, box, 0);
    if (fitted.presence < leastPresence && !face.turned) {
        seen.eyes = findEyes(seen.picture, face, instruments.cascades);
        if (seen.eyes)
            fitted = fitter.fit(seen.picture.full, box, seen.eyes->rollDeg());
    }
    if (fitted.presence < leastPresence)
        return;
    seen.eyes = eyesOf(fitted, seen.picture);
    seen.reading = fitter.reading(fitted, box);
    seen.readingTier = "A+";
    if (face.turned)
        face = faceOf(fitted, *seen.reading->pose, seen.picture, instruments.limits["face.turned_too_far"]);
}

} // namespace presence::critique
