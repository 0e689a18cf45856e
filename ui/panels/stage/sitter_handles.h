// SPDX-License-Identifier: MIT
#pragma once

#include "core/spec/tables/parameter_words.h"
#include "ui/widgets/overlay/drag_handle.h"

#include <QObject>

#include <vector>

class QAction;

namespace presence {

class ImageView;
class LightDome;
class Settings;
class SpecDocument;

/// What one can take hold of on the picture of the sitter: an iris turns the gaze, the nose the head, the
/// crown tilts it, and a lamp on a dome in the corner moves the key light. A drag is one undo step. They show
/// while the pointer is on the picture, with the keyboard focus, or always: H.
class SitterHandles : public QObject
{
    Q_OBJECT

public:
    enum class Grip { LeftEye, RightEye, Head, Tilt, KeyLight };
    static constexpr int gripCount = 5;

    /// Degrees for one face height (hairline to chin) of travel. The nose tip is about 10 cm from the axis of
    /// the neck and a face 18 cm high, so on the head the nose goes as far as the pointer at 100°, and the
    /// crown, twice as far away, at 50°; the frame keeps the head in its place. An iris would need 870°, more
    /// than a hand can hold; it turns at 200°.
    static constexpr double headDeg = 100, tiltDeg = 50, gazeDeg = 200;
    /// Degrees for one radius of the dome: the dot follows the pointer in its middle.
    static constexpr double lightDeg = 57.3;

    struct Context
    {
        SpecDocument &document;
        Settings &settings;
        const ParameterWords &words;
    };
    /// Puts them onto `view`, which must live as long.
    SitterHandles(const Context &context, ImageView *view);

    DragHandle *handle(Grip grip) const { return m_handles[std::size_t(grip)]; }
    LightDome *dome() const { return m_dome; }
    QAction *alwaysAction() const { return m_always; }
    /// Not while the picture shows something else than what they change.
    void setAvailable(bool available);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void connectHandle(Grip grip);
    void drag(Grip grip, QPointF travel, bool fine);
    void nudge(Grip grip, int right, int up, bool fine);
    void set(Grip grip, QPointF degrees);
    void place();
    void show();
    void describe(Grip grip);

    Context m_context;
    ImageView *m_view;
    LightDome *m_dome;
    std::vector<DragHandle *> m_handles; ///< by Grip
    QAction *m_always;
    QPointF m_start;    ///< values in degrees when the drag began, + right and up
    double m_reach = 1; ///< logical pixels of a face height, or of the dome's radius, at that time
    bool m_hovered = false;
    bool m_available = true;
};

} // namespace presence
