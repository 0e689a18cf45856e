// SPDX-License-Identifier: MIT
#include "core/critique/networks/unit_weights.h"
#include "tests/accuracy/accuracy.h"
#include "tests/accuracy/rendered.h"

#include <cmath>
#include <opencv2/core.hpp>
#include <random>

using namespace presence;

namespace {

/// Random people in a random light, drawn and reviewed one after the other. The same seed gives the same.
class Stage
{
public:
    Stage(const Critic &critic, unsigned seed, int longSide)
        : m_critic(critic)
        , m_random(seed)
        , m_longSide(longSide)
    {
    }

    double within(double low, double high) { return low + (high - low) * double(m_random() % 10001) / 10000; }
    unsigned upTo(std::size_t count) { return unsigned(m_random() % count); }

    /// Head turned up to `yaw` and half of that up or down; the face at rest.
    PortraitSpec anyone(double yaw)
    {
        constexpr const char *hair[] = {"bald", "cropped", "short", "bob", "tied_back"};
        PortraitSpec spec;
        spec.identity.skinTone = within(1, 10);
        spec.identity.hair = hair[upTo(std::size(hair))];
        spec.camera.crop = "cu";
        spec.pose.headYawDeg = within(-yaw, yaw);
        spec.pose.headPitchDeg = within(-yaw / 2, yaw / 2);
        spec.lighting.pattern = "custom";
        spec.lighting.keyAzimuthDeg = within(-50, 50);
        spec.lighting.keyElevationDeg = within(10, 45);
        spec.lighting.keyToFillRatio = within(1, 5);
        spec.lighting.softness = within(0.3, 0.9);
        return spec;
    }

