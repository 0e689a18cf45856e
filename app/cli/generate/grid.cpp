// SPDX-License-Identifier: MIT
#include "app/cli/commands.h"
#include "app/cli/generate/contact_sheet.h"
#include "app/cli/generate/file_orders.h"
#include "app/cli/generate/order_report.h"
#include "app/cli/generate/picture_size.h"
#include "app/cli/interruption.h"
#include "app/environment.h"

#include "core/base/file_io.h"
#include "core/prompt/prompt_builder.h"
#include "core/shoot/grid/grid_axis.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace presence::cli {

namespace {

using Json = nlohmann::ordered_json;

constexpr int sheetSide = 320; ///< pixels of a picture's longer side on the contact sheet

/// The axes that were given, at most two, columns first.
Result<std::vector<std::string>> axesOf(const GridOptions &options)
{
    std::vector<std::string> axes;
    const auto add = [&](const std::string &what, const std::string &values) {
        if (!values.empty())
            axes.push_back(what + values);
    };
    add("", options.x);
    add("", options.y);
    add("preset=", options.presets);
    add("backend=", options.backends);
    add("seed=", options.seeds);
    if (axes.empty() || axes.size() > 2)
        return Error{Error::Kind::BadInput,
                     "A grid takes one or two of --x, --y, --presets, --backends and --seeds."};
    return axes;
}

std::vector<std::string> labelsOf(const GridAxis &axis)
{
    std::vector<std::string> labels;
    for (const GridStep &step : axis.steps)
        labels.push_back(step.label);
    return labels;
}

Result<> writeSheet(const GridPlan &plan, const std::vector<FileOrder> &orders,
                    const std::vector<FileOutcome> &outcomes, const std::filesystem::path &out)
{
    ContactSheet sheet;
    sheet.title = plan.columns.title + (plan.rows.steps.empty() ? "" : " × " + plan.rows.title);
    sheet.columns = labelsOf(plan.columns);
    sheet.rows = labelsOf(plan.rows);
    Json files = Json::array();
    for (std::size_t i = 0; i < orders.size(); ++i) {
        const auto picture =
            outcomes[i].file.empty() ? Result<ImageFile>(ImageFile()) : ImageFile::read(outcomes[i].file);
        sheet.pictures.push_back(picture ? *picture : ImageFile());
        files.push_back(outcomes[i].file.filename().string());
    }
    const Json record{{"schema", "presence.grid/1"},
                      {"columns", {{"title", plan.columns.title}, {"labels", sheet.columns}}},
                      {"rows", {{"title", plan.rows.title}, {"labels", sheet.rows}}},
                      {"files", files}};
    if (const auto written =
            writeFile(out / "grid.json", record.dump(2, ' ', false, Json::error_handler_t::replace) + "\n");
        !written)
        return written;
    const auto drawn = drawContactSheet(sheet, sheetSide);
    return drawn ? writeFile(out / "contact.png", *drawn) : Result<>(drawn.error());
}

} // namespace

int runGrid(const Context &context, const GridOptions &options)
{
    const auto spec = readSpec(options.spec);
    if (!spec)
        return failed(spec.error());
    const auto library = SpecLibrary::load(context.resources);
    const auto labels = ParameterWords::load(context.resources);
    const auto presets = PresetCollection::open(context.resources, context.userFolder / "presets");
    const auto words = Vocabulary::load(context.resources, userEnginesFile());
    if (!library || !labels || !presets || !words)
        return failed(!library   ? library.error()
                      : !labels  ? labels.error()
                      : !presets ? presets.error()
                                 : words.error());
    const Interruption interruption;
    Backends backends(context);
    GridNames names{*labels, *presets, *library, {}};
    for (const auto &backend : backends.registry.all())
        names.backends.emplace_back(backend->info().id, backend->info().name);

    GridPlan plan;
    plan.spec = *spec;
    plan.backendId = options.backend;
    plan.settings.seed = options.seed;
    const auto axes = axesOf(options);
    if (!axes)
        return wrongUsage(axes.error().message);
    for (std::size_t i = 0; i < axes->size(); ++i) {
        auto axis = parseAxis((*axes)[i], names);
        if (!axis)
            return wrongUsage(axis.error().message);
        (i == 0 ? plan.columns : plan.rows) = std::move(*axis);
    }
    const auto cells = gridCells(plan, *library);
    if (!cells)
        return wrongUsage(cells.error().message);

    std::vector<FileOrder> orders;
    for (const GridCell &cell : *cells) {
        const auto backend = backends.registry.require(cell.backendId);
        if (!backend)
            return failed(backend.error());
        const BackendInfo info = (*backend)->info();
        const auto size = sizeFor(options.size, cell.spec, info);
        if (!size)
            return wrongUsage(size.error().message);
        FileOrder order{{}, cell.backendId, {cell.spec, {}, cell.settings}};
        order.request.prompt =
            buildPrompt(cell.spec, words->engines().forBackend(info.engine, info.dialect), *words);
        order.request.settings.width = (*size)[0];
        order.request.settings.height = (*size)[1];
        order.name =
            orderName("r" + std::to_string(cell.row + 1) + "-c" + std::to_string(cell.column + 1), order);
        orders.push_back(std::move(order));
    }
    if (options.dryRun)
        return reportPlan(backends.registry, orders, options.out, options.json);
    std::vector<std::string> checked;
    for (const FileOrder &order : orders) {
        if (std::ranges::find(checked, order.backendId) != checked.end())
            continue;
        checked.push_back(order.backendId);
        Backend &backend = *backends.registry.find(order.backendId);
        backends.readKeyOf(backend);
        if (const auto ready = backend.check(interruption.token()); !ready)
            return failed(ready.error());
    }
    const auto outcomes = makeFiles(backends.registry, orders, options.out, options.again,
                                    interruption.token(), progressLine(orders.size()));
    if (const auto written = writeSheet(plan, orders, outcomes, options.out); !written)
        return failed(written.error());
    return reportOutcomes(orders, outcomes, options.json);
}

} // namespace presence::cli
