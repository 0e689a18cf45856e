// SPDX-License-Identifier: MIT
#include "core/shoot/grid/grid_record.h"

#include "core/base/file_io.h"
#include "core/spec/json_values.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace presence {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view schema = "presence.grid/1";
constexpr std::size_t largestFile = std::size_t(1) << 20;

Json axisToJson(const std::string &title, const std::vector<std::string> &labels)
{
    return {{"title", title}, {"labels", labels}};
}

Result<GridRecord> recordFrom(const std::filesystem::path &file)
{
    const auto text = readFile(file, largestFile);
    if (!text)
        return text.error();
    const auto document = parseJsonObject(*text, file.string(), schema);
    if (!document)
        return document.error();
    GridRecord record;
    try {
        record.orderedAt = document->at("orderedAt").get<std::string>();
        const auto &columns = document->at("columns"), &rows = document->at("rows");
        columns.at("title").get_to(record.columnsTitle);
        columns.at("labels").get_to(record.columns);
        rows.at("title").get_to(record.rowsTitle);
        rows.at("labels").get_to(record.rows);
        document->at("orders").get_to(record.orders);
    } catch (const nlohmann::json::exception &) {
        return Error{Error::Kind::BadInput, "“" + file.string() + "” is no grid that can be read."};
    }
    if (record.columns.empty() || record.orders.size() > std::size_t(mostGridCells) ||
        record.orders.size() != record.columns.size() * std::size_t(record.rowCount()))
        return Error{Error::Kind::BadInput,
                     "“" + file.string() + "” names another number of cells than it has rows and columns."};
    return record;
}

} // namespace

GridRecord recordOf(const GridPlan &plan)
{
    GridRecord record;
    record.columnsTitle = plan.columns.title;
    record.rowsTitle = plan.rows.title;
    for (const GridStep &step : plan.columns.steps)
        record.columns.push_back(step.label);
    for (const GridStep &step : plan.rows.steps)
        record.rows.push_back(step.label);
    return record;
}

Result<> saveGrid(const GridRecord &record, const std::filesystem::path &shootFolder)
{
    const Json document{{"schema", schema},
                        {"orderedAt", record.orderedAt},
                        {"columns", axisToJson(record.columnsTitle, record.columns)},
                        {"rows", axisToJson(record.rowsTitle, record.rows)},
                        {"orders", record.orders}};
    std::string name = record.orderedAt;
    std::erase_if(name, [](char c) { return c == '-' || c == ':' || c == '/'; });
    const auto first = std::ranges::find_if(record.orders, [](const auto &order) { return !order.empty(); });
    if (first != record.orders.end()) // two grids of one second
        name += '-' + first->substr(first->find_last_of('-') + 1);
    return writeFile(shootFolder / "grids" / (name + ".json"),
                     document.dump(2, ' ', false, Json::error_handler_t::replace) + '\n');
}

std::vector<GridRecord> loadGrids(const std::filesystem::path &shootFolder,
                                  std::vector<std::string> *problems)
{
    std::vector<GridRecord> records;
    for (const std::filesystem::path &file : entriesIn(shootFolder / "grids")) {
        if (file.extension() != ".json")
            continue;
        if (auto record = recordFrom(file))
            records.push_back(std::move(*record));
        else if (problems)
            problems->push_back(record.error().message);
    }
    std::ranges::stable_sort(records, std::greater(), &GridRecord::orderedAt);
    return records;
}

} // namespace presence
