// SPDX-License-Identifier: MIT
#pragma once

#include "core/generation/http_client.h"

#include <filesystem>
#include <functional>

namespace presence {

/// Fetches a file of known length in pieces of half a MiB (RFC 9110, Range), keeping what has come in
/// `partFile`, so that a download that broke off or was stopped goes on where it was; returns the whole and
/// removes the part. A file that became another one meanwhile, as its ETag tells (kept beside the part), is
/// fetched from the start (RFC 9110, If-Range). A server that knows no ranges sends everything at once, from
/// the start. Blocking; `progress` as in sendHttp, over the whole file. Errors: those of sendHttp, BadInput
/// if the server answers with anything but the file or with another length, or those of writing the part. The
/// bytes are not checked: compare their SHA-256 before use.
Result<std::string> downloadResumably(const std::string &url, std::uint64_t bytes,
                                      const std::filesystem::path &partFile, const HttpProgress &progress,
                                      std::stop_token stop);

using ResumableFetcher = std::function<Result<std::string>(
    const std::string &url, std::uint64_t bytes, const HttpProgress &progress, std::stop_token stop)>;
/// downloadResumably() with the parts in this folder, under names made from the addresses.
ResumableFetcher resumableFetcher(std::filesystem::path folder);

} // namespace presence
