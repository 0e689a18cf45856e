// SPDX-License-Identifier: MIT
#pragma once

#include "core/sitter/clothes/wardrobe.h"
#include "core/spec/portrait_spec.h"

#include <cstdint>

namespace presence {

/// Where the hands are, as Posture::hands.
enum class HandPlace : std::uint8_t { Down, Clasped, ChinRest, Face, Gesture, Pockets, Crossed, OnHips };

/// Who sits there: small departures from the average adult, 0 = average, mostly −1 … +1.
struct Likeness
{
    float jaw = 0;     ///< −1 narrow and soft … +1 broad and square
    float brow = 0;    ///< brow ridge
    float nose = 0;    ///< size of the nose
    float lips = 0;    ///< fullness
    float age = 0.25f; ///< 0 young … 1 old
    float width = 0, forehead = 0, length = 0, cheekbones = 0;
    float eyeSize = 0, browThickness = 0, noseWidth = 0, noseLength = 0;
    float asymmetry = 0; ///< as Realism::asymmetry
    GarmentCut garment = GarmentCut::CrewNeck;
    HandPlace hands = HandPlace::Down;
    std::uint32_t seed = 1;
    friend bool operator==(const Likeness &, const Likeness &) = default;
};
Likeness likenessOf(const PortraitSpec &spec, std::uint64_t seed);

} // namespace presence
