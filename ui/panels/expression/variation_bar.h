// SPDX-License-Identifier: MIT
#pragma once

#include "ui/panels/direct/field_list.h"

class QLabel;
class QPushButton;

namespace presence {

class ValueSlider;

/// Small differences, so that an expression looks found and not designed. Every press draws another one from
/// the same starting face, by its number; the number brings it back.
class VariationBar : public QWidget
{
    Q_OBJECT

public:
    explicit VariationBar(const DirectContext &context, QWidget *parent = nullptr);

    QPushButton *varyButton() const { return m_vary; }
    ValueSlider *tolerance() const { return m_tolerance; }
    ValueSlider *seed() const { return m_seed; }
    QString changes() const;

private:
    void vary();

    DirectContext m_context;
    PortraitSpec m_start;  ///< what every variation of the series begins with
    PortraitSpec m_result; ///< the last one
    ValueSlider *m_tolerance;
    ValueSlider *m_seed;
    QPushButton *m_vary;
    QLabel *m_changes;
};

} // namespace presence
