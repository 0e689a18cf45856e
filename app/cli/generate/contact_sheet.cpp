// SPDX-License-Identifier: MIT
#include "app/cli/generate/contact_sheet.h"

#include "app/cli/generate/lettering.h"
#include "core/shoot/grid/sheet_layout.h"

#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>

namespace presence::cli {

namespace {

constexpr int lineHeight = 22;
constexpr double titleSize = 0.6, labelSize = 0.45;
constexpr int widestRowLabel = 180;

/// Empty where it cannot be decoded.
cv::Mat shown(const ImageFile &picture, int side)
{
    const std::string_view bytes = picture.bytes();
    if (bytes.empty())
        return {};
    const cv::Mat whole = cv::imdecode(
        cv::Mat(1, int(bytes.size()), CV_8UC1, const_cast<char *>(bytes.data())), cv::IMREAD_COLOR);
    if (whole.empty())
        return {};
    const double scale = double(side) / std::max(whole.cols, whole.rows);
    cv::Mat small;
    cv::resize(whole, small, {}, scale, scale, scale < 1 ? cv::INTER_AREA : cv::INTER_LINEAR);
    return small;
}

Result<std::string> drawn(const ContactSheet &sheet, int side)
{
    std::vector<cv::Mat> pictures;
    cv::Size cell(side / 2, side / 2);
    for (const ImageFile &picture : sheet.pictures) {
        pictures.push_back(shown(picture, side));
        cell = {std::max(cell.width, pictures.back().cols), std::max(cell.height, pictures.back().rows)};
    }
    int rowLabels = 0;
    for (const std::string &row : sheet.rows)
        rowLabels = std::clamp(widthOf(row, labelSize), rowLabels, widestRowLabel);
    const SheetLayout layout = sheetLayout(int(sheet.columns.size()), std::max(1, int(sheet.rows.size())),
                                           cell.width, cell.height, lineHeight, rowLabels);
    cv::Mat canvas(layout.height, layout.width, CV_8UC3, paper);
    write(canvas, sheet.title, {layout.title.x, layout.title.y + lineHeight - 5}, layout.title.width,
          titleSize);
    for (std::size_t i = 0; i < layout.columnLabels.size(); ++i) {
        const SheetArea &area = layout.columnLabels[i];
        write(canvas, sheet.columns[i], {area.x, area.y + lineHeight - 8}, area.width, labelSize);
    }
    for (std::size_t i = 0; i < layout.rowLabels.size(); ++i) {
        const SheetArea &area = layout.rowLabels[i];
        write(canvas, sheet.rows[i], {area.x, area.y + area.height / 2}, area.width, labelSize);
    }
    for (std::size_t i = 0; i < layout.cells.size() && i < pictures.size(); ++i) {
        const SheetArea &area = layout.cells[i];
        const cv::Mat &picture = pictures[i];
        if (picture.empty())
            cv::rectangle(canvas, cv::Rect(area.x, area.y, area.width, area.height), {190, 190, 190});
        else
            picture.copyTo(
                canvas(cv::Rect(area.x + (area.width - picture.cols) / 2,
                                area.y + (area.height - picture.rows) / 2, picture.cols, picture.rows)));
    }
    std::vector<unsigned char> bytes;
    if (!cv::imencode(".png", canvas, bytes))
        return Error{Error::Kind::Internal, "The contact sheet could not be written as PNG."};
    return std::string(bytes.begin(), bytes.end());
}

} // namespace

Result<std::string> drawContactSheet(const ContactSheet &sheet, int side)
try {
    return drawn(sheet, side);
} catch (const cv::Exception &problem) {
    return Error{Error::Kind::Internal, "The contact sheet could not be drawn.", problem.what()};
}

} // namespace presence::cli
