// SPDX-License-Identifier: MIT
#pragma once

#include "core/generation/backend.h"

namespace presence {

/// Pictures of the built-in directed head: offline, free, exactly as the spec says, with known truth.
class SitterBackend : public Backend
{
public:
    BackendInfo info() const override;
    Result<> check(std::stop_token stop) override;
    /// One picture a request, so that nothing finished is lost with a later one; whoever wants several asks
    /// with one seed after the other. Extras: "truth" gives truth.json and a mask_….png for skin, eyes, hair
    /// and background; the id of a map gives that map, fitting the picture. The seed varies stray hair,
    /// texture and the small natural unevenness.
    Result<GenerationResult> generate(const GenerationRequest &request, const ProgressCallback &progress,
                                      std::stop_token stop) override;
};

} // namespace presence
