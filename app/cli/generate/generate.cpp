// SPDX-License-Identifier: MIT
#include "app/cli/commands.h"
#include "app/cli/interruption.h"
#include "app/environment.h"

#include "core/base/file_io.h"
#include "core/generation/disclosure.h"
#include "core/prompt/prompt_builder.h"
#include "core/shoot/take_maker.h"
#include "core/sitter/sitter.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <limits>
#include <unistd.h>

namespace presence::cli {

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr int longSide = 1040; ///< pixels where nothing else is asked: 832 × 1040 for 4:5

std::string text(const Json &document)
{
    return document.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string sizeText(const std::array<int, 2> &size)
{
    return std::to_string(size[0]) + "x" + std::to_string(size[1]);
}

/// The backend's size that is closest in shape to `wished`, or `wished` where it is free.
std::array<int, 2> nearestSize(const BackendInfo &info, std::array<int, 2> wished)
{
    if (info.sizes.empty()) {
        const double scale = std::min(1.0, double(info.largestSide) / std::max(wished[0], wished[1]));
        for (int &side : wished)
            side = std::max(int(side * scale) / info.sizeStep * info.sizeStep, info.smallestSide);
        return wished;
    }
    const auto shape = [](const std::array<int, 2> &size) { return std::log(double(size[0]) / size[1]); };
    return *std::ranges::min_element(info.sizes, {},
                                     [&](const auto &size) { return std::abs(shape(size) - shape(wished)); });
}

/// Reads "832x1040" and checks it against what the backend can do.
Result<std::array<int, 2>> sizeFor(const std::string &given, const BackendInfo &info)
{
    const auto asked = parseSize(given);
    if (!asked)
        return asked.error();
    const std::array<int, 2> size = *asked;
    if (!info.sizes.empty() && std::ranges::find(info.sizes, size) == info.sizes.end()) {
        std::string known;
        for (const auto &allowed : info.sizes)
            known += (known.empty() ? "" : ", ") + sizeText(allowed);
        return Error{Error::Kind::BadInput, info.name + " makes no " + given + "; it makes " + known + "."};
    }
    const auto fits = [&](int side) {
        return side >= info.smallestSide && side <= info.largestSide && side % info.sizeStep == 0;
    };
    if (info.sizes.empty() && !(fits(size[0]) && fits(size[1])))
        return Error{Error::Kind::BadInput, info.name + " makes no " + given + "; sides must be " +
                                                std::to_string(info.smallestSide) + " to " +
                                                std::to_string(info.largestSide) + " and multiples of " +
                                                std::to_string(info.sizeStep) + "."};
    return size;
}

/// Writes a picture under a name that is not taken yet: "trust-7.png", "trust-7-2.png", …
Result<fs::path> writePicture(const fs::path &folder, const Take &take)
{
    std::string stem = take.spec.story.job == "none" ? "portrait" : take.spec.story.job;
    if (take.seed >= 0)
        stem += "-" + std::to_string(take.seed);
    const std::string suffix = "." + std::string(take.image.suffix());
    fs::path path = folder / (stem + suffix);
    std::error_code code;
    for (int i = 2; fs::exists(fs::symlink_status(path, code)); ++i)
        path = folder / (stem + "-" + std::to_string(i) + suffix);
    const auto written = writeFile(path, take.image.bytes());
    return written ? Result<fs::path>(path) : written.error();
}

/// What came with a picture, beside it: "trust-7.truth.json", "trust-7.depth.png", …
Result<Json> writeAttachments(const fs::path &picture, const Take &take)
{
    Json files = Json::array();
    for (const Attachment &attachment : take.attachments) {
        const fs::path path = picture.parent_path() / (picture.stem().string() + "." + attachment.name);
        if (const auto written = writeFile(path, attachment.bytes); !written)
            return written.error();
        files.push_back(path.string());
    }
    return files;
}

/// How far it is, on a terminal only.
ProgressCallback terminalProgress()
{
    if (!::isatty(STDERR_FILENO))
        return {};
    return [](const Progress &progress) {
        const std::string share =
            progress.fraction >= 0 ? std::to_string(int(progress.fraction * 100)) + " % " : std::string();
        std::fprintf(stderr, "\r\033[K%s%s", share.c_str(), progress.stage.c_str());
    };
}

/// Asks the backend for the pictures, in pieces as small as it can seed, and writes each as soon as it is
/// there.
Result<> makePictures(Backend &backend, GenerationRequest request, const fs::path &out, std::stop_token stop,
                      Json &written)
{
    const BackendInfo info = backend.info();
    const int total = request.settings.count;
    const std::int64_t firstSeed = request.settings.seed;
    const int piece = info.seed ? 1 : std::max(1, info.largestCount);
    for (int done = 0; done < total;) {
        request.settings.count = std::min(piece, total - done);
        request.settings.seed = firstSeed < 0 ? -1 : firstSeed + done;
        const auto result = backend.generate(request, terminalProgress(), stop);
        if (!result)
            return result.error();
        for (std::size_t i = 0; i < result->images.size(); ++i) {
            const auto take = takeFrom(request, info, *result, i);
            if (!take)
                return take.error();
            const auto file = writePicture(out, *take);
            if (!file)
                return file.error();
            const auto beside = writeAttachments(*file, *take);
            if (!beside)
                return beside.error();
            written.push_back({{"file", file->string()},
                               {"beside", *beside},
                               {"seed", take->seed},
                               {"width", take->image.width()},
                               {"height", take->image.height()},
                               {"model", take->model}});
        }
        done += request.settings.count;
    }
    return {};
}

/// What leaves this machine and to whom, and what it is going to cost: on stderr, before anything is sent.
void tellWhatIsSent(Backend &backend, const GenerationRequest &request)
{
    const Outgoing disclosure = disclosureOf(request, backend.info());
    std::string text = disclosure.to.empty() ? "" : "Goes to " + disclosure.to + ":\n";
    for (const std::string &line : disclosure.lines)
        text += (disclosure.to.empty() ? "" : "  ") + line + "\n";
    const Estimate estimate = backend.estimate(request);
    if (estimate.cost && estimate.cost->amount > 0) {
        char amount[32];
        std::snprintf(amount, sizeof amount, "%.4g ", estimate.cost->amount);
        text += "Costs about " + (amount + estimate.cost->unit) + " (" + estimate.basis + ").\n";
    }
    std::fputs(text.c_str(), stderr);
}

} // namespace

int runGenerate(const Context &context, const GenerateOptions &options)
{
    if (options.spec.empty() && options.changes.isEmpty())
        return wrongUsage("generate needs a spec, or at least a --job.");
    GenerationRequest request;
    if (!options.spec.empty()) {
        auto spec = readSpec(options.spec);
        if (!spec)
            return failed(spec.error());
        request.spec = std::move(*spec);
    }
    if (const int code = applyChanges(context, options.changes, request.spec))
        return code;
    const auto words = Vocabulary::load(context.resources, userEnginesFile());
    if (!words)
        return failed(words.error());

    const Interruption interruption;
    const Backends backends(context);
    const auto backend = backends.registry.require(options.backend);
    if (!backend)
        return failed(backend.error());
    const BackendInfo info = (*backend)->info();
    std::array<int, 2> size = nearestSize(info, sizeForAspect(request.spec.camera.aspect, longSide));
    if (!options.size.empty()) {
        const auto asked = sizeFor(options.size, info);
        if (!asked)
            return wrongUsage(asked.error().message);
        size = *asked;
    }
    request.extras = options.extras;
    if (options.truth)
        request.extras.push_back("truth");
    for (const std::string &extra : request.extras)
        if (std::ranges::find(info.extras, extra) == info.extras.end())
            return wrongUsage(info.name + " has no “" + extra + "” to write beside a picture.");
    if (options.seed > std::numeric_limits<std::int64_t>::max() - options.count)
        return wrongUsage("--seed is too large.");
    if (options.seed >= 0 && !info.seed)
        note(info.name + " takes no seed; --seed has no effect.");
    auto pictures =
        picturesToSend(options.pictures, request.spec, size, options.seed, info, interruption.token());
    if (!pictures)
        return pictures.error().kind == Error::Kind::BadInput ? wrongUsage(pictures.error().message)
                                                              : failed(pictures.error());
    request.controls = std::move(*pictures);
    if (!options.dryRun)
        if (const auto ready = (*backend)->check(interruption.token()); !ready)
            return failed(ready.error());

    request.prompt =
        buildPrompt(request.spec, words->engines().forBackend(info.engine, info.dialect), *words);
    request.settings.width = size[0];
    request.settings.height = size[1];
    request.settings.seed = options.seed;
    request.settings.count = options.count;
    if (options.dryRun || info.kind == BackendInfo::Kind::Hosted)
        tellWhatIsSent(**backend, request);
    if (options.dryRun)
        return 0;
    Json written = Json::array();
    const auto made = makePictures(**backend, std::move(request), options.out, interruption.token(), written);
    if (::isatty(STDERR_FILENO))
        std::fputs("\r\033[K", stderr);
    std::string lines;
    for (const Json &picture : written) {
        lines += picture["file"].get<std::string>() + "\n";
        for (const auto &beside : picture["beside"])
            lines += beside.get<std::string>() + "\n";
    }
    const int code = print(options.json ? text({{"backend", info.id}, {"images", written}}) : lines);
    if (!made)
        return failed(made.error());
    return code;
}

int runBackends(const Context &context, bool asJson)
{
    static constexpr std::array kinds{"offline", "local", "hosted"};
    const Interruption interruption;
    const Backends backends(context);
    Json list = Json::array(), refused = Json::array();
    std::string lines;
    for (const auto &backend : backends.registry.all()) {
        const BackendInfo info = backend->info();
        const auto ready = backend->check(interruption.token());
        const std::string state = ready ? "ready" : "not ready: " + ready.error().message;
        Json sizes = Json::array();
        for (const auto &size : info.sizes)
            sizes.push_back(sizeText(size));
        list.push_back({{"id", info.id},
                        {"name", info.name},
                        {"kind", kinds[std::size_t(info.kind)]},
                        {"address", info.address},
                        {"dialect", dialectId(info.dialect)},
                        {"negativePrompt", info.negativePrompt},
                        {"seed", info.seed},
                        {"steps", info.steps},
                        {"guidanceScale", info.guidanceScale},
                        {"livePreview", info.livePreview},
                        {"cancel", info.cancel},
                        {"resumes", info.resumes},
                        {"pictures", info.pictures},
                        {"largestPictures", info.largestPictures},
                        {"largestCount", info.largestCount},
                        {"models", info.models},
                        {"qualities", info.qualities},
                        {"sizes", sizes},
                        {"sizeStep", info.sizeStep},
                        {"smallestSide", info.smallestSide},
                        {"largestSide", info.largestSide},
                        {"keyName", info.keyName},
                        {"note", info.note},
                        {"ready", ready.ok()},
                        {"reason", ready ? Json() : Json(ready.error().message)}});
        lines += info.id + "  " + info.name + " (" + kinds[std::size_t(info.kind)] + ")  " + state + "\n";
    }
    for (const PluginHost::Outcome &outcome : backends.host.outcomes()) {
        QStringList reasons = outcome.problems;
        if (!outcome.refusal.isEmpty())
            reasons.prepend(outcome.refusal);
        for (const QString &reason : reasons) {
            refused.push_back({{"file", outcome.file.toStdString()}, {"reason", reason.toStdString()}});
            lines += "refused  " + outcome.file.toStdString() + ": " + reason.toStdString() + "\n";
        }
    }
    return print(asJson ? text({{"backends", list}, {"refused", refused}}) : lines);
}

} // namespace presence::cli
