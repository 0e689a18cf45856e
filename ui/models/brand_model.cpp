// SPDX-License-Identifier: MIT
#include "ui/models/brand_model.h"

namespace presence {

BrandModel::BrandModel(QObject *parent)
    : QObject(parent)
{
}

void BrandModel::keepIn(const std::filesystem::path &shootFolder)
{
    m_folder = shootFolder;
    auto loaded = loadBrand(shootFolder);
    if (loaded)
        m_brand = std::move(*loaded);
    else
        emit problem(QString::fromStdString(loaded.error().message));
    emit changed();
}

void BrandModel::setBrand(const Brand &brand)
{
    if (brand.name == m_brand.name && brand.values.values() == m_brand.values.values())
        return;
    m_brand = brand;
    if (!m_folder.empty())
        if (const auto done = saveBrand(m_brand, m_folder); !done)
            emit problem(QString::fromStdString(done.error().message));
    emit changed();
}

void BrandModel::setValue(const std::string &id, const std::optional<ControlValue> &value)
{
    Brand next = m_brand;
    if (value)
        next.values.set(id, *value);
    else
        next.values.erase(id);
    setBrand(next);
}

BrandModel::Standing BrandModel::standingOf(const std::string &id, const PortraitSpec &spec) const
{
    const auto found = m_brand.values.values().find(id);
    if (found == m_brand.values.values().end())
        return Standing::NotInBrand;
    return findControl(id)->valueIn(spec) == found->second ? Standing::Inherited : Standing::Differs;
}

} // namespace presence
