// SPDX-License-Identifier: MIT
#include "app/cli/commands.h"
#include "app/cli/interruption.h"
#include "core/generation/download.h"

#include <nlohmann/json.hpp>

#include <cstdio>

namespace presence::cli {

namespace {

using Json = nlohmann::ordered_json;

Result<ModelStore> opened(const Context &context)
{
    return ModelStore::open(context.resources, context.userFolder / "models");
}

const char *statusWord(ModelStatus status)
{
    switch (status) {
    case ModelStatus::Absent:
        return "absent";
    case ModelStatus::Incomplete:
        return "incomplete";
    case ModelStatus::Installed:
        return "installed";
    case ModelStatus::Damaged:
        return "damaged";
    }
    return "";
}

std::string megabytes(std::uint64_t bytes)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.1f MB", double(bytes) / 1e6);
    return text;
}

Result<const OptionalModel *> named(const ModelStore &store, const std::string &id)
{
    if (const OptionalModel *model = store.find(id))
        return model;
    return Error{Error::Kind::NotFound,
                 "There is no optional model “" + id + "”. List them with: presence-cli models list"};
}

Result<> fetchOne(const ModelStore &store, const OptionalModel &model, std::stop_token stop)
{
    int told = -1;
    return store.fetch(
        model, resumableFetcher(store.folder()),
        [&](std::uint64_t received, std::uint64_t expected) {
            const int tenth = int(10 * received / std::max<std::uint64_t>(1, expected));
            if (tenth > told)
                note(model.title + ": " + std::to_string(10 * tenth) + " % of " + megabytes(expected));
            told = std::max(told, tenth);
        },
        stop);
}

} // namespace

int runModelsList(const Context &context, bool json)
{
    const auto store = opened(context);
    if (!store)
        return failed(store.error());
    Json list = Json::array();
    std::string lines;
    for (const OptionalModel &model : store->models()) {
        const std::string status = statusWord(store->status(model));
        Json files = Json::array();
        for (const ModelFile &file : model.files)
            files.push_back({{"file", file.name},
                             {"bytes", file.bytes},
                             {"sha256", file.sha256},
                             {"address", file.address}});
        list.push_back({{"id", model.id},
                        {"title", model.title},
                        {"tier", model.tier},
                        {"gives", model.gives},
                        {"notice", model.notice},
                        {"licence", model.licence},
                        {"bytes", model.bytes()},
                        {"status", status},
                        {"files", files}});
        char head[96];
        std::snprintf(head, sizeof head, "%-13s %-11s %8s  %-11s ", model.id.c_str(), status.c_str(),
                      megabytes(model.bytes()).c_str(), model.licence.c_str());
        lines += head + model.title + ". " + model.gives + "\n";
    }
    lines += "Folder: " + store->folder().string() + "\n";
    return print(json ? list.dump(2) + "\n" : lines);
}

int runModelsFetch(const Context &context, const std::vector<std::string> &ids)
{
    const Interruption interruption;
    const auto store = opened(context);
    if (!store)
        return failed(store.error());
    for (const std::string &id : ids) {
        const auto model = named(*store, id);
        if (!model)
            return failed(model.error());
        if (!(*model)->notice.empty())
            note((*model)->title + ": " + (*model)->notice);
        if (const auto fetched = fetchOne(*store, **model, interruption.token()); !fetched)
            return failed(fetched.error());
    }
    return 0;
}

int runModelsAdd(const Context &context, const std::vector<std::string> &files)
{
    const auto store = opened(context);
    if (!store)
        return failed(store.error());
    int code = 0;
    for (const std::string &file : files) {
        const auto model = store->add(file);
        code = model ? print(file + ": " + (*model)->title + ", " + statusWord(store->status(**model)) + "\n")
                     : failed(model.error());
    }
    return code;
}

int runModelsVerify(const Context &context)
{
    const auto store = opened(context);
    if (!store)
        return failed(store.error());
    int code = 0;
    for (const OptionalModel &model : store->models()) {
        const ModelStatus status = store->status(model);
        if (status == ModelStatus::Absent)
            continue;
        if (print(model.id + ": " + statusWord(status) + "\n"))
            return 1;
        code = status == ModelStatus::Installed ? code : 1;
    }
    const FaceNetworks networks = FaceNetworks::load(*store);
    for (const Error &problem : networks.problems())
        code = failed(problem);
    return code;
}

int runModelsRemove(const Context &context, const std::string &id)
{
    const auto store = opened(context);
    if (!store)
        return failed(store.error());
    const auto model = named(*store, id);
    if (!model)
        return failed(model.error());
    const auto removed = store->remove(**model);
    return removed ? 0 : failed(removed.error());
}

} // namespace presence::cli
