// SPDX-License-Identifier: MIT
#pragma once

#include "ui/widgets/picture/image_view.h"

#include <QWidget>

class QLabel;
class QStackedLayout;

namespace presence {

class OverlayCompare;

/// Two pictures, A and B, compared in one of four ways. All of them look at the same place at the same zoom;
/// B is laid out in the size of A, so that equal places coincide even when the files differ in size.
class CompareView : public QWidget
{
    Q_OBJECT

public:
    enum class Mode { SideBySide, Wipe, Blink, Difference };
    static constexpr int modeCount = 4;

    explicit CompareView(QWidget *parent = nullptr);

    void setPictures(const QImage &a, const QString &nameA, const QImage &b, const QString &nameB);
    /// What stands in the place of A and of B while there is no picture. Ways that need both show the reason
    /// why there is no pair.
    void setEmptyTexts(const QString &a, const QString &b);
    void setMode(Mode mode);
    Mode mode() const { return m_mode; }
    void setSurround(ImageView::Surround surround);
    /// Pointed out in a picture, and the word for all of it.
    struct Marks
    {
        QList<PictureMark> marks;
        QString legend;
    };
    /// Until others are set. In the ways that lay one picture on the other those of A are seen.
    void setMarks(const Marks &ofA, const Marks &ofB);

    bool isSwapped() const { return m_swapped; }
    ImageView *left() const { return m_left; }
    ImageView *right() const { return m_right; }
    OverlayCompare *overlay() const { return m_overlay; }
    const ViewTransform &viewTransform() const;
    double zoom() const;

public slots:
    void swap();      ///< exchanges A and B
    void cycleMode(); ///< to the next way of comparing
    void fit();
    void actualSize();
    void toggleFit();
    void setViewTransform(const presence::ViewTransform &transform);

signals:
    void modeChanged(presence::CompareView::Mode mode);
    void swapped(bool swapped);
    void viewTransformChanged(const presence::ViewTransform &transform);
    void zoomChanged(double zoom);

private:
    void arrange();
    ImageView *shownView() const;
    void nameShown();
    void showMarks();
    bool hasPair() const { return !m_pictures[0].isNull() && !m_pictures[1].isNull(); }

    QImage m_pictures[2];
    QString m_names[2];
    QString m_emptyTexts[2];
    Marks m_marks[2];
    Mode m_mode = Mode::SideBySide;
    bool m_swapped = false;
    QStackedLayout *m_stack;
    ImageView *m_left;
    ImageView *m_right;
    OverlayCompare *m_overlay;
    QLabel *m_leftName;
    QLabel *m_rightName;
    QLabel *m_overlayName;
};

} // namespace presence
