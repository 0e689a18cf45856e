// SPDX-License-Identifier: MIT
#include "app/cli/commands.h"
#include "app/cli/interruption.h"

#include "core/critique/advice/safe_fixes.h"
#include "core/critique/critique.h"
#include "core/spec/spec_json.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>
#include <deque>
#include <future>
#include <thread>

namespace presence::cli {

namespace {

using Json = nlohmann::ordered_json;

std::string text(const Json &document, int indent = 2)
{
    return document.dump(indent, ' ', false, Json::error_handler_t::replace);
}

std::string numberText(double number)
{
    char buffer[32];
    std::snprintf(buffer, sizeof buffer, "%.3g", number);
    return buffer;
}

std::string quantityText(const Quantity &quantity, const std::string &unit)
{
    if (const double *number = std::get_if<double>(&quantity)) {
        const std::string name = unitBeside(*number, unit);
        return numberText(*number) + (name.empty() ? "" : " " + name);
    }
    const std::string *word = std::get_if<std::string>(&quantity);
    return word ? *word : "";
}

Json quantityJson(const Quantity &quantity)
{
    if (const double *number = std::get_if<double>(&quantity))
        return *number;
    const std::string *word = std::get_if<std::string>(&quantity);
    return word ? Json(*word) : Json();
}

std::string reportText(const CritiqueReport &report)
{
    std::string lines =
        report.image + "  " + std::to_string(report.width) + " × " + std::to_string(report.height) + "\n";
    for (const Finding &finding : report.findings) {
        const std::string measured = quantityText(finding.measured, finding.unit);
        const std::string asked = quantityText(finding.asked, finding.unit);
        char head[64];
        std::snprintf(head, sizeof head, "  %-10s  %-24s", std::string(verdictId(finding.verdict)).c_str(),
                      finding.id.c_str());
        lines += std::string(head) + measured + (asked.empty() ? "" : "  (asked " + asked + ")");
        const std::string &remark = finding.reason.empty() ? finding.advice : finding.reason;
        lines += (remark.empty() ? "" : "  " + remark) + "\n";
    }
    return lines;
}

/// A picture with the settings it carries and what the critique says of it.
struct Review
{
    std::string name;
    ImageFile image;
    std::optional<PortraitSpec> spec;
    Result<CritiqueReport> report = Error{Error::Kind::Cancelled, "It was not looked at."};
    std::string remark; ///< about damaged settings, or a reference that is not there
};

/// What the settings name as the face to keep takes no part if it cannot be read.
void findReference(ReviewOptions &options, Review &result)
{
    if (!options.reference.isEmpty() || !result.spec || result.spec->references.likeness.empty())
        return;
    if (const auto reference = ImageFile::read(result.spec->references.likeness))
        options.reference = *reference;
    else
        result.remark += (result.remark.empty() ? "" : " ") + result.name +
                         ": the reference picture is left out. " + reference.error().message;
}

Review review(const Critic &critic, const std::string &name, const std::optional<PortraitSpec> &given,
              ReviewOptions options, std::stop_token stop)
{
    Review result;
    result.name = name;
    auto image = ImageFile::read(name);
    if (!image) {
        result.report = image.error();
        return result;
    }
    result.image = *image;
    PictureSettings settings = readPictureSettings(*image);
    if (!settings.problem.empty())
        result.remark = name + ": " + settings.problem + " It is reviewed without them.";
    result.spec = given ? given : std::move(settings.spec);
    findReference(options, result);
    result.report = critic.review(*image, result.spec, name, options, stop);
    return result;
}

std::string reviewText(const Review &result, bool json)
{
    if (!json)
        return result.report ? reportText(*result.report) : std::string();
    return result.report ? result.report->toJson()
                         : text({{"image", result.name}, {"error", result.report.error().message}});
}

int printFixed(const Review &result)
{
    if (!result.remark.empty())
        note(result.remark);
    if (!result.report)
        return failed(result.report.error());
    if (!result.spec)
        return failed(
            {Error::Kind::BadInput, result.name + " carries no settings to fix. Give them with --spec."});
    const auto fixed = safeFixes(*result.report).appliedTo(*result.spec);
    return fixed ? print(specToJson(*fixed)) : failed(fixed.error());
}

Json settingsDifference(const PortraitSpec &a, const PortraitSpec &b)
{
    Json difference = Json::object();
    const SpecPatch patch = SpecPatch::between(a, b);
    for (const auto &[id, value] : patch.values()) {
        const auto json = [](const ControlValue &held) {
            return std::visit([](const auto &v) { return Json(v); }, held);
        };
        difference[id] = {{"a", json(findControl(id)->valueIn(a))}, {"b", json(value)}};
    }
    return difference;
}

Json findingsDifference(const CritiqueReport &a, const CritiqueReport &b)
{
    Json difference = Json::array();
    for (const Finding &first : a.findings) {
        const Finding *second = b.find(first.id);
        if (!second || (first.verdict == second->verdict && first.measured == second->measured))
            continue;
        const auto side = [](const Finding &finding) {
            return Json{{"verdict", verdictId(finding.verdict)},
                        {"measured", quantityJson(finding.measured)},
                        {"asked", quantityJson(finding.asked)}};
        };
        difference.push_back(
            {{"id", first.id}, {"unit", first.unit}, {"a", side(first)}, {"b", side(*second)}});
    }
    return difference;
}

Json pictureJson(const Review &result)
{
    return {{"image", result.name},
            {"format", result.image.suffix()},
            {"width", result.image.width()},
            {"height", result.image.height()},
            {"bytes", result.image.bytes().size()}};
}

std::string comparisonText(const Json &comparison)
{
    const auto value = [](const Json &held) {
        return held.is_null()           ? std::string("–")
               : held.is_string()       ? held.get<std::string>()
               : held.is_number_float() ? numberText(held.get<double>())
                                        : text(held, -1);
    };
    std::string lines;
    for (const char *side : {"a", "b"}) {
        const Json &picture = comparison["pictures"][side];
        lines += std::string(side) + ": " + value(picture["image"]) + "  " + value(picture["width"]) + " × " +
                 value(picture["height"]) + "  " + value(picture["format"]) + ", " + value(picture["bytes"]) +
                 " bytes\n";
    }
    if (comparison["pictures"]["identical"].get<bool>())
        lines += "The files are identical.\n";
    if (comparison["spec"].is_null())
        lines += "Settings: not both pictures carry them.\n";
    else
        lines += comparison["spec"].empty() ? "Settings: the same.\n" : "Settings:\n";
    if (comparison["spec"].is_object())
        for (const auto &[id, sides] : comparison["spec"].items())
            lines += "  " + id + "  " + value(sides["a"]) + " → " + value(sides["b"]) + "\n";
    lines += comparison["findings"].empty() ? "Findings: the same.\n" : "Findings:\n";
    for (const Json &finding : comparison["findings"])
        lines += "  " + value(finding["id"]) + "  " + value(finding["a"]["verdict"]) + " " +
                 value(finding["a"]["measured"]) + " → " + value(finding["b"]["verdict"]) + " " +
                 value(finding["b"]["measured"]) + " " + value(finding["unit"]) + "\n";
    return lines;
}

} // namespace

int runCritique(const Context &context, const CritiqueOptions &given)
{
    const auto &[images, specSource, reference, job, stylised, fix, json] = given;
    if (fix && images.size() != 1)
        return wrongUsage("--fix writes the settings of one picture.");
    if (!job.empty()) {
        const auto jobs = loadJobs(context.resources);
        if (!jobs)
            return failed(jobs.error());
        if (std::ranges::find(*jobs, job, &Job::id) == jobs->end())
            return noSuchJob(job, *jobs);
    }
    std::optional<PortraitSpec> spec;
    if (!specSource.empty()) {
        auto read = readSpec(specSource);
        if (!read)
            return failed(read.error());
        spec = std::move(*read);
    }
    ReviewOptions options{stylised, job, {}};
    if (!reference.empty()) {
        auto read = ImageFile::read(reference);
        if (!read)
            return failed(read.error());
        options.reference = std::move(*read);
    }
    const Interruption interruption;
    const auto critic = loadCritic(context);
    if (!critic)
        return failed(critic.error());

    if (fix)
        return printFixed(review(*critic, images.front(), spec, options, interruption.token()));

    // As many at work as there are cores, told in order: memory stays flat however many there are.
    const std::size_t atWork = std::max(1u, std::thread::hardware_concurrency());
    std::deque<std::future<Review>> window;
    std::size_t next = 0;
    int code = json ? print("[") : 0;
    for (std::size_t told = 0; told < images.size(); ++told) {
        while (next < images.size() && window.size() < atWork) {
            window.push_back(std::async(std::launch::async, [&, name = images[next]] {
                return review(*critic, name, spec, options, interruption.token());
            }));
            ++next;
        }
        const Review result = window.front().get();
        window.pop_front();
        if (!result.remark.empty())
            note(result.remark);
        if (!result.report)
            code = failed(result.report.error());
        const std::string separator = json ? (told ? ",\n" : "\n") : told && result.report ? "\n" : "";
        if (print(separator + reviewText(result, json)))
            return 1;
        if (interruption.token().stop_requested() && told + 1 < images.size()) {
            code =
                failed({Error::Kind::Cancelled, "Interrupted: " + std::to_string(images.size() - told - 1) +
                                                    " pictures were not looked at."});
            break;
        }
    }
    return json && print("\n]\n") ? 1 : code;
}

int runCompare(const Context &context, const std::string &first, const std::string &second, bool json)
{
    const Interruption interruption;
    const auto critic = loadCritic(context);
    if (!critic)
        return failed(critic.error());
    auto other = std::async(std::launch::async, [&] {
        ReviewOptions options; // how alike the faces are is asked of the second picture
        if (auto reference = ImageFile::read(first))
            options.reference = std::move(*reference);
        return review(*critic, second, {}, options, interruption.token());
    });
    const Review a = review(*critic, first, {}, {}, interruption.token());
    const Review b = other.get();
    for (const Review *side : {&a, &b}) {
        if (!side->remark.empty())
            note(side->remark);
        if (!side->report)
            return failed(side->report.error());
    }
    const Json comparison{
        {"pictures", {{"a", pictureJson(a)}, {"b", pictureJson(b)}, {"identical", a.image == b.image}}},
        {"spec", a.spec && b.spec ? settingsDifference(*a.spec, *b.spec) : Json()},
        {"findings", findingsDifference(*a.report, *b.report)}};
    return print(json ? text(comparison) + "\n" : comparisonText(comparison));
}

} // namespace presence::cli
