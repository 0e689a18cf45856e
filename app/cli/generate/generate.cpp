// SPDX-License-Identifier: MIT
#include "app/cli/commands.h"
#include "app/cli/generate/picture_size.h"
#include "app/cli/interruption.h"
#include "app/environment.h"

#include "core/base/file_io.h"
#include "core/generation/outgoing/disclosure.h"
#include "core/prompt/prompt_builder.h"
#include "core/shoot/queue/spend_ledger.h"
#include "core/shoot/take_maker.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>
#include <limits>
#include <unistd.h>

namespace presence::cli {

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

std::string text(const Json &document)
{
    return document.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
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
    if (estimate.cost && estimate.cost->amount > 0)
        text += "Costs about " + costText(*estimate.cost) + " (" + estimate.basis + ").\n";
    else if (!estimate.cost && backend.info().kind == BackendInfo::Kind::Hosted)
        text += "Price unknown: " + backend.info().name + " does not tell it beforehand.\n";
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
    Backends backends(context);
    const auto backend = backends.registry.require(options.backend);
    if (!backend)
        return failed(backend.error());
    backends.readKeyOf(**backend);
    const BackendInfo info = (*backend)->info();
    const auto size = sizeFor(options.size, request.spec, info);
    if (!size)
        return wrongUsage(size.error().message);
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
        picturesToSend(options.pictures, request.spec, *size, options.seed, info, interruption.token());
    if (!pictures)
        return pictures.error().kind == Error::Kind::BadInput ? wrongUsage(pictures.error().message)
                                                              : failed(pictures.error());
    request.controls = std::move(*pictures);
    if (!options.dryRun)
        if (const auto ready = (*backend)->check(interruption.token()); !ready)
            return failed(ready.error());

    request.settings.model = options.model;
    const PromptEngine *own = words->engines().find(info.ownEngine(options.model));
    request.prompt = buildPrompt(request.spec,
                                 own ? *own : words->engines().forBackend(info.engine, info.dialect), *words);
    request.settings.width = (*size)[0];
    request.settings.height = (*size)[1];
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

} // namespace presence::cli
