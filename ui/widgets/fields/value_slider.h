// SPDX-License-Identifier: MIT
#pragma once

#include "ui/widgets/hands/value_track.h"

class QLineEdit;

namespace presence {

/// A track with its value beside it, which can be typed: "12°", "-4.5", "C". What cannot be read stays in the
/// box, marked and explained, and the old value holds; leaving the box brings it back.
class ValueSlider : public QWidget
{
    Q_OBJECT

public:
    explicit ValueSlider(const ValueScale &scale, QWidget *parent = nullptr);

    const ValueScale &scale() const { return m_track->scale(); }
    double value() const { return m_track->value(); }
    /// Shows a value without announcing it. A box in which someone types keeps its text.
    void setValue(double value);
    void setDefaultTick(double value) { m_track->setDefaultTick(value); }
    void setSecondTick(std::optional<double> value) { m_track->setSecondTick(value); }

    ValueTrack *track() const { return m_track; }
    QLineEdit *box() const { return m_box; }

    /// Gives this widget's accessible name and tooltips to its parts; happens by itself when it is first
    /// shown.
    void passNames();

signals:
    void valueChanged(double value);
    void editingFinished();
    void resetRequested();

protected:
    bool eventFilter(QObject *object, QEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool event(QEvent *event) override;

private:
    void showText();
    void accept();
    void setInvalid(bool invalid);

    ValueTrack *m_track;
    QLineEdit *m_box;
};

} // namespace presence
