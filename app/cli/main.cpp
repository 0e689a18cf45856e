// SPDX-License-Identifier: MIT
#include "app/cli/commands.h"

#include <CLI/CLI.hpp>

#include <QCoreApplication>

#include <charconv>
#include <clocale>
#include <cstdint>
#include <functional>

using namespace presence;

namespace {

constexpr const char *specHelp = "Spec as JSON, a picture that carries its settings, or - for standard input";

void addSpecOptions(CLI::App &command, cli::SpecOptions &options)
{
    command.add_option("--job", options.job, "Start from the values of this emotional job");
    command.add_option("--preset", options.presets, "Apply a preset: a file or a name; may be repeated")
        ->allow_extra_args(false);
    command.add_option("--set", options.sets, "Set a control: ID=VALUE; may be repeated")
        ->allow_extra_args(false);
}

/// Without it an unreadable number is reported as one out of range.
CLI::Validator wholeNumber(std::int64_t least, std::int64_t most)
{
    return CLI::Validator(
        [=](const std::string &given) {
            std::int64_t number = 0;
            const char *end = given.data() + given.size();
            const auto [stop, code] = std::from_chars(given.data(), end, number);
            const bool fine = code == std::errc() && stop == end && number >= least && number <= most;
            return fine ? std::string()
                        : "this takes a whole number from " + std::to_string(least) + " to " +
                              std::to_string(most) + ", not “" + given + "”.";
        },
        "");
}

/// Everything the command line can hold; `run` is the command that was given.
struct CommandLine
{
    CLI::App app{
        "Presence: direct, generate and review portraits. Exit code 0 = done, 1 = failed, 2 = wrong usage.",
        "presence-cli"};
    std::function<int(const cli::Context &)> run;

    cli::SpecOptions changes;
    cli::PromptOptions prompt;
    cli::LintOptions lint;
    cli::GenerateOptions generate;
    cli::CritiqueOptions critique;
    cli::BatchOptions batch;
    cli::GridOptions grid;
    cli::MapsOptions maps;
    cli::SheetOptions sheet;
    cli::FramesOptions frames;
    std::string name, file, format;
    std::vector<std::string> images;
    std::vector<int> ports;
    bool json = false, find = false, set = false, remove = false;

