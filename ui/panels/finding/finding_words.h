// SPDX-License-Identifier: MIT
#pragma once

#include "core/critique/finding.h"
#include "core/spec/tables/parameter_words.h"
#include "ui/widgets/picture/verdict_icon.h"

#include <QColor>
#include <QList>
#include <QString>
#include <QStringList>

namespace presence {

/// A question that people ask of a portrait, and the findings that answer it.
struct QuestionGroup
{
    QString id; ///< "gaze"
    QString title;
    QStringList findings; ///< ids, in the order of the checklist
};
const QList<QuestionGroup> &questionGroups();

/// "Skin texture" for "skin.texture"; an unknown id gives itself.
QString findingTitle(const std::string &id);

QString verdictWord(Verdict verdict); ///< "pass", "note", "look again", "fail", "could not assess"
VerdictShape verdictShape(Verdict verdict);
QColor verdictInk(VerdictShape shape, const QPalette &palette);

/// "14°", "0.42", "left", or empty.
QString quantityText(const Quantity &quantity, const std::string &unit);
/// "asked 0° → measured 14° · 80 % sure"; leaves out what is not there.
QString measureText(const Finding &finding);

/// "80 %, quite sure".
QString sureText(double confidence);
/// "face mesh (C)": the equipment of a tier.
QString tierText(const std::string &tier);

/// One line a change, "Gaze yaw: 12° → 0°", as the values stand in `spec`.
QStringList changeTexts(const SpecPatch &patch, const PortraitSpec &spec, const ParameterWords &words);

} // namespace presence
