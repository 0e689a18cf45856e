// SPDX-License-Identifier: MIT
#include "core/prompt/words/vocabulary.h"

#include "core/prompt/writers/avoid.h"
#include "core/spec/tables/json_resource.h"

#include <nlohmann/json.hpp>

#include <functional>
#include <limits>

namespace presence {

namespace {

using Json = nlohmann::json;

/// Nested objects become dotted keys: {"head": {"yaw": {"slight": "…"}}} → "head.yaw.slight".
void flatten(const Json &node, const std::string &prefix, DialectWords &words)
{
    for (const auto &[key, member] : node.items()) {
        const std::string path = prefix.empty() ? key : prefix + "." + key;
        if (member.is_object())
            flatten(member, path, words);
        else
            words.phrases[path] = member.get<std::string>();
    }
}

std::vector<SentencePlan::Part> partsFrom(const Json &sentence, const char *name)
{
    std::vector<SentencePlan::Part> parts;
    if (sentence.contains(name))
        for (const Json &part : sentence.at(name))
            parts.push_back({part.at(0), part.at(1)});
    return parts;
}

std::vector<SentencePlan> sentencesFrom(const Json &document)
{
    std::vector<SentencePlan> sentences;
    for (const Json &row : document.at("sentences"))
        sentences.push_back({partsFrom(row, "heads"), row.value("details", std::vector<std::string>()),
                             partsFrom(row, "tails"), row.value("with", std::string(" with")),
                             row.value("lead", std::string()), row.value("detail_limit", 99)});
    return sentences;
}

Result<std::vector<Avoided>> avoidedFrom(const Json &document)
{
    std::vector<Avoided> rows;
    for (const Json &row : document.at("avoided")) {
        const std::string condition = row.at("when");
        if (!findAvoidCondition(condition))
            return Error{Error::Kind::BadInput,
                         "There is no condition “" + condition + "” for what to keep out."};
        rows.push_back({condition, row.at("avoid"), row.value("noun", std::string()),
                        row.value("instead", std::string()), row.value("said_by", std::vector<std::string>()),
                        row.value("clips", false)});
    }
    return rows;
}

} // namespace

std::string_view DialectWords::phrase(std::string_view key) const
{
    const auto found = phrases.find(key);
    return found == phrases.end() ? std::string_view() : std::string_view(found->second);
}

std::string_view DialectWords::nearest(std::string_view key) const
{
    const std::string_view exact = phrase(key);
    return exact.empty() ? phrase(key.substr(0, key.rfind('.'))) : exact;
}

static Pronouns pronounsNamed(std::string_view name, const Vocabulary::Data &words)
{
    const auto found = words.pronouns.find(name);
    return found == words.pronouns.end() ? Pronouns() : found->second;
}

Pronouns Vocabulary::Data::pronounsOf(const PortraitSpec &spec) const
{
    return pronounsNamed(spec.identity.presentation, *this);
}

Pronouns Vocabulary::Data::pronounsOfStranger() const { return pronounsNamed("stranger", *this); }

std::string Vocabulary::Data::colorName(std::string_view hex) const
{
    const auto wanted = oklabFromHex(hex);
    if (!wanted)
        return {};
    const NamedColor *nearest = nullptr;
    double smallest = std::numeric_limits<double>::max();
    for (const NamedColor &color : colors) {
        const double distance = distanceBetween(*wanted, color.place);
        if (distance < smallest) {
            smallest = distance;
            nearest = &color;
        }
    }
    return nearest ? nearest->name : std::string();
}

Result<Vocabulary> Vocabulary::load(const Resources &resources, const std::filesystem::path &userEngines)
{
    auto data = std::make_shared<Data>();
    const auto readNatural = [&](const Json &document) -> Result<> {
        flatten(document.at("phrases"), "", data->natural);
        data->pronouns = document.at("pronouns").get<decltype(data->pronouns)>();
        data->sentences = sentencesFrom(document);
        return {};
    };
    const auto readList = [](ListWords &list) {
        return [&list](const Json &document) -> Result<> {
            flatten(document.at("phrases"), "", list.words);
            list.order = document.at("order");
            return {};
        };
    };
    const auto readMotion = [&](const Json &document) -> Result<> {
        flatten(document.at("phrases"), "", data->motion.words);
        data->motion.sentences = sentencesFrom(document);
        return {};
    };
    const auto readAvoid = [&](const Json &document) -> Result<> {
        auto rows = avoidedFrom(document);
        if (!rows)
            return rows.error();
        data->avoided = std::move(*rows);
        return {};
    };
    const auto readShared = [&](const Json &document) -> Result<> {
        for (const auto &[name, hex] : document.at("colors").items()) {
            const auto place = oklabFromHex(hex.get<std::string>());
            if (!place)
                return Error{Error::Kind::BadInput,
                             "The colour “" + name + "” of the vocabulary is not written as #RRGGBB."};
            data->colors.push_back({name, *place});
        }
        data->implied = document.at("implied").get<decltype(data->implied)>();
        return {};
    };
    const std::pair<const char *, std::function<Result<>(const Json &)>> files[]{
        {"natural", readNatural}, {"tags", readList(data->tags)}, {"midjourney", readList(data->midjourney)},
        {"motion", readMotion},   {"avoid", readAvoid},           {"shared", readShared},
    };
    for (const auto &[name, read] : files) {
        if (data->midjourney.words.phrases.empty())
            data->midjourney.words = data->tags.words;
        const std::string file = std::string("vocabulary/") + name + ".json";
        if (const auto done = readJsonResource(resources, file, "presence.vocabulary/1", read); !done)
            return done.error();
    }
    auto engines = PromptEngines::load(resources, userEngines);
    if (!engines)
        return engines.error();
    data->engines = std::move(*engines);
    Vocabulary vocabulary;
    vocabulary.m_data = std::move(data);
    return vocabulary;
}

const PromptEngines &Vocabulary::engines() const { return m_data->engines; }

std::string filled(std::string_view phrase, const Statement &statement, const DialectWords &words,
                   const Pronouns &pronouns)
{
    std::string text;
    while (!phrase.empty()) {
        const auto open = phrase.find('{');
        const auto close = phrase.find('}', open);
        text += phrase.substr(0, open);
        if (open == std::string_view::npos || close == std::string_view::npos)
            break;
        const std::string name(phrase.substr(open + 1, close - open - 1));
        if (const auto given = statement.texts.find(name); given != statement.texts.end())
            text += given->second;
        else if (const auto key = statement.lookups.find(name); key != statement.lookups.end())
            text += filled(words.phrase(key->second), statement, words, pronouns);
        else if (const auto pronoun = pronouns.find(name); pronoun != pronouns.end())
            text += pronoun->second;
        else if (name == "a")
            text += "{a}";
        phrase.remove_prefix(close + 1);
    }
    return text;
}

} // namespace presence
