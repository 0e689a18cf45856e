// SPDX-License-Identifier: MIT
#include "core/spec/tables/jobs.h"

#include "core/spec/json_values.h"
#include "core/spec/tables/json_resource.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace presence {

namespace {

using Json = nlohmann::json;

Result<SpecPatch> patchOf(const Json &object, const std::string &owner)
{
    return SpecPatch::fromJson(object.dump(), owner);
}

template <typename Row>
const Row *rowWithId(const std::vector<Row> &rows, std::string_view id)
{
    const auto found = std::ranges::find(rows, id, &Row::id);
    return found == rows.end() ? nullptr : &*found;
}

Result<JobTarget> targetOf(const std::string &id, const Json &wanted)
{
    JobTarget target;
    target.control = id;
    const auto rows = expandSides(id);
    if (rows.empty())
        return Error{Error::Kind::BadInput, "“" + id + "” is not a control."};
    for (const Json &entry : wanted) {
        const auto value = rows.front()->kind == Control::Kind::Choice
                               ? Result<ControlValue>(entry.get<std::string>())
                               : valueFromJson(*rows.front(), entry);
        if (!value)
            return value.error();
        if (const auto fine = rows.front()->check(*value); !fine)
            return fine.error();
        if (const std::string *choice = std::get_if<std::string>(&*value))
            target.choices.push_back(*choice);
        else
            (&entry == &wanted.front() ? target.minimum : target.maximum) = std::get<double>(*value);
    }
    if (target.choices.empty() && (wanted.size() != 2 || target.minimum > target.maximum))
        return Error{Error::Kind::BadInput, "The target of “" + id + "” must be [from, to]."};
    return target;
}

/// A control that one job sets and another leaves out means the control's resting value there.
void makeUniform(std::vector<Job> &jobs)
{
    SpecPatch resting;
    for (const Job &job : jobs)
        for (const auto &[id, value] : job.defaults.values())
            resting.set(id, findControl(id)->initial);
    for (Job &job : jobs) {
        SpecPatch complete = resting;
        complete.merge(job.defaults);
        job.defaults = std::move(complete);
    }
}

/// The pattern's own values, on the side where the light is now or where the turned head needs it.
SpecPatch placed(const LightPattern &pattern, const PortraitSpec &spec)
{
    SpecPatch patch = pattern.defaults;
    bool subjectsLeft = spec.lighting.keyAzimuthDeg >= 0;
    if (pattern.side != LightPattern::Side::Free && spec.pose.headYawDeg != 0)
        subjectsLeft = (spec.pose.headYawDeg > 0) == (pattern.side == LightPattern::Side::Far);
    const auto azimuth = patch.values().find("lighting.key_azimuth");
    if (!subjectsLeft && azimuth != patch.values().end())
        patch.set("lighting.key_azimuth", -std::get<double>(azimuth->second));
    return patch;
}

} // namespace

Result<std::vector<Job>> loadJobs(const Resources &resources)
{
    std::vector<Job> jobs;
    const auto done =
        readJsonResource(resources, "jobs.json", "presence.jobs/1", [&](const Json &document) -> Result<> {
            for (const Json &row : document.at("jobs")) {
                Job job;
                job.id = row.at("id");
                job.label = row.at("label");
                job.about = row.at("about");
                job.basis = row.at("basis");
                job.warmthTarget = row.at("warmth");
                job.dominanceTarget = row.at("dominance");
                const auto defaults = patchOf(row.at("defaults"), "job " + job.id);
                const auto suggestions = patchOf(row.at("suggestions"), "job " + job.id);
                if (!defaults || !suggestions)
                    return defaults ? suggestions.error() : defaults.error();
                job.defaults = *defaults;
                job.defaults.set("story.job", job.id);
                job.suggestions = *suggestions;
                job.avoid = row.at("avoid").get<std::vector<std::string>>();
                for (const auto &[id, wanted] : row.at("targets").items()) {
                    auto target = targetOf(id, wanted);
                    if (!target)
                        return Error{target.error().kind, "job " + job.id + ": " + target.error().message};
                    job.targets.push_back(std::move(*target));
                }
                jobs.push_back(std::move(job));
            }
            return {};
        });
    if (!done)
        return done.error();
    return jobs;
}

