// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/image_file.h"
#include "core/base/resources.h"
#include "core/critique/finding.h"
#include "core/critique/limits.h"
#include "core/critique/networks/face_networks.h"
#include "core/spec/portrait_spec.h"

#include <memory>
#include <optional>
#include <stop_token>
#include <string_view>
#include <vector>

namespace presence {

/// What a review is told besides the picture and the wish.
struct ReviewOptions
{
    /// A painting or drawing: whatever asks for living skin and a real lens stays silent. A spec whose medium
    /// is painting says the same.
    bool stylised = false;
    /// What the portrait is for, id of resources/jobs.json: what the job accepts passes. Empty: as the spec
    /// says; "none": nothing in particular.
    std::string job = {};
    /// The face that the picture is to keep (`reference.likeness`), read by whoever calls; may be empty.
    ImageFile reference = {};
};

/// The measuring equipment: OpenCV's cascades, limits and words, loaded once. Immutable; may be used from
/// several threads at once (each call takes its own working copies).
class Critic
{
public:
    /// `cascadeFolders`: where haarcascades/ and lbpcascades/ may be; the first that has them is taken.
    static Result<Critic> load(const Resources &resources,
                               const std::vector<std::filesystem::path> &cascadeFolders);

    /// The same equipment with these optional networks beside it.
    Critic with(FaceNetworks networks) const;

    /// Measures the picture and, where `spec` is given, compares it with what was asked. Every id of the
    /// checklist appears exactly once, measured or with the reason why not. Errors: the bytes cannot be
    /// decoded, or Cancelled. A reference that cannot be used is told by the finding that needs it.
    Result<CritiqueReport> review(const ImageFile &image, const std::optional<PortraitSpec> &spec,
                                  std::string_view name, const ReviewOptions &options = {},
                                  std::stop_token stop = {}) const;

    /// What answers, in the order of the tiers: "A", "A+", then those of the installed networks.
    std::vector<std::string> tiers() const;
    /// A fingerprint of limits, words and trained weights: a report with another one was made by other rules.
    const std::string &rules() const;
    /// Was this report made with other equipment or rules than these?
    bool isStale(const CritiqueReport &report) const;
    const Limits &limits() const;

    struct Equipment;

private:
    std::shared_ptr<const Equipment> m_equipment;
};

/// Where Debian, Ubuntu and a build from source put OpenCV's data.
std::vector<std::filesystem::path> defaultCascadeFolders();

/// The people's questions that no measurement answers, asked below the measured ones and answered by hand.
struct HumanQuestion
{
    std::string id;    ///< "human.gaze"
    std::string group; ///< gaze, intention, asymmetry, posture, background, color, story
    std::string text;
};
Result<std::vector<HumanQuestion>> loadHumanQuestions(const Resources &resources);

} // namespace presence
