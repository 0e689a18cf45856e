// SPDX-License-Identifier: MIT
#include "core/spec/tables/parameter_words.h"

#include "core/spec/tables/jobs.h"
#include "core/spec/tables/json_resource.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <cstdio>
#include <map>

namespace presence {

namespace {

struct Words
{
    std::string label, tip, low, high;
    std::string zero, positive, negative; ///< direction words of a signed value
    std::string show;                     ///< "percent", "signed" or empty
    std::string after;                    ///< what a percentage is of
    std::map<std::string, std::string, std::less<>> choices;
    std::map<std::string, std::string, std::less<>> readings; ///< of choices
    std::vector<ParameterWords::Band> bands;
    std::string written, careful; ///< readings of any text, and of one with a careful word
    std::vector<std::string> carefulWords;
};

/// "expression.au12.left" → "expression.au12"; other ids unchanged.
std::string_view withoutSide(std::string_view id)
{
    for (const std::string_view side : {".left", ".right"})
        if (id.ends_with(side))
            return id.substr(0, id.size() - side.size());
    return id;
}

Words wordsFrom(const nlohmann::json &row)
{
    const auto text = [&](const char *key) { return row.value(key, std::string()); };
    Words words;
    words.label = row.at("label");
    words.tip = row.at("tip");
    words.low = text("low");
    words.high = text("high");
    words.zero = text("zero");
    words.positive = text("positive");
    words.negative = text("negative");
    words.show = text("show");
    words.after = text("after");
    if (row.contains("choices"))
        words.choices = row.at("choices").get<decltype(words.choices)>();
    return words;
}

/// With as many digits as the control's step needs, trailing zeros removed, and a real minus sign.
std::string digits(double value, double step, bool sign = false)
{
    char buffer[48];
    const int places = step >= 1 ? 0 : step >= 0.1 ? 1 : 2;
    std::snprintf(buffer, sizeof buffer, "%.*f", places, std::abs(value));
    std::string text = buffer;
    if (text.find('.') != std::string::npos) {
        text.erase(text.find_last_not_of('0') + 1);
        if (text.back() == '.')
            text.pop_back();
    }
    if (text == "0")
        return text;
    return (value < 0 ? "−" : sign ? "+" : "") + text;
}

std::string withUnit(const std::string &number, const std::string &unit)
{
    if (unit == "f/")
        return unit + number;
    const bool tight = unit.empty() || unit == "°" || unit == ":1" || unit == "×";
    return number + (tight ? "" : " ") + unit;
}

std::string numberWords(const Control &control, const Words &words, double value)
{
    if (words.show == "percent")
        return digits(value * 100, 1) + " % " + words.after;
    if (words.positive.empty())
        return withUnit(digits(value, control.step, words.show == "signed"), control.unit);
    const std::string amount = digits(std::abs(value), control.step);
    return amount == "0"
               ? words.zero
               : withUnit(amount, control.unit) + " " + (value < 0 ? words.negative : words.positive);
}

using WordsById = std::map<std::string, Words, std::less<>>;

/// What values do in the picture, from resources/readings.json. Refuses readings of controls and choices that
/// do not exist, and bands that do not cover their control.
Result<> readReadings(const Resources &resources, WordsById &controls)
{
    const auto damaged = [](const std::string &id, const std::string &what) {
        return Error{Error::Kind::BadInput, "The readings of " + id + " " + what + "."};
    };
    const auto read = [&](const nlohmann::json &document) -> Result<> {
        for (const auto &[id, rows] : document.at("bands").items()) {
            const Control *control = findControl(id);
            if (!control)
                return damaged(id, "have no control");
            double from = control->minimum;
            for (const nlohmann::json &row : rows) {
                const double to = row.value("until", control->maximum);
                if (to <= from || to > control->maximum)
                    return damaged(id, "do not rise within its range");
                controls[id].bands.push_back({from, to, row.at("reading"), row.value("careful", false)});
                from = to;
            }
            if (from != control->maximum)
                return damaged(id, "end before its range does");
        }
        for (const auto &[id, row] : document.at("texts").items()) {
            if (!findControl(id))
                return damaged(id, "have no control");
            Words &words = controls[id];
            words.written = row.at("reading");
            words.careful = row.at("careful");
            words.carefulWords = row.at("careful_words").get<std::vector<std::string>>();
        }
        for (const auto &[id, rows] : document.at("choices").items())
            for (const auto &[choice, reading] : rows.items()) {
                const Control *control = findControl(id);
                if (!control || std::ranges::find(control->choices, choice) == control->choices.end())
                    return damaged(id, "name the unknown choice “" + choice + "”");
                controls[id].readings[choice] = reading;
            }
        return {};
    };
    return readJsonResource(resources, "readings.json", "presence.readings/1", read);
}

} // namespace

struct ParameterWords::Data
{
    std::map<std::string, std::string, std::less<>> groups;
    std::map<std::string, Words, std::less<>> controls; ///< by id without side

