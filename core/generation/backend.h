// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/generation/generation.h"

#include <array>
#include <functional>
#include <map>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace presence {

/// What a backend can do; shapes the interface before anything is asked of it.
struct BackendInfo
{
    enum class Kind { Offline, Local, Hosted };

    std::string id;   ///< "sitter", "a1111", "openai-images"
    std::string name; ///< for people
    Kind kind = Kind::Offline;
    std::string address; ///< base URL, or empty for offline
    Dialect dialect = Dialect::Natural;
    std::string engine; ///< id of engines.json; empty or unknown = the usual one of the dialect
    /// The same for models that read other words than the rest: of the longest id that a model's begins with.
    std::map<std::string, std::string> modelEngines;

    bool negativePrompt = false;
    bool seed = false;
    bool steps = false;
    bool guidanceScale = false;
    bool livePreview = false;
    bool cancel = false;               ///< stops the work on the other side too
    bool resumes = false;              ///< takes up a ticket again, after a restart too
    std::vector<std::string> pictures; ///< kinds of ControlPicture that it sends on
    std::vector<std::string> weighted; ///< of these, the kinds whose weight it uses
    /// Where models differ in that: the kinds of each, by the beginning of its id.
    std::map<std::string, std::vector<std::string>> modelPictures;
    int largestPictures = 0;               ///< of those in one request
    bool refreshesModels = false;          ///< models() asks the service
    int largestCount = 1;                  ///< pictures per request; the queue splits larger orders
    std::vector<std::string> models;       ///< ids, default first; may be empty
    std::vector<std::string> qualities;    ///< default first; may be empty
    std::vector<std::array<int, 2>> sizes; ///< allowed width × height; empty = free within the limits below
    int sizeStep = 8;
    int smallestSide = 64;
    int largestSide = 4096;
    std::vector<std::string>
        extras;          ///< what it can hand back beside a picture; see GenerationRequest::extras
    std::string keyName; ///< environment variable or keychain entry of the key it needs, or empty
    std::string note;    ///< one line of help

    /// The engine of a model by modelEngines; empty = it has none of its own.
    std::string ownEngine(std::string_view model) const
    {
        const std::string *own = ofModel(modelEngines, model);
        return own ? *own : std::string();
    }

    /// The kinds of pictures that go along with this model; empty = the default one.
    const std::vector<std::string> &picturesFor(std::string_view model) const
    {
        const auto *own = ofModel(modelPictures, model.empty() && !models.empty() ? models.front() : model);
        return own ? *own : pictures;
    }

private:
    template <typename T>
    static const T *ofModel(const std::map<std::string, T> &byBeginning, std::string_view model)
    {
        const T *found = nullptr;
        for (const auto &[beginning, own] : byBeginning) // longer ones come after their beginnings
            if (model.starts_with(beginning))
                found = &own;
        return found;
    }
};

/// How far a generation has come. Called on the worker's thread.
struct Progress
{
    double fraction = -1; ///< 0–1, or negative while unknown
    std::string stage;    ///< "waiting for the server", "sampling 12 of 30"
    ImageFile preview;    ///< may be empty
    /// Names the job at the service, as soon as it is known and where a later run could fetch its result.
    std::string ticket = {};
};
using ProgressCallback = std::function<void(const Progress &)>;

/// A way to reach a generator. Blocking and re-entrant: generate() may run on several threads at once;
/// info() is constant. Only the queue knows that threads exist.
class Backend
{
public:
    virtual ~Backend() = default;

    virtual BackendInfo info() const = 0;

    /// Ready to work? Otherwise why not and what to do. May ask the network; a few seconds at most.
    virtual Result<> check(std::stop_token stop) = 0;

    /// Price and time of a request as far as they are known without asking the network. Quick.
    virtual Estimate estimate(const GenerationRequest &request) const { return (void)request, Estimate(); }

    /// The models that the service offers now, default first. May ask the network; a few seconds at most.
    virtual Result<std::vector<std::string>> models(std::stop_token stop)
    {
        return (void)stop, info().models;
    }

    /// Returns soon (within 100 ms) after `stop` is requested, with Error::Cancelled.
    virtual Result<GenerationResult> generate(const GenerationRequest &request,
                                              const ProgressCallback &progress, std::stop_token stop) = 0;
};

} // namespace presence
