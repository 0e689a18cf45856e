// SPDX-License-Identifier: MIT
#include "core/prompt/vocabulary.h"

#include "core/prompt/english.h"
#include "core/prompt/writers/avoid.h"
#include "core/spec/tables/json_resource.h"

#include <nlohmann/json.hpp>

#include <array>
#include <charconv>
#include <cmath>
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

Result<> checkCondition(const std::string &id)
{
    if (findAvoidCondition(id))
        return {};
    return Error{Error::Kind::BadInput, "There is no condition “" + id + "” for what to keep out."};
}

/// The parameters are those of the version that the file selects.
Result<> readMidjourney(const Json &document, MidjourneyWords &data)
{
    flatten(document.at("phrases"), "", data.words);
    data.order = document.at("order");
    data.wordLimit = document.at("word_limit");
    data.unitLimit = document.at("unit_limit");
    const Json &version = document.at("versions").at(document.at("version").get<std::string>());
    const Pronouns names{{"version", version.at("select")}, {"raw", version.at("raw")}};
    for (const auto &[medium, parameters] : document.at("style").items())
        data.style[medium] = filled(parameters.get<std::string>(), {}, data.words, names);
    data.no = version.at("no");
    for (const Json &row : document.at("avoid")) {
        data.avoided.push_back({row.at("when"), row.at("noun"), row.at("instead")});
        if (const auto known = checkCondition(data.avoided.back().condition); !known)
            return known.error();
    }
    return {};
}

/// Ottosson's OKLab (2020): https://bottosson.github.io/posts/oklab/
std::array<double, 3> oklab(std::string_view hex)
{
    std::array<double, 3> linear{};
    for (int i = 0; i < 3; ++i) {
        int byte = 0;
        std::from_chars(hex.data() + 1 + 2 * i, hex.data() + 3 + 2 * i, byte, 16);
        const double v = byte / 255.0;
        linear[i] = v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
    }
    const auto [r, g, b] = linear;
    const double l = std::cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
    const double m = std::cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
    const double s = std::cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
    return {0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
            1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
            0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s};
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

Pronouns Vocabulary::Data::pronounsOf(const PortraitSpec &spec) const
{
    const auto found = pronouns.find(spec.identity.presentation);
    return found == pronouns.end() ? Pronouns() : found->second;
}

std::string Vocabulary::Data::colorName(std::string_view hex) const
{
    if (hex.size() != 7)
        return {};
    const auto wanted = oklab(hex);
    const NamedColor *nearest = nullptr;
    double smallest = std::numeric_limits<double>::max();
    for (const NamedColor &color : colors) {
        const auto have = oklab(color.hex);
        const double distance = std::hypot(wanted[0] - have[0], wanted[1] - have[1], wanted[2] - have[2]);
        if (distance < smallest) {
            smallest = distance;
            nearest = &color;
        }
    }
    return nearest ? nearest->name : std::string();
}

Result<Vocabulary> Vocabulary::load(const Resources &resources)
{
    auto data = std::make_shared<Data>();
    const auto readNatural = [&](const Json &document) -> Result<> {
        flatten(document.at("phrases"), "", data->natural);
        data->pronouns = document.at("pronouns").get<decltype(data->pronouns)>();
        data->sentences = sentencesFrom(document);
        return {};
    };
    const auto readTags = [&](const Json &document) -> Result<> {
        flatten(document.at("phrases"), "", data->tags);
        data->tagOrder = document.at("order");
        data->tagTokenLimit = document.at("token_limit");
        for (const Json &row : document.at("negative")) {
            data->negatives.emplace_back(row.at("when"), row.at("tags"));
            if (const auto known = checkCondition(row.at("when")); !known)
                return known.error();
        }
        data->midjourney.words = data->tags;
        return {};
    };
    const auto readMotion = [&](const Json &document) -> Result<> {
        flatten(document.at("phrases"), "", data->motion.words);
        data->motion.sentences = sentencesFrom(document);
        data->motion.wordLimit = document.at("word_limit");
        return {};
    };
    const auto readShared = [&](const Json &document) -> Result<> {
        for (const auto &[name, hex] : document.at("colors").items())
            data->colors.push_back({name, hex});
        data->implied = document.at("implied").get<decltype(data->implied)>();
        return {};
    };
    for (const auto &done :
         {readJsonResource(resources, "vocabulary/natural.json", "presence.vocabulary/1", readNatural),
          readJsonResource(resources, "vocabulary/tags.json", "presence.vocabulary/1", readTags),
          readJsonResource(resources, "vocabulary/midjourney.json", "presence.vocabulary/1",
                           [&](const Json &document) { return readMidjourney(document, data->midjourney); }),
          readJsonResource(resources, "vocabulary/motion.json", "presence.vocabulary/1", readMotion),
          readJsonResource(resources, "vocabulary/shared.json", "presence.vocabulary/1", readShared)})
        if (!done)
            return done.error();
    Vocabulary vocabulary;
    vocabulary.m_data = std::move(data);
    return vocabulary;
}

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
