// SPDX-License-Identifier: MIT
#include "ui/panels/finding/finding_marks.h"

#include "ui/panels/finding/finding_words.h"

namespace presence {

namespace {

PictureMark::Kind kindOf(Mark::Kind kind)
{
    switch (kind) {
    case Mark::Kind::Points:
        return PictureMark::Kind::Points;
    case Mark::Kind::Line:
        return PictureMark::Kind::Line;
    case Mark::Kind::Outline:
        return PictureMark::Kind::Outline;
    case Mark::Kind::Arrow:
        break;
    }
    return PictureMark::Kind::Arrow;
}

} // namespace

QList<PictureMark> marksOf(const Finding &finding)
{
    QList<PictureMark> marks;
    for (const Region &region : finding.regions)
        marks += PictureMark::box({region.x, region.y, region.width, region.height});
    for (const Mark &mark : finding.marks) {
        QPolygonF points;
        for (const auto &[x, y] : mark.points)
            points += QPointF(x, y);
        if (!points.isEmpty())
            marks += PictureMark{kindOf(mark.kind), points, QString::fromStdString(mark.label)};
    }
    return marks;
}

QString legendOf(const Finding &finding)
{
    return QStringLiteral("%1: %2").arg(findingTitle(finding.id), verdictWord(finding.verdict));
}

} // namespace presence
