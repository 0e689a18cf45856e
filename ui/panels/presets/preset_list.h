// SPDX-License-Identifier: MIT
#pragma once

#include "core/shoot/presets.h"

#include <QListWidget>

namespace presence {

/// Presets in two lines each: name with its tags, and what it is about. The person's own carry a pencil.
class PresetList : public QListWidget
{
    Q_OBJECT

public:
    explicit PresetList(QWidget *parent = nullptr);

    /// Shows those that match all words and the tag (empty: any); keeps the current one if it is still there.
    void showPresets(const std::vector<Preset> &presets, const QString &words, const QString &tag);
    QString currentName() const;
    bool select(const QString &name);
};

} // namespace presence
