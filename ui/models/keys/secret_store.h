// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

#include <functional>
#include <memory>
#include <string>

namespace presence {

/// Where secrets outlive the program. Answers come later, on the GUI thread, or never.
class SecretStore
{
public:
    virtual ~SecretStore() = default;

    using Read = std::function<void(const Result<std::string> &)>;
    using Done = std::function<void(const Result<> &)>;

    /// NotFound where there is no such secret, Unavailable where there is no keychain or it stays locked.
    virtual void read(const std::string &name, const Read &answer) = 0;
    virtual void write(const std::string &name, const std::string &secret, const Done &answer) = 0;
    /// What is not there is removed well.
    virtual void remove(const std::string &name, const Done &answer) = 0;
};

/// The keychain of the desktop (Secret Service, KWallet), where the program's secrets are called "Presence".
/// Null if PRESENCE_KEYCHAIN is "off".
std::unique_ptr<SecretStore> desktopKeychain();

} // namespace presence