bool JobTarget::isMetBy(const ControlValue &value) const
{
    if (const double *number = std::get_if<double>(&value)) {
        const Control *row = expandSides(control).front();
        const double tolerance = row->kind == Control::Kind::Level ? 0.5 : 1e-9;
        return *number >= minimum - tolerance && *number <= maximum + tolerance;
    }
    const std::string *choice = std::get_if<std::string>(&value);
    return !choice || *choice == "unset" || *choice == "none" || *choice == "unspecified" ||
           std::ranges::find(choices, *choice) != choices.end();
}

std::vector<const JobTarget *> missedTargets(const Job &job, const PortraitSpec &spec)
{
    std::vector<const JobTarget *> missed;
    for (const JobTarget &target : job.targets) {
        const auto rows = expandSides(target.control);
        const bool met = std::ranges::all_of(rows, [&](const Control *row) {
            if (row->kind == Control::Kind::Level)
                return target.isMetBy(spec.expression.shown(row->actionUnit).strongest());
            return target.isMetBy(row->valueIn(spec));
        });
        if (!met)
            missed.push_back(&target);
    }
    return missed;
}

bool LightPattern::covers(double azimuthDeg, double elevationDeg) const
{
    const double fromFront = std::abs(azimuthDeg);
    return fromFront >= azimuthMinDeg && fromFront <= azimuthMaxDeg && elevationDeg >= elevationMinDeg &&
           elevationDeg <= elevationMaxDeg;
}

Result<std::vector<LightPattern>> loadLightPatterns(const Resources &resources)
{
    std::vector<LightPattern> patterns;
    const auto read = [&](const Json &document) -> Result<> {
        for (const Json &row : document.at("patterns")) {
            LightPattern pattern;
            pattern.id = row.at("id");
            pattern.label = row.at("label");
            pattern.about = row.at("about");
            pattern.azimuthMinDeg = row.at("key_azimuth_deg").at(0);
            pattern.azimuthMaxDeg = row.at("key_azimuth_deg").at(1);
            pattern.elevationMinDeg = row.at("key_elevation_deg").at(0);
            pattern.elevationMaxDeg = row.at("key_elevation_deg").at(1);
            const std::string side = row.at("side");
            pattern.side = side == "near"  ? LightPattern::Side::Near
                           : side == "far" ? LightPattern::Side::Far
                                           : LightPattern::Side::Free;
            const auto defaults = patchOf(row.at("defaults"), "light pattern " + pattern.id);
            if (!defaults)
                return defaults.error();
            pattern.defaults = *defaults;
            patterns.push_back(std::move(pattern));
        }
        return {};
    };
    if (const auto done = readJsonResource(resources, "lighting.json", "presence.lighting/1", read); !done)
        return done.error();
    return patterns;
}

Result<std::vector<PaletteScheme>> loadPaletteSchemes(const Resources &resources)
{
    std::vector<PaletteScheme> schemes;
    const auto read = [&](const Json &document) -> Result<> {
        for (const Json &row : document.at("palettes"))
            schemes.push_back(
                {row.at("id"), row.at("label"), row.at("swatches"), row.at("warmth"), row.at("saturation")});
        return {};
    };
    if (const auto done = readJsonResource(resources, "palettes.json", "presence.palettes/1", read); !done)
        return done.error();
    return schemes;
}

Result<std::vector<Atmosphere>> loadAtmospheres(const Resources &resources)
{
    std::vector<Atmosphere> atmospheres;
    const auto read = [&](const Json &document) -> Result<> {
        for (const Json &row : document.at("atmospheres")) {
            const std::string id = row.at("id");
            const auto defaults = patchOf(row.at("defaults"), "atmosphere " + id);
            if (!defaults)
                return defaults.error();
            atmospheres.push_back({id, row.at("label"), *defaults});
        }
        return {};
    };
    if (const auto done = readJsonResource(resources, "atmospheres.json", "presence.atmospheres/1", read);
        !done)
        return done.error();
    return atmospheres;
}