    CommandLine()
    {
        using cli::Context;
        app.require_subcommand(1);

        auto *created = command(app, "new", "Write a spec to standard output",
                                [this](const Context &context) { return cli::runNew(context, changes); });
        addSpecOptions(*created, changes);

        auto *worded = command(app, "prompt", "Write the prompt of a spec",
                               [this](const Context &context) { return cli::runPrompt(context, prompt); });
        worded->add_option("SPEC", prompt.spec, specHelp)->required();
        worded->add_option("--dialect", prompt.dialect, "natural, tags, midjourney or motion");
        worded->add_option("--engine", prompt.engine, "Write for this generator; see presence-cli engines");
        worded->add_option("--backend", prompt.backend, "Write for this backend");
        worded->add_flag("--json", prompt.json, "Every phrase with the controls it came from");

        auto *linted = command(app, "lint", "Explain contradictions and overload; fails if there is an error",
                               [this](const Context &context) { return cli::runLint(context, lint); });
        linted->add_option("SPEC", lint.spec, specHelp)->required();
        linted->add_option("--shoot", lint.shoot, "Leave out the rules that are silenced in this shoot");
        linted->add_flag("--json", lint.json, "Every finding with its reason and its fix");

        auto *generated =
            command(app, "generate", "Make pictures and write them into a folder",
                    [this](const Context &context) { return cli::runGenerate(context, generate); });
        generated->add_option("SPEC", generate.spec, specHelp);
        addSpecOptions(*generated, generate.changes);
        generated->add_option("--backend", generate.backend, "Who makes them (the built-in sitter)");
        generated->add_option("--model", generate.model, "With which of the backend's models (its default)");
        generated->add_option("--count", generate.count, "How many")->check(wholeNumber(1, 1000));
        generated->add_option("--seed", generate.seed, "Seed of the first")->check(wholeNumber(0, INT64_MAX));
        generated->add_option("--size", generate.size, "WIDTHxHEIGHT in pixels");
        generated->add_option("--out", generate.out, "Folder")->required();
        generated->add_flag("--truth", generate.truth,
                            "Write what is known of each picture beside it (sitter)");
        generated
            ->add_option("--maps", generate.extras,
                         "Write maps that fit each picture beside it (sitter): " + cli::mapKindIds())
            ->delimiter(',');
        addPictureOptions(*generated, generate.pictures);
        generated->add_flag("--dry-run", generate.dryRun,
                            "Tell what would be sent and what it costs, and stop");
        generated->add_flag("--json", generate.json, "List the written files as JSON");

        auto *reviewed =
            command(app, "critique", "Measure pictures against a spec",
                    [this](const Context &context) { return cli::runCritique(context, critique); });
        reviewed->add_option("IMAGE", critique.images, "Pictures")->required();
        reviewed->add_option("--spec", critique.spec, "What was asked (the settings inside each picture)");
        reviewed->add_option("--reference", critique.reference, "A picture of the face that is to be kept");
        reviewed->add_option("--job", critique.job, "What the portraits are for (as the settings say)");
        reviewed->add_flag("--stylised", critique.stylised,
                           "They are paintings or drawings: skip skin and lens");
        reviewed->add_flag("--fix", critique.fix,
                           "Write the settings with all safe fixes instead of the report; for one picture");
        reviewed->add_flag("--json", critique.json, "Write one JSON document");

        auto *compared =
            command(app, "compare", "Compare settings and findings of two pictures",
                    [this](const Context &context) { return cli::runCompare(context, name, file, json); });
        compared->add_option("A", name, "Picture")->required();
        compared->add_option("B", file, "Picture")->required();
        addJson(*compared);

        addSitterCommands();
        addPresetCommands();
        auto *shown = command(app, "show", "Tell what a picture carries about its making",
                              [this](const Context &context) { return cli::runShow(context, file, json); });
        shown->add_option("PICTURE", file, "PNG, JPEG or WebP of Presence or another generator")->required();
        addJson(*shown);
        addModelCommands();
        addWorkflowCommands();
        addRecipeCommands();
        addJson(*command(app, "controls", "List every control",
                         [this](const Context &context) { return cli::runControls(context, json); }));
        addJson(*command(app, "engines", "List every generator that prompts can be written for",
                         [this](const Context &context) { return cli::runEngines(context, json); }));
        addMakingCommands();
        addBackendCommands();
    }

private:
    static void addPictureOptions(CLI::App &command, cli::SentPictures &pictures)
    {
        const char *group = "Pictures that go along (FILE or FILE@WEIGHT)";
        command
            .add_option("--init", pictures.init, "To start from; the weight is the share that is kept (0.5)")
            ->group(group);
        command.add_option("--likeness", pictures.likeness, "Of the person; may be given again")
            ->group(group);
        command.add_option("--style", pictures.style, "For the style; may be given again")->group(group);
        command
            .add_option("--control", pictures.control,
                        "KIND=FILE, or KIND alone for the sitter's own map: " + cli::mapKindIds())
            ->group(group);
    }

    CLI::App *command(CLI::App &parent, const char *verb, const char *about,
                      std::function<int(const cli::Context &)> work)
    {
        CLI::App *added = parent.add_subcommand(verb, about);
        // A command within a command is told first, and its parent must not take its place.
        added->callback([this, work = std::move(work)] {
            if (!run)
                run = work;
        });
        return added;
    }

    void addMakingCommands()
    {
        auto *batched =
            command(app, "batch", "Make the pictures of many specs that are not there yet",
                    [this](const cli::Context &context) { return cli::runBatch(context, batch); });
        batched->add_option("SPEC", batch.specs, "Specs, pictures, or .jsonl files with one spec a line")
            ->required();
        batched->add_option("--count", batch.count, "Of each spec")->check(wholeNumber(1, 1000));
        batched->add_option("--seed", batch.seed, "Seed of the first of each spec (1)")
            ->check(wholeNumber(0, INT64_MAX));
        batched->add_option("--shard", batch.shard, "I/N: only the I-th of N parts of the work");
        addMaking(*batched, batch);

        auto *gridded = command(app, "grid", "Make a labelled matrix of pictures",
                                [this](const cli::Context &context) { return cli::runGrid(context, grid); });
        gridded->add_option("SPEC", grid.spec, specHelp)->required();
        gridded->add_option("--x", grid.x, "Columns: CONTROL=V1,V2,… or job=…; numbers fill in: 0,5,..,20");
        gridded->add_option("--y", grid.y, "Rows, likewise");
        gridded->add_option("--presets", grid.presets, "An axis of presets, separated by commas");
        gridded->add_option("--backends", grid.backends, "An axis of backends: the same brief to each");
        gridded->add_option("--seeds", grid.seeds, "An axis of seeds");
        gridded->add_option("--seed", grid.seed, "Seed of every picture (1)")
            ->check(wholeNumber(0, INT64_MAX));
        addMaking(*gridded, grid);
    }

