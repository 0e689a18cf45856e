// SPDX-License-Identifier: MIT
#pragma once

#include <QToolButton>

namespace presence {

struct Control;
class ParameterWords;
class SpecDocument;

/// The moment of one action unit on its row: as the whole face, building, at its peak, resolving. A click
/// goes to the next one.
class PhaseButton : public QToolButton
{
    Q_OBJECT

public:
    /// `phase` is the unit's control of the group "phase". All must outlive the button.
    PhaseButton(SpecDocument &document, const ParameterWords &words, const Control &phase,
                QWidget *parent = nullptr);

    /// Is another moment set than that of the whole face?
    bool isSet() const;
    void showDocument();

private:
    void next();
    QString current() const;

    SpecDocument &m_document;
    const ParameterWords &m_words;
    const Control &m_phase;
};

} // namespace presence
