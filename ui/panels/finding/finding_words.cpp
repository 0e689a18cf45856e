// SPDX-License-Identifier: MIT
#include "ui/panels/finding/finding_words.h"

#include "ui/theme.h"

#include <QCoreApplication>
#include <QLocale>

#include <cmath>
#include <map>

namespace presence {

namespace {

QString tr(const char *text) { return QCoreApplication::translate("FindingWords", text); }

QString numberText(double value)
{
    const double size = std::abs(value);
    const int decimals = size >= 20 || value == std::round(value) ? 0 : size >= 1 ? 1 : 2;
    return QLocale().toString(value, 'f', decimals).replace('-', QChar(0x2212)); // a true minus
}

} // namespace

const QList<QuestionGroup> &questionGroups()
{
    static const QList<QuestionGroup> groups{
        {"gaze", tr("Gaze"), {"gaze.direction", "eyes.open", "eyes.catchlights", "alive.blank"}},
        {"intention", tr("Intention of expression"), {"mouth.smile", "mouth.open", "expression.units"}},
        {"asymmetry",
         tr("Asymmetry and texture"),
         {"symmetry.face", "skin.texture", "alive.perfect", "alive.plastic"}},
        {"posture", tr("Posture"), {"head.yaw", "head.pitch", "head.roll"}},
        {"background", tr("Background"), {"background.separation", "background.clutter"}},
        {"color", tr("Colour"), {"color.warmth", "color.saturation", "color.palette", "color.cast"}},
        {"light", tr("Light"), {"light.side", "light.ratio", "light.pattern"}},
        {"technical",
         tr("Technical"),
         {"face.count", "face.size", "focus.eyes", "exposure.highlights", "exposure.shadows",
          "exposure.range", "framing.eyeline", "framing.space", "framing.margins", "identity.match",
          "quality.overall"}},
    };
    return groups;
}

QString findingTitle(const std::string &id)
{
    static const std::map<std::string, QString> titles{
        {"face.count", tr("One face")},
        {"face.size", tr("Size of the face")},
        {"gaze.direction", tr("Direction of gaze")},
        {"head.yaw", tr("Head turn")},
        {"head.pitch", tr("Head up or down")},
        {"head.roll", tr("Head tilt")},
        {"eyes.open", tr("Eyes open")},
        {"eyes.catchlights", tr("Catchlights")},
        {"mouth.smile", tr("Smile")},
        {"mouth.open", tr("Mouth open")},
        {"expression.units", tr("Action units")},
        {"symmetry.face", tr("Left and right")},
        {"skin.texture", tr("Skin texture")},
        {"alive.blank", tr("Life in the eyes")},
        {"alive.perfect", tr("Nothing out of order")},
        {"alive.plastic", tr("Skin like plastic")},
        {"focus.eyes", tr("Focus on the eyes")},
        {"exposure.highlights", tr("Highlights")},
        {"exposure.shadows", tr("Shadows")},
        {"exposure.range", tr("Contrast")},
        {"color.warmth", tr("Warmth")},
        {"color.saturation", tr("Saturation")},
        {"color.palette", tr("Palette")},
        {"color.cast", tr("Colour cast")},
        {"light.side", tr("Side of the key light")},
        {"light.ratio", tr("Key to fill")},
        {"light.pattern", tr("Light pattern")},
        {"framing.eyeline", tr("Eye line")},
        {"framing.space", tr("Empty space")},
        {"framing.margins", tr("Margins")},
        {"background.separation", tr("Separation")},
        {"background.clutter", tr("Clutter")},
        {"identity.match", tr("Likeness")},
        {"quality.overall", tr("Picture quality")},
    };
    const auto found = titles.find(id);
    return found == titles.end() ? QString::fromStdString(id) : found->second;
}

QString verdictWord(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Pass:
        return tr("pass");
    case Verdict::Note:
        return tr("note");
    case Verdict::Warn:
        return tr("look again");
    case Verdict::Fail:
        return tr("fail");
    case Verdict::Unmeasured:
        break;
    }
    return tr("could not assess");
}

VerdictShape verdictShape(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Pass:
        return VerdictShape::Check;
    case Verdict::Note:
        return VerdictShape::Dot;
    case Verdict::Warn:
        return VerdictShape::Triangle;
    case Verdict::Fail:
        return VerdictShape::Cross;
    case Verdict::Unmeasured:
        break;
    }
    return VerdictShape::Question;
}

QColor verdictInk(VerdictShape shape, const QPalette &palette)
{
    const ThemeTokens &tokens = themeTokens(themeKindOf(palette));
    switch (shape) {
    case VerdictShape::Check:
        return tokens.pass;
    case VerdictShape::Triangle:
        return tokens.warn;
    case VerdictShape::Cross:
        return tokens.fail;
    case VerdictShape::Dot:
        return tokens.text;
    case VerdictShape::Question:
        break;
    }
    return tokens.muted;
}

QString quantityText(const Quantity &quantity, const std::string &unit)
{
    if (const auto *word = std::get_if<std::string>(&quantity))
        return QString::fromStdString(*word);
    const auto *number = std::get_if<double>(&quantity);
    if (!number)
        return {};
    QString sign = QString::fromStdString(unitBeside(*number, unit));
    if (sign == QStringLiteral("f/"))
        return sign + numberText(*number);
    const bool close = sign.isEmpty() || sign == QStringLiteral("°") || sign.startsWith(':');
    sign.replace(QLatin1Char(' '), QChar(QChar::Nbsp));
    return numberText(*number) + (close ? QString() : QString(QChar(QChar::Nbsp))) + sign;
}

QString measureText(const Finding &finding)
{
    QStringList parts;
    const QString asked = quantityText(finding.asked, finding.unit);
    const QString measured = quantityText(finding.measured, finding.unit);
    if (!asked.isEmpty())
        parts.append(tr("asked %1").arg(asked));
    if (!measured.isEmpty())
        parts.append(tr("measured %1").arg(measured));
    QString text = parts.join(QStringLiteral(" → "));
    if (!measured.isEmpty())
        text += QStringLiteral(" · ") + tr("%1\u00a0%\u00a0sure").arg(qRound(finding.confidence * 100));
    return text;
}

QString sureText(double confidence)
{
    const QString word = confidence >= 0.8   ? tr("quite sure")
                         : confidence >= 0.5 ? tr("fairly sure")
                                             : tr("a hint");
    return tr("%1\u00a0%, %2").arg(qRound(confidence * 100)).arg(word);
}

QString tierText(const std::string &tier)
{
    static const std::map<std::string, QString> names{
        {"A", tr("what is built in")},  {"A+", tr("built-in face points")}, {"B", tr("face finder")},
        {"C", tr("face mesh")},         {"S", tr("subject outline")},       {"I", tr("likeness")},
        {"Q", tr("technical quality")},
    };
    const auto found = names.find(tier);
    const QString id = QString::fromStdString(tier);
    return found == names.end() ? id : tr("%1 (%2)").arg(found->second, id);
}

QStringList changeTexts(const SpecPatch &patch, const PortraitSpec &spec, const ParameterWords &words)
{
    QStringList lines;
    for (const auto &[id, value] : patch.values()) {
        const Control *control = findControl(id);
        if (!control)
            continue;
        const auto read = [&](const ControlValue &given) {
            return QString::fromStdString(words.valueText(*control, given));
        };
        lines.append(
            QStringLiteral("%1: %2 → %3")
                .arg(QString::fromStdString(words.label(id)), read(control->valueIn(spec)), read(value)));
    }
    return lines;
}

} // namespace presence
