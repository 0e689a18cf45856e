// SPDX-License-Identifier: MIT
#include "ui/panels/expression/phase_button.h"

#include "core/spec/tables/parameter_words.h"
#include "ui/models/spec_document.h"
#include "ui/widgets/icons.h"

#include <algorithm>

namespace presence {

PhaseButton::PhaseButton(SpecDocument &document, const ParameterWords &words, const Control &phase,
                         QWidget *parent)
    : QToolButton(parent)
    , m_document(document)
    , m_words(words)
    , m_phase(phase)
{
    setIconSize({12, 12});
    setFocusPolicy(Qt::ClickFocus); // by keyboard: the menu of the row
    connect(this, &QToolButton::clicked, this, &PhaseButton::next);
    showDocument();
}

QString PhaseButton::current() const
{
    return QString::fromStdString(std::get<std::string>(m_phase.valueIn(m_document.spec())));
}

bool PhaseButton::isSet() const { return current() != QLatin1String("unset"); }

void PhaseButton::next()
{
    const auto at = std::ranges::find(m_phase.choices, current().toStdString());
    const std::size_t following = std::size_t(at - m_phase.choices.begin() + 1) % m_phase.choices.size();
    m_document.apply({{m_phase.id, m_phase.choices[following]}},
                     QString::fromStdString(m_words.label(m_phase.id)), {},
                     SpecDocument::LockPolicy::Override);
}

void PhaseButton::showDocument()
{
    setIcon(presence::icon(QStringLiteral("phase_") + current()));
    const QString words = QString::fromStdString(m_words.label(m_phase.id) + ": " +
                                                 m_words.choiceLabel(m_phase.id, current().toStdString()));
    setAccessibleName(words);
    setToolTip(tr("%1. A click goes to the next moment.").arg(words));
}

} // namespace presence
