// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace presence {

/// One chunk of a PNG, as views into the file's bytes.
struct PngChunk
{
    std::string_view type; ///< four letters
    std::string_view data;
    std::string_view whole; ///< length, type, data and CRC as they stand in the file

    bool isIntact() const; ///< the CRC is right; counted anew each time, about a second for a gigabyte
};

/// The chunks of a PNG in order. Reading stops where the file breaks off; what came before is still usable.
struct PngChunks
{
    std::vector<PngChunk> chunks;
    std::string_view trailer; ///< bytes after IEND, or after the last whole chunk
    std::string problem;      ///< a sentence if the file ends early or is no PNG, else empty
};

PngChunks readPngChunks(std::string_view bytes);

/// The content of a tEXt, zTXt or iTXt chunk, as UTF-8.
struct PngText
{
    std::string key;
    std::string text;
};

/// Inflated texts above 16 MiB are refused, as are damaged ones; the error names the key. Latin-1 chunks that
/// careless writers filled with UTF-8 are taken as UTF-8. Error::NotFound if the chunk is none of the three
/// types.
Result<PngText> readPngText(const PngChunk &chunk);

/// The key of a text chunk without decoding it; empty for other chunks.
std::string_view pngTextKey(const PngChunk &chunk);

/// A complete chunk: length, type, data, CRC.
std::string makePngChunk(std::string_view type, std::string_view data);

/// An uncompressed iTXt chunk. `key` is Latin-1 of 1–79 bytes; `utf8` is written as it is.
std::string makePngText(std::string_view key, std::string_view utf8);

} // namespace presence
