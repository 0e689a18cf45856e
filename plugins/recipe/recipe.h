// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/generation/backend.h"
#include "plugins/recipe/form/pointer.h"
#include "plugins/recipe/form/text_template.h"

#include <nlohmann/json.hpp>

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace presence {

// One HTTP service described as data. The form of the file is explained in plugins/recipe/README.md; these
// are its values after checking. Everything here is immutable once read.

/// How a request proves who we are. The key itself is never part of a recipe.
struct Auth
{
    enum class Scheme { None, Basic, Bearer, Header };

    Scheme scheme = Scheme::None;
    std::string keyName;   ///< of PluginEnvironment::key
    std::string header;    ///< for Scheme::Header
    std::string prefix;    ///< before the key, such as "Key "
    bool optional = false; ///< without a key the request goes out without authorisation
};

/// What a service, or one of its models, accepts.
struct Limits
{
    int count = 1;  ///< pictures per request
    int atOnce = 8; ///< requests running at the same time; further ones wait here
    int smallestSide = 64;
    int largestSide = 4096;
    int sideStep = 8;
    std::vector<std::array<int, 2>> sizes; ///< width × height; empty = free within the three above
    std::vector<std::string> qualities;    ///< default first; empty = there is no such choice
    int promptCharacters = 0;              ///< Unicode code points; 0 = no limit
};

struct Model
{
    std::string id;
    Limits limits;                    ///< those of the service where the model says nothing
    nlohmann::json body;              ///< members added to the request, or null
    std::vector<std::string> without; ///< members of the request that this model does not know
};

struct Timeouts
{
    double connectSeconds = 10;
    double totalSeconds = 600;
    double stallSeconds = 600;
};

/// One kind of request. `body` is a template (see body_template.h), or null for none.
struct Call
{
    std::string method;
    TextTemplate path; ///< after the address; gaps are settings, filled in percent-encoded
    nlohmann::json body;
};

struct ResponseForm
{
    std::vector<Pointer> parse; ///< texts that hold JSON themselves; replaced by what they hold
    Pointer images;             ///< base64 or data URI of each picture; has a `*`
    std::optional<Pointer> seeds, revisedPrompts, parameters, model;
};

/// True where the document holds one of the values, or where it has nothing there and `values` holds null.
struct Condition
{
    std::optional<Pointer> at;
    std::vector<nlohmann::json> values; ///< empty = anything at all
    std::string contains;               ///< part of a text, instead of `values`

    bool holds(const nlohmann::json &document) const;
};

struct ProgressForm
{
    struct Stage
    {
        Condition when;
        TextTemplate say; ///< gaps are pointers into the answer
    };

    TextTemplate path;
    double everySeconds = 0.5;
    std::optional<Pointer> fraction, preview;
    std::vector<Stage> stages; ///< the first that holds is shown
};

struct ErrorForm
{
    struct Rule
    {
        std::vector<int> statuses; ///< empty = any, a successful one included
        Condition when;
        Error::Kind kind = Error::Kind::Unavailable;
        TextTemplate say; ///< gaps: service, address, status, message, key
    };

    std::vector<Pointer> messages; ///< where the service puts its own sentence; the first text found counts
    std::vector<Rule> rules;
    std::string unreachable; ///< what to do when there is no connection
};

struct Recipe
{
    std::string id;
    std::string name;
    std::string note;
    BackendInfo::Kind kind = BackendInfo::Kind::Hosted;
    std::string address;
    Dialect dialect = Dialect::Natural;
    std::string engine; ///< of engines.json, or empty
    Auth auth;
    std::vector<std::pair<std::string, std::string>> headers;
    Limits limits;
    Timeouts timeouts;
    std::vector<Model> models; ///< default first
    Call generate;
    ResponseForm response;
    std::optional<ProgressForm> progress;
    std::optional<Call> cancel;
    std::optional<Call> check;
    ErrorForm errors;

    const Model *findModel(std::string_view modelId) const;
    const Limits &limitsFor(std::string_view modelId) const;
    /// What the interface is told. Capabilities follow from what the recipe sends and reads.
    BackendInfo info(std::string addressInUse) const;
};

/// Reads and checks a recipe. The error names `source`, the JSON path and what is wrong there; members that
/// nobody knows are refused by name.
Result<Recipe> parseRecipe(std::string_view json, std::string_view source);

/// Reads a model list (resources/models/<id>.json) into `recipe`. Errors as above.
Result<> parseModels(std::string_view json, std::string_view source, Recipe &recipe);

} // namespace presence
