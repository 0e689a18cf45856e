// SPDX-License-Identifier: MIT
#pragma once

#include "core/generation/generation.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace presence {

/// What a finished job took.
struct SpendEntry
{
    std::string orderId;
    std::string backendId;
    std::string model; ///< as asked for; empty = the backend's default
    int width = 0;     ///< pixels
    int height = 0;
    int count = 1;            ///< pictures
    double seconds = -1;      ///< from sending to the last picture; negative = unknown
    std::optional<Cost> cost; ///< empty = unknown
};

/// The money and time that a shoot has taken, and how much money it may take, in
/// `<shoot>/queue/ledger.jsonl`. Several programs may add to one ledger; read() takes in what others added.
/// Blocking; one object a thread.
class SpendLedger
{
public:
    /// Reads what is there; lines that cannot be read are passed over.
    explicit SpendLedger(const std::filesystem::path &shoot);

    void read();
    Result<> add(const SpendEntry &entry);

    /// By unit, in order of their first use. What was free is not among them.
    const std::vector<Cost> &spent() const { return m_spent; }
    double spentIn(const std::string &unit) const;
    const std::optional<Cost> &limit() const { return m_limit; }
    Result<> setLimit(const std::optional<Cost> &limit);

    /// What such a request took before: the median of the last nine of the same backend and model with about
    /// the same number of pixels (within a tenth), for the same count; else of that backend, in proportion to
    /// the pixels. Negative if nothing is known.
    double secondsFor(const std::string &backendId, const RenderSettings &settings) const;

private:
    Result<> append(const std::string &line);
    void take(const std::string &line);

    const std::filesystem::path m_file;
    std::uintmax_t m_readBytes = 0;
    std::vector<SpendEntry> m_timed; ///< those with a time, oldest first
    std::vector<Cost> m_spent;
    std::optional<Cost> m_limit;
};

/// "0.35 USD", "12 credits": three significant digits at least, no needless zeros for whole amounts.
std::string costText(const Cost &cost);

} // namespace presence
