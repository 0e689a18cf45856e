// SPDX-License-Identifier: MIT
#include "app/cli/commands.h"
#include "app/cli/generate/file_orders.h"
#include "app/cli/generate/order_report.h"
#include "app/cli/generate/picture_size.h"
#include "app/cli/interruption.h"
#include "app/environment.h"

#include "core/base/file_io.h"
#include "core/prompt/prompt_builder.h"
#include "core/spec/spec_json.h"

#include <charconv>
#include <limits>

namespace presence::cli {

namespace {

constexpr std::size_t largestListBytes = std::size_t(256) << 20;

struct NamedSpec
{
    std::string stem;
    PortraitSpec spec;
};

/// "2/5": the second fifth.
struct Shard
{
    int number = 1;
    int of = 1;
};

Result<Shard> parseShard(const std::string &given)
{
    Shard shard;
    const char *end = given.data() + given.size();
    const auto number = std::from_chars(given.data(), end, shard.number);
    const bool cut = number.ec == std::errc() && number.ptr != end && *number.ptr == '/';
    const auto of = cut ? std::from_chars(number.ptr + 1, end, shard.of) : number;
    if (!cut || of.ec != std::errc() || of.ptr != end || shard.of < 1 || shard.number < 1 ||
        shard.number > shard.of)
        return Error{Error::Kind::BadInput,
                     "--shard takes I/N with I from 1 to N, such as 2/5, not “" + given + "”."};
    return shard;
}

/// The specs of a file: one, or one a line where its name ends with .jsonl.
Result<std::vector<NamedSpec>> specsIn(const std::string &file)
{
    const std::string stem = std::filesystem::path(file).stem().string();
    if (!file.ends_with(".jsonl")) {
        auto spec = readSpec(file);
        if (!spec)
            return spec.error();
        return std::vector{NamedSpec{stem == "-" ? "portrait" : stem, std::move(*spec)}};
    }
    const auto text = readFile(file, largestListBytes);
    if (!text)
        return text.error();
    std::vector<NamedSpec> specs;
    std::size_t number = 0;
    for (std::size_t begin = 0; begin < text->size();) {
        const std::size_t end = std::min(text->find('\n', begin), text->size());
        const std::string line = text->substr(begin, end - begin);
        begin = end + 1;
        ++number;
        if (line.find_first_not_of(" \t\r") == line.npos)
            continue;
        auto spec = specFromJson(line, file + ", line " + std::to_string(number));
        if (!spec)
            return spec.error();
        specs.push_back({stem + "-" + std::to_string(number), std::move(*spec)});
    }
    return specs;
}

} // namespace

int runBatch(const Context &context, const BatchOptions &options)
{
    const auto shard = parseShard(options.shard.empty() ? "1/1" : options.shard);
    if (!shard)
        return wrongUsage(shard.error().message);
    std::vector<NamedSpec> specs;
    for (const std::string &file : options.specs) {
        auto read = specsIn(file);
        if (!read)
            return failed(read.error());
        std::ranges::move(*read, std::back_inserter(specs));
    }
    const auto words = Vocabulary::load(context.resources, userEnginesFile());
    if (!words)
        return failed(words.error());
    const Interruption interruption;
    Backends backends(context);
    const auto backend = backends.registry.require(options.backend);
    if (!backend)
        return failed(backend.error());
    const BackendInfo info = (*backend)->info();
    if (options.seed > std::numeric_limits<std::int64_t>::max() - options.count)
        return wrongUsage("--seed is too large.");

    std::vector<FileOrder> orders;
    int place = 0;
    for (const NamedSpec &named : specs) {
        FileOrder order{{}, info.id, {}};
        order.request.spec = named.spec;
        order.request.prompt =
            buildPrompt(named.spec, words->engines().forBackend(info.engine, info.dialect), *words);
        const auto size = sizeFor(options.size, named.spec, info);
        if (!size)
            return wrongUsage(size.error().message);
        order.request.settings.width = (*size)[0];
        order.request.settings.height = (*size)[1];
        for (int i = 0; i < options.count; ++i) {
            // A fixed seed where none is given: a picture must find its file again.
            order.request.settings.seed = (options.seed < 0 ? 1 : options.seed) + i;
            order.name = orderName(named.stem, order);
            if (place++ % shard->of == shard->number - 1)
                orders.push_back(order);
        }
    }
    if (options.dryRun)
        return reportPlan(backends.registry, orders, options.out, options.json);
    backends.readKeyOf(**backend);
    if (const auto ready = (*backend)->check(interruption.token()); !ready)
        return failed(ready.error());
    const auto outcomes = makeFiles(backends.registry, orders, options.out, options.again,
                                    interruption.token(), progressLine(orders.size()));
    return reportOutcomes(orders, outcomes, options.json);
}

} // namespace presence::cli
