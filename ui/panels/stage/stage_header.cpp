// SPDX-License-Identifier: MIT
#include "ui/panels/stage/stage_header.h"

#include "ui/widgets/icons.h"

#include <QAction>
#include <QActionGroup>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QToolButton>

namespace presence {

namespace {

QToolButton *segment(QAction *action)
{
    auto *button = new QToolButton;
    button->setDefaultAction(action);
    button->setProperty("segment", true);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

} // namespace

StageHeader::StageHeader(QWidget *parent)
    : QWidget(parent)
    , m_fit(new QAction(tr("Fit or 100 %"), this))
    , m_cycle(new QAction(tr("Next way of comparing"), this))
    , m_modes(new QActionGroup(this))
    , m_surrounds(new QActionGroup(this))
    , m_modeButtons(new QWidget)
    , m_zoom(new QLabel)
    , m_fitButton(new QToolButton)
    , m_actualButton(new QToolButton)
    , m_surround(new QToolButton)
{
    auto *lines = new QVBoxLayout(this);
    lines->setContentsMargins(12, 4, 12, 4);
    lines->setSpacing(4);
    auto *row = new QHBoxLayout;
    row->setSpacing(0);
    lines->addLayout(row);

    const struct
    {
        QString name;
        int key;
        QString help;
    } views[] = {
        {tr("Sitter"), Qt::Key_S, tr("The live preview of the direction")},
        {tr("Take"), Qt::Key_E, tr("The current take")},
        {tr("Compare"), Qt::Key_C, tr("Two takes; C again swaps them")},
        {tr("Sheet"), Qt::Key_G, tr("All takes of the shoot")},
    };
    auto *viewGroup = new QActionGroup(this);
    for (int i = 0; i < viewCount; ++i) {
        m_views[i] = new QAction(views[i].name, viewGroup);
        m_views[i]->setShortcut(QKeySequence(views[i].key));
        m_views[i]->setToolTip(
            QStringLiteral("%1 (%2)").arg(views[i].help, QKeySequence(views[i].key).toString()));
        m_views[i]->setCheckable(true);
        connect(m_views[i], &QAction::triggered, this, [this, i] { emit viewChosen(View(i)); });
        row->addWidget(segment(m_views[i]));
        m_actions.append(m_views[i]);
    }

    auto *modeRow = new QHBoxLayout(m_modeButtons);
    modeRow->setContentsMargins(0, 0, 0, 0);
    modeRow->setSpacing(0);
    const QString modeNames[] = {tr("Side by side"), tr("Wipe"), tr("Blink"), tr("Difference")};
    const QString modeHelp[] = {tr("Both pictures next to each other"),
                                tr("Drag the line across; Ctrl with the arrow keys moves it too"),
                                tr("The second picture while the pointer is on it, or while Space is held"),
                                tr("How far the pictures are apart, four times as bright")};
    for (int i = 0; i < CompareView::modeCount; ++i) {
        auto *mode = new QAction(modeNames[i], m_modes);
        mode->setToolTip(modeHelp[i] + tr(" (M goes on to the next)"));
        mode->setCheckable(true);
        connect(mode, &QAction::triggered, this, [this, i] { emit compareModeChosen(CompareView::Mode(i)); });
        modeRow->addWidget(segment(mode));
    }
    modeRow->addStretch();
    lines->addWidget(m_modeButtons);
    row->addStretch();

    m_fit->setShortcut(QKeySequence(Qt::Key_Z));
    m_cycle->setShortcut(QKeySequence(Qt::Key_M));
    connect(m_fit, &QAction::triggered, this, &StageHeader::fitToggled);
    connect(m_cycle, &QAction::triggered, this, &StageHeader::compareModeCycled);
    m_actions += {m_fit, m_cycle};

    m_zoom->setProperty("tone", "muted");
    m_zoom->setMinimumWidth(m_zoom->fontMetrics().horizontalAdvance(QStringLiteral("100 %")) + 4);
    m_zoom->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_zoom->setAccessibleName(tr("Zoom"));
    for (QToolButton *button : {m_fitButton, m_actualButton}) {
        button->setProperty("segment", true);
        button->setCheckable(true);
        button->setFocusPolicy(Qt::TabFocus);
        button->setToolTip(tr("Z or a double click changes between fit and 100 %"));
    }
    m_fitButton->setText(tr("Fit"));
    m_actualButton->setText(tr("100 %"));
    connect(m_fitButton, &QToolButton::clicked, this, &StageHeader::fitChosen);
    connect(m_actualButton, &QToolButton::clicked, this, &StageHeader::actualSizeChosen);
    m_surround->setIcon(icon("more"));
    m_surround->setAccessibleName(tr("Guides and surround"));
    m_surround->setToolTip(tr("Guides over the picture, and the surround it is judged against"));
    m_surround->setPopupMode(QToolButton::InstantPopup);
    m_surround->setFocusPolicy(Qt::TabFocus);
    auto *menu = new QMenu(m_surround);
    menu->addSection(tr("Surround"));
    const QString surrounds[] = {tr("As the theme"), tr("Black"), tr("18 % grey"), tr("White")};
    for (int i = 0; i < int(std::size(surrounds)); ++i) {
        QAction *choice = menu->addAction(surrounds[i]);
        choice->setCheckable(true);
        m_surrounds->addAction(choice);
        connect(choice, &QAction::triggered, this,
                [this, i] { emit surroundChosen(ImageView::Surround(i)); });
    }
    m_surround->setMenu(menu);
    row->addWidget(m_zoom);
    row->addSpacing(8);
    row->addWidget(m_fitButton);
    row->addWidget(m_actualButton);
    row->addSpacing(8);
    row->addWidget(m_surround);
    setView(View::Sitter);
    setCompareMode(CompareView::Mode::SideBySide);
    setZoom(1, true);
}

QMenu *StageHeader::menu() const { return m_surround->menu(); }

void StageHeader::setView(View view)
{
    m_views[int(view)]->setChecked(true);
    m_modeButtons->setVisible(view == View::Compare);
    m_cycle->setEnabled(view == View::Compare);
    m_zoom->setVisible(view != View::Sheet);
    m_fitButton->setVisible(view != View::Sheet);
    m_actualButton->setVisible(view != View::Sheet);
    m_surround->setVisible(view != View::Sheet);
}

void StageHeader::setCompareMode(CompareView::Mode mode)
{
    m_modes->actions().at(int(mode))->setChecked(true);
}

void StageHeader::setZoom(double zoom, bool fit)
{
    m_zoom->setText(tr("%1 %").arg(qRound(zoom * 100)));
    m_fitButton->setChecked(fit);
    m_actualButton->setChecked(!fit && zoom == 1);
}

void StageHeader::setSurround(ImageView::Surround surround)
{
    m_surrounds->actions().at(int(surround))->setChecked(true);
}

} // namespace presence
