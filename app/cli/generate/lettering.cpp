// SPDX-License-Identifier: MIT
#include "app/cli/generate/lettering.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace presence::cli {

std::string plain(const std::string &words)
{
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 8> spellings{{{"°", " deg"},
                                                                                             {"–", "-"},
                                                                                             {"−", "-"},
                                                                                             {"×", "x"},
                                                                                             {"’", "'"},
                                                                                             {"“", "\""},
                                                                                             {"”", "\""},
                                                                                             {"…", "..."}}};
    std::string kept;
    for (std::size_t i = 0; i < words.size();) {
        const auto spelt = std::ranges::find_if(spellings, [&](const auto &pair) {
            return std::string_view(words).substr(i).starts_with(pair.first);
        });
        if (spelt != spellings.end()) {
            kept += spelt->second;
            i += spelt->first.size();
        } else {
            if (static_cast<unsigned char>(words[i]) < 128)
                kept += words[i];
            ++i;
        }
    }
    return kept;
}

int widthOf(const std::string &words, double size)
{
    return cv::getTextSize(plain(words), cv::FONT_HERSHEY_SIMPLEX, size, 1, nullptr).width;
}

void write(cv::Mat &sheet, const std::string &words, cv::Point at, int width, double size)
{
    const int wide = widthOf(words, size);
    cv::putText(sheet, plain(words), at, cv::FONT_HERSHEY_SIMPLEX,
                size * std::min(1.0, double(width) / std::max(wide, 1)), ink, 1, cv::LINE_AA);
}

} // namespace presence::cli
