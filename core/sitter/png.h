// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/image_file.h"
#include "core/sitter/sitter.h"

namespace presence {

/// The picture as a PNG file, RGB or in grey, 8 bits a channel. Error::Internal if it cannot be written.
Result<ImageFile> pngFrom(const SitterPicture &picture);
Result<ImageFile> greyPngFrom(const SitterPicture &picture);

} // namespace presence
