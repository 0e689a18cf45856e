// SPDX-License-Identifier: MIT
#pragma once

#include "app/cli/context.h"

#include <cstdint>
#include <stop_token>
#include <string>
#include <vector>

namespace presence::cli {

// One function per command. Each returns the exit code: 0 done, 1 the work failed, 2 wrong usage; whatever
// went wrong is on stderr. With `json` one JSON document stands on stdout and nothing else.

/// What a spec is made of, beside a spec that is given.
struct SpecOptions
{
    std::string job;
    std::vector<std::string> presets; ///< files, or names of presets
    std::vector<std::string> sets;    ///< "ID=VALUE"
    bool isEmpty() const { return job.empty() && presets.empty() && sets.empty(); }
};

struct PromptOptions
{
    std::string spec;
    std::string dialect;
    std::string engine;
    std::string backend;
    bool json = false;
};

struct LintOptions
{
    std::string spec;
    std::string shoot; ///< whose silenced rules are left out; may be empty
    bool json = false;
};

/// Pictures that steer a generator: "FILE", or "FILE@WEIGHT".
struct SentPictures
{
    std::vector<std::string> init, likeness, style;
    std::vector<std::string> control; ///< "KIND=FILE", or "KIND" alone for the sitter's own map
};

struct GenerateOptions
{
    std::string spec; ///< may be empty where `changes` says something
    SpecOptions changes;
    std::string backend = "sitter";
    std::string model; ///< of the backend; empty = its default
    int count = 1;
    std::int64_t seed = -1;
    std::string size;
    std::string out;
    std::vector<std::string> extras; ///< what to write beside each picture: "truth", or ids of maps
    bool truth = false;              ///< short for "truth" among them
    SentPictures pictures;
    bool dryRun = false; ///< say what would be sent, and what it would cost
    bool json = false;
};

struct CritiqueOptions
{
    std::vector<std::string> images;
    std::string spec;      ///< empty: the settings inside each picture
    std::string reference; ///< a picture of the face to keep; empty: the one that the settings name
    std::string job;       ///< what the portraits are for; empty: as the settings say
    bool stylised = false; ///< paintings or drawings
    bool fix = false;      ///< write the settings with all safe fixes instead of the report; one picture
    bool json = false;
};

/// Pictures for many specs; makes those that are not there yet.
struct BatchOptions
{
    std::vector<std::string> specs; ///< specs or pictures, or .jsonl with one spec a line
    std::string backend = "sitter";
    int count = 1; ///< of each spec, with seeds that follow each other
    std::int64_t seed = -1;
    std::string size;
    std::string shard; ///< "I/N", or empty: all
    std::string out;
    bool again = false;  ///< send once more what an earlier run may have sent
    bool dryRun = false; ///< tell what would be made and for how much
    bool json = false;
};

/// A labelled matrix of pictures; see parseAxis() for the form of an axis.
struct GridOptions
{
    std::string spec;
    std::string x, y;                     ///< axes: columns, rows
    std::string presets, backends, seeds; ///< values of such an axis
    std::string backend = "sitter";
    std::int64_t seed = 1; ///< of all cells, so that they can be compared
    std::string size;
    std::string out;
    bool again = false;
    bool dryRun = false;
    bool json = false;
};

enum class KeyAction { Show, Set, Remove };

struct MapsOptions
{
    std::string spec;
    std::string out;
    std::string size;               ///< "WIDTHxHEIGHT", or empty: the shape of the spec, longer side 1040
    std::vector<std::string> kinds; ///< ids, or empty: all
    std::int64_t seed = 1;
    bool json = false;
};

struct FramesOptions
{
    std::string spec;
    std::string motion; ///< a file, or the name of a shipped one
    std::string out;
    std::string size;    ///< "WIDTHxHEIGHT", or empty: the shape of the spec, longer side 640
    double fps = 24;     ///< 1–120
    double seconds = -1; ///< below 0: as long as the motion
    bool loop = false;   ///< blend the end into the beginning, even where the motion does not ask for it
    int samples = 8;     ///< per pixel
    std::int64_t seed = 1;
    bool json = false;
};

struct SheetOptions
{
    std::string out;               ///< a .png for one sheet, else a folder for one file a page
    std::string cell;              ///< "WIDTHxHEIGHT" of one portrait, or empty
    std::vector<std::string> only; ///< ids of pages, or empty: all
};

int runNew(const Context &context, const SpecOptions &options);
int runPrompt(const Context &context, const PromptOptions &options);
int runEngines(const Context &context, bool json);
int runLint(const Context &context, const LintOptions &options);
int runControls(const Context &context, bool json);
int runBackends(const Context &context, bool json);
/// Looks for servers on this machine, at the usual ports or at these.
int runBackendsFind(const Context &context, const std::vector<int> &ports, bool json);
/// 1 unless everything is in order.
int runBackendsTest(const Context &context, const std::string &id, bool json);
/// The key of a backend in the keychain; Set reads it from standard input.
int runBackendsKey(const Context &context, const std::string &id, KeyAction action);
int runBatch(const Context &context, const BatchOptions &options);
int runGrid(const Context &context, const GridOptions &options);
int runGenerate(const Context &context, const GenerateOptions &options);
int runCritique(const Context &context, const CritiqueOptions &options);
int runCompare(const Context &context, const std::string &first, const std::string &second, bool json);
int runMaps(const Context &context, const MapsOptions &options);
int runFrames(const Context &context, const FramesOptions &options);
int runSheet(const Context &context, const SheetOptions &options);
int runModelsList(const Context &context, bool json);
int runModelsFetch(const Context &context, const std::vector<std::string> &ids);
int runModelsAdd(const Context &context, const std::vector<std::string> &files);
/// Checks the bytes of what is installed and opens it; fails if something is damaged or incomplete.
int runModelsVerify(const Context &context);
int runModelsRemove(const Context &context, const std::string &id);
/// What a recipe makes of its service, or where its first mistake is (`app/cli/services/recipes.cpp`).
/// `models` is a file of models of it, or empty.
int runRecipesCheck(const Context &context, const std::string &file, const std::string &models, bool json);

int runWorkflowsList(const Context &context, bool json);
/// Says which slots a workflow of ComfyUI has; fails if it cannot be used as it is.
int runWorkflowsCheck(const Context &context, const std::string &file, bool json);
/// Writes a draft of the table of slots beside a workflow and says what is left to choose.
int runWorkflowsSlots(const Context &context, const std::string &file);
int runPresetList(const Context &context, bool json);
int runPresetShow(const Context &context, const std::string &name);
int runPresetExport(const Context &context, const std::string &name, const std::string &file,
                    const std::string &format);
int runShow(const Context &context, const std::string &picture, bool json);
int runPresetImport(const Context &context, const std::string &file);

/// Ids of all kinds of maps, for people: "depth, normal, …".
std::string mapKindIds();

/// Reads or draws what goes along with a request; refuses what the backend does not take.
Result<std::vector<ControlPicture>> picturesToSend(const SentPictures &options, const PortraitSpec &spec,
                                                   std::array<int, 2> size, std::int64_t seed,
                                                   const BackendInfo &backend, std::stop_token stop);

/// Applies the options to `spec`: job, presets, values, each with its consequences. 0 or the exit code.
int applyChanges(const Context &context, const SpecOptions &options, PortraitSpec &spec);

} // namespace presence::cli
