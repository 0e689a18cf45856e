// SPDX-License-Identifier: MIT
#include "core/spec/parameters.h"

#include "core/base/utf8.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>

namespace presence {

namespace {

using Kind = Control::Kind;
using Choices = std::vector<std::string>;

template <auto Group, auto Field>
Control row(std::string id, Kind kind)
{
    Control control;
    control.group = id.substr(0, id.find('.'));
    control.id = std::move(id);
    control.kind = kind;
    control.get = [](const PortraitSpec &spec, const Control &) -> ControlValue {
        return spec.*Group.*Field;
    };
    control.set = [](PortraitSpec &spec, const Control &, const ControlValue &value) {
        auto &field = spec.*Group.*Field;
        field = std::get<std::remove_reference_t<decltype(field)>>(value);
    };
    control.initial = control.get(PortraitSpec{}, control);
    return control;
}

template <auto Group, auto Field>
Control number(std::string id, double minimum, double maximum, double step, std::string unit = {})
{
    Control control = row<Group, Field>(std::move(id), Kind::Number);
    control.minimum = minimum;
    control.maximum = maximum;
    control.step = step;
    control.unit = std::move(unit);
    return control;
}

template <auto Group, auto Field>
Control choice(std::string id, Choices choices)
{
    Control control = row<Group, Field>(std::move(id), Kind::Choice);
    control.choices = std::move(choices);
    return control;
}

template <auto Group, auto Field>
Control text(std::string id, int maximumLength)
{
    Control control = row<Group, Field>(std::move(id), Kind::Text);
    control.maximum = maximumLength;
    return control;
}

/// One row for a midline unit, a left and a right row for a sided one.
void addActionUnit(std::vector<Control> &rows, const ActionUnit &unit)
{
    const std::string base = "expression.au" + std::to_string(unit.number);
    const auto level = [&](std::string id, auto get, auto set) {
        Control control;
        control.id = std::move(id);
        control.group = "expression";
        control.kind = Kind::Level;
        control.maximum = 5;
        control.step = 1;
        control.actionUnit = unit.number;
        control.initial = 0.0;
        control.get = get;
        control.set = set;
        return control;
    };
    if (!unit.sided) {
        rows.push_back(level(
            base,
            [](const PortraitSpec &spec, const Control &self) -> ControlValue {
                return spec.expression.unit(self.actionUnit).left;
            },
            [](PortraitSpec &spec, const Control &self, const ControlValue &value) {
                const double both = std::get<double>(value);
                spec.expression.unit(self.actionUnit) = {both, both};
            }));
        return;
    }
    rows.push_back(level(
        base + ".left",
        [](const PortraitSpec &spec, const Control &self) -> ControlValue {
            return spec.expression.unit(self.actionUnit).left;
        },
        [](PortraitSpec &spec, const Control &self, const ControlValue &value) {
            spec.expression.unit(self.actionUnit).left = std::get<double>(value);
        }));
    rows.back().twin = base + ".right";
    rows.push_back(level(
        base + ".right",
        [](const PortraitSpec &spec, const Control &self) -> ControlValue {
            return spec.expression.unit(self.actionUnit).right;
        },
        [](PortraitSpec &spec, const Control &self, const ControlValue &value) {
            spec.expression.unit(self.actionUnit).right = std::get<double>(value);
        }));
    rows.back().twin = base + ".left";
}

std::vector<Control> buildCatalogue()
{
    using P = PortraitSpec;
    std::vector<Control> rows;
    const auto add = [&](Control control) { rows.push_back(std::move(control)); };

    add(choice<&P::story, &Story::job>(
        "story.job", {"none", "trust", "warmth", "authority", "thought_leadership", "creativity", "elite",
                      "professional", "ambition", "contemplation", "serene", "bold", "nostalgia", "playful",
                      "intellectual", "tech_founder", "educator", "fashion_lifestyle", "heroic"}));
    add(text<&P::story, &Story::role>("story.role", 200));
    add(text<&P::story, &Story::sentence>("story.sentence", 400));
    add(text<&P::story, &Story::occasion>("story.occasion", 200));
    add(text<&P::story, &Story::anchorDetail>("story.anchor_detail", 200));

    add(choice<&P::identity, &Identity::ageBand>(
        "identity.age_band",
        {"unspecified", "young_adult", "thirties", "forties", "fifties", "sixties", "seventies_plus"}));
    add(choice<&P::identity, &Identity::presentation>("identity.presentation",
                                                      {"unspecified", "woman", "man", "androgynous"}));
    add(number<&P::identity, &Identity::skinTone>("identity.skin_tone", 1, 10, 1));
    add(choice<&P::identity, &Identity::hair>("identity.hair",
                                              {"unspecified", "bald", "cropped", "short", "bob", "long",
                                               "wavy", "tied_back", "bun", "curly", "afro"}));
    add(choice<&P::identity, &Identity::hairColor>(
        "identity.hair_color",
        {"unspecified", "black", "dark_brown", "brown", "blond", "red", "grey", "white"}));
    // The six shapes of portrait and fashion drawing; the sliders depart from them.
    add(choice<&P::identity, &Identity::faceShape>(
        "identity.face", {"unspecified", "oval", "round", "square", "heart", "long", "diamond"}));
    add(number<&P::identity, &Identity::faceWidth>("identity.face_width", -1, 1, 0.1));
    add(number<&P::identity, &Identity::jaw>("identity.jaw", -1, 1, 0.1));
    add(number<&P::identity, &Identity::cheekbones>("identity.cheekbones", -1, 1, 0.1));
    add(number<&P::identity, &Identity::eyeSize>("identity.eye_size", -1, 1, 0.1));
    add(number<&P::identity, &Identity::browThickness>("identity.brows", -1, 1, 0.1));
    add(number<&P::identity, &Identity::noseWidth>("identity.nose_width", -1, 1, 0.1));
    add(number<&P::identity, &Identity::noseLength>("identity.nose_length", -1, 1, 0.1));
    add(number<&P::identity, &Identity::lipFullness>("identity.lips", -1, 1, 0.1));
    add(text<&P::identity, &Identity::appearance>("identity.appearance", 200));
    add(choice<&P::identity, &Identity::garment>(
        "identity.garment",
        {"unspecified", "crew_neck", "v_neck", "shirt", "open_shirt", "blazer", "turtleneck"}));
    add(text<&P::identity, &Identity::wardrobe>("identity.wardrobe", 200));
    add(choice<&P::identity, &Identity::likeness>("identity.likeness",
                                                  {"fictional", "self", "consented", "public_figure"}));

    add(text<&P::expression, &Expression::base>("expression.base", 120));
    add(text<&P::expression, &Expression::contradiction>("expression.contradiction", 120));
    add(choice<&P::expression, &Expression::phase>("expression.phase",
                                                   {"unset", "building", "peak", "resolving"}));
    add(number<&P::expression, &Expression::intensity>("expression.intensity", 0, 1.5, 0.05, "×"));
    for (const ActionUnit &unit : actionUnits)
        addActionUnit(rows, unit);

    // Ranges: comfortable to extreme human movement; eye-in-head beyond 30° is a lint, not a limit of the
    // slider.
    add(number<&P::pose, &GazeAndHead::gazeYawDeg>("gaze.yaw", -45, 45, 1, "°"));
    add(number<&P::pose, &GazeAndHead::gazePitchDeg>("gaze.pitch", -40, 30, 1, "°"));
    add(number<&P::pose, &GazeAndHead::headYawDeg>("head.yaw", -90, 90, 1, "°"));
    add(number<&P::pose, &GazeAndHead::headPitchDeg>("head.pitch", -40, 40, 1, "°"));
    add(number<&P::pose, &GazeAndHead::headRollDeg>("head.roll", -30, 30, 1, "°"));

    add(number<&P::posture, &Posture::openness>("posture.openness", -1, 1, 0.1));
    add(number<&P::posture, &Posture::leanDeg>("posture.lean", -15, 15, 1, "°"));
    add(number<&P::posture, &Posture::shoulderYawDeg>("posture.shoulder_yaw", -60, 60, 1, "°"));
    add(number<&P::posture, &Posture::shoulderRollDeg>("posture.shoulder_roll", -15, 15, 1, "°"));
    add(number<&P::posture, &Posture::shoulderRaise>("posture.shoulder_raise", 0, 1, 0.1));
    add(choice<&P::posture, &Posture::spine>("posture.spine", {"slouched", "relaxed", "upright"}));
    add(choice<&P::posture, &Posture::hands>("posture.hands",
                                             {"none", "out_of_frame", "clasped", "chin_rest", "hand_to_face",
                                              "gesture", "pockets", "crossed_arms", "on_hips"}));
    add(choice<&P::posture, &Posture::stance>("posture.stance",
                                              {"unspecified", "seated", "standing", "walking", "leaning"}));

    add(choice<&P::camera, &Camera::crop>("camera.crop", {"ecu", "bcu", "cu", "mcu", "ms", "mls"}));
    add(choice<&P::camera, &Camera::aspect>("camera.aspect",
                                            {"1:1", "4:5", "3:4", "2:3", "9:16", "3:2", "16:9"}));
    add(number<&P::camera, &Camera::focalLengthMm>("camera.focal_length", 24, 200, 1, "mm"));
    add(number<&P::camera, &Camera::elevationDeg>("camera.elevation", -30, 30, 1, "°"));
    add(number<&P::camera, &Camera::apertureF>("camera.aperture", 1.2, 16, 0.1, "f/"));
    add(number<&P::camera, &Camera::eyeLine>("camera.eye_line", 0.2, 0.6, 0.01));
    add(number<&P::camera, &Camera::subjectX>("camera.subject_x", 0.25, 0.75, 0.01));
    add(number<&P::camera, &Camera::emptySpace>("camera.empty_space", 0, 0.7, 0.05));

    add(choice<&P::lighting, &Lighting::pattern>("lighting.pattern",
                                                 {"custom", "rembrandt", "loop", "butterfly", "clamshell",
                                                  "split", "broad", "short", "rim", "flat", "high_key",
                                                  "low_key", "window", "golden_hour", "overhead"}));
    add(number<&P::lighting, &Lighting::keyAzimuthDeg>("lighting.key_azimuth", -180, 180, 5, "°"));
    add(number<&P::lighting, &Lighting::keyElevationDeg>("lighting.key_elevation", -30, 90, 5, "°"));
    add(number<&P::lighting, &Lighting::keyToFillRatio>("lighting.key_to_fill", 1, 32, 0.5, ":1"));
    add(number<&P::lighting, &Lighting::softness>("lighting.softness", 0, 1, 0.05));
    add(number<&P::lighting, &Lighting::lightTemperatureK>("lighting.temperature", 2000, 12000, 100, "K"));
    add(number<&P::lighting, &Lighting::whiteBalanceK>("lighting.white_balance", 2500, 10000, 100, "K"));
    add(number<&P::lighting, &Lighting::rim>("lighting.rim", 0, 1, 0.05));
    add(number<&P::lighting, &Lighting::backgroundLight>("lighting.background", 0, 1, 0.05));
    add(number<&P::lighting, &Lighting::exposureEv>("lighting.exposure", -3, 3, 0.1, "EV"));

    add(choice<&P::palette, &Palette::scheme>(
        "palette.scheme", {"natural_warm_neutrals", "cool_with_accent", "rich_saturated", "golden_nostalgia",
                           "blue_grey_minimal", "clean_studio", "film_90s"}));
    add(choice<&P::palette, &Palette::harmony>("palette.harmony", {"none", "monochrome", "analogous",
                                                                   "complementary", "split_complementary",
                                                                   "triadic", "tetradic", "neutral_accent"}));
    add(number<&P::palette, &Palette::warmth>("palette.warmth", -1, 1, 0.05));
    add(number<&P::palette, &Palette::saturation>("palette.saturation", -1, 1, 0.05));
    add(number<&P::palette, &Palette::contrast>("palette.contrast", -1, 1, 0.05));
    add(row<&P::palette, &Palette::accent>("palette.accent", Kind::Color));
    add(row<&P::palette, &Palette::brandColors>("palette.brand_colors", Kind::Colors));
    rows.back().maximum = 8;

    add(choice<&P::setting, &Setting::background>(
        "setting.background", {"studio_gradient", "plain_wall", "window", "workspace", "books", "home",
                               "nature", "street", "city", "stage", "classroom", "studio_of_craft"}));
    add(text<&P::setting, &Setting::place>("setting.place", 200));
    add(number<&P::setting, &Setting::backgroundBlur>("setting.background_blur", 0, 1, 0.05));
    add(number<&P::setting, &Setting::backgroundClutter>("setting.background_clutter", 0, 1, 0.05));
    add(choice<&P::setting, &Setting::era>(
        "setting.era", {"present", "1920s", "1950s", "1960s", "1970s", "1980s", "1990s", "2000s", "future"}));
    add(text<&P::setting, &Setting::motif>("setting.motif", 200));
    add(row<&P::setting, &Setting::props>("setting.props", Kind::Texts));
    rows.back().maximum = 8;

    add(choice<&P::realism, &Realism::medium>("realism.medium",
                                              {"photograph", "film", "painting", "render"}));
    add(number<&P::realism, &Realism::asymmetry>("realism.asymmetry", 0, 0.5, 0.05));
    add(number<&P::realism, &Realism::skinTexture>("realism.skin_texture", 0, 1, 0.05));
    add(number<&P::realism, &Realism::retouch>("realism.retouch", 0, 1, 0.05));
    add(number<&P::realism, &Realism::strayHair>("realism.stray_hair", 0, 1, 0.05));
    add(number<&P::realism, &Realism::catchlight>("realism.catchlight", 0, 1, 0.05));
    add(number<&P::realism, &Realism::grain>("realism.grain", 0, 1, 0.05));
    return rows;
}

const std::vector<Control> &catalogue()
{
    static const std::vector<Control> rows = buildCatalogue();
    return rows;
}

bool isHexColor(std::string_view text)
{
    return text.size() == 7 && text[0] == '#' &&
           std::ranges::all_of(text.substr(1), [](unsigned char c) { return std::isxdigit(c); });
}

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && text.front() == ' ')
        text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ')
        text.remove_suffix(1);
    return text;
}

