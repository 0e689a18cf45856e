// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/image_file.h"
#include "core/critique/finding.h"
#include "core/generation/generation.h"
#include "core/spec/portrait_spec.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace presence {

/// One returned picture with everything that led to it and everything said about it. A value.
struct Take
{
    enum class Flag { None, Pick, Reject };

    std::string id;        ///< folder name inside the shoot: "0007-20261120T083000-3f2a"
    std::string createdAt; ///< UTC, ISO 8601
    PortraitSpec spec;
    std::string promptText;    ///< as sent
    std::string generatedText; ///< what the vocabulary alone would have said; empty where that is the same
    std::string negativePrompt;
    Dialect dialect = Dialect::Natural;
    RenderSettings settings;
    std::string backendId;
    std::string model;
    std::string requestBody; ///< JSON as sent, without keys
    std::int64_t seed = -1;
    std::string parameters; ///< A1111-style text
    std::string parentId;   ///< the take this one was refined from, or empty
    ImageFile image;
    std::vector<Attachment>
        attachments; ///< stored with a new take; not read back, see ShootStore::attachments

    // What may change later.
    std::optional<CritiqueReport> report;
    int rating = 0; ///< 0–5 stars
    Flag flag = Flag::None;
    std::map<std::string, std::string> answers; ///< human question id → "yes", "no", "unsure"
    std::string note;
};

/// The unchanging part of a take as its file take.json holds it; picture, request, report and review are
/// apart.
/// `{"schema": "presence.take/1", "createdAt": …, "backend": …, "seed": …, "settings": {…}, "spec": {…}, …}`
std::string takeToJson(const Take &take);
/// Strict: a missing spec, a wrong type or a value out of range is refused with its name. `id` and picture
/// stay empty.
Result<Take> takeFromJson(std::string_view text, std::string_view source);

/// Rating, flag, answers and note, as in review.json. Members of `previous` (the text it replaces, or empty)
/// that this version does not know are kept.
std::string reviewToJson(const Take &take, std::string_view previous = {});
/// Fills the reviewed members of `take`; on an error they are untouched.
Result<> readReview(Take &take, std::string_view text, std::string_view source);

} // namespace presence