Result<SpecLibrary> SpecLibrary::load(const Resources &resources)
{
    auto jobs = loadJobs(resources);
    auto patterns = loadLightPatterns(resources);
    auto palettes = loadPaletteSchemes(resources);
    auto atmospheres = loadAtmospheres(resources);
    auto platforms = loadPlatforms(resources);
    for (const Error *problem :
         {jobs ? nullptr : &jobs.error(), patterns ? nullptr : &patterns.error(),
          palettes ? nullptr : &palettes.error(), atmospheres ? nullptr : &atmospheres.error(),
          platforms ? nullptr : &platforms.error()})
        if (problem)
            return *problem;
    SpecLibrary library{std::move(*jobs), std::move(*patterns), std::move(*palettes), std::move(*atmospheres),
                        std::move(*platforms)};
    for (Job &job : library.jobs)
        job.defaults = library.withConsequences(job.defaults, PortraitSpec{});
    makeUniform(library.jobs);
    return library;
}

const Job *SpecLibrary::job(std::string_view id) const { return rowWithId(jobs, id); }
SpecPatch SpecLibrary::blendedJobs(std::string_view first, std::string_view second, double share) const
{
    const Job *from = job(first), *to = job(second);
    if (!from || !to)
        return {};
    share = std::clamp(share, 0.0, 1.0);
    const Job &stronger = share > 0.5 ? *to : *from;
    SpecPatch blend = stronger.defaults; // every job sets the same controls
    for (const auto &[id, value] : from->defaults.values()) {
        const double *a = std::get_if<double>(&value);
        const double *b = std::get_if<double>(&to->defaults.values().at(id));
        if (a && b && id != "lighting.key_azimuth" && id != "lighting.key_elevation") {
            const double step = findControl(id)->step / 10; // as fine as a hand can set it
            blend.set(id, share == 0   ? *a
                          : share == 1 ? *b
                                       : std::round(std::lerp(*a, *b, share) / step) * step);
        }
    }
    return blend;
}

const LightPattern *SpecLibrary::lightPattern(std::string_view id) const
{
    return rowWithId(lightPatterns, id);
}
const PaletteScheme *SpecLibrary::palette(std::string_view id) const { return rowWithId(palettes, id); }
const Atmosphere *SpecLibrary::atmosphere(std::string_view id) const { return rowWithId(atmospheres, id); }

SpecPatch SpecLibrary::withConsequences(SpecPatch patch, const PortraitSpec &before) const
{
    const auto after = patch.appliedTo(before);
    if (!after)
        return patch;
    const auto sets = [&](const char *id) { return patch.values().contains(id); };
    SpecPatch complete;
    const LightPattern *pattern = lightPattern(after->lighting.pattern);
    if (pattern && sets("lighting.pattern"))
        complete.merge(placed(*pattern, *after));
    else if (pattern && (sets("lighting.key_azimuth") || sets("lighting.key_elevation")) &&
             !pattern->covers(after->lighting.keyAzimuthDeg, after->lighting.keyElevationDeg))
        complete.set("lighting.pattern", std::string("custom"));
    if (const PaletteScheme *scheme = palette(after->palette.scheme); scheme && sets("palette.scheme")) {
        complete.set("palette.warmth", scheme->warmth);
        complete.set("palette.saturation", scheme->saturation);
    }
    if (const Atmosphere *air = atmosphere(after->setting.atmosphere); air && sets("setting.atmosphere"))
        complete.merge(air->defaults);
    if (const PlatformSlot *slot = platforms.slot(after->camera.slot); slot && sets("camera.slot"))
        complete.set("camera.aspect", slot->aspect);
    complete.merge(patch);
    return complete;
}

} // namespace presence
