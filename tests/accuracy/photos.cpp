// SPDX-License-Identifier: MIT
#include "tests/accuracy/accuracy.h"
#include "tests/accuracy/table.h"

#include <set>

using namespace presence;

namespace {

bool has(const std::string &text, const char *part) { return text.find(part) != std::string::npos; }

/// Labels name the sides of the image; ours are the subject's.
std::string labelledSide(const std::string &label)
{
    return label == "left" ? "right" : label == "right" ? "left" : "";
}

std::string labelledWarmth(const std::string &label)
{
    if (has(label, "background") || has(label, "skin") || has(label, "grey"))
        return {};
    return has(label, "warm") && !has(label, "neutral")   ? "warm"
           : has(label, "cool") && !has(label, "neutral") ? "cool"
                                                          : "";
}

std::string labelledSmile(const std::string &label)
{
    return has(label, "none")     ? "no smile"
           : has(label, "slight") ? "slight smile"
           : has(label, "broad")  ? "broad smile"
                                  : "";
}

std::string labelledGaze(const std::string &label)
{
    if (has(label, "borderline"))
        return {};
    return label.starts_with("direct") ? "direct" : label.starts_with("averted") ? "averted" : "";
}

std::string gazeWord(const Finding &finding)
{
    constexpr double direct = 8, averted = 12; // as in resources/critique/limits.json
    const auto angle = numberOf(finding);
    return !angle ? "" : *angle <= direct ? "direct" : *angle >= averted ? "averted" : "";
}

/// Scores of one question, apart by the equipment that answered.
class Question
{
public:
    void add(const std::string &truth, const Finding &finding, const std::string &answer,
             const std::string &name)
    {
        if (!answer.empty())
            m_tier = finding.tier;
        m_score.add(truth, answer, name);
    }
    void tell(Record &record, const char *finding, const char *measure, double aimA, double aimC) const
    {
        record.rate(finding, m_tier, measure, m_score, m_tier == "C" || m_tier == "I" ? aimC : aimA);
    }

private:
    Score m_score;
    std::string m_tier = "A";
};

} // namespace

void measurePhotos(const Critic &critic, const std::filesystem::path &folder, Record &record)
{
    record.begin("Photographs labelled by eye");
    Question count, refused, side, warmth, lids, smile, threeWays, gaze;
    for (const auto &row : readTable(folder / "ground_truth.csv")) {
        const std::string &name = row.at("file");
        const auto image = ImageFile::read(folder / name);
        const auto report = image ? critic.review(*image, {}, name) : Result<CritiqueReport>(image.error());
        if (!report)
            continue;
        const auto found = [&](const char *id) -> const Finding & { return *report->find(id); };
        const auto answer = [&](const char *id) { return wordOf(found(id)); };
        (row.at("faces") == "0" ? refused : count)
            .add(row.at("faces"), found("face.count"), answer("face.count"), name);
        if (row.at("faces") != "1")
            continue;
        const std::string light = labelledSide(row.at("light").substr(0, row.at("light").find(" (")));
        // A soft light may be too even to have a side; only where the cheeks differ a side is claimed.
        if (!light.empty())
            side.add(light, found("light.side"), answer("light.side") == "even" ? "" : answer("light.side"),
                     name);
        if (const std::string label = labelledWarmth(row.at("colour")); !label.empty())
            warmth.add(label, found("color.warmth"),
                       answer("color.warmth") == "neutral" ? "" : answer("color.warmth"), name);
        const std::string &eyes = row.at("eyes");
        if (has(eyes, "open") || eyes == "closed")
            lids.add(eyes == "closed" ? "closed" : "open", found("eyes.open"),
                     answer("eyes.open") == "narrow" ? "open" : answer("eyes.open"), name);
        if (const std::string label = labelledSmile(row.at("mouth")); !label.empty()) {
            const std::string seen = answer("mouth.smile");
            if (label != "slight smile")
                smile.add(label == "broad smile" ? "broad" : "not broad", found("mouth.smile"),
                          seen.empty()                                      ? ""
                          : seen == "smile likely" || seen == "broad smile" ? "broad"
                                                                            : "not broad",
                          name);
            if (found("mouth.smile").tier != "A")
                threeWays.add(label, found("mouth.smile"), seen, name);
        }
        if (const std::string label = labelledGaze(row.at("gaze")); !label.empty())
            gaze.add(label, found("gaze.direction"), gazeWord(found("gaze.direction")), name);
    }
    count.tell(record, "face.count", "photographs: number of faces, pictures with people", 90, 97);
    refused.tell(record, "face.count", "photographs: no face where there is none", 75, 100);
    side.tell(record, "light.side", "photographs: side of a light that is not even", 90, 90);
    warmth.tell(record, "color.warmth", "photographs: warm never taken for cool", 100, 100);
    lids.tell(record, "eyes.open", "photographs: open or closed", 90, 98);
    smile.tell(record, "mouth.smile", "photographs: broad smile against none", 85, 95);
    threeWays.tell(record, "mouth.smile", "photographs: no smile, slight, broad", 60, 85);
    gaze.tell(record, "gaze.direction", "photographs: into the lens or averted, 8–12° not assessed", 60, 95);
}
