// SPDX-License-Identifier: MIT
#include "core/generation/download.h"

#include "core/base/encoding/sha256.h"
#include "core/base/file_io.h"

#include <algorithm>

namespace presence {

namespace {

constexpr std::uint64_t pieceBytes = 512 * 1024;
constexpr std::size_t longestTag = 1024;
constexpr int mostRestarts = 2;

Error notTheFile(const std::string &url, const std::string &what)
{
    return {Error::Kind::BadInput,
            url + " " + what + ". Try again later, or choose the file from your disk instead."};
}

/// Where the ETag of the file that a part belongs to is kept.
std::filesystem::path tagFile(std::filesystem::path partFile) { return partFile += ".etag"; }

/// What has come of the file so far.
struct Part
{
    std::string bytes;
    std::string tag; ///< strong ETag of the whole, or empty
};

/// Tells bytes apart, which weak ones do not (RFC 9110, 8.8.3).
bool isStrongTag(std::string_view tag)
{
    return tag.size() >= 2 && tag.size() <= longestTag && tag.starts_with('"') && tag.ends_with('"') &&
           std::ranges::all_of(tag, [](unsigned char c) { return c > 0x20 && c != 0x7f; });
}

/// What an earlier try left behind; nothing if it cannot belong to this file.
Part keptPart(const std::filesystem::path &partFile, std::uint64_t bytes)
{
    auto kept = readFile(partFile, bytes);
    if (!kept || kept->size() >= bytes)
        return {};
    const auto tag = readFile(tagFile(partFile), longestTag);
    return {std::move(*kept), tag && isStrongTag(*tag) ? *tag : std::string()};
}

Result<> keep(const Part &part, const std::filesystem::path &partFile)
{
    std::error_code ignored;
    if (part.tag.empty())
        std::filesystem::remove(tagFile(partFile), ignored);
    else if (const auto written = writeFile(tagFile(partFile), part.tag); !written)
        return written;
    return writeFile(partFile, part.bytes);
}

std::string strongTag(const HttpResponse &response)
{
    const std::string tag = response.header("etag");
    return isStrongTag(tag) ? tag : std::string();
}

/// Where a piece belongs, as far as the server says (RFC 9110, 14.4): "bytes 0-99/1234".
bool beginsAt(const HttpResponse &piece, std::uint64_t from)
{
    const std::string range = piece.header("content-range");
    return range.empty() || range.starts_with("bytes " + std::to_string(from) + "-");
}

} // namespace

Result<std::string> downloadResumably(const std::string &url, std::uint64_t bytes,
                                      const std::filesystem::path &partFile, const HttpProgress &progress,
                                      std::stop_token stop)
{
    Part part = keptPart(partFile, bytes);
    int restarts = 0;
    while (part.bytes.size() < bytes) {
        const std::uint64_t from = part.bytes.size(), to = std::min(bytes, from + pieceBytes) - 1;
        HttpRequest request;
        request.url = url;
        request.followRedirects = true;
        request.largestResponseBytes = bytes + 1;
        request.stallTimeoutSeconds = 60;
        request.headers = {{"Range", "bytes=" + std::to_string(from) + "-" + std::to_string(to)}};
        if (from > 0 && !part.tag.empty()) // or else the whole of what it is now
            request.headers.emplace_back("If-Range", part.tag);
        const auto response = sendHttp(request, stop, [&](std::uint64_t received, std::uint64_t) {
            if (progress)
                progress(std::min(bytes, from + received), bytes);
        });
        if (!response)
            return response.error();
        const std::string tag = strongTag(*response);
        const bool isPiece =
            response->status == 206 && response->body.size() == to - from + 1 && beginsAt(*response, from);
        if (isPiece && from > 0 && !part.tag.empty() && tag != part.tag) {
            if (++restarts > mostRestarts)
                return notTheFile(url, "changes while it is fetched");
            part = {}; // the server has no mind for If-Range, and the file is another one by now
            continue;
        }
        if (response->status == 200)
            part.bytes = response->body;
        else if (isPiece)
            part.bytes += response->body;
        else
            return notTheFile(url, "answered with status " + std::to_string(response->status) + " and " +
                                       std::to_string(response->body.size()) + " bytes");
        part.tag = tag;
        if (response->status == 200 && part.bytes.size() != bytes)
            return notTheFile(url, "holds " + std::to_string(part.bytes.size()) + " bytes instead of " +
                                       std::to_string(bytes));
        if (part.bytes.size() < bytes)
            if (const auto written = keep(part, partFile); !written)
                return written.error();
    }
    std::error_code ignored;
    for (const auto &file : {partFile, tagFile(partFile)})
        std::filesystem::remove(file, ignored);
    return std::move(part.bytes);
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
