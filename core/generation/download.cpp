// SPDX-License-Identifier: MIT
#include "core/generation/download.h"

#include "core/base/encoding/sha256.h"
#include "core/base/file_io.h"

#include <algorithm>

namespace presence {

namespace {

constexpr std::uint64_t pieceBytes = 512 * 1024;

Error notTheFile(const std::string &url, const std::string &what)
{
    return {Error::Kind::BadInput,
            url + " " + what + ". Try again later, or choose the file from your disk instead."};
}

/// What an earlier try left behind; nothing if it cannot belong to this file.
std::string keptPart(const std::filesystem::path &partFile, std::uint64_t bytes)
{
    auto kept = readFile(partFile, bytes);
    return kept && kept->size() < bytes ? std::move(*kept) : std::string();
}

} // namespace

Result<std::string> downloadResumably(const std::string &url, std::uint64_t bytes,
                                      const std::filesystem::path &partFile, const HttpProgress &progress,
                                      std::stop_token stop)
{
    std::string whole = keptPart(partFile, bytes);
    while (whole.size() < bytes) {
        const std::uint64_t from = whole.size(), to = std::min(bytes, from + pieceBytes) - 1;
        HttpRequest request;
        request.url = url;
        request.followRedirects = true;
        request.largestResponseBytes = bytes + 1;
        request.stallTimeoutSeconds = 60;
        request.headers = {{"Range", "bytes=" + std::to_string(from) + "-" + std::to_string(to)}};
        const auto response = sendHttp(request, stop, [&](std::uint64_t received, std::uint64_t) {
            if (progress)
                progress(std::min(bytes, from + received), bytes);
        });
        if (!response)
            return response.error();
        if (response->status == 200)
            whole = response->body;
        else if (response->status == 206 && response->body.size() == to - from + 1)
            whole += response->body;
        else
            return notTheFile(url, "answered with status " + std::to_string(response->status) + " and " +
                                       std::to_string(response->body.size()) + " bytes");
        if (response->status == 200 && whole.size() != bytes)
            return notTheFile(url, "holds " + std::to_string(whole.size()) + " bytes instead of " +
                                       std::to_string(bytes));
        if (whole.size() < bytes)
            if (const auto written = writeFile(partFile, whole); !written)
                return written.error();
    }
    std::error_code ignored;
    std::filesystem::remove(partFile, ignored);
    return whole;
}

ResumableFetcher resumableFetcher(std::filesystem::path folder)
{
    return [folder = std::move(folder)](const std::string &url, std::uint64_t bytes,
                                        const HttpProgress &progress, std::stop_token stop) {
        const auto part = folder / (sha256Hex(url).substr(0, 16) + ".part");
        return downloadResumably(url, bytes, part, progress, stop);
    };
}

} // namespace presence
