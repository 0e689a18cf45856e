// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/image_file.h"

#include <string>
#include <string_view>
#include <vector>

namespace presence {

/// One message of ComfyUI's WebSocket.
struct ComfyEvent
{
    enum class Kind {
        Ignored, ///< nothing that concerns us, or not understood
        Queue,   ///< `remaining` jobs wait or run
        Started,
        Cached,  ///< `nodes` need not run again
        Node,    ///< `node` begins to run
        Step,    ///< `node` is at `value` of `most`
        Preview, ///< `picture` of what is being made
        Ended,   ///< well or not: its history tells
        Failed,
        Interrupted,
    };
    Kind kind = Kind::Ignored;
    std::string promptId; ///< empty where the message does not say whose it is
    std::string node;
    std::vector<std::string> nodes;
    double value = 0;
    double most = 0;
    int remaining = 0;
    ImageFile picture;
};

/// Reads a text frame. Never fails: what is not understood is Ignored.
ComfyEvent readTextFrame(std::string_view text);

/// Reads a binary frame: kind as a big-endian 32-bit number, then a picture behind its format (1) or behind
/// the length of a JSON head and that head (4). Pictures that ImageFile refuses are Ignored; never fails.
ComfyEvent readBinaryFrame(std::string_view bytes);

} // namespace presence
