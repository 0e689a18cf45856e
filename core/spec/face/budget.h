// SPDX-License-Identifier: MIT
#pragma once

#include "core/spec/portrait_spec.h"

namespace presence {

/// How much is asked of a face at once.
struct FaceBudget
{
    enum class Verdict {
        Blank,      ///< nothing is asked: a neutral face feels empty
        Restrained, ///< within the limits below
        Theatrical, ///< more strong actions than read as one expression
        Crowded,    ///< more actions than a generator renders reliably
    };

    /// Guidance: success falls as combined concepts grow (ConceptMix, Wu et al. 2024). The lint's FACE-011.
    static constexpr int mostActive = 6;
    /// Convention: fewer strong cues are read more surely. The lint's FACE-010.
    static constexpr int mostStrong = 2;

    int active = 0; ///< units seen at A or more
    int strong = 0; ///< of those, at D or more
    Verdict verdict = Verdict::Blank;
};

FaceBudget faceBudget(const Expression &expression);

} // namespace presence
