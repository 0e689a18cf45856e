// SPDX-License-Identifier: MIT
#include "ui/panels/patch_text.h"

#include "ui/models/spec_document.h"

namespace presence {

namespace {

/// With `before`, each line also says where the value comes from.
QStringList linesOf(const SpecPatch &patch, const PortraitSpec *before, const ParameterWords &words)
{
    QStringList lines;
    for (const auto &[id, value] : patch.values()) {
        const Control *control = findControl(id);
        if (!control)
            continue;
        std::string label = words.label(id);
        if (const auto twin = patch.values().find(control->twin); twin != patch.values().end()) {
            const bool same =
                twin->second == value &&
                (!before || findControl(twin->first)->valueIn(*before) == control->valueIn(*before));
            if (same && id.ends_with(".right"))
                continue; // said with the left side
            if (same)
                label = words.label(id.substr(0, id.rfind('.')));
        }
        QString line = QString::fromStdString(label) + QStringLiteral(": ");
        if (before)
            line += QString::fromStdString(words.valueText(*control, control->valueIn(*before))) +
                    QStringLiteral(" → ");
        lines += line + QString::fromStdString(words.valueText(*control, value));
    }
    return lines;
}

} // namespace

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

QStringList valueLines(const SpecPatch &patch, const ParameterWords &words)
{
    return linesOf(patch, nullptr, words);
}

QStringList changeLines(const SpecPatch &effect, const PortraitSpec &before, const ParameterWords &words)
{
    return linesOf(effect, &before, words);
}

} // namespace presence
