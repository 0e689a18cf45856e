// SPDX-License-Identifier: MIT
#include "core/sitter/clothes/wardrobe.h"

#include <algorithm>
#include <cctype>
#include <map>
#include <string_view>

namespace presence {

namespace {

// Outer layers first: “a jacket over a turtleneck” is drawn as the jacket.
constexpr std::pair<std::string_view, GarmentCut> garmentWords[] = {{"blazer", GarmentCut::Blazer},
                                                                    {"jacket", GarmentCut::Blazer},
                                                                    {"suit", GarmentCut::Blazer},
                                                                    {"coat", GarmentCut::Blazer},
                                                                    {"turtleneck", GarmentCut::Turtleneck},
                                                                    {"roll-neck", GarmentCut::Turtleneck},
                                                                    {"roll neck", GarmentCut::Turtleneck},
                                                                    {"polo neck", GarmentCut::Turtleneck},
                                                                    {"v-neck", GarmentCut::VNeck},
                                                                    {"t-shirt", GarmentCut::CrewNeck},
                                                                    {"sweatshirt", GarmentCut::CrewNeck},
                                                                    {"open collar", GarmentCut::OpenShirt},
                                                                    {"open-collar", GarmentCut::OpenShirt},
                                                                    {"blouse", GarmentCut::OpenShirt},
                                                                    {" tie", GarmentCut::Shirt},
                                                                    {"shirt", GarmentCut::Shirt}};

// Longer names before those they contain. Cloth as a camera sees it: black is not 0, white not 255.
constexpr std::pair<std::string_view, std::uint32_t> colorWords[] = {
    {"light blue", 0xA9C4DB},   {"pale blue", 0xC5D8E6},  {"sky blue", 0x92BBDD},  {"royal blue", 0x2447A0},
    {"dark blue", 0x1B2C4C},    {"navy", 0x1A2744},       {"denim", 0x3F5C7E},     {"cobalt", 0x1F4AA0},
    {"teal", 0x1F5F63},         {"turquoise", 0x3E9EA0},  {"blue", 0x2F5C9C},      {"dark green", 0x1F3B2C},
    {"forest green", 0x24432F}, {"olive", 0x5A5B38},      {"sage", 0x8C9B80},      {"green", 0x3C6E4A},
    {"burgundy", 0x5A1B2B},     {"maroon", 0x5A1F24},     {"wine", 0x5C2033},      {"rust", 0x96492A},
    {"terracotta", 0xA85C42},   {"coral", 0xDE7E68},      {"dark red", 0x6E1C1F},  {"red", 0xA02A2C},
    {"dusty pink", 0xC79A97},   {"pink", 0xD9A0AC},       {"lavender", 0xAFA3C8},  {"lilac", 0xB9A6C9},
    {"purple", 0x5C3A78},       {"violet", 0x6B4693},     {"mustard", 0xB98A2E},   {"yellow", 0xD9B848},
    {"orange", 0xC9702E},       {"camel", 0xA9825A},      {"tan", 0xB4926C},       {"khaki", 0x8F8460},
    {"beige", 0xC8B79B},        {"sand", 0xC4B08D},       {"cream", 0xE4DAC4},     {"ivory", 0xE6DFCE},
    {"chocolate", 0x3F2A20},    {"brown", 0x5C4230},      {"charcoal", 0x33363B},  {"slate", 0x4A545E},
    {"light grey", 0xB4B6B8},   {"light gray", 0xB4B6B8}, {"dark grey", 0x3E4145}, {"dark gray", 0x3E4145},
    {"grey", 0x7C7F83},         {"gray", 0x7C7F83},       {"off-white", 0xE2DDD2}, {"white", 0xE6E6E4},
    {"black", 0x17181B}};

std::string lowered(std::string said)
{
    std::ranges::transform(said, said.begin(), [](unsigned char c) { return char(std::tolower(c)); });
    return said;
}

/// Does a word begin at `at` and end before `end`?
bool standsAlone(const std::string &said, std::size_t at, std::size_t end)
{
    const auto letter = [&](std::size_t i) { return std::isalpha(static_cast<unsigned char>(said[i])) != 0; };
    return (at == 0 || !letter(at - 1)) && (end >= said.size() || !letter(end));
}

} // namespace

GarmentCut garmentCutOf(const Identity &identity)
{
    static const std::map<std::string, GarmentCut> cuts{
        {"crew_neck", GarmentCut::CrewNeck}, {"v_neck", GarmentCut::VNeck},
        {"shirt", GarmentCut::Shirt},        {"open_shirt", GarmentCut::OpenShirt},
        {"blazer", GarmentCut::Blazer},      {"turtleneck", GarmentCut::Turtleneck}};
    if (const auto cut = cuts.find(identity.garment); cut != cuts.end())
        return cut->second;
    const std::string said = lowered(identity.wardrobe);
    for (const auto &[word, cut] : garmentWords)
        if (said.find(word) != std::string::npos)
            return cut;
    return GarmentCut::CrewNeck;
}

ClothColors clothColorsOf(const Identity &identity)
{
    const std::string said = lowered(identity.wardrobe);
    const GarmentCut cut = garmentCutOf(identity);
    std::size_t garment = said.size();
    for (const auto &[word, worn] : garmentWords)
        if (const auto at = said.find(word); worn == cut && at != std::string::npos)
            garment = std::min(garment, at);
    std::map<std::size_t, std::pair<std::size_t, std::uint32_t>> named; // begin → end, colour
    for (const auto &[word, rgb] : colorWords)
        for (auto at = said.find(word); at != std::string::npos; at = said.find(word, at + 1)) {
            const std::size_t end = at + word.size();
            const bool taken = std::ranges::any_of(
                named, [&](const auto &other) { return other.first < end && at < other.second.first; });
            if (!taken && standsAlone(said, at, end))
                named[at] = {end, rgb};
        }
    ClothColors colors;
    for (const auto &[at, color] : named)
        if (at < garment)
            colors.outer = color.second; // the last one before it
        else if (!colors.under)
            colors.under = color.second;
    if (cut != GarmentCut::Blazer && !colors.outer) // “a jumper in red”
        std::swap(colors.outer, colors.under);
    return colors;
}

} // namespace presence
