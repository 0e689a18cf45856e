// SPDX-License-Identifier: MIT
#include "core/spec/patch/own_words.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace presence {

namespace {

using Json = nlohmann::ordered_json;

Error wrong(const std::string &member)
{
    return {Error::Kind::BadInput, "the words written by hand have no usable “" + member + "”."};
}

bool fits(const std::string &text)
{
    return text.size() <= OwnWords::longestText &&
           std::ranges::none_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x20; });
}

Json toJson(const OwnPhrase &phrase)
{
    Json row{{"dialect", phrase.dialect},
             {"slot", phrase.slot},
             {"controls", phrase.controls},
             {"generated", phrase.generated}};
    if (phrase.text)
        row["text"] = *phrase.text;
    if (phrase.weight != 0)
        row["weight"] = phrase.weight;
    return row;
}

Result<OwnPhrase> phraseFrom(const Json &row)
{
    OwnPhrase phrase{row.at("dialect"),       row.at("slot"), row.at("controls"), row.at("generated"), {},
                     row.value("weight", 0.0)};
    if (row.contains("text"))
        phrase.text = row.at("text").get<std::string>();
    if (phrase.controls.empty())
        return wrong("controls");
    if (!fits(phrase.generated) || !fits(phrase.text.value_or("")))
        return wrong("text");
    if (phrase.weight < 0 || phrase.weight > 2)
        return wrong("weight");
    return phrase;
}

} // namespace

std::string OwnWords::toJson() const
{
    Json document;
    if (!phrases.empty()) {
        document["phrases"] = Json::array();
        for (const OwnPhrase &phrase : phrases)
            document["phrases"].push_back(presence::toJson(phrase));
    }
    if (!before.empty())
        document["before"] = before;
    if (!after.empty())
        document["after"] = after;
    if (!avoid.empty())
        document["avoid"] = avoid;
    return document.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<OwnWords> OwnWords::fromJson(std::string_view text)
{
    OwnWords words;
    try {
        const Json document = Json::parse(text);
        for (const auto &[key, member] : document.items())
            if (key != "phrases" && key != "before" && key != "after" && key != "avoid")
                return wrong(key);
        for (const Json &row : document.value("phrases", Json::array())) {
            auto phrase = phraseFrom(row);
            if (!phrase)
                return phrase.error();
            words.phrases.push_back(std::move(*phrase));
        }
        words.before = document.value("before", words.before);
        words.after = document.value("after", words.after);
        words.avoid = document.value("avoid", words.avoid);
    } catch (const Json::exception &problem) {
        return Error{Error::Kind::BadInput, "the words written by hand are not in their form.",
                     problem.what()};
    }
    if (!fits(words.avoid))
        return wrong("avoid");
    for (const auto *list : {&words.before, &words.after})
        for (const auto &[dialect, added] : *list)
            if (!fits(added))
                return wrong(dialect);
    return words;
}

} // namespace presence