    /// Without a wish: what is measured, not what is thought of it. Empty if it cannot be drawn.
    std::optional<CritiqueReport> review(const PortraitSpec &spec)
    {
        SitterOptions options;
        options.height = m_longSide;
        options.width = m_longSide * 4 / 5;
        options.samples = 8;
        options.seed = ++m_drawn;
        const auto render = m_sitter.render(spec, options);
        const auto report = render ? m_critic.review(pngOf(pixelsOf(render->picture), "staged"), {}, "staged")
                                   : Result<CritiqueReport>(render.error());
        return report ? std::optional(*report) : std::nullopt;
    }

private:
    const Critic &m_critic;
    Sitter m_sitter;
    std::mt19937 m_random;
    int m_longSide;
    std::uint64_t m_drawn = 0;
};

void measureUnits(const Critic &critic, Record &record)
{
    constexpr int renders = 48;
    constexpr double seenFrom = 1.5; ///< of a level, as presence-fit-expressions counts
    std::vector<int> judged;
    for (const UnitWeights &unit : unitWeights)
        if (critic.limits()["expression.au" + std::to_string(unit.unit) + ".told"] >=
            critic.limits()["expression.units.told"])
            judged.push_back(unit.unit);
    std::map<int, Score> scores;
    Stage stage(critic, 3001, 500);
    for (int i = 0; i < renders; ++i) {
        PortraitSpec spec = stage.anyone(20);
        for (const std::size_t turn : {0, 1}) { // two that do not work against each other
            const double level = stage.within(4, 5);
            spec.expression.unit(judged[(std::size_t(i) + turn * judged.size() / 2) % judged.size()]) = {
                level, level};
        }
        const auto report = stage.review(spec);
        if (!report)
            continue;
        const Finding &finding = *report->find("expression.units");
        for (const int unit : judged) {
            const std::string name = "AU" + std::to_string(unit);
            const auto reading = std::ranges::find(finding.readings, name, &Reading::name);
            const bool seen = reading != finding.readings.end() && reading->value >= seenFrom;
            scores[unit].add(spec.expression.unit(unit).left > 0 ? "there" : "absent",
                             finding.verdict == Verdict::Unmeasured ? ""
                             : seen                                 ? "there"
                                                                    : "absent",
                             name);
        }
    }
    for (const auto &[unit, score] : scores)
        record.rate("expression.units", "C",
                    "renders: AU" + std::to_string(unit) + ", asked D or E against absent", score, 80);
}

void measurePattern(const Critic &critic, Record &record)
{
    constexpr int renders = 40;
    Score place, height;
    Stage stage(critic, 3002, 500);
    for (int i = 0; i < renders; ++i) {
        constexpr const char *places[] = {"flat", "front", "three-quarter", "side"};
        constexpr double azimuths[][2] = {{0, 60}, {0, 12}, {28, 48}, {66, 85}};
        const int kind = i % 4;
        PortraitSpec spec = stage.anyone(15);
        Lighting &light = spec.lighting;
        light.keyAzimuthDeg = stage.within(azimuths[kind][0], azimuths[kind][1]) * (i / 4 % 2 ? 1 : -1);
        light.keyToFillRatio = kind == 0 ? stage.within(1, 1.25) : stage.within(3, 10);
        const bool high = stage.upTo(2) == 1;
        light.keyElevationDeg = high ? stage.within(38, 60) : stage.within(5, 18);
        const auto report = stage.review(spec);
        if (!report)
            continue;
        const std::string said = wordOf(*report->find("light.pattern"));
        place.add(places[kind], said.substr(0, said.find(',')), places[kind]);
        if (kind == 1 || kind == 2) // the other names do not tell the height
            height.add(high ? "high" : "level",
                       said.empty() || said == "side" || said == "flat" ? ""
                       : said.find("high") == std::string::npos         ? "level"
                                                                        : "high",
                       places[kind]);
    }
    record.rate("light.pattern", "C", "renders: flat, front, three-quarter or side", place, 80);
    record.rate("light.pattern", "C", "renders: key above 38° or below 18°", height, 80);
}

void measureLife(const Critic &critic, Record &record)
{
    constexpr int renders = 45;
    Score blank, perfect;
    std::string tier = "A";
    Stage stage(critic, 3003, 700);
    const auto noticed = [&](const Finding &finding, const char *word, const char *otherwise) {
        if (finding.verdict == Verdict::Unmeasured)
            return std::string();
        tier = finding.tier;
        return std::string(finding.verdict == Verdict::Pass ? otherwise : word);
    };
    for (int i = 0; i < renders; ++i) {
        enum Kind { Lively, Blank, Perfect };
        const Kind kind = Kind(i % 3);
        PortraitSpec spec = stage.anyone(8);
        Realism &real = spec.realism;
        real.asymmetry = kind == Perfect ? 0 : stage.within(0.1, 0.35);
        real.catchlight = kind == Blank ? 0 : stage.within(0.6, 1);
        real.skinTexture = kind == Perfect ? 0.05 : stage.within(0.5, 0.9);
        real.retouch = kind == Perfect ? 0.9 : 0.1;
        if (kind == Perfect) {
            spec.pose.headYawDeg /= 3;
            spec.lighting.keyAzimuthDeg /= 8;
            spec.lighting.keyToFillRatio = stage.within(1, 1.6);
        }
        if (kind != Blank) {
            const double smile = stage.within(2, 4);
            spec.expression.unit(12) = {smile, kind == Perfect ? smile : smile * 0.85};
            spec.expression.unit(6) = {2, 2};
        }
        const auto report = stage.review(spec);
        if (!report)
            continue;
        if (kind != Perfect)
            blank.add(kind == Blank ? "blank" : "lively",
                      noticed(*report->find("alive.blank"), "blank", "lively"), std::to_string(i));
        perfect.add(kind == Perfect ? "perfect" : "natural",
                    noticed(*report->find("alive.perfect"), "perfect", "natural"), std::to_string(i));
    }
    record.rate("alive.blank", tier, "renders: no catchlights and a face at rest, or a lively one", blank,
                80);
    record.rate("alive.perfect", tier, "renders: symmetric, smooth and evenly lit, or natural", perfect, 80);
}

} // namespace

void measureStaged(const Critic &critic, Record &record)
{
    record.begin("Renders staged for one question");
    const auto tiers = critic.tiers();
    if (std::ranges::find(tiers, "C") != tiers.end()) { // both ask for the mesh
        measureUnits(critic, record);
        measurePattern(critic, record);
    }
    measureLife(critic, record);
}
