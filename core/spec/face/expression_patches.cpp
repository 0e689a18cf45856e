// SPDX-License-Identifier: MIT
#include "core/spec/face/expression_patches.h"

#include <algorithm>
#include <cmath>
#include <random>

namespace presence {

namespace {

constexpr double visible = 0.5;     // below half of level A nothing shows
constexpr double smallNote = 2;     // level B, the most a contradiction may have
constexpr double degreesALevel = 4; // of the head, for the variation

std::string unitName(int unit) { return "expression.au" + std::to_string(unit); }

void setBothSides(SpecPatch &patch, int unit, SidedLevel level)
{
    for (const Control *control : expandSides(unitName(unit)))
        patch.set(control->id, control->id.ends_with(".right") ? level.right : level.left);
}

/// The expression that a patch makes of a face at rest.
Expression faceOf(const SpecPatch &patch)
{
    const auto spec = patch.appliedTo(PortraitSpec{});
    return spec ? spec->expression : Expression{};
}

bool isUnit(const std::string &id)
{
    const Control *control = findControl(id);
    return control && control->kind == Control::Kind::Level;
}

double onGrid(double value, double step) { return std::round(value / step) * step; }

/// Takes the weaker unit out of every pair that meets.
void removeConflicts(const FaceGuide &guide, Expression &face)
{
    for (const UnitConflict &conflict : guide.conflicts)
        if (conflict.meetsIn(face)) {
            const bool firstIsWeaker =
                face.unit(conflict.first).strongest() < face.unit(conflict.second).strongest();
            face.unit(firstIsWeaker ? conflict.first : conflict.second) = {};
        }
}

/// How much of the prototype shows, and of what shows, how much it explains: overlap over union.
double likeness(const Prototype &prototype, const Expression &expression)
{
    const Expression ideal = faceOf(prototype.values);
    double both = 0, either = 0;
    for (const ActionUnit &unit : actionUnits) {
        const double a = ideal.unit(unit.number).strongest(), b = expression.shown(unit.number).strongest();
        both += std::min(a, b);
        either += std::max(a, b);
    }
    return either > 0 ? both / either : 0;
}

} // namespace

SpecPatch prototypePatch(const Prototype &prototype, double strength)
{
    SpecPatch patch;
    for (const ActionUnit &unit : actionUnits)
        setBothSides(patch, unit.number, {});
    patch.merge(scaled(prototype.values, strength));
    patch.set("expression.base", prototype.words);
    return patch;
}

SpecPatch blendedPrototypes(const FaceGuide &guide, const Prototype &first, const Prototype &second,
                            double share)
{
    share = std::clamp(share, 0.0, 1.0);
    const Expression a = faceOf(first.values), b = faceOf(second.values);
    Expression face;
    for (const ActionUnit &unit : actionUnits) {
        const SidedLevel &from = a.unit(unit.number), &to = b.unit(unit.number);
        face.unit(unit.number) = {std::lerp(from.left, to.left, share),
                                  std::lerp(from.right, to.right, share)};
    }
    removeConflicts(guide, face);
    SpecPatch patch;
    for (const ActionUnit &unit : actionUnits)
        setBothSides(patch, unit.number, face.unit(unit.number));
    for (const auto &[prototype, part] : {std::pair{&first, 1 - share}, std::pair{&second, share}}) {
        const SpecPatch weighted = scaled(prototype->values, part);
        for (const auto &[id, value] : weighted.values())
            if (!isUnit(id)) { // pose of both adds up
                const auto known = patch.values().find(id);
                const double sum = std::get<double>(value) +
                                   (known == patch.values().end() ? 0 : std::get<double>(known->second));
                patch.set(id, std::clamp(sum, findControl(id)->minimum, findControl(id)->maximum));
            }
    }
    const bool mixed = share > 0.25 && share < 0.75 && first.words != second.words;
    patch.set("expression.base", mixed         ? first.words + " and " + second.words
                                 : share < 0.5 ? first.words
                                               : second.words);
    return patch;
}

SpecPatch contradictionPatch(const FaceGuide &guide, const PortraitSpec &spec, const Prototype &note)
{
    double strongest = 0;
    for (const ActionUnit &unit : actionUnits)
        strongest = std::max(strongest, spec.expression.shown(unit.number).strongest());
    const double limit = std::min(smallNote, std::max(strongest - 1, 1.0));

    const Expression ideal = faceOf(note.values);
    SpecPatch patch;
    PortraitSpec with = spec;
    for (const ActionUnit &unit : actionUnits) {
        const SidedLevel wanted = ideal.unit(unit.number);
        if (wanted.strongest() < visible || spec.expression.shown(unit.number).strongest() >= visible)
            continue;
        with.expression.unit(unit.number) = {std::min(wanted.left, limit), std::min(wanted.right, limit)};
        const bool impossible = std::ranges::any_of(guide.conflicts, [&](const UnitConflict &conflict) {
            return (conflict.first == unit.number || conflict.second == unit.number) &&
                   conflict.meetsIn(with.expression);
        });
        if (impossible)
            with.expression.unit(unit.number) = spec.expression.unit(unit.number);
        else
            setBothSides(patch, unit.number, with.expression.unit(unit.number));
    }
    if (!patch.isEmpty())
        patch.set("expression.contradiction", "a trace of " + note.words);
    return patch;
}

std::vector<const Prototype *> contradictionsFor(const FaceGuide &guide, const PortraitSpec &spec)
{
    std::vector<const Prototype *> possible;
    for (const Prototype &prototype : guide.prototypes)
        if (!contradictionPatch(guide, spec, prototype).isEmpty())
            possible.push_back(&prototype);
    return possible;
}

SpecPatch signatureOf(const PortraitSpec &spec)
{
    SpecPatch patch;
    for (const Control &control : controls())
        if (control.group == "expression" || control.group == "phase")
            if (ControlValue value = control.valueIn(spec); value != control.initial)
                patch.set(control.id, std::move(value));
    return patch;
}

SpecPatch scaled(const SpecPatch &patch, double factor)
{
    SpecPatch result = patch;
    for (const auto &[id, value] : patch.values()) {
        const Control *control = findControl(id);
        const double *number = std::get_if<double>(&value);
        if (!control || !number)
            continue;
        const double rest = std::get<double>(control->initial);
        result.set(id, std::clamp(rest + (*number - rest) * factor, control->minimum, control->maximum));
    }
    return result;
}

SpecPatch varied(const FaceGuide &guide, const PortraitSpec &spec, const Variation &variation)
{
    std::mt19937 random(variation.seed);
    // The distributions of the standard differ between libraries; this does not.
    const auto within = [&](double limit) { return (double(random()) / 0xffffffffu * 2 - 1) * limit; };
    const double tolerance = std::clamp(variation.tolerance, 0.0, 2.0);

    PortraitSpec other = spec;
    for (const ActionUnit &unit : actionUnits) {
        const double both = within(tolerance * 0.75);
        const double apart = unit.sided ? within(tolerance * 0.25) : 0;
        SidedLevel &level = other.expression.unit(unit.number);
        for (double *side : {&level.left, &level.right})
            if (*side >= visible)
                *side = onGrid(
                    std::clamp(*side + both + (side == &level.left ? apart : -apart), visible, 5.0), 0.05);
    }
    for (double GazeAndHead::*angle :
         {&GazeAndHead::headYawDeg, &GazeAndHead::headPitchDeg, &GazeAndHead::headRollDeg})
        other.pose.*angle = onGrid(other.pose.*angle + within(tolerance * degreesALevel), 0.5);

    const SpecPatch changes = SpecPatch::between(spec, other);
    SpecPatch patch;
    for (const auto &[id, value] : changes.values())
        if (!variation.locked.contains(id) && findControl(id)->check(value))
            patch.set(id, value);
    for (bool settled = false; !settled;) {
        settled = true;
        const Expression face = patch.appliedTo(spec)->expression;
        for (const UnitConflict &conflict : guide.conflicts)
            if (conflict.meetsIn(face) && !conflict.meetsIn(spec.expression))
                for (const int unit : {conflict.first, conflict.second})
                    for (const Control *control : expandSides(unitName(unit)))
                        if (patch.values().contains(control->id)) {
                            patch.erase(control->id);
                            settled = false;
                        }
    }
    return patch;
}

const Prototype *nearestPrototype(const FaceGuide &guide, const Expression &expression)
{
    const Prototype *nearest = nullptr;
    double best = 0;
    for (const Prototype &prototype : guide.prototypes)
        if (const double alike = likeness(prototype, expression); alike > best) {
            best = alike;
            nearest = &prototype;
        }
    return nearest;
}

LayerRole roleOf(const FaceGuide &guide, const Expression &expression, int unit)
{
    const double shown = expression.shown(unit).strongest();
    if (shown < visible)
        return LayerRole::None;
    if (shown - expression.modifierDelta(unit) < visible)
        return LayerRole::Modifier;
    const Prototype *base = nearestPrototype(guide, expression);
    if (!base)
        return LayerRole::Base;
    const Expression ideal = faceOf(base->values);
    double strongest = 0;
    for (const ActionUnit &other : actionUnits)
        if (ideal.unit(other.number).strongest() > 0)
            strongest = std::max(strongest, expression.shown(other.number).strongest());
    const bool ofBase = ideal.unit(unit).strongest() > 0;
    return ofBase || shown > smallNote + 0.5 || shown >= strongest ? LayerRole::Base
                                                                   : LayerRole::Contradiction;
}

} // namespace presence
