// SPDX-License-Identifier: MIT
#include "core/generation/backend_registry.h"

namespace presence {

Result<> BackendRegistry::add(std::unique_ptr<Backend> backend)
{
    const std::string id = backend->info().id;
    if (find(id))
        return Error{Error::Kind::BadInput,
                     "There are two backends called “" + id + "”; the second one is not used."};
    m_backends.push_back(std::move(backend));
    return {};
}

Backend *BackendRegistry::find(std::string_view id) const
{
    for (const auto &backend : m_backends)
        if (backend->info().id == id)
            return backend.get();
    return nullptr;
}

Result<Backend *> BackendRegistry::require(std::string_view id) const
{
    if (Backend *backend = find(id))
        return backend;
    std::string known;
    for (const auto &backend : m_backends)
        known += (known.empty() ? "" : ", ") + backend->info().id;
    return Error{Error::Kind::NotFound,
                 "There is no backend “" + std::string(id) + "”. Known ones: " + known + "."};
}

} // namespace presence
