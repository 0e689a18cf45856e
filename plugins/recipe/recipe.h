// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/generation/backend.h"
#include "plugins/recipe/form/pointer.h"
#include "plugins/recipe/form/text_template.h"

#include <nlohmann/json.hpp>

#include <array>
#include <map>
#include <optional>
#include <set>
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
    enum class Scheme { None, Basic, Bearer, Header, Token };

    Scheme scheme = Scheme::None;
    std::string keyName;     ///< of PluginEnvironment::key; Basic and Token need "name:secret"
    std::string header;      ///< for Scheme::Header
    std::string prefix;      ///< before the key, such as "Key "
    std::string fallback;    ///< a key that everybody may use, such as that of anonymous users
    int tokenSeconds = 1800; ///< for Scheme::Token: how long one is valid
    bool optional = false;   ///< without a key the request goes out without authorisation
};

/// Width and height, and what the service calls them (may be empty).
struct Size
{
    int width = 0;
    int height = 0;
    std::string name;
};

/// What a service, or one of its models, accepts.
struct ServiceLimits
{
    int count = 1;     ///< pictures per request
    int atOnce = 8;    ///< requests running at the same time; further ones wait here
    int pictures = 16; ///< sent along with one request
    int smallestSide = 64;
    int largestSide = 4096;
    int sideStep = 8;
    std::vector<Size> sizes;            ///< empty = free within the three above
    std::vector<std::string> qualities; ///< default first; empty = there is no such choice
    int promptCharacters = 0;           ///< Unicode code points; 0 = no limit
};

/// One row of a price list; the first that fits the request counts.
struct Price
{
    std::string quality;     ///< empty = any
    std::array<int, 2> size; ///< 0 × 0 = any
    double perPicture = 0;
    double perMegapixel = 0; ///< 10⁶ pixels
    std::string unit;
};

/// What a model or the pictures of a request change about a call.
struct Change
{
    std::optional<TextTemplate> path;
    std::optional<bool> multipart;
    nlohmann::json body;              ///< members to add, or null
    std::vector<std::string> without; ///< members to take away
};

struct Model
{
    std::string id;
    ServiceLimits limits; ///< those of the service where the model says nothing
    Change change;
    std::vector<Price> prices;
};

struct Timeouts
{
    double connectSeconds = 10;
    double totalSeconds = 600; ///< of a blocking request, or of a job from its submission to its end
    double stallSeconds = 600;
};

/// One kind of request. `body` is a template (see body_template.h), or null for none.
struct Call
{
    struct Variant
    {
        std::vector<std::string> pictures; ///< holds where one of these kinds is sent …
        std::vector<std::string> models;   ///< … to one of these; empty = to any
        Change change;
    };

    std::string method;
    std::optional<Pointer> address; ///< told by the service in its answer to the submission
    TextTemplate path;              ///< after our address, where the service told none; gaps percent-encoded
    bool multipart = false;         ///< instead of JSON
    nlohmann::json body;
    std::vector<Variant> variants; ///< each that holds, in this order

    /// With the changes of the model (may be null) and of what holds for these kinds of pictures.
    Call madeFor(const Model *model, const std::string &modelId, const std::set<std::string> &kinds) const;
};

/// True where the document holds one of the values, or where it has nothing there and `values` holds null.
struct AnswerCondition
{
    std::optional<Pointer> at;
    std::vector<nlohmann::json> values; ///< empty = anything at all
    std::string contains;               ///< part of a text, instead of `values`

    bool holds(const nlohmann::json &document, std::size_t picture = 0) const;
};

/// Where the pictures are in an answer. The head of the answer is in the document too, as /$headers/<name>.
struct ResponseForm
{
    enum class As {
        Base64,  ///< or data URI
        Address, ///< or data URI; fetched before the job counts as done
        Bytes,   ///< the answer itself is the picture
    };

