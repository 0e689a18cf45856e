// SPDX-License-Identifier: MIT
#include "core/critique/critique.h"

#include "core/base/encoding/sha256.h"
#include "core/critique/checks/checks.h"
#include "core/critique/words.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace presence {

using namespace critique;

struct Critic::Equipment
{
    Limits limits;
    CritiqueWords words;
    std::vector<PaletteScheme> palettes;
    std::vector<Job> jobs;
    LidReader lidReader;
    LandmarkFitter fitter;
    SmileReader smileReader;
    std::shared_ptr<CascadePool> cascades;
    FaceNetworks networks;
    std::string rules;
};

namespace {

std::string missingNeed(const CheckRow &row, const Question &question)
{
    const Observation &seen = question.seen;
    if (row.needs.photograph && question.stylised)
        return "stylised";
    if (row.needs.face && !seen.mainFace())
        return seen.faces.empty() ? "no_face" : "profile";
    // Flat paint instead of skin.
    if (row.needs.photograph && seen.patch &&
        question.measures.skin().flatness > question.limits["picture.drawn"])
        return "drawn";
    if (row.needs.points && !seen.reading)
        return "needs_face_mesh";
    if (row.needs.eyes && !seen.eyes)
        return "no_eyes";
    if (row.needs.color && seen.picture.colorless)
        return "colorless";
    return {};
}

/// A check that throws must not take the other answers with it.
Answer ask(const CheckRow &row, const Question &question)
{
    try {
        if (const std::string missing = missingNeed(row, question); !missing.empty())
            return silent(missing);
        return row.check(question);
    } catch (const std::exception &) {
        return silent("internal");
    }
}

std::string firstSentence(const std::string &text)
{
    const auto end = text.find(". ");
    return end == std::string::npos ? text : text.substr(0, end + 1);
}

/// From work pixels to whole pixels of the picture.
Region shown(const cv::Rect2d &box, const Picture &picture)
{
    const cv::Rect2d full(box.x * picture.scale, box.y * picture.scale, box.width * picture.scale,
                          box.height * picture.scale);
    const cv::Rect2d inside = full & cv::Rect2d(0, 0, picture.full.cols, picture.full.rows);
    return {std::round(inside.x), std::round(inside.y), std::round(inside.width), std::round(inside.height)};
}

Finding finding(const CheckRow &row, Answer answer, const Question &question, const CritiqueWords &words)
{
    Finding finding;
    finding.id = row.id;
    finding.verdict = answer.verdict;
    finding.measured = std::move(answer.measured);
    finding.asked = std::move(answer.asked);
    finding.unit = row.unit;
    finding.tier = answer.tier;
    finding.confidence = answer.verdict == Verdict::Unmeasured ? 0 : answer.confidence;
    for (const cv::Rect2d &box : answer.regions)
        finding.regions.push_back(shown(box, question.seen.picture));
    if (answer.verdict == Verdict::Unmeasured)
        finding.reason = words.reason(answer.silence);
    else
        finding.advice = words.advice(row.id, answer.outcome, answer.blanks);
    if (answer.stuck && answer.fix.isEmpty())
        finding.advice = firstSentence(finding.advice) + " " + words.reason("at_limit");
    finding.fix = std::move(answer.fix);
    finding.limits = question.limits.names();
    for (Mark &mark : answer.marks) {
        mark.label = words.name(mark.label);
        finding.marks.push_back(std::move(mark));
    }
    for (const Part &part : answer.parts)
        finding.readings.push_back({words.name(part.name), part.value, part.unit});
    return finding;
}

/// All of them exist when this is asked: they have been read.
std::string fingerprint(const Resources &resources)
{
    std::string all;
    for (const char *name : {"critique/limits.json", "critique/words.json", "critique/lids.json",
                             "critique/smiles.json", "models/landmarks.bin"})
        if (const auto text = resources.text(name))
            all += *text;
    return sha256Hex(all).substr(0, 16);
}

} // namespace

