// SPDX-License-Identifier: MIT
#include "ui/widgets/picture/compare_view.h"

#include "ui/widgets/picture/overlay_compare.h"

#include <QGridLayout>
#include <QLabel>
#include <QStackedLayout>

namespace presence {

namespace {

QLabel *caption(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setAlignment(Qt::AlignCenter);
    label->setContentsMargins(8, 4, 8, 4);
    label->setTextFormat(Qt::PlainText);
    // A long name must not widen the stage.
    label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    return label;
}

} // namespace

CompareView::CompareView(QWidget *parent)
    : QWidget(parent)
    , m_stack(new QStackedLayout(this))
    , m_left(new ImageView)
    , m_right(new ImageView)
    , m_overlay(new OverlayCompare)
    , m_leftName(caption(this))
    , m_rightName(caption(this))
    , m_overlayName(caption(this))
{
    auto *pair = new QWidget;
    auto *pairGrid = new QGridLayout(pair);
    pairGrid->setContentsMargins(0, 0, 0, 0);
    pairGrid->setSpacing(0);
    pairGrid->setHorizontalSpacing(2);
    pairGrid->addWidget(m_left, 0, 0);
    pairGrid->addWidget(m_right, 0, 1);
    pairGrid->addWidget(m_leftName, 1, 0);
    pairGrid->addWidget(m_rightName, 1, 1);
    pairGrid->setRowStretch(0, 1);
    pairGrid->setColumnStretch(0, 1);
    pairGrid->setColumnStretch(1, 1);

    auto *single = new QWidget;
    auto *singleGrid = new QGridLayout(single);
    singleGrid->setContentsMargins(0, 0, 0, 0);
    singleGrid->setSpacing(0);
    singleGrid->addWidget(m_overlay, 0, 0);
    singleGrid->addWidget(m_overlayName, 1, 0);
    singleGrid->setRowStretch(0, 1);

    m_stack->addWidget(pair);
    m_stack->addWidget(single);
    for (ImageView *view : {m_left, m_right, static_cast<ImageView *>(m_overlay)}) {
        connect(view, &ImageView::viewTransformChanged, this, &CompareView::setViewTransform);
        connect(view, &ImageView::zoomChanged, this, [this, view] {
            if (view->isVisible())
                emit zoomChanged(zoom());
        });
    }
    connect(m_overlay, &OverlayCompare::shownChanged, this, &CompareView::nameShown);
    connect(m_overlay, &OverlayCompare::wipeChanged, this, &CompareView::nameShown);
    setFocusProxy(m_left);
}

const ViewTransform &CompareView::viewTransform() const { return m_left->viewTransform(); }

double CompareView::zoom() const { return shownView()->zoom(); }

void CompareView::setPictures(const QImage &a, const QString &nameA, const QImage &b, const QString &nameB)
{
    m_pictures[0] = a;
    m_pictures[1] = b;
    m_names[0] = nameA;
    m_names[1] = nameB;
    m_swapped = false;
    arrange();
}

void CompareView::setEmptyTexts(const QString &a, const QString &b)
{
    m_emptyTexts[0] = a;
    m_emptyTexts[1] = b;
    nameShown();
}

void CompareView::arrange()
{
    const int first = m_swapped ? 1 : 0;
    m_left->setImage(m_pictures[first]);
    m_right->setImage(m_pictures[1 - first]);
    if (hasPair())
        m_overlay->setPictures(m_pictures[first], m_pictures[1 - first]);
    else
        m_overlay->setPictures({}, {});
    for (ImageView *view : {m_left, m_right, static_cast<ImageView *>(m_overlay)})
        view->setLayoutSize(m_pictures[0].size());
    showMarks();
    nameShown();
}

void CompareView::nameShown()
{
    const QString first = m_names[m_swapped ? 1 : 0];
    const QString second = m_names[m_swapped ? 0 : 1];
    m_left->setEmptyText(m_emptyTexts[m_swapped ? 1 : 0]);
    m_right->setEmptyText(m_emptyTexts[m_swapped ? 0 : 1]);
    m_overlay->setEmptyText(m_emptyTexts[m_pictures[0].isNull() ? 0 : 1]);
    m_leftName->setText(first);
    m_rightName->setText(second);
    m_left->setAccessibleName(first);
    m_right->setAccessibleName(second);
    if (!hasPair()) {
        m_overlayName->clear();
        m_overlay->setAccessibleName(m_overlay->emptyText());
        return;
    }
    switch (m_mode) {
    case Mode::Wipe:
        m_overlayName->setText(tr("%1  │  %2").arg(first, second));
        break;
    case Mode::Difference:
        m_overlayName->setText(tr("Difference × 4: %1 − %2").arg(first, second));
        break;
    default:
        m_overlayName->setText(m_overlay->showsSecond() ? second : first);
    }
    m_overlay->setAccessibleName(m_overlayName->text());
}

void CompareView::setMarks(const Marks &ofA, const Marks &ofB)
{
    m_marks[0] = ofA;
    m_marks[1] = ofB;
    showMarks();
}

void CompareView::showMarks()
{
    const Marks &first = m_marks[m_swapped ? 1 : 0];
    const Marks &second = m_marks[m_swapped ? 0 : 1];
    m_left->setMarks(first.marks, first.legend);
    m_overlay->setMarks(first.marks, first.legend);
    m_right->setMarks(second.marks, second.legend);
}

void CompareView::setMode(Mode mode)
{
    if (mode == m_mode)
        return;
    m_mode = mode;
    if (mode != Mode::SideBySide)
        m_overlay->setMode(mode == Mode::Wipe    ? OverlayCompare::Mode::Wipe
                           : mode == Mode::Blink ? OverlayCompare::Mode::Blink
                                                 : OverlayCompare::Mode::Difference);
    m_stack->setCurrentIndex(mode == Mode::SideBySide ? 0 : 1);
    setFocusProxy(mode == Mode::SideBySide ? m_left : m_overlay);
    nameShown();
    emit modeChanged(mode);
    emit zoomChanged(zoom());
}

void CompareView::swap()
{
    m_swapped = !m_swapped;
    arrange();
    emit swapped(m_swapped);
}

void CompareView::cycleMode() { setMode(Mode((int(m_mode) + 1) % modeCount)); }

ImageView *CompareView::shownView() const { return m_mode == Mode::SideBySide ? m_left : m_overlay; }

void CompareView::fit() { shownView()->fit(); }

void CompareView::actualSize() { shownView()->actualSize(); }

void CompareView::toggleFit() { shownView()->toggleFit(); }

void CompareView::setSurround(ImageView::Surround surround)
{
    for (ImageView *view : {m_left, m_right, static_cast<ImageView *>(m_overlay)})
        view->setSurround(surround);
}

void CompareView::setViewTransform(const ViewTransform &transform)
{
    const bool news = transform != m_left->viewTransform() || transform != m_right->viewTransform() ||
                      transform != m_overlay->viewTransform();
    for (ImageView *view : {m_left, m_right, static_cast<ImageView *>(m_overlay)})
        view->setViewTransform(transform);
    if (news)
        emit viewTransformChanged(transform);
}

} // namespace presence
