// SPDX-License-Identifier: MIT
#pragma once

#include "ui/widgets/picture/compare_view.h"

#include <QList>
#include <QWidget>

class QAction;
class QActionGroup;
class QLabel;
class QMenu;
class QToolButton;

namespace presence {

/// The row above the picture: what is shown, how two pictures are compared, zoom and surround.
class StageHeader : public QWidget
{
    Q_OBJECT

public:
    enum class View { Sitter, Take, Compare, Sheet };
    static constexpr int viewCount = 4;

    explicit StageHeader(QWidget *parent = nullptr);

    void setView(View view);
    void setCompareMode(CompareView::Mode mode);
    void setZoom(double zoom, bool fit);
    void setSurround(ImageView::Surround surround);

    /// Everything with a key: S, E, C, G, Z, M.
    const QList<QAction *> &actions() const { return m_actions; }
    QAction *viewAction(View view) const { return m_views[int(view)]; }
    /// What else there is to see, for others to add to.
    QMenu *menu() const;
    QAction *fitAction() const { return m_fit; }
    QAction *cycleAction() const { return m_cycle; }

signals:
    void viewChosen(presence::StageHeader::View view);
    void compareModeChosen(presence::CompareView::Mode mode);
    void fitChosen();
    void actualSizeChosen();
    void fitToggled();
    void compareModeCycled();
    void surroundChosen(presence::ImageView::Surround surround);

private:
    QAction *m_views[viewCount];
    QAction *m_fit;
    QAction *m_cycle;
    QList<QAction *> m_actions;
    QActionGroup *m_modes;
    QActionGroup *m_surrounds;
    QWidget *m_modeButtons;
    QLabel *m_zoom;
    QToolButton *m_fitButton;
    QToolButton *m_actualButton;
    QToolButton *m_surround;
};

} // namespace presence