    As as = As::Base64;
    bool authorised = false;    ///< the addresses want our key; only hosts of the service get it
    bool anywhere = false;      ///< the addresses may be on other hosts; they get no key
    bool sparse = false;        ///< entries without a picture are passed over
    std::vector<Pointer> parse; ///< texts that hold JSON themselves; replaced by what they hold
    Pointer images;             ///< of each picture (with a `*`), or of the one
    AnswerCondition refused;    ///< of each picture: this one was declined
    std::optional<Pointer> seeds, revisedPrompts, parameters, model;
};

/// What an answer tells about how far the work is.
struct Signs
{
    struct Stage
    {
        AnswerCondition when;
        TextTemplate say; ///< gaps are pointers into the answer
    };

    std::optional<Pointer> fraction, preview;
    std::vector<Stage> stages; ///< the first that holds is shown
};

/// A call that is repeated while the work goes on.
struct Watch
{
    Call call;
    double everySeconds = 0.5;
    Signs signs;
    AnswerCondition done; ///< for jobs
};

/// A service that takes a job at once, and answers for it later.
struct JobForm
{
    std::optional<Pointer> id; ///< in the answer to the submission
    Watch poll;
    std::optional<Call> result; ///< where the last poll does not hold it
};

/// Server-sent events instead of one answer, for requests of up to `upTo` pictures.
struct StreamForm
{
    int upTo = 1;
    nlohmann::json body; ///< members that ask for it
    Pointer preview;     ///< in an event: a picture on the way
    AnswerCondition partial, done;
    ResponseForm response; ///< of the event that is the last
};

/// A list that the service has and from which an entry is chosen for each kind of picture.
struct ChoiceForm
{
    Call call;
    Pointer list;                                          ///< with a `*`
    std::map<std::string, std::vector<std::string>> words; ///< kind → parts of names, best first
    std::string missing;                                   ///< said where nothing fits
};

/// One request whose answer is a text or a list of them.
struct Question
{
    Call call;
    Pointer at;                          ///< the text; of lists with a `*`
    std::string strip;                   ///< what entries begin with and is cut off
    std::vector<std::string> containing; ///< only entries with one of these parts; empty = all
};

struct CostForm
{
    std::string unit;
    std::optional<Pointer> submitted, answered; ///< in the answer to the submission, in the last one
};

struct ErrorForm
{
    struct Rule
    {
        std::vector<int> statuses; ///< empty = any, a successful one included
        AnswerCondition when;
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
    std::vector<std::string> hosts; ///< further ones of the service; the key may go there
    Dialect dialect = Dialect::Natural;
    std::string engine; ///< of engines.json, or empty
    Auth auth;
    std::vector<std::pair<std::string, std::string>> headers;
    ServiceLimits limits;
    Timeouts timeouts;
    std::vector<Model> models;  ///< default first
    std::string modelsVerified; ///< date of the list
    std::vector<Price> prices;  ///< of models that have none of their own
    CostForm cost;
    std::optional<Question> session, upload, modelList;
    std::map<std::string, ChoiceForm> choices;
    Call generate;
    std::optional<StreamForm> stream;
    std::optional<JobForm> job;
    ResponseForm response;
    std::optional<Watch> progress;
    std::optional<Call> cancel;
    std::optional<Call> check;
    ErrorForm errors;

    const Model *findModel(std::string_view modelId) const;
    const ServiceLimits &limitsFor(std::string_view modelId) const;
    /// By the price lists; nothing where they do not tell.
    std::optional<Cost> priceOf(const RenderSettings &settings) const;
    /// What the interface is told. Capabilities follow from what the recipe sends and reads.
    BackendInfo info(std::string addressInUse) const;
};

/// Reads and checks a recipe. The error names `source`, line and column, the JSON path and what is wrong
/// there; members that nobody knows are refused by name.
Result<Recipe> parseRecipe(std::string_view json, std::string_view source);

/// Reads a model list (resources/models/<id>.json) into `recipe`. Errors as above.
Result<> parseModels(std::string_view json, std::string_view source, Recipe &recipe);

} // namespace presence
