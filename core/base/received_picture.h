// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/image_file.h"

namespace presence {

/// ImageFile::fromBytes() for bytes that came over a network: refuses as well what breaks off before its end
/// (a PNG without IEND, a JPEG without its end marker, a WebP shorter than it says). The pixels are not
/// decoded, so it takes microseconds.
Result<ImageFile> receivedPicture(std::string bytes, std::string_view source);

} // namespace presence
