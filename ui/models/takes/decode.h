// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/image_file.h"

#include <QImage>

namespace presence {

inline constexpr int thumbnailSide = 320; ///< pixels of the pictures in lists of takes

/// The picture as it is shown: decoded, turned by its EXIF orientation, in sRGB. Null if it cannot be
/// decoded. Blocking; safe on any thread.
QImage decodePicture(const ImageFile &file);

/// The same at no more than `longSide` pixels; reads large JPEGs at reduced size.
QImage decodeThumbnail(const ImageFile &file, int longSide);

} // namespace presence
