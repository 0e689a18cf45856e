// SPDX-License-Identifier: MIT
#include "core/critique/networks/face_networks.h"

#include "core/critique/detect/yunet.h"
#include "core/critique/face/head_pose.h"
#include "core/critique/networks/brisque.h"
#include "core/critique/networks/face_mesh.h"
#include "core/critique/networks/identity.h"
#include "core/critique/networks/iris.h"
#include "core/critique/networks/segmentation.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

namespace presence {

struct FaceNetworks::Equipment
{
    std::optional<FaceFinder> finder;
    std::optional<FaceMesher> mesher;
    std::optional<IrisReader> irises;
    std::optional<ExpressionReader> expressions;
    std::optional<HeadModel> head;
    std::optional<SubjectFinder> subject;
    std::optional<LikenessReader> likeness;
    std::optional<QualityReader> quality;
    std::vector<Error> problems;
};

namespace {

using Equipment = FaceNetworks::Equipment;

constexpr double leastPresence = 0.5;

/// Reads files from the store and hands them to a loader; remembers what went wrong.
class Loader
{
public:
    Loader(const ModelStore &store, std::vector<Error> &problems)
        : m_store(store)
        , m_problems(problems)
    {
    }

    template <typename Part, typename Parse>
    void load(std::optional<Part> &part, std::string_view id, Parse parse)
    {
        const OptionalModel *model = m_store.find(id);
        if (part || !model)
            return;
        std::vector<std::string> files;
        for (const ModelFile &file : model->files) {
            auto bytes = m_store.read(file.name);
            if (!bytes) {
                if (bytes.error().kind != Error::Kind::NotFound)
                    m_problems.push_back(bytes.error());
                return;
            }
            files.push_back(std::move(*bytes));
        }
        Result<Part> parsed = parse(files);
        if (parsed)
            part = std::move(*parsed);
        else
            m_problems.push_back(parsed.error());
    }

private:
    const ModelStore &m_store;
    std::vector<Error> &m_problems;
};

/// Fills `reading`, one network after the other, until one fails or the caller wants no more.
class FaceReader
{
public:
    FaceReader(const Equipment &equipment, const cv::Mat &bgr, std::stop_token stop)
        : m_equipment(equipment)
        , m_bgr(bgr)
        , m_stop(std::move(stop))
    {
    }

    /// Nothing if the mesh says that this is no face.
    Result<std::optional<FaceReading>> read(const FaceBox &box) const
    {
        FaceReading face;
        face.box = box;
        if (!m_equipment.mesher)
            return std::optional(face);
        auto mesh = m_equipment.mesher->read(m_bgr, box);
        if (!mesh)
            return mesh.error();
        if (mesh->presence < leastPresence)
            return std::optional<FaceReading>();
        face.eyes = eyeOpeningOf(*mesh);
        face.mouth = mouthShapeOf(*mesh);
        if (m_equipment.head)
            face.pose = m_equipment.head->fit(*mesh);
        face.mesh = std::move(*mesh);
        for (const auto step :
             {&FaceReader::readIrises, &FaceReader::readExpressions, &FaceReader::readLikeness}) {
            if (m_stop.stop_requested())
                return Error{Error::Kind::Cancelled, "The review was stopped."};
            if (const auto done = (this->*step)(face); !done)
                return done.error();
        }
        if (face.irises && face.pose)
            face.gaze = gazeOf(*face.mesh, irisesForGaze(face), face.pose->yaw);
        return std::optional(std::move(face));
    }

private:
    Result<> readIrises(FaceReading &face) const
    {
        face.irises = irisesOf(*face.mesh);
        if (!m_equipment.irises)
            return {};
        const auto irises = m_equipment.irises->read(m_bgr, *face.mesh);
        if (!irises)
            return irises.error();
        face.irises = *irises;
        return {};
    }

    Result<> readExpressions(FaceReading &face) const
    {
        if (!m_equipment.expressions || !face.irises)
            return {};
        // The network learned with the mesh's own irises; better ones make its answer worse.
        const auto weights = m_equipment.expressions->read(
            face.mesh->hasIrises() ? *face.mesh : withIrises(*face.mesh, *face.irises));
        if (!weights)
            return weights.error();
        face.expressions = *weights;
        return {};
    }

    Result<> readLikeness(FaceReading &face) const
    {
        if (!m_equipment.likeness)
            return {};
        const auto likeness = m_equipment.likeness->read(m_bgr, *face.mesh);
        if (!likeness)
            return likeness.error();
        face.likeness = *likeness;
        return {};
    }

    /// The mesh follows the gaze better, the iris network the eye: together they are steadier than either.
    static Irises irisesForGaze(const FaceReading &face)
    {
        const auto own = irisesOf(*face.mesh);
        return own ? meanOf(*own, *face.irises) : *face.irises;
    }