    template <typename Options>
    void addMaking(CLI::App &added, Options &options)
    {
        added.add_option("--backend", options.backend, "Who makes them (the built-in sitter)");
        added.add_option("--size", options.size, "WIDTHxHEIGHT in pixels");
        added.add_option("--out", options.out, "Folder; what is there already is not made again")->required();
        added.add_flag("--again", options.again, "Send once more what an earlier run may have sent");
        added.add_flag("--dry-run", options.dryRun, "Tell what would be made, for how much and how long");
        added.add_flag("--json", options.json, "What became of each, as JSON");
    }

    void addBackendCommands()
    {
        using cli::Context;
        auto *listed = command(app, "backends", "List every backend and whether it is ready",
                               [this](const Context &context) {
                                   return find           ? cli::runBackendsFind(context, ports, json)
                                          : name.empty() ? cli::runBackends(context, json)
                                                         : cli::runBackendsTest(context, name, json);
                               });
        addJson(*listed);
        listed->add_flag("--find", find, "Look for servers of generators on this machine");
        listed->add_option("--ports", ports, "Where to look, separated by commas (the usual ports)")
            ->delimiter(',');
        listed->add_option("--test", name, "Test the connection to this backend");
        auto *key = command(*listed, "key", "Tell where the key of a backend comes from, keep or remove it",
                            [this](const Context &context) {
                                return cli::runBackendsKey(context, name,
                                                           set      ? cli::KeyAction::Set
                                                           : remove ? cli::KeyAction::Remove
                                                                    : cli::KeyAction::Show);
                            });
        key->add_option("ID", name, "Of a backend")->required();
        auto *setting =
            key->add_flag("--set", set, "Read it from standard input, into the desktop's keychain");
        key->add_flag("--remove", remove, "Take it out of the keychain")->excludes(setting);
    }

    void addJson(CLI::App &added) { added.add_flag("--json", json, "Write one JSON document"); }

    void addSitterCommands()
    {
        auto *mapped = command(app, "maps", "Draw pictures of the sitter that steer real generators",
                               [this](const cli::Context &context) { return cli::runMaps(context, maps); });
        mapped->add_option("SPEC", maps.spec, specHelp)->required();
        mapped->add_option("--out", maps.out, "Folder")->required();
        mapped->add_option("--size", maps.size, "WIDTHxHEIGHT in pixels, 16 to 4096 each");
        mapped->add_option("--kinds", maps.kinds, "Which, separated by commas (all): " + cli::mapKindIds())
            ->delimiter(',');
        mapped->add_option("--seed", maps.seed, "As of the picture they are to fit (1)")
            ->check(wholeNumber(0, INT64_MAX));
        mapped->add_flag("--json", maps.json, "List the written files as JSON");

        auto *moved =
            command(app, "frames", "Draw the sitter moving, as numbered pictures",
                    [this](const cli::Context &context) { return cli::runFrames(context, frames); });
        moved->add_option("SPEC", frames.spec, specHelp)->required();
        moved->add_option("--motion", frames.motion, "A motion file, or a name such as subtle_life")
            ->required();
        moved->add_option("--out", frames.out, "Folder")->required();
        moved->add_option("--fps", frames.fps, "Pictures a second (24)")->check(CLI::Range(1.0, 120.0));
        moved->add_option("--seconds", frames.seconds, "How long (as long as the motion)")
            ->check(CLI::Range(0.04, 600.0));
        moved->add_flag("--loop", frames.loop, "Blend the end into the beginning");
        moved->add_option("--size", frames.size, "WIDTHxHEIGHT in pixels");
        moved->add_option("--samples", frames.samples, "Per pixel (8)")->check(wholeNumber(1, 256));
        moved->add_option("--seed", frames.seed, "Of blinks, hair and texture (1)")
            ->check(wholeNumber(0, INT64_MAX));
        moved->add_flag("--json", frames.json, "List the written files as JSON");

        auto *sheets = command(app, "sheet", "Draw contact sheets of what the sitter can do",
                               [this](const cli::Context &context) { return cli::runSheet(context, sheet); });
        sheets->add_option("--out", sheet.out, "One .png, or a folder for one file a page")->required();
        sheets->add_option("--cell", sheet.cell, "WIDTHxHEIGHT of one portrait (240x300)");
        sheets->add_option("--only", sheet.only, "Pages, separated by commas (all)")->delimiter(',');
    }

