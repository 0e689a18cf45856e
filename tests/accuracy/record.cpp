// SPDX-License-Identifier: MIT
#include "tests/accuracy/record.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <numeric>

using namespace presence;

void Score::add(const std::string &truth, const std::string &answer, const std::string &name)
{
    Class &of = m_classes[truth];
    ++(answer.empty() ? of.silent : answer == truth ? of.right : of.wrong);
    if (!answer.empty() && answer != truth)
        m_wrongOnes += (m_wrongOnes.empty() ? "" : ", ") + name + ": " + answer;
}

double Score::balanced() const
{
    double sum = 0;
    int classes = 0;
    for (const auto &[truth, of] : m_classes) {
        if (of.right + of.wrong == 0)
            continue;
        sum += 100.0 * of.right / (of.right + of.wrong);
        ++classes;
    }
    return classes ? sum / classes : 0;
}

int Score::answered() const
{
    return std::accumulate(m_classes.begin(), m_classes.end(), 0, [](int sum, const auto &entry) {
        return sum + entry.second.right + entry.second.wrong;
    });
}

double Score::assessed() const
{
    int all = answered();
    for (const auto &[truth, of] : m_classes)
        all += of.silent;
    return all ? double(answered()) / all : 0;
}

void Errors::add(std::optional<double> measured, double truth)
{
    if (measured)
        m_values.push_back(std::abs(*measured - truth));
    else
        ++m_silent;
}

double Errors::mean() const
{
    return m_values.empty()
               ? 0
               : std::accumulate(m_values.begin(), m_values.end(), 0.0) / double(m_values.size());
}

double Errors::within(double share) const
{
    if (m_values.empty())
        return 0;
    std::vector<double> sorted = m_values;
    std::ranges::sort(sorted);
    return sorted[std::size_t(share * double(sorted.size() - 1))];
}

double Errors::assessed() const
{
    const double all = double(m_values.size()) + m_silent;
    return all > 0 ? double(m_values.size()) / all : 0;
}

void Record::begin(const std::string &title)
{
    std::printf("\n## %s\n\n| finding | tier | measure | value | aim | answers | assessed | |\n"
                "|---|---|---|---|---|---|---|---|\n",
                title.c_str());
}

void Record::rate(const std::string &finding, const std::string &tier, const std::string &measure,
                  const Score &score, double aim)
{
    add({finding, tier, measure, score.balanced(), "%", score.answered(), score.assessed(), aim, false},
        score.wrongOnes());
}

void Record::error(const std::string &finding, const std::string &tier, const std::string &measure,
                   const std::string &unit, const Errors &errors, double aim)
{
    char remark[64];
    std::snprintf(remark, sizeof remark, "90 %% within %.3g", errors.within(0.9));
    add({finding, tier, measure, errors.mean(), unit, errors.answered(), errors.assessed(), aim, true},
        remark);
}

void Record::add(AccuracyFigure figure, const std::string &remark)
{
    if (figure.sample == 0)
        return;
    const bool known = std::ranges::any_of(m_table.figures, [&](const AccuracyFigure &earlier) {
        return earlier.finding == figure.finding && earlier.tier == figure.tier &&
               earlier.measure == figure.measure;
    });
    if (known)
        return;
    figure.value = std::round(figure.value * 1000) / 1000;
    figure.assessed = std::round(figure.assessed * 1000) / 1000;
    figure.aim = std::round(figure.aim * 1000) / 1000;
    std::printf("| %s | %s | %s | %s%.3g %s | %.3g | %d | %.0f %% | %s |\n", figure.finding.c_str(),
                figure.tier.c_str(), figure.measure.c_str(), figure.met() ? "" : "**missed:** ", figure.value,
                figure.unit.c_str(), figure.aim, figure.sample, 100 * figure.assessed, remark.c_str());
    std::fflush(stdout);
    m_table.figures.push_back(std::move(figure));
}

std::string wordOf(const Finding &finding)
{
    if (finding.verdict == Verdict::Unmeasured)
        return {};
    if (const std::string *text = std::get_if<std::string>(&finding.measured))
        return *text;
    const double *number = std::get_if<double>(&finding.measured);
    return number ? std::to_string(int(std::lround(*number))) : std::string();
}

std::optional<double> numberOf(const Finding &finding)
{
    if (finding.verdict == Verdict::Unmeasured)
        return {};
    if (const double *number = std::get_if<double>(&finding.measured))
        return *number;
    return finding.readings.empty() ? std::nullopt : std::optional(finding.readings.front().value);
}
