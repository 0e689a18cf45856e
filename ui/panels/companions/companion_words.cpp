// SPDX-License-Identifier: MIT
#include "ui/panels/companions/companion_words.h"

#include "core/sitter/maps/maps.h"

#include <QCoreApplication>

namespace presence {

namespace {

struct Companions
{
    Q_DECLARE_TR_FUNCTIONS(Companions)
};

CompanionWords mapWords(MapKind kind)
{
    using C = Companions;
    switch (kind) {
    case MapKind::Depth:
        return {C::tr("Depth"), C::tr("Near is white. For ControlNet models named “depth”.")};
    case MapKind::Normal:
        return {C::tr("Normals"), C::tr("Directions of surfaces as colours. For “normalbae”.")};
    case MapKind::Edges:
        return {C::tr("Edges"), C::tr("White outlines on black. For “canny” and “lineart”.")};
    case MapKind::Segmentation:
        return {C::tr("Regions"), C::tr("Skin, eyes, brows, lips, hair and garment, each in its colour.")};
    case MapKind::SegmentationAde:
        return {C::tr("Regions for ControlNet"),
                C::tr("Person and wall in the colours of ADE20K. For “seg”.")};
    case MapKind::Landmarks:
        return {C::tr("Face points"), C::tr("The 70 white points of OpenPose. For “openpose”.")};
    case MapKind::FaceLines:
        return {C::tr("Face lines"), C::tr("The points joined by lines.")};
    case MapKind::Pose:
        return {C::tr("Pose"), C::tr("Body in colours, face in white. For “openpose”.")};
    }
    return {};
}

} // namespace

CompanionWords companionWords(const std::string &kind)
{
    using C = Companions;
    if (kind == "likeness")
        return {C::tr("Likeness"), C::tr("A picture of the person whose face is to be kept")};
    if (kind == "style")
        return {C::tr("Style"), C::tr("A picture whose manner is to be taken over, not what it shows")};
    if (kind == "init")
        return {
            C::tr("Start picture"),
            C::tr("The picture to begin with. The more of it is kept, the closer the result stays to it.")};
    if (const auto map = mapKindFromId(kind))
        return mapWords(*map);
    return {QString::fromStdString(kind), {}};
}

const std::vector<std::string> &companionKinds()
{
    static const std::vector<std::string> kinds = [] {
        std::vector<std::string> all{"likeness", "style", "init"};
        for (const MapInfo &info : mapInfos())
            all.emplace_back(info.id);
        return all;
    }();
    return kinds;
}

QString refusalText(Refusal refusal, const BackendInfo &backend)
{
    using C = Companions;
    const QString name = QString::fromStdString(backend.name);
    switch (refusal) {
    case Refusal::None:
        break;
    case Refusal::Pictures:
        return C::tr("%1 takes no pictures").arg(name);
    case Refusal::Kind:
        return C::tr("not with %1").arg(name);
    case Refusal::Model:
        return C::tr("with another model only");
    case Refusal::Count:
        return C::tr("at most %1 go along").arg(backend.largestPictures);
    }
    return {};
}

} // namespace presence
