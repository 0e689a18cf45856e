// SPDX-License-Identifier: MIT
#pragma once

#include "core/critique/accuracy.h"
#include "core/critique/finding.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

/// Answers in words against the truth, per class of the truth.
class Score
{
public:
    /// An answer of nothing counts as "could not assess".
    void add(const std::string &truth, const std::string &answer, const std::string &name);

    /// Mean over the classes of the share right among those answered, percent: always saying the same scores
    /// 50 of two classes.
    double balanced() const;
    double assessed() const; ///< 0–1
    int answered() const;
    const std::string &wrongOnes() const { return m_wrongOnes; }

private:
    struct Class
    {
        int right = 0, wrong = 0, silent = 0;
    };
    std::map<std::string, Class> m_classes;
    std::string m_wrongOnes;
};

/// Distances from a true number.
class Errors
{
public:
    void add(std::optional<double> measured, double truth);

    double mean() const;
    double within(double share) const; ///< the error that this share stays below
    double assessed() const;
    int answered() const { return int(m_values.size()); }

private:
    std::vector<double> m_values;
    int m_silent = 0;
};

/// The figures of one run of presence-accuracy, printed as they come and kept for the file.
class Record
{
public:
    /// `tiers`: of the equipment of the pass that follows. A figure that an earlier pass has for the same
    /// finding, measure and tier is not told again.
    void begin(const std::string &title);

    void rate(const std::string &finding, const std::string &tier, const std::string &measure,
              const Score &score, double aim);
    void error(const std::string &finding, const std::string &tier, const std::string &measure,
               const std::string &unit, const Errors &errors, double aim);
    void add(presence::AccuracyFigure figure, const std::string &remark = {});

    const presence::AccuracyTable &table() const { return m_table; }
    presence::AccuracyTable &table() { return m_table; }

private:
    presence::AccuracyTable m_table;
};

/// The word or the rounded number that a finding measured; empty if it could not be assessed.
std::string wordOf(const presence::Finding &finding);
/// The number, or the first of its readings where it answers in a word; empty if it could not be assessed.
std::optional<double> numberOf(const presence::Finding &finding);
