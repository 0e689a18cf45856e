// SPDX-License-Identifier: MIT
#include "core/shoot/take.h"

#include "core/spec/json_values.h"
#include "core/spec/spec_json.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace presence {

namespace {

using Json = nlohmann::json;
using OrderedJson = nlohmann::ordered_json;

constexpr std::string_view takeSchema = "presence.take/1";
constexpr std::string_view reviewSchema = "presence.review/1";
constexpr std::array flagIds{"none", "pick", "reject"};

std::string written(const OrderedJson &document)
{
    return document.dump(2, ' ', false, OrderedJson::error_handler_t::replace) + "\n";
}

/// Reads members of one object into fields; the first that does not fit ends the reading and is kept in
/// error().
class Members
{
public:
    Members(const Json &object, std::string_view source)
        : m_object(object)
        , m_source(source)
    {
    }

    void text(const char *key, std::string &field)
    {
        if (const Json *member = find(key, &Json::is_string, "a text"))
            field = member->get<std::string>();
    }

    template <typename Integer>
    void whole(const char *key, Integer &field, std::int64_t smallest, std::int64_t largest)
    {
        const Json *member = find(key, &Json::is_number_integer, "a whole number");
        if (!member)
            return;
        const auto value = member->get<std::int64_t>();
        const bool wrapped = member->is_number_unsigned() && value < 0;
        if (wrapped || value < smallest || value > largest)
            fail(key, "must be from " + std::to_string(smallest) + " to " + std::to_string(largest));
        else
            field = Integer(value);
    }

    void number(const char *key, double &field)
    {
        if (const Json *member = find(key, &Json::is_number, "a number"))
            field = member->get<double>();
    }

    const Json *object(const char *key) { return find(key, &Json::is_object, "an object"); }

    void fail(const char *key, const std::string &why)
    {
        if (m_error.message.empty())
            m_error = {Error::Kind::BadInput, std::string(m_source) + ": " + key + " " + why + "."};
    }

    bool failed() const { return !m_error.message.empty(); }
    const Error &error() const { return m_error; }

private:
    const Json *find(const char *key, bool (Json::*fits)() const noexcept, const char *what)
    {
        const auto found = m_object.find(key);
        if (found == m_object.end())
            return nullptr;
        if ((*found.*fits)())
            return &*found;
        fail(key, std::string("must be ") + what);
        return nullptr;
    }

    const Json &m_object;
    std::string_view m_source;
    Error m_error;
};

OrderedJson settingsToJson(const RenderSettings &settings)
{
    return {{"width", settings.width},
            {"height", settings.height},
            {"seed", settings.seed},
            {"count", settings.count},
            {"model", settings.model},
            {"steps", settings.steps},
            {"guidanceScale", settings.guidanceScale},
            {"sampler", settings.sampler},
            {"quality", settings.quality}};
}

Result<RenderSettings> settingsFromJson(const Json &object, const std::string &source)
{
    RenderSettings settings;
    Members members(object, source);
    members.whole("width", settings.width, 1, 16384);
    members.whole("height", settings.height, 1, 16384);
    members.whole("seed", settings.seed, -1, INT64_MAX);
    members.whole("count", settings.count, 1, 64);
    members.text("model", settings.model);
    members.whole("steps", settings.steps, 0, 10000);
    members.number("guidanceScale", settings.guidanceScale);
    members.text("sampler", settings.sampler);
    members.text("quality", settings.quality);
    return members.failed() ? Result<RenderSettings>(members.error()) : settings;
}

} // namespace

std::string takeToJson(const Take &take)
{
    return written({{"schema", takeSchema},
                    {"createdAt", take.createdAt},
                    {"backend", take.backendId},
                    {"model", take.model},
                    {"seed", take.seed},
                    {"parent", take.parentId},
                    {"dialect", dialectId(take.dialect)},
                    {"prompt", take.promptText},
                    {"generatedPrompt", take.generatedText},
                    {"negativePrompt", take.negativePrompt},
                    {"parameters", take.parameters},
                    {"settings", settingsToJson(take.settings)},
                    {"spec", OrderedJson::parse(specToJson(take.spec))}});
}

Result<Take> takeFromJson(std::string_view text, std::string_view source)
{
    const auto document = parseJsonObject(text, source, takeSchema);
    if (!document)
        return document.error();
    Take take;
    Members members(*document, source);
    members.text("createdAt", take.createdAt);
    members.text("backend", take.backendId);
    members.text("model", take.model);
    members.whole("seed", take.seed, -1, INT64_MAX);
    members.text("parent", take.parentId);
    members.text("prompt", take.promptText);
    members.text("generatedPrompt", take.generatedText);
    members.text("negativePrompt", take.negativePrompt);
    members.text("parameters", take.parameters);
    std::string dialect(dialectId(take.dialect));
    members.text("dialect", dialect);
    if (!parseDialect(dialect, take.dialect))
        members.fail("dialect", "is “" + dialect + "”, which this version does not know");
    if (const Json *object = members.object("settings")) {
        auto settings = settingsFromJson(*object, std::string(source) + ": settings");
        if (!settings)
            return settings.error();
        take.settings = std::move(*settings);
    }
    const Json *spec = members.object("spec");
    if (members.failed())
        return members.error();
    if (!spec)
        return Error{Error::Kind::BadInput, std::string(source) + ": the spec is missing."};
    auto read = specFromJson(spec->dump(), std::string(source) + ": spec");
    if (!read)
        return read.error();
    take.spec = std::move(*read);
    return take;
}

std::string reviewToJson(const Take &take, std::string_view previous)
{
    OrderedJson document = OrderedJson::parse(previous, nullptr, false);
    if (!document.is_object())
        document = OrderedJson::object();
    document["schema"] = reviewSchema;
    document["rating"] = take.rating;
    document["flag"] = flagIds[std::size_t(take.flag)];
    document["answers"] = take.answers;
    document["note"] = take.note;
    return written(document);
}

Result<> readReview(Take &take, std::string_view text, std::string_view source)
{
    const auto document = parseJsonObject(text, source, reviewSchema);
    if (!document)
        return document.error();
    Members members(*document, source);
    int rating = 0;
    std::string note;
    std::string flag = flagIds[0];
    std::map<std::string, std::string> answers;
    members.whole("rating", rating, 0, 5);
    members.text("note", note);
    members.text("flag", flag);
    const auto known = std::ranges::find(flagIds, flag);
    if (known == flagIds.end())
        members.fail("flag", "must be none, pick or reject");
    if (const Json *object = members.object("answers")) {
        for (const auto &[question, answer] : object->items()) {
            if (answer.is_string())
                answers[question] = answer.get<std::string>();
            else
                members.fail("answers", "must hold texts");
        }
    }
    if (members.failed())
        return members.error();
    take.rating = rating;
    take.note = std::move(note);
    take.flag = Take::Flag(known - flagIds.begin());
    take.answers = std::move(answers);
    return {};
}

} // namespace presence
