// SPDX-License-Identifier: MIT
#include "core/critique/accuracy.h"

#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>

namespace presence {

namespace {

using json = nlohmann::ordered_json; // keeps the order of the file
constexpr std::string_view schema = "presence.accuracy/1";

AccuracyFigure figureFrom(const json &row, const std::string &finding, const std::string &tier)
{
    AccuracyFigure figure;
    figure.finding = finding;
    figure.tier = tier;
    figure.measure = row.at("measure").get<std::string>();
    figure.value = row.at("value").get<double>();
    figure.unit = row.at("unit").get<std::string>();
    figure.sample = row.at("sample").get<int>();
    figure.assessed = row.at("assessed").get<double>();
    figure.aim = row.at("aim").get<double>();
    figure.lessIsBetter = row.at("less_is_better").get<bool>();
    return figure;
}

} // namespace

Result<AccuracyTable> AccuracyTable::load(const Resources &resources)
{
    constexpr std::string_view name = "critique/accuracy.json";
    const auto text = resources.text(name);
    return text ? fromJson(*text, resources.path(name).string()) : Result<AccuracyTable>(text.error());
}

Result<AccuracyTable> AccuracyTable::fromJson(std::string_view text, std::string_view source)
{
    const auto document = json::parse(text, nullptr, false);
    if (!document.is_object() || document.value("schema", json()) != schema)
        return Error{Error::Kind::BadInput,
                     std::string(source) + ": must be an object of schema " + std::string(schema) + "."};
    try {
        AccuracyTable table;
        table.measured = document.at("measured").get<std::string>();
        for (const auto &[finding, tiers] : document.at("findings").items())
            for (const auto &[tier, rows] : tiers.items())
                for (const json &row : rows)
                    table.figures.push_back(figureFrom(row, finding, tier));
        return table;
    } catch (const json::exception &problem) {
        return Error{Error::Kind::BadInput,
                     std::string(source) + ": a figure is not in the form it must have.", problem.what()};
    }
}

std::string AccuracyTable::toJson() const
{
    json findings = json::object();
    for (const AccuracyFigure &figure : figures)
        findings[figure.finding][figure.tier].push_back({{"measure", figure.measure},
                                                         {"value", figure.value},
                                                         {"unit", figure.unit},
                                                         {"sample", figure.sample},
                                                         {"assessed", figure.assessed},
                                                         {"aim", figure.aim},
                                                         {"less_is_better", figure.lessIsBetter}});
    const json document{{"schema", schema}, {"measured", measured}, {"findings", findings}};
    return document.dump(2) + "\n";
}

std::vector<AccuracyFigure> AccuracyTable::of(std::string_view finding) const
{
    std::vector<AccuracyFigure> found;
    std::ranges::copy_if(figures, std::back_inserter(found),
                         [&](const AccuracyFigure &figure) { return figure.finding == finding; });
    return found;
}

} // namespace presence