/// Shortest text that reads back as the same number.
std::string numberText(double value)
{
    char buffer[32];
    return {buffer, std::to_chars(buffer, buffer + sizeof buffer, value).ptr};
}

Error refusal(const Control &control, const std::string &given, const std::string &allowed)
{
    return {Error::Kind::BadInput, control.id + " cannot be " + given + "; allowed: " + allowed + "."};
}

std::string allowedRange(const Control &control)
{
    std::string range = numberText(control.minimum) + " to " + numberText(control.maximum);
    if (control.kind == Kind::Level)
        return "0, A, B, C, D, E or " + range;
    return control.unit.empty() ? range : range + " " + control.unit;
}

Result<> checkText(const Control &control, const std::string &text, std::size_t limit)
{
    if (!isUtf8(text))
        return refusal(control, "a text in an unknown encoding", "UTF-8");
    if (const std::size_t length = utf8Length(text); length > limit)
        return refusal(control, "that long (" + std::to_string(length) + " characters)",
                       "at most " + std::to_string(limit));
    if (std::ranges::any_of(text, [](unsigned char c) { return c < 0x20 || c == 0x7f; }))
        return refusal(control, "a text with control characters", "plain text on one line");
    return {};
}

} // namespace

Result<> Control::check(const ControlValue &value) const
{
    if (kind == Kind::Number || kind == Kind::Level) {
        const double *given = std::get_if<double>(&value);
        if (!given)
            return refusal(*this, "a text", "a number, " + allowedRange(*this));
        if (!(*given >= minimum && *given <= maximum))
            return refusal(*this, std::isfinite(*given) ? numberText(*given) : "infinite or undefined",
                           allowedRange(*this));
        return {};
    }
    if (kind == Kind::Colors || kind == Kind::Texts) {
        const auto *given = std::get_if<std::vector<std::string>>(&value);
        if (!given)
            return refusal(*this, "a single value", "a list");
        if (given->size() > std::size_t(maximum))
            return refusal(*this, std::to_string(given->size()) + " entries",
                           "at most " + numberText(maximum));
        for (const std::string &entry : *given) {
            if (kind == Kind::Colors && !isHexColor(entry))
                return refusal(*this, "“" + entry + "”", "colours written as #RRGGBB");
            if (auto fine = checkText(*this, entry, 120); !fine)
                return fine;
        }
        return {};
    }
    const std::string *given = std::get_if<std::string>(&value);
    if (!given)
        return refusal(*this, "a number", kind == Kind::Choice ? "one of its named choices" : "a text");
    if (kind == Kind::Text)
        return checkText(*this, *given, std::size_t(maximum));
    if (kind == Kind::Color)
        return given->empty() || isHexColor(*given)
                   ? Result<>{}
                   : Result<>(refusal(*this, "“" + *given + "”", "a colour written as #RRGGBB, or nothing"));
    if (std::ranges::find(choices, *given) != choices.end())
        return {};
    std::string allowed;
    for (const std::string &option : choices)
        allowed += (allowed.empty() ? "" : ", ") + option;
    return refusal(*this, "“" + given->substr(0, 80) + "”", allowed);
}