    const Equipment &m_equipment;
    const cv::Mat &m_bgr;
    std::stop_token m_stop;
};

FaceBox foundOtherwise(const Region &region, double scale)
{
    FaceBox face;
    face.box = {region.x / scale, region.y / scale, region.width / scale, region.height / scale};
    // Level eyes; the second pass of the mesh corrects the roll.
    face.points[0] = {face.box.x, face.box.y};
    face.points[1] = {face.box.x + face.box.width, face.box.y};
    return face;
}

void scaleTo(Point2 &point, double scale) { point.x *= scale, point.y *= scale; }

/// From pixels of the work copy to those of the picture.
void scaleTo(FaceReading &face, double scale)
{
    for (double *value : {&face.box.box.x, &face.box.box.y, &face.box.box.width, &face.box.box.height})
        *value *= scale;
    for (Point2 &point : face.box.points)
        scaleTo(point, scale);
    if (face.mesh)
        for (Point3 &point : face.mesh->points)
            point = {point.x * scale, point.y * scale, point.z * scale};
    if (face.irises)
        for (Iris *iris : {&face.irises->right, &face.irises->left}) {
            for (Point2 &point : iris->points)
                scaleTo(point, scale);
        }
}

Result<std::vector<FaceBox>> boxesIn(const cv::Mat &bgr, const Equipment &equipment,
                                     std::span<const Region> boxes, double scale)
{
    if (equipment.finder)
        return equipment.finder->find(bgr);
    std::vector<FaceBox> faces;
    for (const Region &box : boxes)
        faces.push_back(foundOtherwise(box, scale));
    return faces;
}

Result<> readPicture(const cv::Mat &bgr, const Equipment &equipment, NetworkReading &reading)
{
    if (equipment.subject) {
        const auto mask = equipment.subject->find(bgr);
        if (!mask)
            return mask.error();
        reading.subject = SubjectMask{mask->cols, mask->rows, {mask->begin<float>(), mask->end<float>()}};
    }
    if (equipment.quality)
        if (const auto quality = equipment.quality->read(bgr))
            reading.degradation = *quality;
    return {};
}

} // namespace

double SubjectMask::share() const
{
    const auto inside = std::ranges::count_if(values, [](float value) { return value > 0.5f; });
    return values.empty() ? 0 : double(inside) / double(values.size());
}

FaceNetworks::FaceNetworks()
    : m_equipment(std::make_shared<const Equipment>())
{
}

FaceNetworks FaceNetworks::load(const ModelStore &store)
{
    auto equipment = std::make_shared<Equipment>();
    Loader loader(store, equipment->problems);
    using Files = std::vector<std::string>;
    loader.load(equipment->finder, "faces", [](Files &files) { return FaceFinder::load(files[0]); });
    loader.load(equipment->mesher, "mesh", [](Files &files) { return FaceMesher::loadWithIrises(files[0]); });
    loader.load(equipment->mesher, "mesh-light",
                [](Files &files) { return FaceMesher::loadWithoutIrises(files[0]); });
    loader.load(equipment->irises, "iris", [](Files &files) { return IrisReader::load(files[0]); });
    loader.load(equipment->expressions, "expressions",
                [](Files &files) { return ExpressionReader::load(files[0]); });
    loader.load(equipment->head, "geometry", [](Files &files) { return HeadModel::parse(files[0]); });
    loader.load(equipment->subject, "segmentation",
                [](Files &files) { return SubjectFinder::load(files[0]); });
    loader.load(equipment->likeness, "identity", [](Files &files) { return LikenessReader::load(files[0]); });
    loader.load(equipment->quality, "quality",
                [](Files &files) { return QualityReader::load(files.at(0), files.at(1)); });
    FaceNetworks networks;
    networks.m_equipment = std::move(equipment);
    return networks;
}

std::vector<std::string> FaceNetworks::tiers() const
{
    std::vector<std::string> tiers;
    const auto add = [&](bool loaded, const char *tier) {
        if (loaded)
            tiers.emplace_back(tier);
    };
    add(m_equipment->finder.has_value(), "B");
    add(m_equipment->mesher.has_value(), "C");
    add(m_equipment->subject.has_value(), "S");
    add(m_equipment->likeness && m_equipment->mesher, "I");
    add(m_equipment->quality.has_value(), "Q");
    return tiers;
}

bool FaceNetworks::findsFaces() const { return m_equipment->finder && m_equipment->mesher; }

const std::vector<Error> &FaceNetworks::problems() const { return m_equipment->problems; }

Result<NetworkReading> FaceNetworks::read(const cv::Mat &bgr, std::span<const Region> boxes,
                                          std::stop_token stop) const
{
    if (bgr.empty() || bgr.type() != CV_8UC3)
        return Error{Error::Kind::BadInput, "The picture must have three channels of 8 bits."};
    try {
        const double scale = std::max(1.0, double(std::max(bgr.cols, bgr.rows)) / workSide);
        cv::Mat work = bgr;
        if (scale > 1)
            cv::resize(bgr, work,
                       cv::Size(std::max(1, int(bgr.cols / scale)), std::max(1, int(bgr.rows / scale))), 0, 0,
                       cv::INTER_AREA);
        const auto found = boxesIn(work, *m_equipment, boxes, scale);
        if (!found)
            return found.error();
        NetworkReading reading;
        const FaceReader reader(*m_equipment, work, stop);
        for (std::size_t i = 0; i < found->size() && i < mostFaces; ++i) {
            auto face = reader.read((*found)[i]);
            if (!face)
                return face.error();
            if (!*face)
                continue;
            scaleTo(**face, scale);
            reading.faces.push_back(std::move(**face));
        }
        if (stop.stop_requested())
            return Error{Error::Kind::Cancelled, "The review was stopped."};
        if (const auto done = readPicture(work, *m_equipment, reading); !done)
            return done.error();
        return reading;
    } catch (const std::exception &problem) {
        return Error{Error::Kind::Internal, "The networks failed on this picture.", problem.what()};
    }
}

} // namespace presence
