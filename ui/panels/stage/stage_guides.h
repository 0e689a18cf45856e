// SPDX-License-Identifier: MIT
#pragma once

#include "core/spec/tables/platforms.h"
#include "ui/widgets/picture/image_view.h"

#include <QAction>
#include <QList>

class QMenu;

namespace presence {

class SpecDocument;
struct PortraitSpec;

enum class Guide { None, Thirds, Centre, EyeLine, Room, Slot };
inline constexpr int guideCount = 6;

/// The lines of a guide for a picture of this width : height; empty for None, and for Slot if the spec names
/// none. Ranges of eye line and headroom by crop, and the wish for more room before the face than behind it
/// (55:45) from 15° on, are those of the framing table.
PictureGuides guidesFor(Guide guide, const PortraitSpec &spec, const PlatformTable &platforms,
                        double widthToHeight);

/// Which guides lie over sitter and take: a menu, and O for the next one.
class StageGuides : public QObject
{
    Q_OBJECT

public:
    explicit StageGuides(SpecDocument &document, QWidget *parent);

    void addView(ImageView *view);
    void addTo(QMenu *menu);
    QList<QAction *> actions() const { return {m_next, m_places}; }

    Guide guide() const { return m_guide; }
    void setGuide(Guide guide);
    /// On to the next; those with nothing to show are passed over.
    void next();

private:
    void showGuides();
    void showPlaces();

    SpecDocument &m_document;
    QList<ImageView *> m_views;
    QList<QAction *> m_choices; ///< in the order of Guide
    QAction *m_next;
    QAction *m_places;
    Guide m_guide = Guide::None;
};

} // namespace presence
