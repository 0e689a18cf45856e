// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/image_file.h"
#include "core/prompt/prompt.h"
#include "core/spec/portrait_spec.h"

#include <map>
#include <optional>
#include <string>

namespace presence {

/// What a picture carries about its making.
struct PictureSettings
{
    std::optional<PortraitSpec> spec; ///< our own full record (`presence_spec`)
    std::string program;              ///< who wrote it: "Presence", "AUTOMATIC1111", "ComfyUI", …, or empty
    std::string promptText;
    std::string negativePrompt;
    std::map<std::string, std::string> parameters; ///< "Steps" → "30", "Seed" → "7", … as A1111 names them
    std::string parametersText;                    ///< as an A1111 block, line breaks kept
    std::string problem;                           ///< a sentence if something was there but damaged
    bool isEmpty() const { return !spec && promptText.empty() && parameters.empty() && problem.empty(); }
};

/// What Presence or another generator wrote into the picture: PNG text chunks and Exif of PNG, JPEG and WebP,
/// of AUTOMATIC1111 and its family, ComfyUI, InvokeAI, SwarmUI, Fooocus and Midjourney (see interchange).
/// Pictures without settings give an empty result. Never fails on damaged text: see `problem`.
PictureSettings readPictureSettings(const ImageFile &image);

/// The A1111 text block for these values: prompt, "Negative prompt:", one line of "Key: value" pairs. Readers
/// take that line for settings only if it holds at least three pairs. "Size-1" and "Size-2" are written as
/// "Size: 512x768".
std::string parametersText(const PictureSettings &settings);
/// The reverse of parametersText(), by the rules of the reference reader (stable-diffusion-webui): values of
/// the form 512x768 are split into "Size-1" and "Size-2"; a missing "Clip skip" means 1. Never fails.
PictureSettings parseParametersText(const std::string &text);

/// A PNG with `presence_spec`, `parameters` and XMP (IPTC digital source type, AI system and prompt) as
/// uncompressed iTXt right after IHDR; every other chunk, foreign text and Content Credentials included,
/// stays byte for byte. Our own earlier chunks are replaced. Error::BadInput if the picture is not a PNG or
/// its chunks are damaged.
struct PictureLabel
{
    std::string specJson;
    std::string parameters;
    std::string digitalSourceType; ///< IPTC term, "trainedAlgorithmicMedia"; empty = none written
    std::string aiSystem;          ///< "sitter", a model name
    std::string promptText;        ///< into XMP; empty = not disclosed there
};
Result<ImageFile> withSettings(const ImageFile &image, const PictureLabel &label);

} // namespace presence
