// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/image_file.h"

#include <stop_token>
#include <string>
#include <vector>

namespace presence {

/// One of the colours a picture is made of.
struct PictureColor
{
    std::string hex;  ///< "#RRGGBB"
    double share = 0; ///< of the pixels that were looked at, 0–1
};

/// The `count` (2–8) colours that a picture is made of, largest area first: k-means in CIE L*a*b* on a copy
/// of at most 160 pixels a side; the same picture gives the same colours. Pixels that look like skin (hue
/// 40–75°, chroma 10–40, L* 20–90; the band of the palette table, its chroma widened) near the middle of the
/// picture, where a portrait has its face, are left out unless little else would remain. Colours closer than
/// ΔE 8 are joined, so there may be fewer. BadInput if it cannot be decoded, Cancelled after a stop. Some
/// milliseconds.
Result<std::vector<PictureColor>> colorsOfPicture(const ImageFile &file, int count = 6,
                                                  std::stop_token stop = {});

} // namespace presence
