// SPDX-License-Identifier: MIT
#pragma once

#include "ui/widgets/fields/value_slider.h"

class QLabel;
class QToolButton;

namespace presence {

/// Two values for the two sides of a face. Linked, one slider moves both; unlinked, the subject's right (R)
/// stands above the left (L), in the order in which a picture shows them from left to right.
class SidedSlider : public QWidget
{
    Q_OBJECT

public:
    explicit SidedSlider(const ValueScale &scale, QWidget *parent = nullptr);

    double left() const { return m_left->value(); }
    double right() const { return m_right->value(); }
    /// Shows values without announcing them. Different ones unlink; equal ones link again unless a hand
    /// unlinked them.
    void setValues(double left, double right);
    void setDefaultTick(double value);
    void setSecondTicks(std::optional<double> left, std::optional<double> right);

    bool isLinked() const { return m_linked; }
    /// Linking different values by the button gives both the stronger one.
    void setLinked(bool linked);

    ValueSlider *leftSlider() const { return m_left; }
    ValueSlider *rightSlider() const { return m_right; } ///< moves both while linked
    QToolButton *linkButton() const { return m_link; }

signals:
    void valuesChanged(double left, double right);
    void editingFinished();
    void resetRequested();

protected:
    bool event(QEvent *event) override;

private:
    void toggleLink(bool linked);
    void passNames();

    ValueSlider *m_left;
    ValueSlider *m_right;
    QLabel *m_leftLetter;
    QLabel *m_rightLetter;
    QToolButton *m_link;
    bool m_linked = true;
    bool m_keptApart = false; ///< unlinked by hand, not by different values
};

} // namespace presence
