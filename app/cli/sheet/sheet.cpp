// SPDX-License-Identifier: MIT
#include "app/cli/commands.h"
#include "app/cli/generate/lettering.h"
#include "app/cli/interruption.h"
#include "app/cli/sheet/sheet_pages.h"

#include "core/base/file_io.h"
#include "core/sitter/sitter.h"

#include <opencv2/core.hpp>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cstdio>

namespace presence::cli {

namespace {

constexpr int gap = 6, labelHeight = 18, titleHeight = 34, samples = 6;

cv::Size sizeOf(const SheetPage &page, std::array<int, 2> cell)
{
    const int rows = (int(page.cells.size()) + page.columns - 1) / page.columns;
    return {gap + page.columns * (cell[0] + gap), titleHeight + rows * (cell[1] + labelHeight + gap)};
}

/// Draws the page into `sheet`, which has its size.
Result<> draw(const SheetPage &page, std::array<int, 2> cell, Sitter &sitter, cv::Mat sheet,
              std::stop_token stop)
{
    write(sheet, page.title, {gap, titleHeight - 12}, sheet.cols - 2 * gap, 0.6);
    SitterOptions options;
    options.width = cell[0];
    options.height = cell[1];
    options.samples = samples;
    for (std::size_t i = 0; i < page.cells.size(); ++i) {
        auto drawn = sitter.render(page.cells[i].spec, options, stop);
        if (!drawn)
            return drawn.error();
        const int x = gap + int(i) % page.columns * (cell[0] + gap),
                  y = titleHeight + int(i) / page.columns * (cell[1] + labelHeight + gap);
        const cv::Mat rgb(cell[1], cell[0], CV_8UC3, drawn->picture.rgb.data());
        cv::cvtColor(rgb, sheet(cv::Rect(x, y, cell[0], cell[1])), cv::COLOR_RGB2BGR);
        write(sheet, page.cells[i].label, {x + 2, y + cell[1] + labelHeight - 5}, cell[0] - 4, 0.42);
        std::fprintf(stderr, "\r\033[K%s: %zu of %zu", page.id.c_str(), i + 1, page.cells.size());
    }
    std::fputs("\r\033[K", stderr);
    return {};
}

Result<> save(const cv::Mat &sheet, const std::filesystem::path &file)
{
    std::vector<unsigned char> bytes;
    if (!cv::imencode(".png", sheet, bytes))
        return Error{Error::Kind::Internal, "The sheet could not be written as PNG."};
    return writeFile(file, {reinterpret_cast<const char *>(bytes.data()), bytes.size()});
}

Result<std::string> drawSheets(const std::vector<SheetPage> &pages, std::array<int, 2> cell,
                               const std::filesystem::path &out, std::stop_token stop)
{
    const bool single = out.extension() == ".png";
    cv::Size whole;
    for (const SheetPage &page : pages) {
        const cv::Size size = sizeOf(page, cell);
        whole = {std::max(whole.width, size.width), whole.height + size.height};
    }
    cv::Mat all = single ? cv::Mat(whole, CV_8UC3, paper) : cv::Mat();
    Sitter sitter;
    std::string files;
    int top = 0;
    for (const SheetPage &page : pages) {
        const cv::Size size = sizeOf(page, cell);
        cv::Mat sheet = single ? all(cv::Rect({0, top}, size)) : cv::Mat(size, CV_8UC3, paper);
        top += size.height;
        if (const auto drawn = draw(page, cell, sitter, sheet, stop); !drawn)
            return drawn.error();
        const auto file = out / (page.id + ".png");
        if (single)
            continue;
        if (const auto saved = save(sheet, file); !saved)
            return saved.error();
        files += file.string() + "\n";
    }
    if (!single)
        return files;
    const auto saved = save(all, out);
    return saved ? Result<std::string>(out.string() + "\n") : saved.error();
}

} // namespace

int runSheet(const Context &context, const SheetOptions &options)
{
    std::array<int, 2> cell{240, 300};
    if (!options.cell.empty()) {
        const auto asked = parseSize(options.cell);
        if (!asked)
            return wrongUsage(asked.error().message);
        cell = *asked;
    }
    if (std::ranges::any_of(cell, [](int side) { return side < 64 || side > 1024; }))
        return wrongUsage("--cell takes sides from 64 to 1024 pixels.");
    const Interruption interruption;
    auto pages = sheetPages(context.resources, context.userFolder);
    if (!pages)
        return failed(pages.error());
    for (const std::string &id : options.only)
        if (std::ranges::find(sheetPageIds(), id) == sheetPageIds().end()) {
            std::string known;
            for (const char *page : sheetPageIds())
                known += (known.empty() ? "" : ", ") + std::string(page);
            return wrongUsage("There is no page “" + id + "”; there are " + known + ".");
        }
    if (!options.only.empty())
        std::erase_if(*pages, [&](const SheetPage &page) {
            return std::ranges::find(options.only, page.id) == options.only.end();
        });
    try {
        const auto files = drawSheets(*pages, cell, options.out, interruption.token());
        return files ? print(*files) : failed(files.error());
    } catch (const cv::Exception &problem) {
        return failed({Error::Kind::Internal, "The sheet could not be drawn.", problem.what()});
    }
}

} // namespace presence::cli
