// SPDX-License-Identifier: MIT
#include "ui/widgets/hands/value_track.h"

#include <algorithm>
#include <cmath>

namespace presence {

namespace {

constexpr QChar minusSign(0x2212);

/// Decimals that a tenth of the step needs, at most four, without trailing zeros.
QString plainNumber(double value, double step)
{
    const int decimals = std::clamp(int(std::ceil(-std::log10(step / 10) - 1e-9)), 0, 4);
    QString text = QString::number(value, 'f', decimals);
    const int shown = std::clamp(int(std::ceil(-std::log10(step) - 1e-9)), 0, 4);
    for (int extra = decimals - shown; extra > 0 && text.endsWith(QLatin1Char('0')); --extra)
        text.chop(1);
    if (text.endsWith(QLatin1Char('.')))
        text.chop(1);
    if (text.startsWith(QLatin1Char('-'))) {
        if (text.toDouble() == 0)
            return text.mid(1);
        text[0] = minusSign;
    }
    return text;
}

} // namespace

QString ValueScale::text(double value) const
{
    if (format)
        return format(value);
    const QString number = plainNumber(value, step);
    if (unit.endsWith(QLatin1Char('/')))
        return unit + number;
    const bool tight = unit.isEmpty() || !unit.front().isLetter();
    return tight ? number + unit : number + QChar(0x202F) + unit; // narrow no-break space
}

std::optional<double> ValueScale::read(const QString &given) const
{
    std::optional<double> value;
    if (parse)
        value = parse(given.trimmed());
    if (!value) {
        QString number = given;
        number.remove(QChar(0x202F)).remove(QLatin1Char(' ')).replace(minusSign, QLatin1Char('-'));
        if (!unit.isEmpty() && number.endsWith(unit, Qt::CaseInsensitive))
            number.chop(unit.size());
        else if (!unit.isEmpty() && number.startsWith(unit, Qt::CaseInsensitive))
            number.remove(0, unit.size());
        bool understood = false;
        const double plain = number.replace(QLatin1Char(','), QLatin1Char('.')).toDouble(&understood);
        if (understood)
            value = plain;
    }
    if (value && !(*value >= minimum && *value <= maximum))
        return std::nullopt;
    return value;
}

QString ValueScale::rangeText() const { return text(minimum) + QStringLiteral(" … ") + text(maximum); }

double ValueScale::snapped(double value, double quantum) const
{
    const double steps = std::round((value - minimum) / quantum);
    // Through the text, so that 0.1 + 0.2 reads and compares as 0.3.
    const double clean = QString::number(minimum + steps * quantum, 'f', 6).toDouble();
    return std::clamp(clean, minimum, maximum);
}

double ValueScale::dragQuantum() const { return (maximum - minimum) / step < 25 ? step / 10 : step; }

} // namespace presence
