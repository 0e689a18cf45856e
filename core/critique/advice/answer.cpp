// SPDX-License-Identifier: MIT
#include "core/critique/advice/answer.h"

#include <cmath>

namespace presence::critique {

Answer silent(std::string reason)
{
    Answer answer;
    answer.silence = std::move(reason);
    return answer;
}

Verdict graded(double difference, double pass, double note)
{
    difference = std::abs(difference);
    return difference <= pass ? Verdict::Pass : difference <= note ? Verdict::Note : Verdict::Warn;
}

} // namespace presence::critique
