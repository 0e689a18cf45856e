// SPDX-License-Identifier: MIT
#pragma once

#include "core/generation/backend.h"

#include <memory>
#include <string_view>
#include <vector>

namespace presence {

/// The backends of this run, filled once by main() and handed around by reference.
class BackendRegistry
{
public:
    /// A second backend with the same id is refused (the first one keeps it).
    Result<> add(std::unique_ptr<Backend> backend);

    /// Null if there is none.
    Backend *find(std::string_view id) const;
    /// Or an error that names the ids there are.
    Result<Backend *> require(std::string_view id) const;
    const std::vector<std::unique_ptr<Backend>> &all() const { return m_backends; }

private:
    std::vector<std::unique_ptr<Backend>> m_backends;
};

} // namespace presence