    const Words *of(std::string_view id) const
    {
        const auto found = controls.find(withoutSide(id));
        return found == controls.end() ? nullptr : &found->second;
    }
};

Result<ParameterWords> ParameterWords::load(const Resources &resources)
{
    auto data = std::make_shared<Data>();
    const auto read = [&](const nlohmann::json &document) -> Result<> {
        data->groups = document.at("groups").get<decltype(data->groups)>();
        for (const auto &[id, row] : document.at("controls").items())
            data->controls.emplace(id, wordsFrom(row));
        return {};
    };
    if (const auto done = readJsonResource(resources, "parameters.json", "presence.parameters/1", read);
        !done)
        return done.error();

    if (const auto done = readReadings(resources, data->controls); !done)
        return done.error();

    const auto library = SpecLibrary::load(resources);
    if (!library)
        return library.error();
    for (const Job &job : library->jobs)
        data->controls["story.job"].choices[job.id] = job.label;
    for (const LightPattern &pattern : library->lightPatterns)
        data->controls["lighting.pattern"].choices[pattern.id] = pattern.label;
    for (const PlatformSlot &slot : library->platforms.places) {
        data->controls["camera.slot"].choices[slot.id] = slot.label;
        data->controls["camera.slot"].readings[slot.id] = slot.about;
    }
    for (const LightPattern &pattern : library->lightPatterns)
        data->controls["lighting.pattern"].readings[pattern.id] = pattern.about;
    for (const PaletteScheme &scheme : library->palettes)
        data->controls["palette.scheme"].choices[scheme.id] = scheme.label;

    for (const Atmosphere &atmosphere : library->atmospheres)
        data->controls["setting.atmosphere"].choices[atmosphere.id] = atmosphere.label;
    const Words unitPhase = data->controls["phase.au"];
    for (const ActionUnit &unit : actionUnits) {
        const std::string name = "au" + std::to_string(unit.number);
        Words words = unitPhase;
        words.label = data->controls["expression." + name].label + ", " + words.label;
        data->controls["phase." + name] = std::move(words);
    }

    for (const Control &control : controls())
        if (const Words *words = data->of(control.id); !words || words->label.empty())
            return Error{Error::Kind::BadInput, "“" + resources.path("parameters.json").string() +
                                                    "” has no words for the control " + control.id + "."};
    ParameterWords words;
    words.m_data = std::move(data);
    return words;
}

std::string ParameterWords::label(std::string_view id) const
{
    const Words *words = m_data->of(id);
    if (!words)
        return std::string(id);
    return words->label + (id.ends_with(".left") ? ", left" : id.ends_with(".right") ? ", right" : "");
}

std::string ParameterWords::tip(std::string_view id) const
{
    const Words *words = m_data->of(id);
    return words ? words->tip : std::string(id);
}

std::string ParameterWords::choiceLabel(std::string_view id, std::string_view choice) const
{
    const Words *words = m_data->of(id);
    const auto found = words ? words->choices.find(choice) : decltype(words->choices.end())();
    return words && found != words->choices.end() ? found->second : std::string(choice);
}

std::string ParameterWords::groupLabel(std::string_view group) const
{
    const auto found = m_data->groups.find(group);
    return found == m_data->groups.end() ? std::string(group) : found->second;
}

std::string ParameterWords::lowEnd(std::string_view id) const
{
    const Words *words = m_data->of(id);
    return words ? words->low : std::string();
}

std::string ParameterWords::highEnd(std::string_view id) const
{
    const Words *words = m_data->of(id);
    return words ? words->high : std::string();
}

const std::vector<ParameterWords::Band> &ParameterWords::bands(std::string_view id) const
{
    static const std::vector<Band> none;
    const Words *words = m_data->of(id);
    return words ? words->bands : none;
}

bool ParameterWords::hasReadings(std::string_view id) const
{
    const Words *words = m_data->of(id);
    return words && !(words->bands.empty() && words->readings.empty() && words->written.empty());
}

std::string ParameterWords::reading(const Control &control, const ControlValue &value) const
{
    const Words *words = m_data->of(control.id);
    if (!words)
        return {};
    if (const double *number = std::get_if<double>(&value)) {
        for (const Band &band : words->bands)
            if (*number <= band.to)
                return band.reading;
        return {};
    }
    if (control.kind == Control::Kind::Text) {
        std::string text = std::get<std::string>(value);
        std::ranges::transform(text, text.begin(), [](unsigned char c) { return char(std::tolower(c)); });
        const bool careful = std::ranges::any_of(words->carefulWords, [&](const std::string &word) {
            return text.find(word) != std::string::npos;
        });
        return text.empty() ? std::string() : careful ? words->careful : words->written;
    }
    if (control.kind != Control::Kind::Choice)
        return {};
    const auto found = words->readings.find(std::get<std::string>(value));
    return found == words->readings.end() ? std::string() : found->second;
}

std::string ParameterWords::valueText(const Control &control, const ControlValue &value) const
{
    const Words *words = m_data->of(control.id);
    const double *number = std::get_if<double>(&value);
    if (control.kind == Control::Kind::Level && number)
        return *number < 0.05 ? "none" : "level " + levelText(*number);
    if (number && words)
        return numberWords(control, *words, *number);
    if (control.kind == Control::Kind::Choice)
        return choiceLabel(control.id, std::get<std::string>(value));
    const std::string text = control.print(value);
    return text.empty() ? "none" : text;
}

} // namespace presence
