// SPDX-License-Identifier: MIT
#include "tests/training/expressions/fit_units.h"

#include "core/base/file_io.h"
#include "core/critique/networks/unit_weights.h"
#include "tests/accuracy/table.h"

#include <cmath>
#include <cstdio>
#include <map>
#include <opencv2/imgcodecs.hpp>
#include <sstream>

using namespace presence;

namespace {

constexpr int renders = 600;
constexpr unsigned seed = 701;
constexpr double present = 1.5; ///< level from which a unit counts as seen
constexpr double leastStep = 0.01;

/// One unit in one render.
struct Sight
{
    double level = 0, weight = 0;
};
using Sights = std::vector<Sight>;

/// Up to three of the units that have weights, at any level, and at times one that has none.
void act(PortraitSpec &spec, std::mt19937 &random)
{
    const auto move = [&](int number) {
        const double level = 1 + double(random() % 5);
        spec.expression.unit(number) = {level, level};
    };
    for (unsigned count = random() % 4; count > 0; --count)
        move(unitWeights[random() % unitWeights.size()].unit);
    constexpr int others[] = {5, 6, 9, 14, 15, 16, 20, 22, 23, 25};
    if (random() % 3 == 0)
        move(others[random() % std::size(others)]);
}

double median(std::vector<double> values, double share = 0.5)
{
    std::ranges::sort(values);
    return values.empty() ? 0 : values[std::size_t(share * double(values.size() - 1))];
}

/// What lies above nearly everything that is seen where nobody does anything; of few photographs the upper
/// quarter, for their extremes tell little.
double restOf(const std::vector<double> &without, const std::vector<double> &photographs)
{
    constexpr std::size_t few = 20;
    return std::max(median(without, 0.75), median(photographs, photographs.size() < few ? 0.75 : 0.9));
}

/// At rest, then the medians of the levels, made to rise by pooling neighbours that do not (isotonic
/// regression).
UnitMarks marksOf(const Sights &sights, const std::vector<double> &photographs)
{
    std::array<std::vector<double>, 6> byLevel;
    for (const Sight &sight : sights)
        byLevel[std::size_t(std::lround(sight.level))].push_back(sight.weight);
    struct Pool
    {
        double value, weight;
        int levels;
    };
    std::vector<Pool> pools;
    for (std::size_t level = 1; level < byLevel.size(); ++level) {
        pools.push_back({median(byLevel[level]), double(byLevel[level].size()), 1});
        while (pools.size() > 1 && pools[pools.size() - 2].value >= pools.back().value) {
            const Pool last = pools.back();
            pools.pop_back();
            Pool &pool = pools.back();
            const double weight = std::max(1.0, pool.weight + last.weight);
            pool = {(pool.value * pool.weight + last.value * last.weight) / weight, weight,
                    pool.levels + last.levels};
        }
    }
    UnitMarks marks{restOf(byLevel[0], photographs)};
    std::size_t level = 0;
    for (const Pool &pool : pools)
        for (int i = 0; i < pool.levels; ++i, ++level)
            marks[level + 1] = std::max(pool.value, marks[level] + leastStep);
    return marks;
}

/// C to E on renders against nothing on renders or on photographs, where it is told worse; percent, the mean
/// of both sides. Marks come from one half of the renders and are asked of the other.
double toldApart(const Sights &sights, const std::vector<double> &photographs)
{
    double right[2] = {}, all[2] = {}, photographed = 0;
    for (const std::size_t half : {0, 1}) {
        Sights learned, asked;
        for (std::size_t i = 0; i < sights.size(); ++i)
            (i % 2 == half ? learned : asked).push_back(sights[i]);
        const UnitMarks marks = marksOf(learned, photographs);
        for (const Sight &sight : asked) {
            if (sight.level > 0 && sight.level < 3)
                continue;
            const bool there = sight.level > 0;
            right[there] += (levelOf(marks, sight.weight) >= present) == there;
            ++all[there];
        }
        for (const double weight : photographs)
            photographed += levelOf(marks, weight) < present;
    }
    const double absent = std::min(right[0] / std::max(1.0, all[0]),
                                   photographed / std::max(1.0, 2.0 * double(photographs.size())));
    return 50 * (absent + right[1] / std::max(1.0, all[1]));
}

/// The weights of every unit on photographs of people who do not show it, as far as the labels tell: lids and
/// mouths are labelled, brows are taken to rest. One picture a person.
std::map<int, std::vector<double>> photographedAtRest(const FaceInstruments &instruments,
                                                      const std::filesystem::path &folder)
{
    std::map<int, std::vector<double>> weights;
    for (const auto &label : readTable(folder / "ground_truth.csv")) {
        const std::string &mouth = label.at("mouth"), &eyes = label.at("eyes");
        const cv::Mat pixels = cv::imread((folder / label.at("file")).string());
        if (label.at("faces") != "1" || label.at("repo").starts_with("derived") || pixels.empty())
            continue;
        const auto face = instruments.read(pixels);
        if (!face || !face->mesh.expressions)
            continue;
        const bool atRest = mouth.starts_with("none"), closed = atRest || mouth.starts_with("slight");
        for (const UnitWeights &unit : unitWeights) {
            const bool without = unit.unit == 12                      ? atRest
                                 : unit.unit == 43                    ? eyes.starts_with("open")
                                 : unit.unit >= 10 && unit.unit != 18 ? closed
                                                                      : true;
            if (without)
                weights[unit.unit].push_back(unit.strongerIn(*face->mesh.expressions));
        }
    }
    return weights;
}

std::string row(const std::string &id, double value, const char *unit, const std::string &source,
                std::size_t seen, std::size_t drawn, std::size_t photographs)
{
    std::ostringstream text;
    text << "    \"" << id << "\": {\"value\": " << std::round(value * 1000) / 1000 << ", \"unit\": \""
         << unit << "\", \"status\": \"calibrated\", \"source\": \"" << source << "\", \"sample\": \"" << seen
         << " of " << drawn << " rendered heads show it; " << photographs << " photographs without it\"},";
    return text.str();
}

} // namespace