Result<Critic> Critic::load(const Resources &resources,
                            const std::vector<std::filesystem::path> &cascadeFolders)
{
    auto limits = Limits::load(resources);
    if (!limits)
        return limits.error();
    auto words = CritiqueWords::load(resources);
    if (!words)
        return words.error();
    auto palettes = loadPaletteSchemes(resources);
    if (!palettes)
        return palettes.error();
    auto jobs = loadJobs(resources);
    if (!jobs)
        return jobs.error();
    auto lidReader = LidReader::load(resources);
    if (!lidReader)
        return lidReader.error();
    auto fitter = LandmarkFitter::load(resources);
    if (!fitter)
        return fitter.error();
    auto smileReader = SmileReader::load(resources);
    if (!smileReader)
        return smileReader.error();
    std::error_code code;
    for (const auto &folder : cascadeFolders) {
        if (!std::filesystem::is_directory(folder / "haarcascades", code))
            continue;
        auto cascades = CascadePool::load(folder);
        if (!cascades)
            return cascades.error();
        Critic critic;
        critic.m_equipment = std::make_shared<const Equipment>(Equipment{std::move(*limits),
                                                                         std::move(*words),
                                                                         std::move(*palettes),
                                                                         std::move(*jobs),
                                                                         std::move(*lidReader),
                                                                         std::move(*fitter),
                                                                         std::move(*smileReader),
                                                                         std::move(*cascades),
                                                                         {},
                                                                         fingerprint(resources)});
        return critic;
    }
    std::string tried;
    for (const auto &folder : cascadeFolders)
        tried += (tried.empty() ? "" : ", ") + folder.string();
    return Error{Error::Kind::NotFound, "OpenCV's face cascades are missing (looked in: " + tried +
                                            "). Install the package opencv-data."};
}

Critic Critic::with(FaceNetworks networks) const
{
    Equipment equipment = *m_equipment;
    equipment.networks = std::move(networks);
    Critic critic;
    critic.m_equipment = std::make_shared<const Equipment>(std::move(equipment));
    return critic;
}

namespace {

/// The face to keep, or the reason why it cannot be compared with.
struct Reference
{
    std::optional<FaceLikeness> likeness;
    std::string_view silence = "needs_reference";
};

Reference readReference(const ImageFile &image, const FaceNetworks &networks, std::stop_token stop)
{
    if (image.isEmpty())
        return {};
    const auto tiers = networks.tiers();
    if (std::ranges::find(tiers, "I") == tiers.end())
        return {{}, "needs_identity_model"};
    const auto picture = decodePicture(image, "reference", 0);
    if (!picture)
        return {{}, "reference_unreadable"};
    const auto read = networks.read(picture->full, {}, stop);
    if (!read || read->faces.empty() || !read->faces.front().likeness)
        return {{}, "reference_without_face"};
    return {read->faces.front().likeness};
}

} // namespace

Result<CritiqueReport> Critic::review(const ImageFile &image, const std::optional<PortraitSpec> &spec,
                                      std::string_view name, const ReviewOptions &options,
                                      std::stop_token stop) const
{
    const Equipment &equipment = *m_equipment;
    const auto cascades = equipment.cascades->borrow();
    const Instruments instruments{*cascades,        equipment.lidReader,
                                  equipment.fitter, equipment.smileReader,
                                  equipment.limits, equipment.networks};
    auto seen = observe(image, name, instruments, stop);
    if (!seen)
        return seen.error();
    const Reference reference = readReference(options.reference, equipment.networks, stop);
    const std::string job = options.job.empty() && spec ? spec->story.job : options.job;
    const auto known = std::ranges::find(equipment.jobs, job, &Job::id);
    std::vector<std::string> purposes{job};
    if (spec)
        purposes.push_back(spec->camera.slot);
    CritiqueReport report;
    report.image = name;
    report.width = seen->picture.full.cols;
    report.height = seen->picture.full.rows;
    report.tiers = tiers();
    report.rules = rules();
    const Measures measures(*seen);
    for (const CheckRow &row : checkRows()) {
        const Question question{*seen,
                                spec ? &*spec : nullptr,
                                ConsultedLimits(equipment.limits, purposes),
                                equipment.palettes,
                                measures,
                                known == equipment.jobs.end() ? nullptr : &*known,
                                options.stylised || (spec && spec->realism.medium == "painting"),
                                reference.likeness ? &*reference.likeness : nullptr,
                                reference.silence};
        report.findings.push_back(finding(row, ask(row, question), question, equipment.words));
    }
    return report;
}

std::vector<std::string> Critic::tiers() const
{
    std::vector<std::string> all{"A", "A+"};
    std::ranges::copy(m_equipment->networks.tiers(), std::back_inserter(all));
    return all;
}

const std::string &Critic::rules() const { return m_equipment->rules; }

bool Critic::isStale(const CritiqueReport &report) const
{
    return report.rules != rules() || report.tiers != tiers();
}

const Limits &Critic::limits() const { return m_equipment->limits; }

std::vector<std::filesystem::path> defaultCascadeFolders()
{
    return {"/usr/share/opencv4", "/usr/local/share/opencv4", "/usr/share/opencv",
            "/opt/homebrew/share/opencv4"};
}

} // namespace presence
