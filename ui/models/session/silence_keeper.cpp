// SPDX-License-Identifier: MIT
#include "ui/models/session/silence_keeper.h"

#include "core/shoot/silenced_rules.h"
#include "ui/models/spec_document.h"

namespace presence {

SilenceKeeper::SilenceKeeper(SpecDocument &document, std::filesystem::path shoot, QObject *parent)
    : QObject(parent)
    , m_document(document)
    , m_shoot(std::move(shoot))
{
    connect(&document, &SpecDocument::silencedChanged, this, &SilenceKeeper::save);
}

void SilenceKeeper::load()
{
    if (const auto rules = loadSilencedRules(m_shoot))
        m_document.openSilenced(*rules);
    else
        emit problem(tr("The list of silenced rules could not be read; every rule speaks again. %1")
                         .arg(QString::fromStdString(rules.error().message)));
}

void SilenceKeeper::save()
{
    if (const auto done = saveSilencedRules(m_shoot, m_document.silenced()); !done)
        emit problem(QString::fromStdString(done.error().message));
}

} // namespace presence
