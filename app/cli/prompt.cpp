// SPDX-License-Identifier: MIT
#include "app/cli/commands.h"
#include "app/environment.h"

#include "core/prompt/prompt_builder.h"

#include <nlohmann/json.hpp>

#include <array>

namespace presence::cli {

namespace {

using Json = nlohmann::ordered_json;

std::string text(const Json &document)
{
    return document.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

Json json(const std::vector<PromptSegment> &segments)
{
    static constexpr std::array hands{"", "weighted", "written", "outdated", "alone", "added"};
    Json list = Json::array();
    for (const PromptSegment &segment : segments) {
        Json row{{"text", segment.text},
                 {"begin", segment.begin},
                 {"slot", segment.slot},
                 {"controls", segment.controls},
                 {"priority", segment.priority}};
        if (segment.hand != PromptSegment::Hand::None)
            row["hand"] = hands[std::size_t(segment.hand)];
        if (segment.dropped != DropReason::None) {
            row.erase("begin");
            row["why"] = dropReasonId(segment.dropped);
        }
        list.push_back(std::move(row));
    }
    return list;
}

Json json(const PromptEngine &engine)
{
    static constexpr std::array negatives{"rewritten", "sentence", "field", "parameter"};
    Json limits = Json::object();
    const auto limit = [&](const char *name, int most) {
        if (most)
            limits[name] = most;
    };
    limit("tokens", engine.budget.tokens);
    limit("chunkTokens", engine.budget.chunkTokens);
    limit("words", engine.budget.words);
    limit("characters", engine.budget.characters);
    limit("actionUnits", engine.budget.units);
    return {{"id", engine.id},
            {"name", engine.name},
            {"dialect", dialectId(engine.dialect)},
            {"limits", limits},
            {"order", engine.order},
            {"weights", engine.weights},
            {"negative", negatives[std::size_t(engine.negative)]},
            {"references", engine.references},
            {"referencesNote", engine.referencesNote},
            {"status", engine.status},
            {"note", engine.note},
            {"source", engine.source}};
}

Result<Vocabulary> loadWords(const Context &context)
{
    auto words = Vocabulary::load(context.resources, userEnginesFile());
    if (words && !words->engines().problem().empty())
        note(words->engines().problem());
    return words;
}

/// The engine that was named, or that of the backend, or that of the dialect. Nothing: the exit code says
/// why.
const PromptEngine *chosenEngine(const Context &context, const PromptOptions &options,
                                 const PromptEngines &engines, int &code)
{
    Dialect dialect = Dialect::Natural;
    if (!options.dialect.empty() && !parseDialect(options.dialect, dialect)) {
        std::string known;
        for (const Dialect row : allDialects)
            known += (known.empty() ? "" : ", ") + std::string(dialectId(row));
        code = wrongUsage("There is no dialect “" + options.dialect + "”. Known ones: " + known + ".");
        return nullptr;
    }
    if (!options.engine.empty()) {
        const PromptEngine *engine = engines.find(options.engine);
        if (!engine)
            code = wrongUsage(engines.require(options.engine).error().message);
        else if (!options.dialect.empty() && engine->dialect != dialect)
            code = wrongUsage("The engine “" + engine->id + "” speaks the dialect " +
                              std::string(dialectId(engine->dialect)) + ", not " + options.dialect + ".");
        return code ? nullptr : engine;
    }
    if (options.dialect.empty() && !options.backend.empty()) {
        const Backends backends(context);
        const auto backend = backends.registry.require(options.backend);
        if (!backend) {
            code = failed(backend.error());
            return nullptr;
        }
        const BackendInfo info = (*backend)->info();
        return &engines.forBackend(info.engine, info.dialect);
    }
    return &engines.usual(dialect);
}

} // namespace

int runPrompt(const Context &context, const PromptOptions &options)
{
    const auto words = loadWords(context);
    if (!words)
        return failed(words.error());
    int code = 0;
    const PromptEngine *engine = chosenEngine(context, options, words->engines(), code);
    if (!engine)
        return code;
    const auto spec = readSpec(options.spec);
    if (!spec)
        return failed(spec.error());
    const Prompt prompt = buildPrompt(*spec, *engine, *words);
    if (!options.json)
        return print(prompt.text + "\n" +
                     (prompt.negative.empty() ? "" : "\nNegative prompt: " + prompt.negative + "\n"));
    return print(text({{"dialect", dialectId(prompt.dialect)},
                       {"engine", prompt.engine},
                       {"text", prompt.text},
                       {"generated", prompt.generated.empty() ? prompt.text : prompt.generated},
                       {"negative", prompt.negative},
                       {"tokens", prompt.tokens},
                       {"tokenLimit", prompt.tokenLimit},
                       {"chunkTokens", prompt.chunkTokens},
                       {"segments", json(prompt.segments)},
                       {"negativeSegments", json(prompt.negativeSegments)},
                       {"dropped", json(prompt.dropped)}}));
}

int runEngines(const Context &context, bool asJson)
{
    const auto words = loadWords(context);
    if (!words)
        return failed(words.error());
    Json list = Json::array();
    std::string lines;
    for (const PromptEngine &engine : words->engines().all()) {
        list.push_back(json(engine));
        lines += engine.id + "  " + std::string(dialectId(engine.dialect)) + "  " + engine.name +
                 (engine.status == "current" ? "" : " (" + engine.status + ")") + "\n";
    }
    return print(asJson ? text({{"verified", words->engines().verified()}, {"engines", list}}) : lines);
}

} // namespace presence::cli
