// SPDX-License-Identifier: MIT
#include "core/shoot/queue/queued_job.h"

#include "core/base/encoding/sha256.h"
#include "core/shoot/take.h"
#include "core/spec/json_values.h"

#include <nlohmann/json.hpp>

namespace presence {

namespace {

using Json = nlohmann::json;

/// An order is a take that has no picture yet.
Take takeOf(const QueuedJob &job)
{
    Take take;
    take.createdAt = job.placedAt;
    take.backendId = job.backendId;
    take.parentId = job.parentTakeId;
    take.spec = job.request.spec;
    take.promptText = job.request.prompt.text;
    take.generatedText = job.request.prompt.generated;
    take.negativePrompt = job.request.prompt.negative;
    take.dialect = job.request.prompt.dialect;
    take.settings = job.request.settings;
    return take;
}

QueuedJob jobOf(Take take)
{
    QueuedJob job;
    job.placedAt = std::move(take.createdAt);
    job.backendId = std::move(take.backendId);
    job.parentTakeId = std::move(take.parentId);
    job.request.spec = std::move(take.spec);
    job.request.prompt.text = std::move(take.promptText);
    job.request.prompt.generated = std::move(take.generatedText);
    job.request.prompt.negative = std::move(take.negativePrompt);
    job.request.prompt.dialect = take.dialect;
    job.request.settings = take.settings;
    return job;
}

} // namespace

Attachment orderMark(const std::string &jobId)
{
    return {std::string(orderMarkName), Json{{"order", jobId}}.dump() + "\n"};
}

std::string orderOf(std::string_view mark)
{
    const Json document = Json::parse(mark, nullptr, false);
    const auto order = document.is_object() ? document.find("order") : document.end();
    return document.is_object() && order != document.end() && order->is_string() ? order->get<std::string>()
                                                                                 : std::string();
}

std::string pictureName(const ImageFile &picture)
{
    return sha256Hex(picture.bytes()) + "." + std::string(picture.suffix());
}

std::string queuedJobToJson(const QueuedJob &job)
{
    Json controls = Json::array();
    for (const ControlPicture &control : job.request.controls)
        controls.push_back({{"kind", control.kind},
                            {"weight", control.weight},
                            {"picture", control.file.isEmpty() ? "" : pictureName(control.file)}});
    const Json document{{"id", job.id},         {"take", Json::parse(takeToJson(takeOf(job)))},
                        {"batch", job.batch},   {"engine", job.request.prompt.engine},
                        {"controls", controls}, {"extras", job.request.extras}};
    return document.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<QueuedJob> queuedJobFromJson(std::string_view text, std::string_view source,
                                    std::vector<std::string> &pictures)
{
    const auto document = parseJson(text, source);
    if (!document)
        return document.error();
    try {
        auto take = takeFromJson(document->at("take").dump(), source);
        if (!take)
            return take.error();
        QueuedJob job = jobOf(std::move(*take));
        job.id = document->at("id").get<std::string>();
        job.batch = document->at("batch").get<std::string>();
        job.request.prompt.engine = document->at("engine").get<std::string>();
        job.request.extras = document->at("extras").get<std::vector<std::string>>();
        pictures.clear();
        for (const Json &control : document->at("controls")) {
            job.request.controls.push_back(
                {control.at("kind").get<std::string>(), control.at("weight").get<double>(), {}});
            pictures.push_back(control.at("picture").get<std::string>());
        }
        if (job.id.empty())
            return Error{Error::Kind::BadInput, std::string(source) + ": an order without a name."};
        return job;
    } catch (const Json::exception &problem) {
        return Error{Error::Kind::BadInput, std::string(source) + " holds an order that cannot be read.",
                     problem.what()};
    }
}

} // namespace presence
