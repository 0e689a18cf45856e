// SPDX-License-Identifier: MIT
#pragma once

#include "ui/models/measuring/measuring_equipment.h"
#include "ui/models/measuring/measuring_models.h"

namespace presence {

/// What the studio measures with: the optional models on disk, and the critic that uses those which are
/// installed. Made once, shared by every shoot.
class Measuring : public QObject
{
    Q_OBJECT

public:
    Measuring(const Critic &base, const ModelStore &store, ModelFetcher fetcher, QObject *parent = nullptr)
        : QObject(parent)
        , models(store, std::move(fetcher))
        , equipment(base, store)
    {
        connect(&models, &MeasuringModels::installedChanged, &equipment, &MeasuringEquipment::load);
    }

    /// Loads what is installed, in the background.
    void start()
    {
        equipment.load();
        models.verify();
    }

    MeasuringModels models;
    MeasuringEquipment equipment;
};

} // namespace presence
