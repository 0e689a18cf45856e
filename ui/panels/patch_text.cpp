// SPDX-License-Identifier: MIT
#include "ui/panels/patch_text.h"

#include "ui/models/spec_document.h"

namespace presence {

SpecPatch effectOf(const SpecPatch &patch, const SpecDocument &document)
{
    const SpecPatch wanted = document.library().withConsequences(patch, document.spec());
    SpecPatch allowed;
    for (const auto &[id, value] : wanted.values())
        if (!document.isLocked(QString::fromStdString(id)))
            allowed.set(id, value);
    const auto after = allowed.appliedTo(document.spec());
    return after ? SpecPatch::between(document.spec(), *after) : SpecPatch();
}

QStringList changeLines(const SpecPatch &effect, const PortraitSpec &before, const ParameterWords &words)
{
    QStringList lines;
    for (const auto &[id, value] : effect.values()) {
        const Control *control = findControl(id);
        if (!control)
            continue;
        std::string label = words.label(id);
        if (const auto twin = effect.values().find(control->twin); twin != effect.values().end()) {
            const bool same = twin->second == value &&
                              findControl(twin->first)->valueIn(before) == control->valueIn(before);
            if (same && id.ends_with(".right"))
                continue; // said with the left side
            if (same)
                label = words.label(id.substr(0, id.rfind('.')));
        }
        lines += QStringLiteral("%1: %2 → %3")
                     .arg(QString::fromStdString(label),
                          QString::fromStdString(words.valueText(*control, control->valueIn(before))),
                          QString::fromStdString(words.valueText(*control, value)));
    }
    return lines;
}

} // namespace presence
