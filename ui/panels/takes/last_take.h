// SPDX-License-Identifier: MIT
#pragma once

#include <QKeySequence>
#include <QList>
#include <QObject>

class QAction;

namespace presence {

class ImageView;
class PictureGhost;
class PictureLoader;
class TakeModel;

/// The newest take over the sitter: instead of it while Y is held, half and half with Shift+Y until that is
/// pressed again. Started from a menu, the first ends with the next key or click.
class LastTake : public QObject
{
    Q_OBJECT

public:
    LastTake(TakeModel &takes, PictureLoader &pictures, ImageView *view);

    QList<QAction *> actions() const;
    QAction *holdAction() const { return m_hold; }
    QAction *blendAction() const { return m_blend; }
    PictureGhost *ghost() const { return m_ghost; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void setHeld(bool held);
    void show();

    TakeModel &m_takes;
    PictureLoader &m_pictures;
    PictureGhost *m_ghost;
    QAction *m_hold;
    QAction *m_blend;
    QString m_id; ///< of the take shown or asked for
    bool m_held = false;
};

} // namespace presence