    void addModelCommands()
    {
        using cli::Context;
        auto *models = app.add_subcommand("models", "Optional models that make the critiques see more");
        models->require_subcommand(1);
        addJson(*command(*models, "list", "What each gives, its licence, size and whether it is installed",
                         [this](const Context &context) { return cli::runModelsList(context, json); }));
        command(*models, "fetch", "Download models from their pinned addresses",
                [this](const Context &context) { return cli::runModelsFetch(context, images); })
            ->add_option("ID", images)
            ->required();
        command(*models, "add", "Install model files from your disk",
                [this](const Context &context) { return cli::runModelsAdd(context, images); })
            ->add_option("FILE", images)
            ->required();
        command(*models, "verify", "Check the installed models",
                [](const Context &context) { return cli::runModelsVerify(context); });
        command(*models, "remove", "Remove a model",
                [this](const Context &context) { return cli::runModelsRemove(context, name); })
            ->add_option("ID", name)
            ->required();
    }

    void addWorkflowCommands()
    {
        using cli::Context;
        auto *workflows = app.add_subcommand("workflows", "Workflows of ComfyUI, ours and yours");
        workflows->require_subcommand(1);
        addJson(*command(*workflows, "list", "List those that can be used, and why others cannot",
                         [this](const Context &context) { return cli::runWorkflowsList(context, json); }));
        auto *checked =
            command(*workflows, "check", "Tell where a workflow takes prompt, seed, size and pictures",
                    [this](const Context &context) { return cli::runWorkflowsCheck(context, file, json); });
        checked->add_option("FILE", file, "A workflow that ComfyUI exported with Export (API)")->required();
        addJson(*checked);
        command(*workflows, "slots", "Write a draft of the table of slots beside a workflow",
                [this](const Context &context) { return cli::runWorkflowsSlots(context, file); })
            ->add_option("FILE", file, "A workflow that ComfyUI exported with Export (API)")
            ->required();
    }

    void addRecipeCommands()
    {
        auto *recipes = app.add_subcommand("recipes", "Services that are described as data");
        recipes->require_subcommand(1);
        auto *checked = command(
            *recipes, "check", "Tell what a recipe offers, or where its mistake is",
            [this](const cli::Context &context) { return cli::runRecipesCheck(context, file, name, json); });
        checked->add_option("FILE", file, "A recipe, as plugins/recipe/README.md describes them")->required();
        checked->add_option("--models", name, "A list of its models to check with it");
        addJson(*checked);
    }

    void addPresetCommands()
    {
        using cli::Context;
        auto *preset = app.add_subcommand("preset", "List, show, export and import presets");
        preset->require_subcommand(1);
        addJson(*command(*preset, "list", "List all presets",
                         [this](const Context &context) { return cli::runPresetList(context, json); }));
        command(*preset, "show", "Write a preset to standard output",
                [this](const Context &context) { return cli::runPresetShow(context, name); })
            ->add_option("NAME", name)
            ->required();
        auto *exported =
            command(*preset, "export", "Write a preset into a file", [this](const Context &context) {
                return cli::runPresetExport(context, name, file, format);
            });
        exported->add_option("NAME", name, "Name of a preset, or all")->required();
        exported->add_option("FILE", file, "File, or - for standard output")->required();
        exported->add_option(
            "--format", format,
            "json, csv (AUTOMATIC1111), templates (Fooocus), midjourney or text; else by the "
            "file name");
        command(*preset, "import", "Add presets from a file to yours: JSON, styles.csv or {prompt} templates",
                [this](const Context &context) { return cli::runPresetImport(context, file); })
            ->add_option("FILE", file)
            ->required();
    }
};

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    std::setlocale(LC_NUMERIC, "C"); // Qt takes the user's; our files and output have a decimal point

    CommandLine line;
    try {
        line.app.parse(argc, argv);
    } catch (const CLI::RequiredError &problem) {
        // What is missing often stands there misspelt.
        const auto unknown = line.app.remaining(true);
        return unknown.empty() ? (line.app.exit(problem), 2)
                               : cli::wrongUsage("“" + unknown.front() + "” is no command or option here.");
    } catch (const CLI::ParseError &problem) {
        return line.app.exit(problem) == 0 ? 0 : 2;
    }
    const auto context = cli::Context::find(QCoreApplication::applicationFilePath().toStdString());
    return context ? line.run(*context) : cli::failed(context.error());
}
