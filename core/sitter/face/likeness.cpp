// SPDX-License-Identifier: MIT
#include "core/sitter/face/likeness.h"

#include "core/sitter/form/vec.h"

#include <algorithm>
#include <map>

namespace presence {

Likeness likenessOf(const PortraitSpec &spec, std::uint64_t seed)
{
    static const std::map<std::string, float> ages{{"young_adult", 0.08f}, {"thirties", 0.25f},
                                                   {"forties", 0.42f},     {"fifties", 0.6f},
                                                   {"sixties", 0.8f},      {"seventies_plus", 1.0f}};
    struct Shape
    {
        float width, jaw, cheekbones, forehead, length;
    };
    static const std::map<std::string, Shape> shapes{
        {"oval", {-0.1f, -0.1f, 0.15f, 0.1f, 0.1f}},   {"round", {0.65f, -0.35f, -0.7f, 0.1f, -0.65f}},
        {"square", {0.4f, 0.75f, 0.0f, 0.2f, -0.15f}}, {"heart", {0.1f, -0.6f, 0.4f, 0.7f, 0.0f}},
        {"long", {-0.65f, 0.1f, 0.1f, -0.1f, 0.85f}},  {"diamond", {0.1f, -0.4f, 1.0f, -0.8f, 0.15f}}};
    const Identity &identity = spec.identity;
    Likeness who{.jaw = -0.2f, .brow = -0.25f, .nose = -0.15f, .lips = 0.2f, .eyeSize = 0.4f};
    if (identity.presentation == "woman")
        who = {
            .jaw = -0.75f, .brow = -1, .nose = -0.9f, .lips = 0.85f, .eyeSize = 0.8f, .browThickness = 0.1f};
    else if (identity.presentation == "man")
        who = {
            .jaw = 0.7f, .brow = 0.9f, .nose = 0.5f, .lips = -0.25f, .eyeSize = 0.1f, .browThickness = 0.2f};
    else if (identity.presentation == "androgynous")
        who = {.jaw = -0.35f, .brow = -0.4f, .nose = -0.25f, .lips = 0.3f, .eyeSize = 0.5f};
    if (const auto age = ages.find(identity.ageBand); age != ages.end())
        who.age = age->second;
    // Lips thin and brow and lids sink with the years.
    who.lips -= 0.45f * std::max(who.age - 0.3f, 0.0f);
    who.eyeSize -= 0.5f * std::max(who.age - 0.3f, 0.0f);
    if (const auto shape = shapes.find(identity.faceShape); shape != shapes.end()) {
        who.width = shape->second.width;
        who.jaw += shape->second.jaw;
        who.cheekbones = shape->second.cheekbones;
        who.forehead = shape->second.forehead;
        who.length = shape->second.length;
    }
    who.width += float(identity.faceWidth);
    who.jaw = std::clamp(who.jaw + float(identity.jaw), -1.5f, 1.5f);
    who.cheekbones += float(identity.cheekbones);
    who.eyeSize += float(identity.eyeSize);
    who.browThickness += float(identity.browThickness);
    who.noseWidth = float(identity.noseWidth);
    who.noseLength = float(identity.noseLength);
    who.lips += 0.9f * float(identity.lipFullness);
    who.asymmetry = float(spec.realism.asymmetry);
    who.garment = garmentCutOf(identity);
    static const std::map<std::string, HandPlace> hands{
        {"clasped", HandPlace::Clasped},   {"chin_rest", HandPlace::ChinRest},
        {"hand_to_face", HandPlace::Face}, {"gesture", HandPlace::Gesture},
        {"pockets", HandPlace::Pockets},   {"crossed_arms", HandPlace::Crossed},
        {"on_hips", HandPlace::OnHips}};
    if (const auto place = hands.find(spec.posture.hands); place != hands.end())
        who.hands = place->second;
    who.seed = who.asymmetry > 0 ? std::uint32_t(seed ^ seed >> 32) : 0;
    return who;
}

} // namespace presence
