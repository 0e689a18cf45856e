// SPDX-License-Identifier: MIT
#include "core/base/encoding/utf8.h"

#include <algorithm>

namespace presence {

bool isUtf8(std::string_view text)
{
    for (std::size_t i = 0; i < text.size();) {
        const auto at = [&](std::size_t k) { return static_cast<unsigned char>(text[i + k]); };
        const unsigned char lead = at(0);
        const std::size_t length = lead < 0x80                   ? 1
                                   : lead >= 0xc2 && lead < 0xe0 ? 2
                                   : lead >= 0xe0 && lead < 0xf0 ? 3
                                   : lead >= 0xf0 && lead < 0xf5 ? 4
                                                                 : 0;
        if (length == 0 || length > text.size() - i)
            return false;
        for (std::size_t k = 1; k < length; ++k)
            if ((at(k) & 0xc0) != 0x80)
                return false;
        if ((lead == 0xe0 && at(1) < 0xa0) || (lead == 0xed && at(1) > 0x9f) ||
            (lead == 0xf0 && at(1) < 0x90) || (lead == 0xf4 && at(1) > 0x8f))
            return false;
        i += length;
    }
    return true;
}

std::size_t utf8Length(std::string_view text)
{
    return std::size_t(std::ranges::count_if(text, [](char c) { return (c & 0xc0) != 0x80; }));
}

std::string latin1ToUtf8(std::string_view latin1)
{
    std::string utf8;
    utf8.reserve(latin1.size());
    for (const unsigned char c : latin1) {
        if (c < 0x80) {
            utf8 += char(c);
        } else {
            utf8 += char(0xc0 | c >> 6);
            utf8 += char(0x80 | (c & 0x3f));
        }
    }
    return utf8;
}

std::string_view utf8Prefix(std::string_view text, std::size_t limitBytes)
{
    if (text.size() <= limitBytes)
        return text;
    while (limitBytes > 0 && (text[limitBytes] & 0xc0) == 0x80)
        --limitBytes;
    return text.substr(0, limitBytes);
}

} // namespace presence
