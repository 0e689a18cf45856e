// SPDX-License-Identifier: MIT
#include "tests/training/expressions/fit_smiles.h"

#include "core/base/file_io.h"
#include "core/critique/face/smile.h"
#include "tests/accuracy/table.h"
#include "tests/training/expressions/logistic.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <map>
#include <nlohmann/json.hpp>
#include <opencv2/imgcodecs.hpp>

using namespace presence;

namespace {

constexpr int renders = 450, folds = 5;
constexpr unsigned seed = 501; ///< presence-accuracy and its floors draw other faces
constexpr double ridge = 0.03;

/// How the photographs are labelled, in the order of Smile.
constexpr std::array<std::string_view, 3> smileLabels{"none", "slight", "broad"};

struct Mouth
{
    SmileCues mesh, outline;
    Smile smile = Smile::None;
    double level = 0;   ///< of AU12, of renders
    std::string person; ///< of photographs; empty for renders
};

struct Rules
{
    std::vector<double> smiles, broad;
};

/// Any smile in every degree, with what else a mouth and its surroundings may do.
void smileSomehow(PortraitSpec &spec, std::mt19937 &random)
{
    Expression &face = spec.expression;
    const auto unit = [&](int number, int in, double low, double high) {
        if (random() % unsigned(in))
            return;
        const double level = within(random, low, high);
        face.unit(number) = {level, level};
    };
    constexpr double usual[] = {2, 2, 4.5, 5};
    const double smile = random() % 3 == 0   ? 0
                         : random() % 2 == 0 ? within(random, 0, 5)
                                             : usual[random() % 4];
    face.unit(12) = {smile, random() % 5 ? smile : smile * within(random, 0.5, 1)};
    if (smile > 2)
        unit(6, 2, 1, 4);
    unit(25, 4, 1, 5), unit(26, 5, 1, 5), unit(43, 7, 5, 5);
    for (const int number : {1, 2, 4, 5, 7, 9, 10, 14, 15, 17, 18, 20, 23, 24, 28})
        unit(number, 16, 0.5, 3.5);
}

Mouth mouthOf(const ReadFace &face)
{
    Mouth mouth;
    mouth.mesh = smileCuesOf(*face.mesh.mesh, *face.mesh.pose);
    mouth.outline = smileCuesOf(*face.outline.mouth, *face.outline.pose);
    return mouth;
}

std::vector<Mouth> renderedMouths(const FaceInstruments &instruments)
{
    std::vector<Mouth> mouths;
    drawFaces(renders, seed, instruments, smileSomehow, [&](const PortraitSpec &spec, const ReadFace &face) {
        Mouth mouth = mouthOf(face);
        mouth.level = spec.expression.unit(12).strongest();
        mouth.smile = mouth.level < 0.75 ? Smile::None : mouth.level < 3.5 ? Smile::Slight : Smile::Broad;
        mouths.push_back(std::move(mouth));
    });
    return mouths;
}

std::vector<Mouth> photographedMouths(const FaceInstruments &instruments, const std::filesystem::path &folder)
{
    std::vector<Mouth> mouths;
    for (const auto &row : readTable(folder / "ground_truth.csv")) {
        const std::string label = row.at("mouth").substr(0, row.at("mouth").find(' '));
        const auto smile = std::ranges::find(smileLabels, label);
        const cv::Mat pixels = cv::imread((folder / row.at("file")).string());
        if (row.at("faces") != "1" || smile == smileLabels.end() || pixels.empty())
            continue;
        const auto face = instruments.read(pixels);
        if (!face)
            continue;
        Mouth mouth = mouthOf(*face);
        mouth.smile = Smile(smile - smileLabels.begin());
        constexpr std::string_view derived = "derived from ";
        const std::string &from = row.at("repo");
        mouth.person = from.starts_with(derived) ? from.substr(derived.size()) : row.at("file");
        mouths.push_back(std::move(mouth));
    }
    return mouths;
}

/// Renders and photographs weigh the same, and in each the two smiles beside the border; many pictures of one
/// person weigh as one. Renders so near to it that a person could not tell are left out.
std::vector<double> weightsOf(const std::vector<Mouth> &mouths, bool broad)
{
    constexpr double far = 0.3;
    std::map<std::string, int> pictures;
    for (const Mouth &mouth : mouths)
        ++pictures[mouth.person];
    std::map<std::pair<bool, Smile>, double> sums;
    const auto own = [&](const Mouth &mouth) {
        if (!mouth.person.empty())
            return 1.0 / pictures[mouth.person];
        const double level = mouth.level;
        const bool doubtful = broad ? level > 2.8 && level < 4 : level > 0 && level < 1.3;
        return doubtful ? 0.0 : 1.0;
    };
    for (const Mouth &mouth : mouths)
        sums[{mouth.person.empty(), mouth.smile}] += own(mouth);
    std::vector<double> weights;
    for (const Mouth &mouth : mouths) {
        const double sum = sums[{mouth.person.empty(), mouth.smile}];
        const bool across = broad ? mouth.smile == Smile::None : mouth.smile == Smile::Broad;
        const double share = across ? far : 1;
        weights.push_back(sum > 0 ? share * own(mouth) / sum : 0);
    }
    return weights;
}

Rules fit(const std::vector<Mouth> &mouths, SmileCues Mouth::*cues)
{
    const auto rule = [&](bool broad) {
        const auto weights = weightsOf(mouths, broad);
        std::vector<Example> examples;
        for (std::size_t i = 0; i < mouths.size(); ++i)
            if (weights[i] > 0)
                examples.push_back(
                    {mouths[i].*cues, mouths[i].smile >= (broad ? Smile::Broad : Smile::Slight), weights[i]});
        return fitLogistic(examples, ridge);
    };
    return {rule(false), rule(true)};
}

/// Percent right, the mean of the three smiles.
class Tally
{
public:
    void add(const Mouth &mouth, const SmileCues &cues, const Rules &rules)
    {
        const Smile said = logOdds(rules.broad, cues) > 0    ? Smile::Broad
                           : logOdds(rules.smiles, cues) > 0 ? Smile::Slight
                                                             : Smile::None;
        auto &[right, all] = m_counts[std::size_t(mouth.smile)];
        right += said == mouth.smile;
        ++all;
    }
    double balanced() const
    {
        double sum = 0;
        for (const auto &[right, all] : m_counts)
            sum += 100.0 * right / std::max(1, all) / double(m_counts.size());
        return std::round(10 * sum) / 10;
    }

private:
    std::array<std::pair<int, int>, 3> m_counts{};
};

nlohmann::ordered_json crossValidated(const std::vector<Mouth> &drawn, const std::vector<Mouth> &taken,
                                      SmileCues Mouth::*cues)
{
    Tally renderTally, photoTally;
    for (int fold = 0; fold < folds; ++fold) {
        std::vector<Mouth> rest = taken;
        for (std::size_t i = 0; i < drawn.size(); ++i)
            if (int(i) % folds != fold)
                rest.push_back(drawn[i]);
        const Rules rules = fit(rest, cues);
        for (std::size_t i = std::size_t(fold); i < drawn.size(); i += folds) {
            const double level = drawn[i].level; // none, B and D+, as presence-accuracy asks
            if (level == 0 || (level > 1.5 && level < 2.5) || level >= 4.5)
                renderTally.add(drawn[i], drawn[i].*cues, rules);
        }
    }
    std::map<std::string, Rules> without;
    for (const Mouth &mouth : taken) {
        const auto [place, isNew] = without.try_emplace(mouth.person);
        if (isNew) {
            std::vector<Mouth> rest = drawn;
            for (const Mouth &other : taken)
                if (other.person != mouth.person)
                    rest.push_back(other);
            place->second = fit(rest, cues);
        }
        photoTally.add(mouth, mouth.*cues, place->second);
    }
    return {{"renders_held_out_percent", renderTally.balanced()},
            {"photographs_of_people_left_out_percent", photoTally.balanced()},
            {"people", without.size()}};
}

std::vector<double> rounded(std::vector<double> values)
{
    for (double &value : values)
        value = std::round(value * 1e4) / 1e4;
    return values;
}

} // namespace

