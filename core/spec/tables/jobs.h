// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/resources.h"
#include "core/spec/patch/spec_patch.h"
#include "core/spec/tables/platforms.h"

#include <string>
#include <vector>

namespace presence {

/// What a job wants of one control: a range of a number or level, or some of the choices.
struct JobTarget
{
    std::string control; ///< id; short ids of units mean both sides
    double minimum = 0;
    double maximum = 0;
    std::vector<std::string> choices; ///< of a choice; otherwise empty

    /// Is this value of the control within half a level or the exact range, or one of the choices? A choice
    /// that says nothing ("unset", "none", "unspecified") meets every target.
    bool isMetBy(const ControlValue &value) const;
};

/// What a portrait must do for its owner, and the values that usually do it.
struct Job
{
    std::string id;     ///< also a choice of `story.job`
    std::string label;  ///< "Authority, leadership"
    std::string about;  ///< one line of help
    std::string basis;  ///< the study or convention behind the values
    SpecPatch defaults; ///< includes `story.job` itself
    /// Texts to offer where the person has written none: place, occasion, role, anchor detail.
    SpecPatch suggestions;
    std::vector<JobTarget> targets; ///< what the checklist looks for
    std::vector<std::string> avoid; ///< what works against the job, in words
    double warmthTarget = 0;        ///< −4 … +4
    double dominanceTarget = 0;     ///< −4 … +4
};

/// The targets of the job that this spec does not meet.
std::vector<const JobTarget *> missedTargets(const Job &job, const PortraitSpec &spec);

/// All jobs of resources/jobs.json, in file order, with the values as written there. See SpecLibrary::jobs.
Result<std::vector<Job>> loadJobs(const Resources &resources);

/// A named way to place the key light. Angles are measured from where the face points.
struct LightPattern
{
    /// Which cheek must be lit for the name to be true.
    enum class Side {
        Free,
        Near, ///< the one turned toward the camera
        Far,  ///< the one turned away
    };

    std::string id; ///< also a choice of `lighting.pattern`
    std::string label;
    std::string about;
    SpecPatch defaults; ///< includes `lighting.pattern` itself: angles, ratio, softness, rim, …
    Side side = Side::Free;
    double azimuthMinDeg = 0; ///< of the absolute azimuth
    double azimuthMaxDeg = 180;
    double elevationMinDeg = -90;
    double elevationMaxDeg = 90;

    /// Is a key light in this place still this pattern?
    bool covers(double azimuthDeg, double elevationDeg) const;
};

Result<std::vector<LightPattern>> loadLightPatterns(const Resources &resources);

/// The named colour worlds behind `palette.scheme`.
struct PaletteScheme
{
    std::string id;
    std::string label;
    std::vector<std::string> swatches; ///< "#RRGGBB", background first: 60/30/10 order
    double warmth = 0;                 ///< typical `palette.warmth`
    double saturation = 0;             ///< typical `palette.saturation`
};

Result<std::vector<PaletteScheme>> loadPaletteSchemes(const Resources &resources);

/// Weather and air of a whole scene, with the light and colours that belong to it.
struct Atmosphere
{
    std::string id; ///< also a choice of `setting.atmosphere`
    std::string label;
    SpecPatch defaults; ///< haze, light, palette
};

Result<std::vector<Atmosphere>> loadAtmospheres(const Resources &resources);

/// The tables above, loaded once and handed around by reference. Immutable.
struct SpecLibrary
{
    /// With complete defaults: the consequences of their light pattern and palette are in them, and every job
    /// sets the same controls, so that changing the job leaves nothing of the last one behind.
    std::vector<Job> jobs;
    std::vector<LightPattern> lightPatterns;
    std::vector<PaletteScheme> palettes;
    std::vector<Atmosphere> atmospheres;
    PlatformTable platforms;

    static Result<SpecLibrary> load(const Resources &resources);
    const Job *job(std::string_view id) const;
    /// Between two jobs: `share` 0 is the first, 1 the second. Numbers and levels interpolate, everything
    /// else comes from the stronger one, with it `story.job` and the placing of the key light, which belongs
    /// to its pattern. Empty if there is no such job.
    SpecPatch blendedJobs(std::string_view first, std::string_view second, double share) const;
    const LightPattern *lightPattern(std::string_view id) const;
    const PaletteScheme *palette(std::string_view id) const;
    const Atmosphere *atmosphere(std::string_view id) const;

    /// What a named choice brings along: picking a light pattern places the light, picking a palette scheme
    /// sets warmth and saturation, picking an atmosphere sets its light and air, picking a place to be shown
    /// at sets the aspect, moving the key light outside its pattern makes it "custom". Values that `patch`
    /// sets itself always win. Jobs are not expanded: they are applied as their own visible patch.
    SpecPatch withConsequences(SpecPatch patch, const PortraitSpec &before) const;
};

} // namespace presence
