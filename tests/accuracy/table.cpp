// SPDX-License-Identifier: MIT
#include "tests/accuracy/table.h"

#include <fstream>

static std::vector<std::string> fields(const std::string &line)
{
    std::vector<std::string> row(1);
    bool quoted = false;
    for (const char c : line) {
        if (c == '"')
            quoted = !quoted;
        else if (c == ',' && !quoted)
            row.emplace_back();
        else if (c != '\r')
            row.back() += c;
    }
    return row;
}

std::vector<std::map<std::string, std::string>> readTable(const std::filesystem::path &path)
{
    std::ifstream file(path);
    std::string line;
    if (!std::getline(file, line))
        return {};
    const auto names = fields(line);
    std::vector<std::map<std::string, std::string>> rows;
    while (std::getline(file, line)) {
        const auto values = fields(line);
        std::map<std::string, std::string> row;
        for (std::size_t i = 0; i < names.size() && i < values.size(); ++i)
            row[names[i]] = values[i];
        rows.push_back(std::move(row));
    }
    return rows;
}
