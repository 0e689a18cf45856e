// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace presence {

/// A picture as the bytes of its file, shared and immutable: cheap to copy, safe to pass between threads,
/// and byte-exact, so that what a service sent keeps its metadata and signatures. Each side decodes for
/// itself.
class ImageFile
{
public:
    enum class Format { Unknown, Png, Jpeg, Webp };

    ImageFile() = default;

    /// Accepts bytes whose signature and header are those of PNG, JPEG or WebP and whose declared size is
    /// 1..16384 on each side and at most 100 megapixels (a decompression bomb is refused unread).
    /// Otherwise Error::BadInput naming `source`.
    static Result<ImageFile> fromBytes(std::string bytes, std::string_view source);
    static Result<ImageFile> read(const std::filesystem::path &path);

    bool isEmpty() const { return !m_bytes; }
    std::string_view bytes() const { return m_bytes ? std::string_view(*m_bytes) : std::string_view(); }
    Format format() const { return m_format; }
    int width() const { return m_width; }   ///< pixels, as stored (before any EXIF rotation)
    int height() const { return m_height; } ///< pixels
    std::string_view suffix() const;        ///< "png", "jpg", "webp"

    friend bool operator==(const ImageFile &a, const ImageFile &b) { return a.bytes() == b.bytes(); }

private:
    std::shared_ptr<const std::string> m_bytes;
    Format m_format = Format::Unknown;
    int m_width = 0;
    int m_height = 0;
};

} // namespace presence
