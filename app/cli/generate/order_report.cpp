// SPDX-License-Identifier: MIT
#include "app/cli/generate/order_report.h"

#include "app/cli/context.h"
#include "core/generation/outgoing/disclosure.h"
#include "core/shoot/grid/grid_plan.h"
#include "core/shoot/queue/spend_ledger.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <atomic>
#include <cmath>
#include <cstdio>
#include <memory>
#include <set>
#include <unistd.h>

namespace presence::cli {

namespace {

using Json = nlohmann::ordered_json;
using State = FileOutcome::State;

constexpr std::array stateIds{"made", "there", "elsewhere", "interrupted", "failed"};

std::string text(const Json &document)
{
    return document.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

bool isThere(const FileOutcome &outcome)
{
    return outcome.state == State::Made || outcome.state == State::WasThere;
}

} // namespace

int reportPlan(const BackendRegistry &backends, const std::vector<FileOrder> &orders,
               const std::filesystem::path &out, bool json)
{
    const SpendLedger ledger(out);
    std::vector<GridCell> cells;
    std::vector<Estimate> estimates;
    Json list = Json::array();
    std::string lines;
    for (const FileOrder &order : orders) {
        const Backend *backend = backends.find(order.backendId);
        const std::string there = fileOf(order, out).string();
        list.push_back({{"name", order.name}, {"backend", order.backendId}, {"there", !there.empty()}});
        if (!there.empty() || !backend)
            continue;
        Estimate estimate = backend->estimate(order.request);
        if (const double learnt = ledger.secondsFor(order.backendId, order.request.settings); learnt >= 0)
            estimate.seconds = learnt;
        cells.push_back({.settings = order.request.settings, .backendId = order.backendId});
        estimates.push_back(estimate);
        lines += order.backendId + "  " + order.name + "\n";
    }
    Json leaves = Json::array();
    std::set<std::string> told;
    for (const FileOrder &order : orders) {
        const Backend *backend = backends.find(order.backendId);
        if (!backend || !told.insert(order.backendId).second)
            continue;
        const Outgoing disclosure = disclosureOf(order.request, backend->info());
        leaves.push_back({{"backend", order.backendId}, {"to", disclosure.to}, {"what", disclosure.lines}});
        lines += disclosure.to.empty() ? std::string() : "to " + disclosure.to + ":\n";
        for (const std::string &line : disclosure.lines)
            lines += "  " + line + "\n";
    }
    const GridTotals totals = gridTotals(cells, estimates, {});
    Json costs = Json::array();
    std::string sum = std::to_string(cells.size()) + " to make, " +
                      std::to_string(orders.size() - cells.size()) + " there already";
    if (totals.seconds >= 0)
        sum += "; about " + std::to_string(std::lround(std::ceil(totals.seconds))) + " s";
    for (const Cost &cost : totals.costs) {
        costs.push_back({{"amount", cost.amount}, {"unit", cost.unit}});
        sum += "; about " + costText(cost);
    }
    if (totals.unpriced > 0)
        sum += "; price unknown for " + std::to_string(totals.unpriced);
    return print(json ? text({{"orders", list},
                              {"toMake", cells.size()},
                              {"leaves", leaves},
                              {"costs", costs},
                              {"unpriced", totals.unpriced},
                              {"seconds", totals.seconds >= 0 ? Json(totals.seconds) : Json()}})
                      : lines + sum + "\n");
}

std::function<void(std::size_t, const FileOutcome &)> progressLine(std::size_t count)
{
    if (!::isatty(STDERR_FILENO))
        return {};
    return [count, done = std::make_shared<std::atomic<std::size_t>>(0)](std::size_t, const FileOutcome &) {
        const std::size_t number = ++*done;
        std::fprintf(stderr, "\r\033[K%zu of %zu%s", number, count, number == count ? "\r\033[K" : "");
    };
}

Json outcomesToJson(const std::vector<FileOrder> &orders, const std::vector<FileOutcome> &outcomes)
{
    Json list = Json::array();
    for (std::size_t i = 0; i < orders.size(); ++i) {
        const FileOutcome &outcome = outcomes[i];
        list.push_back(
            {{"name", orders[i].name},
             {"backend", orders[i].backendId},
             {"state", stateIds[std::size_t(outcome.state)]},
             {"file", outcome.file.string()},
             {"seed", orders[i].request.settings.seed},
             {"seconds", outcome.seconds >= 0 ? Json(outcome.seconds) : Json()},
             {"cost",
              outcome.cost ? Json{{"amount", outcome.cost->amount}, {"unit", outcome.cost->unit}} : Json()},
             {"reason", outcome.message}});
    }
    return list;
}

int reportOutcomes(const std::vector<FileOrder> &orders, const std::vector<FileOutcome> &outcomes, bool json)
{
    std::string lines;
    for (std::size_t i = 0; i < orders.size(); ++i) {
        if (isThere(outcomes[i]))
            lines += outcomes[i].file.string() + "\n";
        else
            note(orders[i].name + ": " + outcomes[i].message);
    }
    const int code = print(json ? text({{"orders", outcomesToJson(orders, outcomes)}}) : lines);
    return code ? code : std::ranges::all_of(outcomes, isThere) ? 0 : 1;
}

} // namespace presence::cli
