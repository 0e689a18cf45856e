// SPDX-License-Identifier: MIT
#include "plugins/recipe/flow/sending.h"

#include "plugins/recipe/flow/event_stream.h"

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace presence {

namespace {

const Error cancelled{Error::Kind::Cancelled, "Cancelled."};

} // namespace

Result<Answer> sendWatched(const Service &service, const HttpRequest &request, const Values &values,
                           const ProgressCallback &progress, std::stop_token stop)
{
    const Watch &watch = *service.recipe().progress;
    const HttpRequest poll = service.request(watch.call, values);
    Result<Answer> answer = cancelled;
    std::stop_source done; // ends the polling, also one that is under way
    std::jthread worker([&] {
        answer = service.ask(request, stop);
        done.request_stop();
    });
    const std::chrono::duration<double> pause(watch.everySeconds);
    std::mutex mutex;
    std::condition_variable_any wake;
    for (std::unique_lock lock(mutex); !done.stop_requested();) {
        wake.wait_for(lock, done.get_token(), pause, [] { return false; });
        if (done.stop_requested())
            break;
        const auto news = service.ask(poll, done.get_token());
        if (news && news->isJson && news->document.is_object())
            progress(readSigns(watch.signs, news->document));
    }
    worker.join();
    return answer;
}

Result<Answer> sendStreamed(const Service &service, HttpRequest request, const ProgressCallback &progress,
                            std::stop_token stop, bool &streamed)
{
    const StreamForm &form = *service.recipe().stream;
    std::optional<Answer> last;
    std::optional<Error> failure;
    EventStream events([&](std::string_view data) {
        Answer event(HttpResponse{200, {}, std::string(data)});
        if (!event.document.is_object() || last || failure)
            return;
        if (form.done.holds(event.document)) {
            last = std::move(event);
        } else if (form.partial.at && form.partial.holds(event.document)) {
            const nlohmann::json *preview = form.preview.in(event.document);
            if (auto picture = preview ? pictureIn(*preview, "The preview") : Result<ImageFile>(cancelled))
                progress({-1, "a first impression", std::move(*picture), {}});
        } else {
            failure = service.sender().errorIn(event);
        }
    });
    for (auto &[name, value] : request.headers)
        if (name == "Accept")
            value = "text/event-stream, application/json";
    auto response = sendHttp(request, stop, {}, [&](std::string_view bytes) { events.receive(bytes); });
    streamed = last.has_value();
    if (failure)
        return *failure;
    if (last)
        return std::move(*last);
    if (!response)
        return service.sender().explain(response.error());
    if (response->body.empty())
        response->body = events.plain();
    Answer answer(std::move(*response));
    if (const auto error = service.sender().errorIn(answer))
        return *error;
    return answer;
}

} // namespace presence
