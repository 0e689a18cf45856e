// SPDX-License-Identifier: MIT
#pragma once

#include "core/shoot/presets/presets.h"

#include <QSet>
#include <QStringList>
#include <QWidget>

#include <vector>

class QToolButton;

namespace presence {

class PresetMarks;

/// Which presets are wanted, and in which order.
struct PresetFilter
{
    enum class Order { Kind, Name, Recent };

    QString words;      ///< all of them must occur in name, description or tags; case does not matter
    QSet<QString> tags; ///< at least one of them; empty = any
    bool favourites = false;
    bool recent = false;
    bool own = false;
    Order order = Order::Kind; ///< by first tag, in the order in which the tags first occur
};

/// The presets that pass, in the wanted order. The pointers are into `presets`.
std::vector<const Preset *> filtered(const std::vector<Preset> &presets, const PresetFilter &filter,
                                     const PresetMarks &marks);

/// A row of buttons that stay down: favourites, recent, one's own, and every tag there is.
class PresetChips : public QWidget
{
    Q_OBJECT

public:
    explicit PresetChips(QWidget *parent = nullptr);

    /// Tags are added in the order in which they first occur; those that are gone are let go.
    void showTags(const std::vector<Preset> &presets);
    void readInto(PresetFilter &filter) const;
    void clear();
    QToolButton *favouritesChip() const { return m_favourites; }
    QToolButton *recentChip() const { return m_recent; }
    QToolButton *ownChip() const { return m_own; }
    QToolButton *tagChip(const QString &tag) const;

signals:
    void changed();

private:
    QToolButton *addChip(const QString &text, const QString &tip);

    QToolButton *m_favourites;
    QToolButton *m_recent;
    QToolButton *m_own;
    QList<QToolButton *> m_tags;
};

} // namespace presence
