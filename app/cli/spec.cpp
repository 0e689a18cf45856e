// SPDX-License-Identifier: MIT
#include "app/cli/commands.h"

#include "app/environment.h"
#include "core/base/encoding/utf8.h"
#include "core/base/file_io.h"
#include "core/prompt/lint.h"
#include "core/prompt/prompt_builder.h"
#include "core/shoot/interchange/style_words.h"
#include "core/shoot/presets/presets.h"
#include "core/shoot/silenced_rules.h"
#include "core/spec/spec_json.h"

#include <nlohmann/json.hpp>

#include <array>
#include <set>

namespace presence::cli {

namespace {

using Json = nlohmann::ordered_json;

std::string text(const Json &document)
{
    return document.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

Json json(const ControlValue &value)
{
    return std::visit([](const auto &held) { return Json(held); }, value);
}

/// The values of all "ID=VALUE"; the error is one of usage.
Result<SpecPatch> patchFrom(const std::vector<std::string> &sets)
{
    SpecPatch patch;
    for (const std::string &assignment : sets) {
        const auto equals = assignment.find('=');
        if (equals == std::string::npos || !isUtf8(assignment))
            return Error{Error::Kind::BadInput,
                         "--set takes ID=VALUE, such as head.yaw=12, not “" + assignment + "”."};
        const auto one =
            SpecPatch::parse(assignment.substr(0, equals), std::string_view(assignment).substr(equals + 1));
        if (!one)
            return one.error();
        patch.merge(*one);
    }
    return patch;
}

/// A preset file, or else a preset of this name.
Result<Preset> findPreset(const Context &context, const std::string &fileOrName)
{
    std::error_code code;
    if (std::filesystem::exists(fileOrName, code)) {
        auto content = readFile(fileOrName, std::size_t(1) << 20);
        return content ? Preset::fromJson(*content, fileOrName) : Result<Preset>(content.error());
    }
    const auto collection = PresetCollection::open(context.resources, context.userFolder / "presets");
    if (!collection)
        return collection.error();
    if (const Preset *preset = collection->find(fileOrName))
        return *preset;
    return Error{Error::Kind::NotFound,
                 "“" + fileOrName + "” is neither a preset file nor the name of a preset."};
}

/// Unlike the studio, which opens any folder as a shoot, this asks for one that is there.
Result<std::set<std::string>> silencedRulesOf(const std::string &shoot)
{
    std::error_code code;
    if (!std::filesystem::is_directory(shoot, code))
        return Error{Error::Kind::NotFound, "There is no shoot “" + shoot + "”."};
    return loadSilencedRules(shoot);
}

} // namespace

int applyChanges(const Context &context, const SpecOptions &options, PortraitSpec &spec)
{
    if (options.isEmpty())
        return 0;
    const auto library = SpecLibrary::load(context.resources);
    if (!library)
        return failed(library.error());
    Result<> applied;
    const auto apply = [&](const SpecPatch &patch) {
        auto changed = library->withConsequences(patch, spec).appliedTo(spec);
        if (changed)
            spec = std::move(*changed);
        else
            applied = changed.error();
    };
    if (!options.job.empty()) {
        const Job *job = library->job(options.job);
        if (!job)
            return noSuchJob(options.job, library->jobs);
        apply(job->defaults);
    }
    for (const std::string &name : options.presets) {
        const auto preset = findPreset(context, name);
        if (!preset)
            return failed(preset.error());
        apply(preset->values);
        auto words = withStyleAround(spec.words, preset->prompt, preset->negative);
        if (!words)
            return failed(words.error());
        spec.words = std::move(*words);
    }
    const auto sets = patchFrom(options.sets);
    if (!sets)
        return wrongUsage(sets.error().message);
    apply(*sets);
    return applied ? 0 : failed(applied.error());
}

int runNew(const Context &context, const SpecOptions &options)
{
    PortraitSpec spec;
    const int code = applyChanges(context, options, spec);
    return code ? code : print(specToJson(spec));
}

int runLint(const Context &context, const LintOptions &options)
{
    static constexpr std::array severities{"info", "warn", "error"};
    const auto spec = readSpec(options.spec);
    if (!spec)
        return failed(spec.error());
    const auto words = Vocabulary::load(context.resources, userEnginesFile());
    if (!words)
        return failed(words.error());
    auto rules = LintRules::load(context.resources);
    if (!rules)
        return failed(rules.error());
    if (const auto adjusted = rules->adjustFrom(userRulesFile()); !adjusted)
        note(adjusted.error().message);
    std::set<std::string> silenced;
    if (!options.shoot.empty()) {
        auto stored = silencedRulesOf(options.shoot);
        if (!stored)
            return failed(stored.error());
        silenced = std::move(*stored);
    }

    Json list = Json::array();
    std::string lines;
    bool errors = false;
    for (const LintFinding &finding : rules->check(*spec, buildPrompt(*spec, Dialect::Natural, *words))) {
        if (silenced.contains(finding.rule))
            continue;
        const char *severity = severities[std::size_t(finding.severity)];
        errors = errors || finding.severity == LintFinding::Severity::Error;
        list.push_back({{"rule", finding.rule},
                        {"severity", severity},
                        {"message", finding.message},
                        {"advice", finding.advice},
                        {"grounds", finding.grounds},
                        {"basis", finding.basis},
                        {"controls", finding.controls},
                        {"fix", finding.fix.isEmpty() ? Json() : Json::parse(finding.fix.toJson())}});
        lines += std::string(severity) + "  " + finding.rule + "  " + finding.message + "\n";
        if (!finding.advice.empty())
            lines += "      fix: " + finding.advice + "\n";
    }
    if (lines.empty())
        lines = "Nothing to reconsider.\n";
    const int code = print(options.json ? text(list) : lines);
    return code ? code : errors ? 1 : 0;
}

int runControls(const Context &, bool asJson)
{
    static constexpr std::array kinds{"number", "level",  "choice", "text",
                                      "color",  "colors", "texts",  "file"};
    Json list = Json::array();
    std::string lines;
    for (const Control &control : controls()) {
        const bool numeric = control.kind == Control::Kind::Number || control.kind == Control::Kind::Level;
        Json row{{"id", control.id},
                 {"group", control.group},
                 {"kind", kinds[std::size_t(control.kind)]},
                 {"unit", control.unit},
                 {"default", json(control.initial)}};
        std::string allowed = kinds[std::size_t(control.kind)];
        if (numeric) {
            row["minimum"] = control.minimum;
            row["maximum"] = control.maximum;
            row["step"] = control.step;
            allowed = control.print(control.minimum) + " … " + control.print(control.maximum) +
                      (control.unit.empty() ? "" : " " + control.unit);
        } else if (control.kind == Control::Kind::Choice) {
            row["choices"] = control.choices;
            allowed.clear();
            for (const std::string &choice : control.choices)
                allowed += (allowed.empty() ? "" : " ") + choice;
        }
        if (control.actionUnit)
            row["actionUnit"] = control.actionUnit;
        list.push_back(std::move(row));
        const std::string initial = control.print(control.initial);
        lines += control.id + "  [" + (initial.empty() ? "empty" : initial) + "]  " + allowed + "\n";
    }
    return print(asJson ? text(list) : lines);
}

} // namespace presence::cli
