// SPDX-License-Identifier: MIT
#pragma once

#include "core/sitter/sitting.h"

#include <array>

namespace presence {

/// A place on the sitter and where the camera sees it.
struct SeenPoint
{
    Vec3 world;           ///< cm
    double x = 0, y = 0;  ///< pixels of the picture, from its left and top edge
    bool visible = false; ///< inside the picture and nothing in front of it
};

/// The 68 points of the iBUG 300-W mark-up in its order (Sagonas et al. 2013), fixed to the skin: 0–16 edge
/// of the jaw from the subject's right ear over the chin (8) to the left, 17–21 right and 22–26 left brow,
/// 27–30 bridge to tip of the nose, 31–35 its base, 36–41 right and 42–47 left eye, 48–59 outer and 60–67
/// inner edge of the lips. On a turned head the far points of the jaw stay where they are on the skin and
/// become hidden.
constexpr std::size_t facePointCount = 68;
using FacePoints = std::array<SeenPoint, facePointCount>;

/// Of a placed stage; `sitting` is what it was placed with. Safe from every thread.
FacePoints facePointsOf(const Sitting &sitting, const Stage &stage);

/// Centres of the irises on the front of the eyes, left and right; hidden where a lid is closed over them.
std::array<SeenPoint, 2> irisesOf(const Sitting &sitting, const Stage &stage);

/// Where `world` is in the picture; visible if it is inside.
SeenPoint seenPoint(Vec3 world, const CameraRig &camera);
/// Visible if nothing lies more than `slack` centimetres before it, too.
SeenPoint seenPoint(Vec3 world, const CameraRig &camera, const Scene &scene, float slack);

} // namespace presence
