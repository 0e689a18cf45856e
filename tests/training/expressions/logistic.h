// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

/// One example of a yes-or-no rule.
struct Example
{
    std::vector<double> cues;
    bool yes = false;
    double weight = 1;
};

/// Weights of the cues and, last, the constant of the logistic regression with a ridge (a share of the whole
/// weight, on cues brought to spread 1). Newton's method. There must be examples of both kinds.
std::vector<double> fitLogistic(const std::vector<Example> &examples, double ridge);

/// The log odds of yes.
double logOdds(const std::vector<double> &weights, const std::vector<double> &cues);
