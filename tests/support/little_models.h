// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/encoding/sha256.h"
#include "core/base/file_io.h"
#include "core/critique/models/model_store.h"

#include <QTemporaryDir>

#include <nlohmann/json.hpp>

#include <map>

namespace presence::test {

/// Two optional models of a few bytes, with a folder to install them in: "mesh", which answers the gaze, and
/// "likeness", with a notice.
struct LittleModels
{
    QTemporaryDir folder;
    std::map<std::string, std::string> bytes{
        {"https://raw.githubusercontent.com/a/b/c0ffee/mesh.onnx", "mesh bytes"},
        {"https://raw.githubusercontent.com/a/b/c0ffee/like.onnx", "likeness"}};
    ModelStore store = open();

    std::filesystem::path path(const char *name) const
    {
        return std::filesystem::path(folder.path().toStdString()) / name;
    }

    ModelStore open() const
    {
        const auto row = [this](const char *id, const char *file, const char *notice,
                                std::vector<std::string> serves) {
            const std::string &content =
                bytes.at(std::string("https://raw.githubusercontent.com/a/b/c0ffee/") + file);
            const nlohmann::json one{
                {"file", file}, {"path", file}, {"bytes", content.size()}, {"sha256", sha256Hex(content)}};
            return nlohmann::json{{"id", id},           {"title", std::string("The ") + id},
                                  {"task", "t"},        {"gives", std::string("Gives ") + id + "."},
                                  {"notice", notice},   {"tier", "C"},
                                  {"licence", "MIT"},   {"repository", "a/b"},
                                  {"commit", "c0ffee"}, {"serves", std::move(serves)},
                                  {"files", {one}}};
        };
        const nlohmann::json list{{"schema", "presence.models/1"},
                                  {"models",
                                   {row("mesh", "mesh.onnx", "", {"gaze.direction"}),
                                    row("likeness", "like.onnx", "To be read first.", {"identity.match"})}}};
        if (!writeFile(path("resources/models/optional.json"), list.dump()))
            qFatal("no folder to write to");
        return ModelStore::open(Resources(path("resources")), path("installed")).value();
    }
};

} // namespace presence::test