Result<ControlValue> Control::parse(std::string_view given) const
{
    ControlValue value;
    if (kind == Kind::Level) {
        const auto level = parseLevel(trimmed(given));
        if (!level)
            return refusal(*this, "“" + std::string(given) + "”", allowedRange(*this));
        value = *level;
    } else if (kind == Kind::Number) {
        std::string_view digits = trimmed(given);
        if (digits.starts_with('+'))
            digits.remove_prefix(1);
        double parsed = 0;
        const auto [end, code] = std::from_chars(digits.data(), digits.data() + digits.size(), parsed);
        if (code != std::errc() || end != digits.data() + digits.size())
            return refusal(*this, "“" + std::string(given) + "”", "a number, " + allowedRange(*this));
        value = parsed;
    } else if (kind == Kind::Colors || kind == Kind::Texts) {
        std::vector<std::string> entries;
        while (!given.empty()) {
            const auto comma = given.find(',');
            if (const auto entry = trimmed(given.substr(0, comma)); !entry.empty())
                entries.emplace_back(entry);
            given = comma == std::string_view::npos ? std::string_view() : given.substr(comma + 1);
        }
        value = std::move(entries);
    } else {
        value = std::string(given);
    }
    if (auto fine = check(value); !fine)
        return fine.error();
    return value;
}

