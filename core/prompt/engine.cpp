// SPDX-License-Identifier: MIT
#include "core/prompt/engine.h"

#include "core/base/file_io.h"
#include "core/spec/tables/json_resource.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace presence {

namespace {

using Json = nlohmann::json;

constexpr const char *schema = "presence.engines/1";
constexpr std::size_t largestFile = std::size_t(1) << 20;

constexpr std::array negatives{"rewritten", "sentence", "field", "parameter"};
constexpr std::array members{"id",         "name",       "dialect",         "limits",
                             "order",      "weights",    "negative",        "negative_parameter",
                             "parameters", "references", "references_note", "status",
                             "note",       "source"};
constexpr std::array slots{"shot",  "identity", "emotion", "gaze",    "posture", "context",
                           "light", "camera",   "palette", "realism", "anchor"};

Error wrong(const std::string &why) { return {Error::Kind::BadInput, why}; }

Result<> refuseUnknown(const Json &row, std::span<const char *const> known, const std::string &where)
{
    for (const auto &[key, value] : row.items())
        if (std::ranges::find(known, key) == known.end())
            return wrong(where + " has a member “" + key + "” that nobody knows.");
    return {};
}

Result<PromptBudget> budgetFrom(const Json &limits, const std::string &where)
{
    PromptBudget budget;
    const std::pair<const char *, int *> parts[]{{"tokens", &budget.tokens},
                                                 {"chunk_tokens", &budget.chunkTokens},
                                                 {"words", &budget.words},
                                                 {"characters", &budget.characters},
                                                 {"action_units", &budget.units}};
    for (const auto &[key, value] : limits.items()) {
        const auto part = std::ranges::find(parts, key, &std::pair<const char *, int *>::first);
        if (part == std::end(parts))
            return wrong(where + ": there is no limit “" + key + "”.");
        if (!value.is_number_integer() || value.get<int>() < 1)
            return wrong(where + ": the limit “" + key + "” must be a whole number above 0.");
        *part->second = value.get<int>();
    }
    return budget;
}

Result<PromptEngine> engineFrom(const Json &row)
{
    PromptEngine engine;
    engine.id = row.at("id");
    const std::string where = "The engine “" + engine.id + "”";
    if (const auto known = refuseUnknown(row, members, where); !known)
        return known.error();
    engine.name = row.at("name");
    if (!parseDialect(row.at("dialect").get<std::string>(), engine.dialect))
        return wrong(where + " speaks no dialect “" + row.at("dialect").get<std::string>() + "”.");
    auto budget = budgetFrom(row.value("limits", Json::object()), where);
    if (!budget)
        return budget.error();
    engine.budget = *budget;
    engine.order = row.value("order", std::vector<std::string>());
    for (const std::string &slot : engine.order)
        if (std::ranges::find(slots, slot) == slots.end())
            return wrong(where + ": there is no part “" + slot + "” of a prompt to put in order.");
    engine.weights = row.value("weights", false);
    const std::string negative = row.at("negative");
    const auto manner = std::ranges::find(negatives, negative);
    if (manner == negatives.end())
        return wrong(where + ": “negative” must be rewritten, sentence, field or parameter.");
    engine.negative = PromptEngine::Negative(manner - negatives.begin());
    engine.negativeParameter = row.value("negative_parameter", std::string());
    if ((engine.negative == PromptEngine::Negative::Parameter) == engine.negativeParameter.empty())
        return wrong(where + ": “negative_parameter” goes with “negative”: “parameter”, and only with it.");
    engine.parameters = row.value("parameters", decltype(engine.parameters)());
    engine.references = row.value("references", 0);
    engine.referencesNote = row.value("references_note", std::string());
    engine.status = row.value("status", std::string("current"));
    engine.note = row.value("note", std::string());
    engine.source = row.value("source", std::string());
    return engine;
}

/// Rows of the document; one of a known id takes the place of that one.
Result<> addRows(const Json &document, std::vector<PromptEngine> &rows)
{
    for (const Json &row : document.at("engines")) {
        auto engine = engineFrom(row);
        if (!engine)
            return engine.error();
        const auto known = std::ranges::find(rows, engine->id, &PromptEngine::id);
        if (known == rows.end())
            rows.push_back(std::move(*engine));
        else
            *known = std::move(*engine);
    }
    return {};
}

Result<> haveUsualOnes(const std::vector<PromptEngine> &rows)
{
    for (const Dialect dialect : allDialects) {
        const auto usual = std::ranges::find(rows, dialectId(dialect), &PromptEngine::id);
        if (usual == rows.end() || usual->dialect != dialect)
            return wrong("There must be an engine “" + std::string(dialectId(dialect)) +
                         "” that speaks the dialect of this name.");
    }
    return {};
}

/// The rows with the user's on top; nothing changes if the file is wrong.
Result<std::vector<PromptEngine>> withUserRows(std::vector<PromptEngine> rows,
                                               const std::filesystem::path &file)
{
    const auto text = readFile(file, largestFile);
    if (!text)
        return text.error().kind == Error::Kind::NotFound ? Result(std::move(rows))
                                                          : Result<std::vector<PromptEngine>>(text.error());
    const auto refused = [&](const std::string &why) {
        return wrong("“" + file.string() + "” is not used: " + why);
    };
    try {
        const Json document = Json::parse(*text);
        if (document.at("schema") != schema)
            return refused("its “schema” must be " + std::string(schema) + ".");
        if (const auto added = addRows(document, rows); !added)
            return refused(added.error().message);
    } catch (const Json::exception &problem) {
        return refused(problem.what());
    }
    if (const auto whole = haveUsualOnes(rows); !whole)
        return refused(whole.error().message);
    return rows;
}

} // namespace

Result<PromptEngines> PromptEngines::load(const Resources &resources, const std::filesystem::path &userFile)
{
    PromptEngines engines;
    const auto read = [&](const Json &document) -> Result<> {
        engines.m_verified = document.at("verified");
        if (const auto added = addRows(document, engines.m_rows); !added)
            return added;
        return haveUsualOnes(engines.m_rows);
    };
    if (const auto done = readJsonResource(resources, "engines.json", schema, read); !done)
        return done.error();
    if (userFile.empty())
        return engines;
    if (auto rows = withUserRows(engines.m_rows, userFile))
        engines.m_rows = std::move(*rows);
    else
        engines.m_problem = rows.error().message;
    return engines;
}

const PromptEngine *PromptEngines::find(std::string_view id) const
{
    const auto found = std::ranges::find(m_rows, id, &PromptEngine::id);
    return found == m_rows.end() ? nullptr : &*found;
}

Result<PromptEngine> PromptEngines::require(std::string_view id) const
{
    if (const PromptEngine *engine = find(id))
        return *engine;
    std::string known;
    for (const PromptEngine &row : m_rows)
        known += (known.empty() ? "" : ", ") + row.id;
    return Error{Error::Kind::NotFound,
                 "There is no engine “" + std::string(id) + "”. Known ones: " + known + "."};
}

const PromptEngine &PromptEngines::usual(Dialect dialect) const { return *find(dialectId(dialect)); }

const PromptEngine &PromptEngines::forBackend(std::string_view id, Dialect dialect) const
{
    const PromptEngine *named = find(id);
    return named && named->dialect == dialect ? *named : usual(dialect);
}

} // namespace presence
