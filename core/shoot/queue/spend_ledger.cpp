// SPDX-License-Identifier: MIT
#include "core/shoot/queue/spend_ledger.h"

#include "core/base/file_io.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <cstdio>
#include <fcntl.h>
#include <fstream>
#include <unistd.h>

namespace presence {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t mostRemembered = 9; ///< jobs whose times count

Json costToJson(const std::optional<Cost> &cost)
{
    return cost ? Json{{"amount", cost->amount}, {"unit", cost->unit}} : Json();
}

std::optional<Cost> costFromJson(const Json &cost)
{
    if (!cost.is_object())
        return std::nullopt;
    return Cost{cost.at("amount").get<double>(), cost.at("unit").get<std::string>()};
}

double median(std::vector<double> values)
{
    const auto middle = values.begin() + std::ptrdiff_t(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

} // namespace

SpendLedger::SpendLedger(const std::filesystem::path &shoot)
    : m_file(shoot / "queue" / "ledger.jsonl")
{
    read();
}

void SpendLedger::read()
{
    std::error_code code;
    const auto size = std::filesystem::file_size(m_file, code);
    if (code || size <= m_readBytes)
        return;
    std::ifstream in(m_file, std::ios::binary);
    in.seekg(std::streamoff(m_readBytes));
    for (std::string line; std::getline(in, line) && !in.eof();) { // a line without its end is not whole yet
        m_readBytes += line.size() + 1;
        take(line);
    }
}

void SpendLedger::take(const std::string &text)
try {
    const Json line = Json::parse(text);
    if (line.contains("limit")) {
        m_limit = costFromJson(line.at("limit"));
        return;
    }
    SpendEntry entry;
    entry.backendId = line.at("backend").get<std::string>();
    entry.model = line.at("model").get<std::string>();
    entry.width = line.at("width").get<int>();
    entry.height = line.at("height").get<int>();
    entry.count = line.at("count").get<int>();
    entry.seconds = line.at("seconds").get<double>();
    entry.cost = costFromJson(line.at("cost"));
    if (entry.cost && entry.cost->amount > 0) {
        auto total = std::ranges::find(m_spent, entry.cost->unit, &Cost::unit);
        if (total == m_spent.end())
            total = m_spent.insert(total, {0, entry.cost->unit});
        total->amount += entry.cost->amount;
    }
    if (entry.seconds >= 0)
        m_timed.push_back(std::move(entry));
} catch (const Json::exception &) {
    return; // half a line of a program that was ended, or of a newer one: the rest of the ledger stands
}

Result<> SpendLedger::append(const std::string &line)
{
    std::error_code code;
    std::filesystem::create_directories(m_file.parent_path(), code);
    read();
    const int descriptor = ::open(m_file.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0666);
    if (descriptor < 0)
        return storageError("write", m_file, errno);
    // One write: lines of several programs do not mix. A program that was ended may have left half of one.
    const bool torn = std::filesystem::file_size(m_file, code) > m_readBytes;
    const std::string bytes = (torn ? "\n" : "") + line;
    const bool whole = ::write(descriptor, bytes.data(), bytes.size()) == ssize_t(bytes.size());
    const int error = whole ? 0 : errno;
    ::close(descriptor);
    read();
    return error == 0 && whole ? Result<>() : storageError("write", m_file, error);
}

Result<> SpendLedger::add(const SpendEntry &entry)
{
    return append(Json{{"order", entry.orderId},
                       {"backend", entry.backendId},
                       {"model", entry.model},
                       {"width", entry.width},
                       {"height", entry.height},
                       {"count", entry.count},
                       {"seconds", entry.seconds},
                       {"cost", costToJson(entry.cost)}}
                      .dump(-1, ' ', false, Json::error_handler_t::replace) +
                  "\n");
}

Result<> SpendLedger::setLimit(const std::optional<Cost> &limit)
{
    return append(Json{{"limit", costToJson(limit)}}.dump() + "\n");
}

double SpendLedger::spentIn(const std::string &unit) const
{
    const auto total = std::ranges::find(m_spent, unit, &Cost::unit);
    return total == m_spent.end() ? 0 : total->amount;
}

double SpendLedger::secondsFor(const std::string &backendId, const RenderSettings &settings) const
{
    const double pixels = double(settings.width) * settings.height;
    std::vector<double> alike, others; // per picture; the others per pixel
    for (auto entry = m_timed.rbegin(); entry != m_timed.rend(); ++entry) {
        if (entry->backendId != backendId || entry->count < 1 || entry->width < 1 || entry->height < 1)
            continue;
        const double each = entry->seconds / entry->count;
        const double theirs = double(entry->width) * entry->height;
        if (entry->model == settings.model && std::abs(theirs - pixels) <= pixels / 10 &&
            alike.size() < mostRemembered)
            alike.push_back(each);
        if (others.size() < mostRemembered)
            others.push_back(each / theirs);
    }
    if (!alike.empty())
        return median(std::move(alike)) * settings.count;
    return others.empty() ? -1 : median(std::move(others)) * pixels * settings.count;
}

std::string costText(const Cost &cost)
{
    char number[32];
    const bool whole = std::abs(cost.amount - std::round(cost.amount)) < 1e-9;
    const int decimals = cost.amount > 0 && cost.amount < 0.1 ? 4 : 2;
    std::snprintf(number, sizeof number, "%.*f", whole && cost.unit.size() != 3 ? 0 : decimals, cost.amount);
    return std::string(number) + (cost.unit.empty() ? "" : " " + cost.unit);
}

} // namespace presence
