// SPDX-License-Identifier: MIT
#include "core/spec/tables/json_resource.h"

#include <nlohmann/json.hpp>

namespace presence {

Result<> readJsonResource(const Resources &resources, std::string_view name, std::string_view schema,
                          const std::function<Result<>(const nlohmann::json &)> &read)
{
    const auto text = resources.text(name);
    if (!text)
        return text.error();
    const auto damaged = [&](const std::string &why) {
        return Error{Error::Kind::BadInput,
                     "“" + resources.path(name).string() + "” is damaged. Reinstall Presence to restore it.",
                     why};
    };
    try {
        const auto document = nlohmann::json::parse(*text);
        if (const std::string found = document.at("schema").get<std::string>(); found != schema)
            return damaged("its schema is " + found + ", expected " + std::string(schema));
        if (const auto done = read(document); !done)
            return damaged(done.error().message);
    } catch (const nlohmann::json::exception &problem) {
        return damaged(problem.what());
    }
    return {};
}

} // namespace presence
