// SPDX-License-Identifier: MIT
#pragma once

#include "ui/widgets/hands/hand_surface.h"

#include <QList>

#include <functional>
#include <optional>

namespace presence {

/// How a slider's number runs and reads.
struct ValueScale
{
    double minimum = 0;
    double maximum = 1;
    double step = 0.01;        ///< of one key press; fine (Shift) is a tenth, a page ten
    bool proportional = false; ///< equal ways mean equal ratios; needs minimum > 0
    QString unit = {};         ///< shown behind the number, or before it if it ends in "/"
    /// Instead of number and unit, such as letters; the parser says nothing for what it cannot read.
    std::function<QString(double)> format = {};
    std::function<std::optional<double>(const QString &)> parse = {};

    QString text(double value) const;
    /// Reads what text() writes, with or without unit, comma or point. Nothing if unreadable or out of range.
    std::optional<double> read(const QString &text) const;
    QString rangeText() const;
    double snapped(double value, double quantum) const; ///< onto minimum + n·quantum, within the range
    double dragQuantum() const;                         ///< the step, or a tenth of it where steps are few
};

/// A stretch of the range with a meaning of its own, marked above the groove.
struct ValueBand
{
    double from = 0;
    double to = 0;
    bool careful = false; ///< hatched: usually not what one wants
    friend bool operator==(const ValueBand &, const ValueBand &) = default;
};

/// The groove and handle of a slider over a continuous range. Drag, click, arrows (Shift is fine), page keys,
/// Home, End; the wheel only while focused; double-click on the handle or Delete asks for a reset. The groove
/// is filled from the default value; a tick below marks the default and a diamond the second one.
class ValueTrack : public HandSurface
{
    Q_OBJECT

public:
    explicit ValueTrack(QWidget *parent = nullptr);

    void setScale(const ValueScale &scale);
    const ValueScale &scale() const { return m_scale; }
    /// Shows a value without announcing it.
    void setValue(double value);
    double value() const { return m_value; }
    void setDefaultTick(double value);
    void setSecondTick(std::optional<double> value);
    std::optional<double> secondTick() const { return m_secondTick; }

    /// In rising order. The one that holds the value is drawn stronger.
    void setBands(const QList<ValueBand> &bands);
    const QList<ValueBand> &bands() const { return m_bands; }

    /// Where a value's handle stands, in this widget's coordinates.
    QPoint handlePosition(double value) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void valueChanged(double value); ///< by hand, also in the middle of a drag
    void resetRequested();

protected:
    void finish() override;
    void askReset() override { emit resetRequested(); }
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    double shareOf(double value) const;
    double valueAt(double share) const;
    double xOf(double value) const;
    void moveTo(double value);
    void paintBands(QPainter &painter) const;

    ValueScale m_scale;
    double m_value = 0;
    double m_default = 0;
    std::optional<double> m_secondTick;
    QList<ValueBand> m_bands;
    double m_dragX = 0; ///< where the handle would be without snapping
    double m_lastX = 0;
    int m_wheelRest = 0;
    class QTimer *m_wheelTimer;
};

} // namespace presence