int fitUnits(const FaceInstruments &instruments, const std::filesystem::path &photos,
             const std::filesystem::path &limits)
{
    const auto photographs = photographedAtRest(instruments, photos);
    if (photographs.empty()) {
        std::fprintf(stderr, "No face could be read in %s.\n", photos.c_str());
        return 1;
    }
    std::map<int, Sights> sights;
    std::size_t drawn = 0;
    drawFaces(renders, seed, instruments, act, [&](const PortraitSpec &spec, const ReadFace &face) {
        if (!face.mesh.expressions)
            return;
        ++drawn;
        for (const UnitWeights &unit : unitWeights)
            sights[unit.unit].push_back(
                {spec.expression.unit(unit.unit).strongest(), unit.strongerIn(*face.mesh.expressions)});
    });
    std::map<std::string, std::string> rows; // by the id of the limit
    for (const auto &[unit, seen] : sights) {
        const std::vector<double> &atRest = photographs.at(unit);
        const UnitMarks marks = marksOf(seen, atRest);
        const double told = toldApart(seen, atRest);
        const auto showing =
            std::size_t(std::ranges::count_if(seen, [](const Sight &s) { return s.level > 0; }));
        const std::string id = "expression.au" + std::to_string(unit) + ".";
        std::printf("AU%d: told apart %.1f %%;", unit, told);
        for (std::size_t i = 0; i < marks.size(); ++i) {
            std::printf(" %s %.3f", unitMarkNames[i], marks[i]);
            rows[id + unitMarkNames[i]] =
                row(id + unitMarkNames[i], marks[i], "",
                    i == 0 ? "above the network's weight on most faces without the unit"
                           : "median weight of the network at this level",
                    showing, drawn, atRest.size());
        }
        std::printf(" (%zu of %zu)\n", showing, drawn);
        rows[id + "told"] = row(id + "told", told, "%",
                                "C to E on renders told from nothing on renders or photographs, balanced",
                                showing, drawn, atRest.size());
    }
    const auto old = readFile(limits);
    if (!old || rows.empty())
        return 1;
    std::istringstream lines(*old);
    std::string text;
    for (std::string line; std::getline(lines, line);) {
        const auto from = line.find('"'), to = line.find('"', from + 1);
        const auto found =
            to == std::string::npos ? rows.end() : rows.find(line.substr(from + 1, to - from - 1));
        text += (found == rows.end() ? line : found->second) + "\n";
    }
    return writeFile(limits, text).ok() ? 0 : 1;
}
