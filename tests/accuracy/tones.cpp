// SPDX-License-Identifier: MIT
#include "core/sitter/sitter.h"
#include "tests/accuracy/accuracy.h"

#include <array>
#include <cstdio>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

using namespace presence;

namespace {

constexpr std::array lights{0.0, 45.0, -45.0}; ///< azimuths of the key
constexpr std::array questions{"skin.texture",   "exposure.highlights", "exposure.shadows",
                               "exposure.range", "color.cast",          "light.side"};

CritiqueReport reviewed(const Critic &critic, Sitter &sitter, const PortraitSpec &spec)
{
    SitterOptions options;
    options.width = 480;
    options.height = 600;
    options.samples = 8;
    const auto render = sitter.render(spec, options);
    const SitterPicture &picture = render->picture;
    const cv::Mat rgb(picture.height, picture.width, CV_8UC3, const_cast<std::uint8_t *>(picture.rgb.data()));
    cv::Mat bgr;
    cv::cvtColor(rgb, bgr, cv::COLOR_RGB2BGR);
    std::vector<unsigned char> bytes;
    cv::imencode(".png", bgr, bytes);
    return *critic.review(*ImageFile::fromBytes(std::string(bytes.begin(), bytes.end()), "tone"), spec,
                          "tone");
}

} // namespace

/// The same light on every skin: a column of verdicts that changes with the tone shows a bias.
void printTones(const Critic &critic)
{
    std::printf("\n| Skin tone, %zu lights: pass / note / warn or fail / not assessed |", lights.size());
    for (int tone = 1; tone <= 10; ++tone)
        std::printf(" %d |", tone);
    std::printf("\n|---|%s\n", "---|---|---|---|---|---|---|---|---|---|");
    std::array<std::array<std::array<int, 4>, 10>, questions.size()> counts{};
    Sitter sitter;
    for (std::size_t tone = 0; tone < 10; ++tone)
        for (const double azimuth : lights) {
            PortraitSpec spec;
            spec.identity.skinTone = double(tone) + 1;
            spec.camera.crop = "cu";
            spec.lighting.pattern = "custom";
            spec.lighting.keyAzimuthDeg = azimuth;
            spec.lighting.keyToFillRatio = 4;
            const CritiqueReport report = reviewed(critic, sitter, spec);
            for (std::size_t i = 0; i < questions.size(); ++i) {
                const Verdict verdict = report.find(questions[i])->verdict;
                ++counts[i][tone][verdict == Verdict::Unmeasured ? 3
                                  : verdict == Verdict::Fail     ? 2
                                                                 : int(verdict)];
            }
        }
    for (std::size_t i = 0; i < questions.size(); ++i) {
        std::printf("| %s |", questions[i]);
        for (const auto &[pass, note, wrong, silent] : counts[i])
            std::printf(" %d/%d/%d/%d |", pass, note, wrong, silent);
        std::printf("\n");
    }
}
