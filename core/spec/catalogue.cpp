// SPDX-License-Identifier: MIT
#include "core/spec/catalogue.h"

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
Control texts(std::string id, int maximumCount)
{
    Control control = row<Group, Field>(std::move(id), Kind::Texts);
    control.maximum = maximumCount;
    return control;
}

template <auto Group, auto Field>
Control file(std::string id)
{
    Control control = row<Group, Field>(std::move(id), Kind::File);
    control.maximum = 1000;
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

const Choices phases{"unset", "building", "peak", "resolving"};

Control unitPhase(const ActionUnit &unit)
{
    Control control;
    control.id = "phase.au" + std::to_string(unit.number);
    control.group = "phase";
    control.kind = Kind::Choice;
    control.choices = phases;
    control.actionUnit = unit.number;
    control.initial = phases.front();
    control.get = [](const PortraitSpec &spec, const Control &self) -> ControlValue {
        return spec.expression.phases[*actionUnitIndex(self.actionUnit)];
    };
    control.set = [](PortraitSpec &spec, const Control &self, const ControlValue &value) {
        spec.expression.phases[*actionUnitIndex(self.actionUnit)] = std::get<std::string>(value);
    };
    return control;
}

} // namespace

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
    add(choice<&P::story, &Story::moment>(
        "story.moment", {"none", "turning", "mid_word", "mid_gesture", "hair_moving", "breathing_out"}));
    add(choice<&P::story, &Story::proposition>(
        "story.proposition",
        {"none", "admiration", "nostalgia", "curiosity", "humour", "calm", "aspiration"}));
    add(text<&P::story, &Story::viewerFeels>("story.viewer_feels", 200));
    add(choice<&P::story, &Story::lead>(
        "story.lead", {"automatic", "emotion", "gaze", "posture", "context", "light", "camera", "palette"}));

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
    add(text<&P::identity, &Identity::accessories>("identity.accessories", 200));
    add(texts<&P::identity, &Identity::essence>("identity.essence", 3));
    add(choice<&P::identity, &Identity::likeness>("identity.likeness",
                                                  {"fictional", "self", "consented", "public_figure"}));

    add(text<&P::expression, &Expression::base>("expression.base", 120));
    add(text<&P::expression, &Expression::contradiction>("expression.contradiction", 120));
    add(text<&P::expression, &Expression::modifier>("expression.modifier", 120));
    add(choice<&P::expression, &Expression::phase>("expression.phase", phases));
    add(number<&P::expression, &Expression::intensity>("expression.intensity", 0, 1.5, 0.05, "×"));
    add(number<&P::expression, &Expression::pressure>("expression.pressure", 0, 1, 0.1));
    add(number<&P::expression, &Expression::restraint>("expression.restraint", 0, 1, 0.1));
    add(number<&P::expression, &Expression::strain>("expression.strain", 0, 1, 0.1));
    add(number<&P::expression, &Expression::fatigue>("expression.fatigue", 0, 1, 0.1));
    for (const ActionUnit &unit : actionUnits)
        addActionUnit(rows, unit);
    add(number<&P::expression, &Expression::jawShift>("expression.jaw_shift", -5, 5, 1));
    for (const ActionUnit &unit : actionUnits)
        add(unitPhase(unit));

    // Ranges: comfortable to extreme human movement; eye-in-head beyond 30° is a lint, not a limit of the
    // slider.
    add(number<&P::pose, &GazeAndHead::gazeYawDeg>("gaze.yaw", -45, 45, 1, "°"));
    add(number<&P::pose, &GazeAndHead::gazePitchDeg>("gaze.pitch", -40, 30, 1, "°"));
    add(number<&P::pose, &GazeAndHead::vergenceDeg>("gaze.vergence", -10, 30, 1, "°"));
    add(number<&P::pose, &GazeAndHead::headYawDeg>("head.yaw", -90, 90, 1, "°"));
    add(number<&P::pose, &GazeAndHead::headPitchDeg>("head.pitch", -40, 40, 1, "°"));
    add(number<&P::pose, &GazeAndHead::headRollDeg>("head.roll", -35, 35, 1, "°"));
    add(number<&P::pose, &GazeAndHead::headForwardCm>("head.forward", -4, 8, 0.5, "cm"));

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
    add(choice<&P::camera, &Camera::slot>(
        "camera.slot",
        {"none",           "linkedin_profile", "linkedin_banner", "linkedin_feed", "ig_portrait",
         "ig_square",      "ig_landscape",     "ig_story_reel",   "ig_profile",    "tiktok_video",
         "tiktok_profile", "yt_thumb",         "yt_icon",         "yt_banner",     "yt_short",
         "x_post",         "x_profile",        "x_header",        "fb_profile",    "fb_feed"}));
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
    add(number<&P::lighting, &Lighting::fillAzimuthDeg>("lighting.fill_azimuth", -90, 90, 5, "°"));
    add(number<&P::lighting, &Lighting::softness>("lighting.softness", 0, 1, 0.05));
    add(number<&P::lighting, &Lighting::lightTemperatureK>("lighting.temperature", 2000, 12000, 100, "K"));
    add(number<&P::lighting, &Lighting::whiteBalanceK>("lighting.white_balance", 2500, 10000, 100, "K"));
    add(number<&P::lighting, &Lighting::rim>("lighting.rim", 0, 1, 0.05));
    add(choice<&P::lighting, &Lighting::rimSide>("lighting.rim_side",
                                                 {"opposite", "left", "right", "behind"}));
    add(row<&P::lighting, &Lighting::rimColor>("lighting.rim_color", Kind::Color));
    add(number<&P::lighting, &Lighting::backgroundLight>("lighting.background", 0, 1, 0.05));
    add(row<&P::lighting, &Lighting::backgroundColor>("lighting.background_color", Kind::Color));
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
    add(row<&P::palette, &Palette::clothingColor>("palette.clothing_color", Kind::Color));
    add(row<&P::palette, &Palette::backgroundColor>("palette.background_color", Kind::Color));
    add(row<&P::palette, &Palette::lipColor>("palette.lip_color", Kind::Color));

    add(choice<&P::setting, &Setting::background>("setting.background",
                                                  {"studio_gradient", "plain_wall", "window", "workspace",
                                                   "books", "home", "nature", "street", "city", "stage",
                                                   "classroom", "studio_of_craft", "cafe", "beach"}));
    add(text<&P::setting, &Setting::place>("setting.place", 200));
    add(number<&P::setting, &Setting::backgroundBlur>("setting.background_blur", 0, 1, 0.05));
    add(number<&P::setting, &Setting::backgroundClutter>("setting.background_clutter", 0, 1, 0.05));
    add(choice<&P::setting, &Setting::era>(
        "setting.era", {"present", "1920s", "1950s", "1960s", "1970s", "1980s", "1990s", "2000s", "future"}));
    add(number<&P::setting, &Setting::nostalgia>("setting.nostalgia", 0, 1, 0.1));
    add(number<&P::setting, &Setting::livedIn>("setting.lived_in", 0, 1, 0.1));
    add(choice<&P::setting, &Setting::atmosphere>(
        "setting.atmosphere", {"none", "morning_mist", "dusty_sunlight", "rainy_evening", "smoky_club",
                               "clear_winter", "summer_haze", "candle_glow"}));
    add(number<&P::setting, &Setting::haze>("setting.haze", 0, 1, 0.05));
    add(text<&P::setting, &Setting::motif>("setting.motif", 200));
    add(texts<&P::setting, &Setting::props>("setting.props", 8));

    add(choice<&P::realism, &Realism::medium>("realism.medium",
                                              {"photograph", "film", "painting", "render"}));
    add(number<&P::realism, &Realism::asymmetry>("realism.asymmetry", 0, 0.5, 0.05));
    add(number<&P::realism, &Realism::skinTexture>("realism.skin_texture", 0, 1, 0.05));
    add(number<&P::realism, &Realism::retouch>("realism.retouch", 0, 1, 0.05));
    add(number<&P::realism, &Realism::strayHair>("realism.stray_hair", 0, 1, 0.05));
    add(number<&P::realism, &Realism::catchlight>("realism.catchlight", 0, 1, 0.05));
    add(number<&P::realism, &Realism::grain>("realism.grain", 0, 1, 0.05));
    add(number<&P::realism, &Realism::halation>("realism.halation", 0, 1, 0.05));

    add(choice<&P::motion, &Motion::style>(
        "motion.style",
        {"unset", "subtle_life", "cinemagraph", "talking_head", "portrait_loop", "transformation"}));
    add(number<&P::motion, &Motion::amplitude>("motion.amplitude", 0, 1, 0.1));
    add(choice<&P::motion, &Motion::scope>("motion.scope", {"face", "shoulders", "scene"}));
    add(choice<&P::motion, &Motion::camera>(
        "motion.camera", {"unset", "locked", "push_in", "pull_back", "orbit", "handheld"}));
    add(text<&P::motion, &Motion::signature>("motion.signature", 120));
    add(text<&P::motion, &Motion::voice>("motion.voice", 120));
    add(texts<&P::motion, &Motion::limits>("motion.limits", 4));

    add(file<&P::references, &References::likeness>("reference.likeness"));
    add(file<&P::references, &References::pose>("reference.pose"));
    add(file<&P::references, &References::style>("reference.style"));
    add(file<&P::references, &References::palette>("reference.palette"));
    add(file<&P::references, &References::light>("reference.light"));
    return rows;
}

} // namespace presence
