// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/generation/generation.h"

#include <string>
#include <string_view>
#include <vector>

namespace presence {

/// An order as it outlives the program that placed it. A value.
struct QueuedJob
{
    enum class Step {
        Placed,  ///< nothing was sent
        Sending, ///< it may have reached the service; with request.ticket it surely has
        Failed,  ///< `error` says why
    };

    std::string id;    ///< unique; see orderMark()
    std::string batch; ///< shared by the jobs of one order
    std::string backendId;
    std::string parentTakeId; ///< the take it refines, or empty
    std::string placedAt;     ///< UTC, ISO 8601
    GenerationRequest request;
    Step step = Step::Placed;
    std::vector<std::string> takeIds = {}; ///< pictures of it that are in the shoot already
    Error error = {};                      ///< meaningful after Failed
};

/// One line of JSON without its end. Control pictures are named by their SHA-256, not included; phrases of
/// the prompt are left out, since only its text is sent.
std::string queuedJobToJson(const QueuedJob &job);

/// The control pictures come back empty, their names in `pictures`, in order. BadInput as in takeFromJson().
Result<QueuedJob> queuedJobFromJson(std::string_view text, std::string_view source,
                                    std::vector<std::string> &pictures);

/// Goes with every take of an order, so that the shoot itself tells what has been made: `order.json`.
Attachment orderMark(const std::string &jobId);
/// The job that a mark names, or empty.
std::string orderOf(std::string_view mark);
inline constexpr std::string_view orderMarkName = "order.json";

/// "3f0c….png": under what name a control picture is kept.
std::string pictureName(const ImageFile &picture);

} // namespace presence
