// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

/// Rows of a CSV file with a header line; quoted fields may hold commas. Empty if there is no such file.
std::vector<std::map<std::string, std::string>> readTable(const std::filesystem::path &path);
