// SPDX-License-Identifier: MIT
#include "plugins/recipe/recipe_backend.h"

#include "core/generation/outgoing/sent_picture.h"
#include "plugins/recipe/flow/order.h"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace presence {

using nlohmann::json;

namespace {

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

Size fittingSize(const ServiceLimits &limits, int width, int height)
{
    if (!limits.sizes.empty()) {
        const auto distance = [=](const Size &size) {
            const double shape = std::abs(std::log(double(size.width) / size.height * height / width));
            const double area =
                std::abs(std::log(double(size.width) * size.height / (double(width) * height)));
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
    return {side(width), side(height), {}};
}

/// Holds one of the places of ServiceLimits::atOnce while it lives.
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

Result<Service> RecipeBackend::service() const
{
    const Auth &auth = m_recipe.auth;
    const std::string where = address();
    if (where != withoutLogin(where))
        return Error{Error::Kind::BadInput,
                     "The address of " + m_recipe.name +
                         " contains a user name or password. Remove it there" +
                         (auth.keyName.empty() ? "." : "; it belongs into " + auth.keyName + ".")};
    if (auth.scheme == Auth::Scheme::None)
        return Service(m_recipe, where, {});
    std::string key = trimmed(m_environment.key ? m_environment.key(auth.keyName) : "");
    if (key.empty())
        key = auth.fallback;
    if (key.empty() && !auth.optional)
        return Error{Error::Kind::Unauthorised, m_recipe.name +
                                                    " needs a key. Set it in the environment variable " +
                                                    auth.keyName + ", then try again."};
    return Service(m_recipe, where, std::move(key));
}

RenderSettings RecipeBackend::withFittingSize(RenderSettings settings, std::string *sizeName) const
{
    if (settings.model.empty() && !m_recipe.models.empty())
        settings.model = m_recipe.models.front().id;
    const Size size = fittingSize(m_recipe.limitsFor(settings.model), settings.width, settings.height);
    settings.width = size.width;
    settings.height = size.height;
    if (sizeName)
        *sizeName = size.name;
    return settings;
}

Result<Values> RecipeBackend::fitted(const GenerationRequest &order) const
{
    RenderSettings settings = order.settings;
    const auto refuse = [this](const std::string &what) {
        return Error{Error::Kind::BadInput, m_recipe.name + " " + what};
    };
    if (settings.width < 1 || settings.height < 1)
        return refuse("cannot make a picture of " + std::to_string(settings.width) + "×" +
                      std::to_string(settings.height) + " pixels.");
    Values values;
    settings = withFittingSize(std::move(settings), &values.sizeName);
    const ServiceLimits &limits = m_recipe.limitsFor(settings.model);
    if (settings.count < 1 || settings.count > limits.count)
        return refuse("makes 1 to " + std::to_string(limits.count) + " pictures per request, not " +
                      std::to_string(settings.count) + ".");
    if (limits.qualities.empty())
        settings.quality.clear();
    if (!settings.quality.empty() &&
        std::ranges::find(limits.qualities, settings.quality) == limits.qualities.end())
        return refuse("does not offer the quality “" + settings.quality + "” with " + settings.model +
                      ", but " + listed(limits.qualities) + ".");
    if (limits.promptCharacters > 0 && codePoints(order.prompt.text) > limits.promptCharacters)
        return refuse("reads at most " + std::to_string(limits.promptCharacters) +
                      " characters; the prompt has " + std::to_string(codePoints(order.prompt.text)) + ".");
    if (order.controls.size() > std::size_t(limits.pictures))
        return refuse("takes at most " + std::to_string(limits.pictures) +
                      " pictures with one request, not " + std::to_string(order.controls.size()) + ".");
    values.prompt = order.prompt;
    values.settings = std::move(settings);
    for (const ControlPicture &control : order.controls) {
        auto clean = withoutPrivateData(control.file);
        if (!clean)
            return clean.error();
        values.pictures.push_back({control.kind, control.weight, std::move(*clean), {}});
    }
    return values;
}

Result<> RecipeBackend::check(std::stop_token stop)
{
    const auto from = service();
    if (!from)
        return from.error();
    if (!m_recipe.check)
        return {};
    const auto answer = from->ask(from->request(*m_recipe.check, {}), stop);
    if (!answer)
        return answer.error();
    if (!answer->isJson)
        return from->sender().unusable({Error::Kind::BadInput, "The answer is not JSON."}, answer->response);
    return {};
}

Estimate RecipeBackend::estimate(const GenerationRequest &request) const
{
    Estimate estimate;
    if (request.settings.width < 1 || request.settings.height < 1)
        return estimate;
    estimate.cost = m_recipe.priceOf(withFittingSize(request.settings));
    if (estimate.cost && m_recipe.kind == BackendInfo::Kind::Local && estimate.cost->amount == 0)
        estimate.basis = "your own computer";
    else if (estimate.cost)
        estimate.basis =
            m_recipe.modelsVerified.empty() ? "price list" : "price list of " + m_recipe.modelsVerified;
    return estimate;
}

Result<std::vector<std::string>> RecipeBackend::models(std::stop_token stop)
{
    if (!m_recipe.modelList)
        return m_info.models;
    const Question &question = *m_recipe.modelList;
    const auto from = service();
    if (!from)
        return from.error();
    Values values;
    if (m_recipe.session) {
        const auto session = from->ask(from->request(m_recipe.session->call, values), stop);
        if (!session)
            return session.error();
        values.session = plainText(m_recipe.session->at.in(session->document)).value_or("");
    }
    const auto answer = from->ask(from->request(question.call, values), stop);
    if (!answer)
        return answer.error();
    std::vector<std::string> models;
    const nlohmann::json *list = question.at.list().in(answer->document);
    for (std::size_t index = 0; list && list->is_array() && index < list->size(); ++index) {
        std::string model = plainText(question.at.in(answer->document, index)).value_or("");
        if (model.starts_with(question.strip))
            model.erase(0, question.strip.size());
        const auto isIn = [&model](const std::string &part) { return model.find(part) != model.npos; };
        if (!model.empty() && (question.containing.empty() || std::ranges::any_of(question.containing, isIn)))
            models.push_back(std::move(model));
    }
    if (models.empty())
        return from->sender().unusable(
            {Error::Kind::BadInput, "The answer lists no models that make pictures."}, answer->response);
    // Ours stay in front, in our order, where the service still has them: the first is the default.
    std::ranges::stable_sort(models, {}, [this](const std::string &model) {
        return std::ranges::find(m_info.models, model) - m_info.models.begin();
    });
    return models;
}

Result<GenerationResult> RecipeBackend::generate(const GenerationRequest &request,
                                                 const ProgressCallback &progress, std::stop_token stop)
{
    const auto from = service();
    if (!from)
        return from.error();
    auto values = fitted(request);
    if (!values)
        return values.error();
    const auto turn = std::make_shared<Turn>(*this);
    const auto busy = [&] {
        if (progress)
            progress({-1, "waiting for another request to " + m_recipe.name, {}, {}});
    };
    if (!turn->wait(stop, busy))
        return cancelled;
    Order order(*from, std::move(*values), progress, stop);
    auto result = request.ticket.empty() ? order.run() : order.resume(request.ticket);
    if (!result && result.error().kind == Error::Kind::Cancelled && !wasLeft(order.ticket()))
        if (const auto farewell = order.farewell())
            tellCancelled(*farewell, turn);
    return result;
}

/// Off the waiting path. The turn is kept until the server knows, or its interrupt could hit the next
/// request.
void RecipeBackend::tellCancelled(const HttpRequest &farewell, std::shared_ptr<Turn> turn)
{
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
