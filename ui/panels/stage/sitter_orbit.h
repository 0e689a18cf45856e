// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QObject>
#include <QPointF>

class QAction;
class QToolButton;

namespace presence {

class ImageView;
class SitterPreview;

/// Walks around the sitter for a look, which changes no spec, is no step to undo and is sent nowhere: Alt and
/// a drag, or Alt and the arrow keys. A chip on the picture says from where one looks, and leads back.
class SitterOrbit : public QObject
{
    Q_OBJECT

public:
    static constexpr double degreesPerPixel = 0.5; ///< logical pixels of a drag; the face goes with the hand
    static constexpr double degreesPerKey = 5;
    static constexpr double highestDeg = 75;

    SitterOrbit(SitterPreview &preview, ImageView *view);

    /// Degrees around the sitter, + to the subject's left, and upward.
    QPointF angles() const { return m_angles; }
    bool isAway() const { return !m_angles.isNull(); }
    void lookFrom(QPointF angles);
    QList<QAction *> actions() const { return m_actions; }
    QToolButton *chip() const { return m_chip; }

signals:
    void changed(bool away);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QString place() const;

    SitterPreview &m_preview;
    ImageView *m_view;
    QToolButton *m_chip;
    QList<QAction *> m_actions;
    QPointF m_angles;
    QPointF m_last; ///< pointer, global
    bool m_turning = false;
};

} // namespace presence
