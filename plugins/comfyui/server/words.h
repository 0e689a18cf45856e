// SPDX-License-Identifier: MIT
#pragma once

#include "core/generation/http_client.h"

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>

namespace presence {

// What ComfyUI says, for people. Sentences lack their beginning, "ComfyUI at …", where they are said to.

bool looksLikeWebPage(std::string_view body);

/// Why POST /prompt was answered with 400, from its `error` and `node_errors`; without its beginning.
std::string refusalSentence(const nlohmann::json &answer, const nlohmann::json &graph);

/// Why a job failed, from its history entry; without its beginning.
Error failureOfJob(const nlohmann::json &entry);

/// The meaning of a status that is no success.
Error statusError(const HttpResponse &response, const std::string &server, bool keySent);

/// "models/checkpoints": where ComfyUI looks for the file that this input of a node names; empty where the
/// input names no model file.
std::string modelFolder(std::string_view nodeKind, std::string_view input);

/// What a node is busy with: "loading the model", "sampling", "decoding the picture".
std::string stageOf(std::string_view nodeKind);

} // namespace presence
