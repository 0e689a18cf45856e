// SPDX-License-Identifier: MIT
#include "plugins/recipe/recipe_backend.h"

#include "plugins/recipe/answer.h"
#include "plugins/recipe/form/body_template.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <thread>

namespace presence {

using nlohmann::json;

namespace {

constexpr double shortCallSeconds = 5; // check, cancel and progress are answered at once or not at all
constexpr std::size_t bytesPerPicture = std::size_t(64)
                                        << 20; // base64 of 4096×4096 RGB pixels, hardly compressed
constexpr std::size_t largestAnswerBytes = std::size_t(256) << 20;
const Error cancelled{Error::Kind::Cancelled, "Cancelled."};

std::string trimmed(std::string text)
{
    const auto begin = text.find_first_not_of(" \t\r\n");
    return begin == text.npos ? "" : text.substr(begin, text.find_last_not_of(" \t\r\n") + 1 - begin);
}

/// User names and passwords in addresses end up in logs and messages; they have a place of their own.
std::string withoutLogin(const std::string &address)
{
    const auto begin = address.find("://");
    const auto host = begin == address.npos ? 0 : begin + 3;
    const auto at = address.substr(0, address.find('/', host)).rfind('@');
    return at == address.npos || at < host ? address : address.substr(0, host) + address.substr(at + 1);
}

std::string listed(const std::vector<std::string> &words)
{
    std::string text;
    for (const std::string &word : words)
        text += (text.empty() ? "" : ", ") + word;
    return text;
}

std::ptrdiff_t codePoints(std::string_view text)
{
    return std::ranges::count_if(text, [](unsigned char byte) { return (byte & 0xc0) != 0x80; });
}

} // namespace

std::array<int, 2> fittingSize(const Limits &limits, int width, int height)
{
    if (!limits.sizes.empty()) {
        const auto distance = [=](const std::array<int, 2> &size) {
            const double shape = std::abs(std::log(double(size[0]) / size[1] * height / width));
            const double area = std::abs(std::log(double(size[0]) * size[1] / (double(width) * height)));
            return std::pair(std::round(shape * 1000), area);
        };
        return *std::ranges::min_element(limits.sizes, {}, distance);
    }
    const auto side = [&limits](int wanted) {
        const int step = limits.sideStep;
        const int lowest = (limits.smallestSide + step - 1) / step * step,
                  highest = limits.largestSide / step * step;
        return std::clamp((wanted + step / 2) / step * step, lowest, highest);
    };
    return {side(width), side(height)};
}

/// Holds one of the places of Limits::atOnce while it lives.
class RecipeBackend::Turn
{
public:
    explicit Turn(RecipeBackend &backend)
        : m_backend(backend)
    {
    }
    Turn(const Turn &) = delete;
    Turn &operator=(const Turn &) = delete;
    ~Turn()
    {
        if (!m_held)
            return;
        const std::lock_guard lock(m_backend.m_mutex);
        --m_backend.m_running;
        m_backend.m_freed.notify_one();
    }

