// SPDX-License-Identifier: MIT
#include "core/prompt/rules/rule_check.h"

#include <algorithm>

namespace presence {

namespace {

bool isPlainBackground(const RuleCheck &c)
{
    return c.spec.setting.background == "studio_gradient" || c.spec.setting.background == "plain_wall";
}

void mixedEras(RuleCheck &c)
{
    const std::string &era = c.spec.setting.era;
    for (const TypedText &typed : typedTexts(c.spec))
        for (const std::string &decade : findControl("setting.era")->choices)
            if (decade != "present" && decade != "future" && decade != era && era != "present" &&
                wordPosition(typed.text, decade) != std::string::npos)
                return c.report({"setting.era", typed.control}, {{"setting.era", decade}},
                                {{"era", era}, {"other", decade}});
}

void modernThingInOldEra(RuleCheck &c)
{
    const std::string &era = c.spec.setting.era;
    if (era == "present" || era == "future" || era == "2000s")
        return;
    const WordList &devices = c.list("modern_devices");
    for (const TypedText &typed : typedTexts(c.spec))
        if (const std::string *device = firstWordOf(devices, typed.text)) {
            SpecPatch fix;
            if (typed.control == "setting.props") {
                auto props = c.spec.setting.props;
                std::erase_if(props, [&](const std::string &prop) { return firstWordOf(devices, prop); });
                fix.set("setting.props", props);
            } else {
                fix.set("setting.era", std::string("present"));
            }
            return c.report({"setting.era", typed.control}, fix, {{"device", *device}, {"era", era}});
        }
}

void motifWithoutMeaning(RuleCheck &c)
{
    const std::string &motif = c.spec.setting.motif;
    const auto words = std::ranges::count(motif, ' ') + 1;
    if (!motif.empty() && double(words) < c.limit("words"))
        c.report({"setting.motif"}, {{"setting.motif", std::string()}});
}

void vagueCulture(RuleCheck &c)
{
    const WordList &vague = c.list("vague_culture");
    for (const TypedText &typed : typedTexts(c.spec))
        if (const std::string *word = firstWordOf(vague, typed.text))
            return c.report(
                {typed.control},
                rewritten(c.spec, [&](std::string text) { return withoutWords(std::move(text), vague); }),
                {{"word", *word}});
}

void tooManyProps(RuleCheck &c)
{
    const auto &props = c.spec.setting.props;
    const std::size_t kept = std::size_t(c.limit("props"));
    if (props.size() > kept)
        c.report({"setting.props"},
                 {{"setting.props",
                   std::vector<std::string>(props.begin(), props.begin() + std::ptrdiff_t(kept))}},
                 {{"count", std::to_string(props.size())}});
}

void loudBackground(RuleCheck &c)
{
    const Setting &setting = c.spec.setting;
    if (!isPlainBackground(c) && setting.backgroundBlur < c.limit("blur") &&
        setting.backgroundClutter > c.limit("clutter"))
        c.report({"setting.background_blur", "setting.background_clutter"},
                 {{"setting.background_blur", 0.6}});
}

void realPerson(RuleCheck &c)
{
    if (c.spec.identity.likeness == "public_figure")
        c.report({"identity.likeness"}, {{"identity.likeness", std::string("fictional")}});
}

void wideFrameOfNothing(RuleCheck &c)
{
    const Setting &setting = c.spec.setting;
    const bool empty = isPlainBackground(c) && setting.place.empty() && setting.props.empty() &&
                       setting.motif.empty() && c.spec.identity.wardrobe.empty();
    if (c.cropIsOneOf({"ms", "mls"}) && empty)
        c.report({"camera.crop", "setting.place"}, {{"camera.crop", std::string("mcu")}});
}

void interchangeable(RuleCheck &c)
{
    const PortraitSpec &spec = c.spec;
    const bool generic = isPlainBackground(c) && spec.setting.place.empty() && spec.setting.props.empty() &&
                         spec.setting.motif.empty() && spec.identity.wardrobe.empty() &&
                         spec.palette.accent.empty() && spec.palette.brandColors.empty();
    if (!c.job() || !generic)
        return;
    const ControlValue place = c.suggestion("setting.place", "a quiet room with one large window");
    c.report({"setting.place", "identity.wardrobe", "palette.accent"}, {{"setting.place", place}},
             {{"place", std::get<std::string>(place)}});
}

void likenessOfNobody(RuleCheck &c)
{
    if (!c.spec.references.likeness.empty() && c.spec.identity.likeness == "fictional")
        c.report({"reference.likeness", "identity.likeness"}, {{"reference.likeness", std::string()}});
}

constexpr Condition table[]{
    {"PROV-007", likenessOfNobody},     {"CULT-001", mixedEras},
    {"CULT-002", modernThingInOldEra},  {"CULT-003", motifWithoutMeaning, "words"},
    {"CULT-004", vagueCulture},         {"PROV-002", realPerson},
    {"CTX-001", tooManyProps, "props"}, {"CTX-002", loudBackground, "blur clutter"},
    {"CTX-003", wideFrameOfNothing},    {"EMO-015", interchangeable},
};

} // namespace

std::span<const Condition> settingConditions() { return table; }

} // namespace presence
