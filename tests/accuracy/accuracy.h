// SPDX-License-Identifier: MIT
#pragma once

#include "core/critique/critique.h"

#include <filesystem>
#include <string>

/// Right, wrong and could-not-assess answers to one question.
struct Tally
{
    int right = 0, wrong = 0, silent = 0;
    std::string remarks; ///< what was wrong

    /// An answer of nothing counts as silence.
    void add(const std::string &answer, const std::string &truth, const std::string &name)
    {
        ++(answer.empty() ? silent : answer == truth ? right : wrong);
        if (!answer.empty() && answer != truth)
            remarks += (remarks.empty() ? "" : ", ") + name + ": " + answer;
    }
    void print(const char *question) const;
};

void printPhotos(const presence::Critic &critic, const std::filesystem::path &folder);
void printEdits(const presence::Critic &critic, const std::filesystem::path &folder);
void printSitter(const presence::Critic &critic, int count);
void printTones(const presence::Critic &critic);
