// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/image_file.h"

namespace presence {

/// The picture as it may leave this machine: the pixels untouched, everything that tells of place, time,
/// camera, people or programs gone (Exif, XMP, IPTC, comments, text chunks, thumbnails, what follows the
/// picture). What is needed to see it right stays: colour profile and, as a block of its own, the
/// orientation. BadInput where the file is too broken to be sure of that.
Result<ImageFile> withoutPrivateData(const ImageFile &picture);

} // namespace presence
