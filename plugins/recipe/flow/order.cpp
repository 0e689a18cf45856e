// SPDX-License-Identifier: MIT
#include "plugins/recipe/flow/order.h"

#include "plugins/recipe/flow/sending.h"
#include "plugins/recipe/form/body_template.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <mutex>

namespace presence {

using nlohmann::json;
using Clock = std::chrono::steady_clock;
using Seconds = std::chrono::duration<double>;

namespace {

constexpr std::size_t bytesPerPicture = std::size_t(64)
                                        << 20; // base64 of 4096×4096 RGB pixels, hardly compressed
constexpr std::size_t largestAnswerBytes = std::size_t(256) << 20;
constexpr double jobQuestionSeconds = 120; // an answer about a job may bring its pictures along
constexpr int mostFailures = 4;            // of the same question in a row; a job is worth some patience
const Error cancelled{Error::Kind::Cancelled, "Cancelled."};

/// Troubles on the way to a job that is not lost by them. Details of answers begin with their status.
bool mayPass(const Error &error)
{
    return error.kind == Error::Kind::Network || error.kind == Error::Kind::Busy ||
           (error.kind == Error::Kind::Unavailable && error.detail.starts_with("HTTP 5"));
}

std::string lowered(std::string text)
{
    std::ranges::transform(text, text.begin(), [](unsigned char c) { return char(std::tolower(c)); });
    return text;
}

std::optional<double> numberAt(const std::optional<Pointer> &place, const json &document)
{
    const json *value = place ? place->in(document) : nullptr;
    return value && value->is_number() ? std::optional(value->get<double>()) : std::nullopt;
}

} // namespace

Order::Order(const Service &service, Values values, const ProgressCallback &progress, std::stop_token stop)
    : m_service(service)
    , m_recipe(service.recipe())
    , m_values(std::move(values))
    , m_progress(progress)
    , m_stop(std::move(stop))
{
}

void Order::say(std::string stage, std::string ticket) const
{
    if (m_progress)
        m_progress({-1, std::move(stage), {}, std::move(ticket)});
}

bool Order::rest(double seconds) const
{
    std::mutex mutex;
    std::condition_variable_any wake;
    std::unique_lock lock(mutex);
    wake.wait_for(lock, m_stop, Seconds(seconds), [] { return false; });
    return !m_stop.stop_requested();
}

Call Order::callMade() const
{
    std::set<std::string> kinds;
    for (const SentPicture &picture : m_values.pictures)
        kinds.insert(picture.kind);
    const std::string &model = m_values.settings.model;
    return m_recipe.generate.madeFor(m_recipe.findModel(model), model, kinds);
}

Result<GenerationResult> Order::run()
{
    Call call = callMade();
    const std::string &model = m_values.settings.model;
    const auto known = pictureKinds(call.body);
    for (const SentPicture &picture : m_values.pictures)
        if (!known.contains(picture.kind))
            return Error{Error::Kind::BadInput, m_recipe.name + " takes no picture of the kind “" +
                                                    picture.kind + "”" +
                                                    (model.empty() ? "" : " with " + model) +
                                                    ". Remove it, or choose another model."};
    if (const SentPicture *left = unplacedPicture(call.body, m_values))
        return Error{Error::Kind::BadInput, m_recipe.name +
                                                " has no place for one more picture of the kind “" +
                                                left->kind + "” in one request. Remove it."};
    if (const auto ready = prepare(call); !ready)
        return ready.error();

    say("waiting for " + m_recipe.name);
    m_streamed = m_recipe.stream && m_progress && m_values.settings.count <= m_recipe.stream->upTo;
    if (m_streamed)
        call.body.update(m_recipe.stream->body);
    HttpRequest request = m_service.request(call, m_values);
    request.connectTimeoutSeconds = m_recipe.timeouts.connectSeconds;
    request.totalTimeoutSeconds = m_recipe.timeouts.totalSeconds;
    request.stallTimeoutSeconds = m_recipe.timeouts.stallSeconds;
    request.largestResponseBytes =
        std::min(bytesPerPicture * std::size_t(m_values.settings.count), largestAnswerBytes);
    m_record = m_service.record(call, m_values);
    m_sent = true;
    auto answer = m_streamed ? sendStreamed(m_service, request, m_progress, m_stop, m_streamed)
                  : m_recipe.progress && m_progress
                      ? sendWatched(m_service, request, m_values, m_progress, m_stop)
                      : m_service.ask(request, m_stop);
    if (!answer || !m_recipe.job)
        return answer ? finish(std::move(*answer)) : answer.error();
    if (const auto noted = remember(*answer); !noted)
        return noted.error();
    answer = follow();
    return answer ? finish(std::move(*answer)) : answer.error();
}

Result<GenerationResult> Order::resume(const std::string &ticket)
{
    const Error useless{Error::Kind::BadInput,
                        "This job at " + m_recipe.name +
                            " cannot be taken up again: its record is damaged. Send the "
                            "request anew."};
    const json document = json::parse(ticket, nullptr, false);
    if (!m_recipe.job || !document.is_object())
        return useless;
    const json told = document.value("told", json::object());
    m_values.job = plainText(Pointer::parse("/job")->in(document)).value_or("");
    for (const auto &[name, address] : told.items()) {
        if (!address.is_string())
            return useless;
        const auto url = m_service.resolved(address.get<std::string>());
        if (!url)
            return url.error();
        m_told[name] = *url;
    }
    if (m_values.job.empty() && !m_told.contains("poll"))
        return useless;
    if (const auto amount = numberAt(Pointer::parse("/cost"), document))
        m_cost = Cost{*amount, m_recipe.cost.unit};
    m_ticket = ticket;
    m_sent = true;
    m_record = m_service.record(callMade(), m_values);
    say("asking " + m_recipe.name + " about the job", m_ticket);
    auto answer = follow();
    return answer ? finish(std::move(*answer)) : answer.error();
}

std::optional<HttpRequest> Order::farewell() const
{
    if (!m_sent || !m_recipe.cancel)
        return std::nullopt;
    const auto told = m_told.find("cancel");
    if (told == m_told.end() && (m_recipe.cancel->path.isEmpty() || (m_recipe.job && m_values.job.empty())))
        return std::nullopt;
    return m_service.request(*m_recipe.cancel, m_values, told == m_told.end() ? "" : told->second);
}

Result<> Order::prepare(const Call &call)
{
    if (m_recipe.session) {
        const auto answer = m_service.ask(m_service.request(m_recipe.session->call, m_values), m_stop);
        if (!answer)
            return answer.error();
        const auto session = plainText(m_recipe.session->at.in(answer->document));
        if (!session)
            return m_service.sender().unusable({Error::Kind::BadInput, "It opened no session."},
                                               answer->response);
        m_values.session = *session;
    }
    if (!m_values.pictures.empty())
        for (const std::string &list : choiceLists(call.body))
            if (const auto chosen = chooseFrom(list); !chosen)
                return chosen;
    return m_recipe.upload && mentionsAddresses(call.body) ? upload() : Result<>();
}

Result<> Order::chooseFrom(const std::string &list)
{
    const ChoiceForm &form = m_recipe.choices.at(list);
    const auto concerned = [&](const SentPicture &picture) { return form.words.contains(picture.kind); };
    if (std::ranges::none_of(m_values.pictures, concerned))
        return {};
    const Error missing{Error::Kind::Unavailable, m_service.sender().name() + ": " + form.missing};
    const auto answer = m_service.ask(m_service.request(form.call, m_values), m_stop);
    if (!answer)
        return answer.error().detail.starts_with("HTTP 404") ? missing : answer.error();
    std::vector<std::string> entries;
    for (std::size_t index = 0; const json *entry = form.list.in(answer->document, index); ++index)
        if (entry->is_string())
            entries.push_back(entry->get<std::string>());
    for (const SentPicture &picture : m_values.pictures) {
        if (!concerned(picture))
            continue;
        std::string &chosen = m_values.choices[list][picture.kind];
        for (const std::string &word : form.words.at(picture.kind))
            for (const std::string &entry : entries)
                if (chosen.empty() && lowered(entry).find(lowered(word)) != std::string::npos)
                    chosen = entry;
        if (chosen.empty())
            return missing;
    }
    return {};
}

Result<> Order::upload()
{
    for (SentPicture &picture : m_values.pictures) {
        say("sending pictures to " + m_recipe.name);
        HttpRequest request = m_service.request(m_recipe.upload->call, m_values, {}, &picture);
        request.totalTimeoutSeconds = m_recipe.timeouts.totalSeconds;
        request.stallTimeoutSeconds = m_recipe.timeouts.stallSeconds;
        const auto answer = m_service.ask(request, m_stop);
        if (!answer)
            return answer.error();
        const auto address = plainText(m_recipe.upload->at.in(answer->document));
        if (!address)
            return m_service.sender().unusable(
                {Error::Kind::BadInput, "It took the picture, but gave no address."}, answer->response);
        picture.address = *address;
    }
    return {};
}

Result<> Order::remember(const Answer &submission)
{
    const JobForm &job = *m_recipe.job;
    const auto nameless = [&](const std::string &what) {
        return m_service.sender().unusable({Error::Kind::BadInput, what}, submission.response);
    };
    if (!submission.isJson)
        return nameless("The answer is not JSON, or was cut short.");
    if (job.id)
        m_values.job = plainText(job.id->in(submission.document)).value_or("");
    const auto note = [&](const char *name, const Call *call) -> Result<> {
        const json *address = call && call->address ? call->address->in(submission.document) : nullptr;
        if (!address || !address->is_string())
            return {};
        const auto url = m_service.resolved(address->get<std::string>());
        if (url)
            m_told[name] = *url;
        return url ? Result<>() : url.error();
    };
    for (const auto &[name, call] :
         {std::pair("poll", &job.poll.call), std::pair("result", job.result ? &*job.result : nullptr),
          std::pair("cancel", m_recipe.cancel ? &*m_recipe.cancel : nullptr)})
        if (const auto noted = note(name, call); !noted)
            return noted;
    const bool nowhere = job.poll.call.path.isEmpty() && !m_told.contains("poll");
    if (nowhere || (m_values.job.empty() && !m_told.contains("poll")))
        return nameless("It took the request, but did not name the job.");
    json ticket{{"job", m_values.job}, {"told", m_told}};
    if (const auto amount = numberAt(m_recipe.cost.submitted, submission.document)) {
        m_cost = Cost{*amount, m_recipe.cost.unit};
        ticket["cost"] = *amount;
    }
    m_ticket = ticket.dump(-1, ' ', false, json::error_handler_t::replace);
    say("waiting for " + m_recipe.name, m_ticket);
    return {};
}

Result<Answer> Order::askOfJob(const Call &call, const std::string &name)
{
    const auto told = m_told.find(name);
    HttpRequest request = m_service.request(call, m_values, told == m_told.end() ? "" : told->second);
    request.totalTimeoutSeconds = std::min(m_recipe.timeouts.totalSeconds, jobQuestionSeconds);
    request.stallTimeoutSeconds = std::min(m_recipe.timeouts.stallSeconds, jobQuestionSeconds);
    request.largestResponseBytes =
        std::min(bytesPerPicture * std::size_t(m_values.settings.count), largestAnswerBytes);
    auto answer = m_service.ask(request, m_stop);
    if (answer && !answer->isJson)
        return m_service.sender().unusable(
            {Error::Kind::BadInput, "The answer about the job is not JSON, or was cut short."},
            answer->response);
    return answer;
}

Result<Answer> Order::follow()
{
    const Watch &poll = m_recipe.job->poll;
    const double total = m_recipe.timeouts.totalSeconds;
    const auto deadline = Clock::now() + Seconds(total);
    Error last{Error::Kind::Network, m_service.sender().name() + " has not finished the job within " +
                                         std::to_string(std::max(1, int(total))) +
                                         " seconds. It may still do so; ask again later."};
    int failures = 0;
    for (double wait = poll.everySeconds; Clock::now() + Seconds(wait) < deadline;) {
        if (!rest(wait))
            return cancelled;
        auto answer = askOfJob(poll.call, "poll");
        if (!answer) {
            last = answer.error();
            if (!mayPass(last) || ++failures == mostFailures)
                return last;
            wait = std::max(last.retryAfterSeconds, poll.everySeconds * (1 << failures));
            continue;
        }
        failures = 0;
        wait = poll.everySeconds;
        Progress news = readSigns(poll.signs, answer->document);
        news.ticket = m_ticket;
        if (m_progress)
            m_progress(news);
        if (poll.done.holds(answer->document))
            return m_recipe.job->result ? askOfJob(*m_recipe.job->result, "result") : std::move(answer);
    }
    return last;
}

Result<GenerationResult> Order::finish(Answer answer)
{
    std::optional<Error> trouble; // names the service already
    const ResponseForm &form = m_streamed ? m_recipe.stream->response : m_recipe.response;
    const auto fetch = [&](const std::string &address) -> Result<std::string> {
        auto bytes = m_service.fetch(address, form, m_stop);
        if (!bytes)
            trouble = bytes.error();
        return bytes;
    };
    const auto amount = numberAt(m_recipe.cost.answered, answer.document);
    HttpResponse head{answer.response.status, {}, answer.response.body.substr(0, 4096)};
    auto result = readPictures(form, std::move(answer), m_values.settings.count, fetch);
    if (!result)
        return trouble ? *trouble
               : result.error().kind == Error::Kind::Refused
                   ? m_service.sender().explain(result.error())
                   : m_service.sender().unusable(result.error(), head);
    result->requestBody = m_record;
    const bool asAsked =
        m_values.settings.seed >= 0 && result->images.size() == 1 && mentions(m_recipe.generate.body, "seed");
    if (asAsked && result->images.front().seed < 0)
        result->images.front().seed = m_values.settings.seed;
    if (result->model.empty())
        result->model = m_values.settings.model;
    result->cost = amount   ? Cost{*amount, m_recipe.cost.unit}
                   : m_cost ? m_cost
                            : m_recipe.priceOf(m_values.settings);
    return result;
}

} // namespace presence
