// SPDX-License-Identifier: MIT
#include "tests/accuracy/accuracy.h"
#include "tests/accuracy/rendered.h"

#include <array>
#include <cmath>
#include <cstdio>
#include <opencv2/core.hpp>

using namespace presence;

namespace {

constexpr std::array azimuths{0.0, 30.0, -60.0};
constexpr std::array ratios{2.0, 6.0};
constexpr std::array exposures{0.0, -2.5};
constexpr int tones = 10;
constexpr std::array questions{"skin.texture",         "alive.plastic",  "focus.eyes", "exposure.highlights",
                               "exposure.shadows",     "exposure.range", "color.cast", "color.warmth",
                               "light.side",           "light.ratio",    "eyes.open",  "eyes.catchlights",
                               "background.separation"};

/// Of one group of skins: how often a question was put to it, complained, and stayed silent.
struct Group
{
    int asked = 0, complained = 0, silent = 0;
};

/// Largest difference of a rate between groups and what chance alone explains, percent: 1.96 standard errors
/// of a difference, plus one answer.
void compare(const std::array<Group, 3> &groups, int Group::*what, double &difference, double &noise)
{
    int hits = 0, all = 0;
    double lowest = 1, highest = 0;
    int smallest = groups[0].asked;
    for (const Group &group : groups) {
        hits += group.*what;
        all += group.asked;
        smallest = std::min(smallest, group.asked);
        lowest = std::min(lowest, double(group.*what) / group.asked);
        highest = std::max(highest, double(group.*what) / group.asked);
    }
    const double mean = double(hits) / all;
    difference = 100 * (highest - lowest);
    noise = 100 * (1.96 * std::sqrt(mean * (1 - mean) * 2 / smallest) + 1.0 / smallest);
}

} // namespace

void measureTones(const Critic &critic, Record &record)
{
    std::array<std::array<Group, 3>, questions.size()> counts{}; // tones 1–3, 4–7, 8–10
    std::array<std::array<std::string, tones>, questions.size()> told;
    std::array<std::string, questions.size()> tiers;
    Sitter sitter;
    for (int tone = 1; tone <= tones; ++tone)
        for (const double azimuth : azimuths)
            for (const double ratio : ratios)
                for (const double exposure : exposures) {
                    PortraitSpec wish;
                    wish.identity.skinTone = tone;
                    wish.camera.crop = "cu";
                    wish.lighting.pattern = "custom";
                    wish.lighting.keyAzimuthDeg = azimuth;
                    wish.lighting.keyToFillRatio = ratio;
                    PortraitSpec shown = wish;
                    shown.lighting.exposureEv = exposure;
                    SitterOptions options;
                    options.width = 480;
                    options.height = 600;
                    options.samples = 8;
                    const auto render = sitter.render(shown, options);
                    const auto report = critic.review(pngOf(pixelsOf(render->picture), "tone"), wish, "tone");
                    const std::size_t group = tone <= 3 ? 0 : tone <= 7 ? 1 : 2;
                    for (std::size_t i = 0; i < questions.size(); ++i) {
                        const Finding &finding = *report->find(questions[i]);
                        Group &of = counts[i][group];
                        ++of.asked;
                        of.silent += finding.verdict == Verdict::Unmeasured;
                        of.complained +=
                            finding.verdict != Verdict::Unmeasured && finding.verdict != Verdict::Pass;
                        told[i][std::size_t(tone) - 1] += "pnwf-"[int(finding.verdict)];
                        if (finding.verdict != Verdict::Unmeasured)
                            tiers[i] = finding.tier;
                    }
                }
    std::printf(
        "\nVerdicts by skin tone 1 … 10 (pass, note, warn, fail, - not assessed), lights well and badly "
        "exposed:\n\n");
    for (std::size_t i = 0; i < questions.size(); ++i) {
        std::printf("    %-22s", questions[i]);
        for (const std::string &verdicts : told[i])
            std::printf(" %s", verdicts.c_str());
        std::printf("\n");
    }
    record.begin("Skin tones, the same lights on all");
    for (std::size_t i = 0; i < questions.size(); ++i) {
        const int asked = counts[i][0].asked + counts[i][1].asked + counts[i][2].asked;
        const std::string tier = tiers[i].empty() ? "A" : tiers[i];
        for (const auto &[what, words] :
             {std::pair(&Group::complained,
                        "renders: difference of complaints between light, medium and dark skin"),
              std::pair(&Group::silent,
                        "renders: difference of silence between light, medium and dark skin")}) {
            double difference = 0, noise = 0;
            compare(counts[i], what, difference, noise);
            record.add({questions[i], tier, words, difference, "points", asked, 1, noise, true});
        }
    }
}
