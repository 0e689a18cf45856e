// SPDX-License-Identifier: MIT
#pragma once

#include "core/shoot/brand.h"

#include <QObject>

#include <optional>

namespace presence {

/// The brand of the open shoot, kept on disk with every change. GUI thread.
class BrandModel : public QObject
{
    Q_OBJECT

public:
    explicit BrandModel(QObject *parent = nullptr);

    /// Reads the brand of this shoot and keeps every change there. A brand that cannot be read is said
    /// through problem() and left alone until the next change.
    void keepIn(const std::filesystem::path &shootFolder);

    const Brand &brand() const { return m_brand; }
    bool isEmpty() const { return m_brand.values.values().empty(); }
    void setBrand(const Brand &brand);
    /// Adds, replaces or (nothing) takes away one value. Only for brandControls().
    void setValue(const std::string &id, const std::optional<ControlValue> &value);

    enum class Standing {
        NotInBrand,
        Inherited, ///< the spec has the brand's value
        Differs,
    };
    Standing standingOf(const std::string &id, const PortraitSpec &spec) const;

signals:
    void changed();
    void problem(const QString &sentence);

private:
    Brand m_brand;
    std::filesystem::path m_folder;
};

} // namespace presence