std::string Control::print(const ControlValue &value) const
{
    if (const double *given = std::get_if<double>(&value))
        return numberText(*given);
    if (const auto *entries = std::get_if<std::vector<std::string>>(&value)) {
        std::string joined;
        for (const std::string &entry : *entries)
            joined += (joined.empty() ? "" : ", ") + entry;
        return joined;
    }
    return std::get<std::string>(value);
}

std::span<const Control> controls() { return catalogue(); }

const Control *findControl(std::string_view id)
{
    static const std::map<std::string_view, const Control *> index = [] {
        std::map<std::string_view, const Control *> byId;
        for (const Control &control : catalogue())
            byId.emplace(control.id, &control);
        return byId;
    }();
    const auto found = index.find(id);
    return found == index.end() ? nullptr : found->second;
}

std::vector<const Control *> expandSides(std::string_view id)
{
    if (const Control *exact = findControl(id))
        return {exact};
    const std::string base(id);
    const Control *left = findControl(base + ".left");
    const Control *right = findControl(base + ".right");
    if (left && right)
        return {left, right};
    return {};
}

std::span<const std::string> controlGroups()
{
    static const std::vector<std::string> groups = [] {
        std::vector<std::string> ordered;
        for (const Control &control : catalogue())
            if (ordered.empty() || ordered.back() != control.group)
                ordered.push_back(control.group);
        return ordered;
    }();
    return groups;
}

} // namespace presence