    /// False if `stop` came first.
    bool wait(std::stop_token stop, const std::function<void()> &busy)
    {
        std::unique_lock lock(m_backend.m_mutex);
        const auto free = [this] { return m_backend.m_running < m_backend.m_recipe.limits.atOnce; };
        if (!free()) {
            lock.unlock();
            busy();
            lock.lock();
        }
        m_held = m_backend.m_freed.wait(lock, stop, free) && !stop.stop_requested();
        m_backend.m_running += m_held;
        return m_held;
    }

private:
    RecipeBackend &m_backend;
    bool m_held = false;
};

RecipeBackend::RecipeBackend(Recipe recipe, const PluginEnvironment &environment)
    : m_recipe(std::move(recipe))
    , m_environment(environment)
    , m_info(m_recipe.info(withoutLogin(address())))
{
}

RecipeBackend::~RecipeBackend() = default;

std::string RecipeBackend::address() const
{
    std::string address = trimmed(m_environment.address ? m_environment.address(m_recipe.id) : "");
    if (address.empty())
        address = m_recipe.address;
    while (address.ends_with('/'))
        address.pop_back();
    return address;
}

Result<Sender> RecipeBackend::sender() const
{
    const Auth &auth = m_recipe.auth;
    Sender sender{m_recipe, address(), {}};
    if (sender.address != withoutLogin(sender.address))
        return Error{Error::Kind::BadInput,
                     "The address of " + m_recipe.name +
                         " contains a user name or password. Remove it there" +
                         (auth.keyName.empty() ? "." : "; it belongs into " + auth.keyName + ".")};
    if (auth.scheme == Auth::Scheme::None)
        return sender;
    sender.sentKey = trimmed(m_environment.key ? m_environment.key(auth.keyName) : "");
    if (sender.sentKey.empty() && !auth.optional)
        return Error{Error::Kind::Unauthorised, m_recipe.name +
                                                    " needs a key. Set it in the environment variable " +
                                                    auth.keyName + ", then try again."};
    return sender;
}

HttpRequest RecipeBackend::request(const Call &call, const Sender &sender, const Prompt &prompt,
                                   const RenderSettings &settings) const
{
    HttpRequest request;
    request.method = call.method;
    request.url = sender.address + filledPath(call.path, prompt, settings);
    request.headers = m_recipe.headers;
    request.headers.emplace_back("Accept", "application/json");
    request.followRedirects = true;
    request.connectTimeoutSeconds = std::min(m_recipe.timeouts.connectSeconds, shortCallSeconds);
    request.totalTimeoutSeconds = request.stallTimeoutSeconds = shortCallSeconds;
    if (const Auth &auth = m_recipe.auth; !sender.sentKey.empty()) {
        if (auth.scheme == Auth::Scheme::Basic)
            request.userPassword = sender.sentKey;
        else if (auth.scheme == Auth::Scheme::Bearer)
            request.headers.emplace_back("Authorization", "Bearer " + sender.sentKey);
        else
            request.headers.emplace_back(auth.header, auth.prefix + sender.sentKey);
    }
    if (call.body.is_object()) {
        json body = filledBody(call.body, prompt, settings);
        if (const Model *model = m_recipe.findModel(settings.model); model && &call == &m_recipe.generate) {
            if (model->body.is_object())
                body.update(filledBody(model->body, prompt, settings));
            for (const std::string &member : model->without)
                body.erase(member);
        }
        request.headers.emplace_back("Content-Type", "application/json");
        request.body = body.dump(-1, ' ', false, json::error_handler_t::replace);
    }
    return request;
}

Result<RenderSettings> RecipeBackend::fitted(const GenerationRequest &order) const
{
    RenderSettings settings = order.settings;
    const auto refuse = [this](const std::string &what) {
        return Error{Error::Kind::BadInput, m_recipe.name + " " + what};
    };
    if (settings.model.empty() && !m_recipe.models.empty())
        settings.model = m_recipe.models.front().id;
    const Limits &limits = m_recipe.limitsFor(settings.model);
    if (settings.count < 1 || settings.count > limits.count)
        return refuse("makes 1 to " + std::to_string(limits.count) + " pictures per request, not " +
                      std::to_string(settings.count) + ".");
    if (settings.width < 1 || settings.height < 1)
        return refuse("cannot make a picture of " + std::to_string(settings.width) + "×" +
                      std::to_string(settings.height) + " pixels.");
    if (limits.qualities.empty())
        settings.quality.clear();
    if (!settings.quality.empty() &&
        std::ranges::find(limits.qualities, settings.quality) == limits.qualities.end())
        return refuse("does not offer the quality “" + settings.quality + "” with " + settings.model +
                      ", but " + listed(limits.qualities) + ".");
    if (limits.promptCharacters > 0 && codePoints(order.prompt.text) > limits.promptCharacters)
        return refuse("reads at most " + std::to_string(limits.promptCharacters) +
                      " characters; the prompt has " + std::to_string(codePoints(order.prompt.text)) + ".");
    const auto [width, height] = fittingSize(limits, settings.width, settings.height);
    settings.width = width;
    settings.height = height;
    return settings;
}

Result<> RecipeBackend::check(std::stop_token stop)
{
    const auto from = sender();
    if (!from)
        return from.error();
    if (!m_recipe.check)
        return {};
    const auto response = sendHttp(request(*m_recipe.check, *from, {}, {}), stop);
    if (!response)
        return from->explain(response.error());
    if (const auto error = from->errorIn(*response))
        return *error;
    if (!json::accept(response->body))
        return from->unusable({Error::Kind::BadInput, "The answer is not JSON."}, *response);
    return {};
}

Result<GenerationResult> RecipeBackend::generate(const GenerationRequest &order,
                                                 const ProgressCallback &progress, std::stop_token stop)
{
    const auto from = sender();
    if (!from)
        return from.error();
    const auto settings = fitted(order);
    if (!settings)
        return settings.error();
    const auto say = [&progress](std::string stage) {
        if (progress)
            progress({-1, std::move(stage), {}});
    };
    const auto turn = std::make_shared<Turn>(*this);
    if (!turn->wait(stop, [&] { say("waiting for another request to " + m_recipe.name); }))
        return cancelled;
    say("waiting for " + m_recipe.name);

    GenerationRequest fittedOrder = order;
    fittedOrder.settings = *settings;
    HttpRequest sent = request(m_recipe.generate, *from, order.prompt, *settings);
    sent.connectTimeoutSeconds = m_recipe.timeouts.connectSeconds;
    sent.totalTimeoutSeconds = m_recipe.timeouts.totalSeconds;
    sent.stallTimeoutSeconds = m_recipe.timeouts.stallSeconds;
    sent.largestResponseBytes = std::min(bytesPerPicture * std::size_t(settings->count), largestAnswerBytes);
    const auto response = sendWatched(sent, *from, fittedOrder, progress, stop);
    if (!response) {
        if (response.error().kind == Error::Kind::Cancelled)
            tellCancelled(*from, fittedOrder, turn);
        return from->explain(response.error());
    }
    if (const auto error = from->errorIn(*response))
        return *error;
    auto result = readPictures(m_recipe.response, response->body, settings->count);
    if (!result)
        return from->unusable(result.error(), *response);
    result->requestBody = sent.body;
    if (result->model.empty())
        result->model = settings->model;
    return result;
}

/// The blocking request goes to a thread of its own where there is progress to ask for meanwhile, so that the
/// callback is called on the caller's.
Result<HttpResponse> RecipeBackend::sendWatched(const HttpRequest &sent, const Sender &from,
                                                const GenerationRequest &order,
                                                const ProgressCallback &progress, std::stop_token stop) const
{
    if (!m_recipe.progress || !progress)
        return sendHttp(sent, stop);
    const ProgressForm &form = *m_recipe.progress;
    const HttpRequest poll = request({"GET", form.path, {}}, from, order.prompt, order.settings);
    Result<HttpResponse> response = cancelled;
    std::stop_source done; // ends the polling, also one that is under way
    std::jthread worker([&] {
        response = sendHttp(sent, stop);
        done.request_stop();
    });
    std::mutex mutex;
    std::condition_variable_any wake;
    const auto interval = std::chrono::duration<double>(form.everySeconds);
    for (std::unique_lock lock(mutex); !done.stop_requested();) {
        wake.wait_for(lock, done.get_token(), interval, [] { return false; });
        if (done.stop_requested())
            break;
        if (const auto answer = sendHttp(poll, done.get_token()); answer && answer->status == 200)
            if (const auto news = readProgress(form, answer->body))
                progress(*news);
    }
    worker.join();
    return response;
}

/// Off the waiting path. The turn is kept until the server knows, or its interrupt could hit the next
/// request.
void RecipeBackend::tellCancelled(const Sender &from, const GenerationRequest &order,
                                  std::shared_ptr<Turn> turn)
{
    if (!m_recipe.cancel)
        return;
    const HttpRequest farewell = request(*m_recipe.cancel, from, order.prompt, order.settings);
    const std::lock_guard lock(m_mutex);
    std::erase_if(m_farewells, [](const std::future<void> &sent) {
        return sent.wait_for(std::chrono::seconds(0)) == std::future_status::ready;
    });
    m_farewells.push_back(std::async(std::launch::async, [farewell, turn = std::move(turn)]() mutable {
        (void)sendHttp(farewell, {});
        turn.reset(); // now, not when the future goes
    }));
}

} // namespace presence
