// SPDX-License-Identifier: MIT
#include "ui/panels/look/light_words.h"

#include "core/sitter/light/color.h"
#include "core/sitter/light/relief.h"
#include "core/spec/tables/parameter_words.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace presence {

namespace {

struct Light
{
    Q_DECLARE_TR_FUNCTIONS(presence::LightHead)
};

/// "AU6", "AU6 left" or nothing: where a unit stands in this light.
QString whereIs(const UnitRelief &unit, Relief relief)
{
    const QString name = QStringLiteral("AU%1").arg(unit.unit);
    const bool left = unit.left == relief, right = unit.right == relief;
    if (left && right)
        return name;
    return left ? Light::tr("%1 left").arg(name) : right ? Light::tr("%1 right").arg(name) : QString();
}

QStringList namesOf(const std::vector<UnitRelief> &units, Relief relief)
{
    QStringList names;
    for (const UnitRelief &unit : units)
        if (const QString name = whereIs(unit, relief); !name.isEmpty())
            names += name;
    return names;
}

QString listed(QStringList names)
{
    constexpr int room = 6; // more than a glance takes in
    if (names.size() <= room)
        return names.join(QStringLiteral(", "));
    const int more = int(names.size()) - room;
    return Light::tr("%1 and %2 more").arg(names.mid(0, room).join(QStringLiteral(", "))).arg(more);
}

} // namespace

QString warmthWord(double lightK, double whiteBalanceK)
{
    const double shift = 1e6 / lightK - 1e6 / whiteBalanceK;
    return shift >= 90    ? Light::tr("looks very warm")
           : shift >= 30  ? Light::tr("looks warm")
           : shift >= -20 ? Light::tr("looks neutral")
           : shift >= -60 ? Light::tr("looks cool")
                          : Light::tr("looks very cool");
}

QColor lampColor(double lightK, double whiteBalanceK, const std::string &gel)
{
    const Vec3 light = lightColor(lightK, whiteBalanceK) * linearGel(gel);
    const float strongest = std::max({light.x, light.y, light.z});
    const auto channel = [&](float v) { return std::clamp(srgbFromLinear(v / strongest), 0.0f, 1.0f); };
    return QColor::fromRgbF(channel(light.x), channel(light.y), channel(light.z));
}

ReliefWords reliefWords(const PortraitSpec &spec, const ParameterWords &words)
{
    const std::vector<UnitRelief> all = reliefOf(spec);
    std::vector<UnitRelief> used;
    for (const UnitRelief &unit : all)
        if (spec.expression.shown(unit.unit).strongest() > 0)
            used.push_back(unit);
    const std::vector<UnitRelief> &units = used.empty() ? all : used;
    const QString shown = listed(namesOf(units, Relief::Shown)),
                  hidden = listed(namesOf(units, Relief::Hidden));
    QStringList parts;
    if (!shown.isEmpty())
        parts +=
            used.empty() ? Light::tr("Would bring out %1").arg(shown) : Light::tr("Brings out %1").arg(shown);
    if (!hidden.isEmpty())
        parts += parts.isEmpty() ? Light::tr("Hides %1").arg(hidden) : Light::tr("hides %1").arg(hidden);
    ReliefWords result;
    result.line = parts.isEmpty() ? Light::tr("Leaves every fold of this face plainly visible")
                                  : parts.join(QStringLiteral(" · "));
    const auto line = [&](const QString &title, Relief relief) {
        QStringList names;
        for (const UnitRelief &unit : all)
            if (const QString name = whereIs(unit, relief); !name.isEmpty()) {
                const QString label =
                    QString::fromStdString(words.label("expression.au" + std::to_string(unit.unit)));
                names += name + label.mid(label.indexOf(QLatin1Char(' ')));
            }
        return names.isEmpty() ? QString() : title + names.join(QStringLiteral(", ")) + QLatin1Char('\n');
    };
    result.details =
        line(Light::tr("Brought out: "), Relief::Shown) + line(Light::tr("Hidden: "), Relief::Hidden) +
        Light::tr("A fold shows where light travels across it. Computed from the direction, size and ratio "
                  "of the key; shadows of nose and hair are not followed.");
    return result;
}

} // namespace presence