int fitSmiles(const FaceInstruments &instruments, const std::filesystem::path &photos,
              const std::filesystem::path &out)
{
    const std::vector<Mouth> drawn = renderedMouths(instruments);
    const std::vector<Mouth> taken = photographedMouths(instruments, photos);
    if (drawn.empty() || taken.empty()) {
        std::fprintf(stderr, "No face could be read in %s.\n", photos.c_str());
        return 1;
    }
    std::vector<Mouth> all = drawn;
    all.insert(all.end(), taken.begin(), taken.end());
    nlohmann::ordered_json document{
        {"schema", "presence.smiles/1"},
        {"recipe",
         "presence-fit-expressions smiles: two logistic rules for each kind of points, with a ridge, on "
         "renders of known AU12 and on labelled photographs, both weighing the same; the error is "
         "balanced over none, slight and broad. Weights MIT."},
        {"renders", drawn.size()},
        {"photographs", taken.size()},
        {"seed", seed}};
    for (const auto &[id, cues] : {std::pair("mesh", &Mouth::mesh), std::pair("outline", &Mouth::outline)}) {
        const Rules rules = fit(all, cues);
        document["error"][id] = crossValidated(drawn, taken, cues);
        document["rules"][id] = {{"smiles", rounded(rules.smiles)}, {"broad", rounded(rules.broad)}};
        std::printf("%s: %s\n", id, document["error"][id].dump().c_str());
    }
    return writeFile(out, document.dump(1) + "\n").ok() ? 0 : 1;
}
