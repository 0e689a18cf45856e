// SPDX-License-Identifier: MIT
#include "core/shoot/metadata/picture_metadata.h"

#include "core/shoot/metadata/picture_texts.h"
#include "core/shoot/metadata/png_chunks.h"
#include "core/shoot/metadata/program_settings.h"
#include "core/spec/spec_json.h"

#include <algorithm>
#include <span>
#include <utility>
#include <vector>

namespace presence {

namespace {

constexpr std::string_view specKey = "presence_spec";
constexpr std::string_view parametersKey = "parameters";
constexpr std::string_view xmpKey = "XML:com.adobe.xmp";
constexpr std::string_view sourceTypeTag = "Iptc4xmpExt:DigitalSourceType";
constexpr std::string_view creatorTool = "<xmp:CreatorTool>Presence</xmp:CreatorTool>";
constexpr std::string_view descriptionBegin = "<rdf:Description";
constexpr std::string_view descriptionEnd = "</rdf:Description>\n";
constexpr std::string_view packetEnd = "</rdf:RDF>";

/// Escaped for XML 1.0, without the control characters it cannot hold.
std::string xmlText(std::string_view text)
{
    std::string escaped;
    for (const char c : text) {
        switch (c) {
        case '<':
            escaped += "&lt;";
            break;
        case '>':
            escaped += "&gt;";
            break;
        case '&':
            escaped += "&amp;";
            break;
        default:
            if (static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t')
                escaped += c;
        }
    }
    return escaped;
}

/// Our part of an XMP packet, or nothing. Names: IPTC Photo Metadata 2025.1.
std::string xmpDescription(const PictureLabel &label)
{
    std::string members;
    const auto add = [&](std::string_view tag, const std::string &value) {
        if (!value.empty())
            members += "   <" + std::string(tag) + ">" + xmlText(value) + "</" + std::string(tag) + ">\n";
    };
    if (!label.digitalSourceType.empty())
        add(sourceTypeTag, "http://cv.iptc.org/newscodes/digitalsourcetype/" + label.digitalSourceType);
    add("Iptc4xmpExt:AISystemUsed", label.aiSystem);
    add("Iptc4xmpExt:AIPromptInformation", label.promptText);
    if (members.empty())
        return {};
    return std::string(descriptionBegin) + " rdf:about=\"\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"" +
           " xmlns:Iptc4xmpExt=\"http://iptc.org/std/Iptc4xmpExt/2008-02-29/\">\n   " +
           std::string(creatorTool) + "\n" + members + "  " + std::string(descriptionEnd);
}

std::string xmpPacket(const std::string &description)
{
    return "<?xpacket begin=\"\xef\xbb\xbf\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
           "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
           " <rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n  " +
           description + " </rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"w\"?>";
}

/// Takes our earlier description out of a packet.
void eraseOwnDescription(std::string &packet)
{
    const auto mark = packet.find(creatorTool);
    if (mark == packet.npos)
        return;
    const auto begin = packet.rfind(descriptionBegin, mark);
    const auto end = packet.find(descriptionEnd, mark);
    if (begin != packet.npos && end != packet.npos)
        packet.erase(begin, end + descriptionEnd.size() - begin);
}

/// The XMP chunk for a picture that carries `existing` (may be null). Somebody else's packet keeps every word
/// and gets our description beside theirs, unless it already tells the source type. Empty if there is nothing
/// to write.
std::string xmpChunk(const PngChunk *existing, const PictureLabel &label)
{
    const std::string description = xmpDescription(label);
    const std::string fresh = description.empty() ? "" : makePngText(xmpKey, xmpPacket(description));
    if (!existing)
        return fresh;
    const auto text = readPngText(*existing);
    if (!text)
        return std::string(existing->whole);
    std::string packet = text->text;
    eraseOwnDescription(packet);
    if (packet.find(descriptionBegin) == packet.npos)
        return fresh;
    const auto end = packet.rfind(packetEnd);
    if (end != packet.npos && !description.empty() && packet.find(sourceTypeTag) == packet.npos)
        packet.insert(end, description);
    return packet == text->text ? std::string(existing->whole) : makePngText(xmpKey, packet);
}

void readSpec(PictureSettings &settings, const std::string &text)
{
    auto spec = specFromJson(text, "The settings inside the picture");
    settings.program = "Presence";
    if (spec)
        settings.spec = std::move(*spec);
    else
        settings.problem = spec.error().message;
}

/// Settings stand before the pixels: a file that breaks off earlier may have lost some.
bool endsBeforePixels(const PngChunks &file)
{
    return !file.problem.empty() &&
           !file.trailer.substr(std::min(file.trailer.size(), std::size_t(4))).starts_with("IDAT") &&
           std::ranges::find(file.chunks, "IDAT", &PngChunk::type) == file.chunks.end();
}

} // namespace

PictureSettings readPictureSettings(const ImageFile &image)
{
    const PictureTexts found = readPictureTexts(image);
    PictureSettings settings = settingsOfPrograms(found.texts);
    if (settings.parametersText.empty() && !settings.isEmpty())
        settings.parametersText = parametersText(settings);
    settings.problem = found.problem;
    const auto spec = std::ranges::find(found.texts, specKey, &NamedText::name);
    if (spec != found.texts.end())
        readSpec(settings, spec->text);
    if (image.format() != ImageFile::Format::Png)
        return settings;
    const PngChunks file = readPngChunks(image.bytes());
    if (!settings.spec && settings.problem.empty() && endsBeforePixels(file))
        settings.problem =
            "The picture file is cut off before its pixels; its settings are damaged or missing.";
    if (settings.isEmpty() && !file.problem.empty())
        settings.problem = file.problem;
    return settings;
}

Result<ImageFile> withSettings(const ImageFile &image, const PictureLabel &label)
{
    if (image.format() != ImageFile::Format::Png)
        return Error{Error::Kind::BadInput, "Settings can only be written into PNG pictures."};
    const PngChunks file = readPngChunks(image.bytes());
    if (!file.problem.empty())
        return Error{Error::Kind::BadInput, file.problem};
    if (!std::ranges::all_of(file.chunks, &PngChunk::isIntact))
        return Error{Error::Kind::BadInput,
                     "The picture file is damaged (a checksum is wrong): save or download it again."};

    const PngChunk *xmp = nullptr;
    std::vector<std::string_view> kept; // pieces of the file, in order
    for (const PngChunk &chunk : std::span(file.chunks).subspan(1)) {
        const auto key = pngTextKey(chunk);
        if (key == xmpKey && !xmp)
            xmp = &chunk;
        else if ((key != specKey || label.specJson.empty()) &&
                 (key != parametersKey || label.parameters.empty()))
            kept.push_back(chunk.whole);
    }

    const std::string_view header = file.chunks.front().whole;
    std::string own = xmpChunk(xmp, label);
    if (!label.parameters.empty())
        own += makePngText(parametersKey, label.parameters);
    if (!label.specJson.empty())
        own += makePngText(specKey, label.specJson);
    std::string bytes;
    bytes.reserve(image.bytes().size() + own.size());
    bytes += image.bytes().substr(0, header.data() + header.size() - image.bytes().data());
    bytes += own;
    for (const std::string_view chunk : kept)
        bytes += chunk;
    bytes += file.trailer;
    return ImageFile::fromBytes(std::move(bytes), "the labelled picture");
}

} // namespace presence
