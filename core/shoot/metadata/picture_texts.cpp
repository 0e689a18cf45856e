// SPDX-License-Identifier: MIT
#include "core/shoot/metadata/picture_texts.h"

#include "core/shoot/metadata/exif_texts.h"
#include "core/shoot/metadata/png_chunks.h"

#include <algorithm>
#include <array>

namespace presence {

namespace {

constexpr std::array<std::string_view, 8> keywords{
    "presence_spec",     "parameters",  "prompt",      "workflow",
    "invokeai_metadata", "sd-metadata", "Description", "Comment"};
constexpr std::size_t mostText = std::size_t(64) << 20;

void keep(PictureTexts &found, std::string name, std::string text)
{
    const auto same = std::ranges::find(found.texts, name, &NamedText::name);
    if (same != found.texts.end() && name != "Exif")
        same->text = std::move(text);
    else
        found.texts.push_back({std::move(name), std::move(text)});
}

void keepExif(PictureTexts &found, std::string_view block)
{
    for (ExifText &text : exifTexts(block))
        keep(found, text.tag == exifUserComment ? "UserComment" : "Exif", std::move(text.text));
}

PictureTexts pngTexts(std::string_view bytes)
{
    PictureTexts found;
    std::size_t read = 0;
    for (const PngChunk &chunk : readPngChunks(bytes).chunks) {
        if (chunk.type == "eXIf" && chunk.isIntact())
            keepExif(found, chunk.data);
        if (std::ranges::find(keywords, pngTextKey(chunk)) == keywords.end())
            continue;
        if (read > mostText) {
            found.problem = "The picture carries more text than the 64 MiB that are read.";
            break;
        }
        auto text = readPngText(chunk);
        read += text ? text->text.size() : chunk.data.size() + (std::size_t(1) << 20);
        if (text)
            keep(found, std::move(text->key), std::move(text->text));
        else
            found.problem = text.error().message;
    }
    return found;
}

} // namespace

PictureTexts readPictureTexts(const ImageFile &image)
{
    PictureTexts found;
    switch (image.format()) {
    case ImageFile::Format::Png:
        return pngTexts(image.bytes());
    case ImageFile::Format::Jpeg:
        keepExif(found, exifBlockOfJpeg(image.bytes()));
        break;
    case ImageFile::Format::Webp:
        keepExif(found, exifBlockOfWebp(image.bytes()));
        break;
    case ImageFile::Format::Unknown:
        break;
    }
    return found;
}

} // namespace presence
