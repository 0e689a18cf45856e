// SPDX-License-Identifier: MIT
#pragma once

#include "core/critique/face/face_measures.h"
#include "core/critique/models/model_store.h"
#include "core/critique/networks/blendshapes.h"

#include <memory>
#include <optional>
#include <span>
#include <stop_token>

namespace cv {
class Mat;
}

namespace presence {

/// Everything the installed networks say about one face. A part is missing if its model is not installed or
/// what it rests on is missing.
struct FaceReading
{
    FaceBox box;
    std::optional<FaceMesh> mesh;
    std::optional<HeadPose> pose;    ///< mesh and geometry
    std::optional<Irises> irises;    ///< iris network, else the mesh's own
    std::optional<Gaze> gaze;        ///< irises and pose
    std::optional<EyeOpening> eyes;  ///< mesh
    std::optional<MouthShape> mouth; ///< mesh
    std::optional<ExpressionWeights> expressions;
    std::optional<FaceLikeness> likeness;
};

/// How likely each cell of a grid over the whole picture belongs to the subject, 0–1, row by row.
struct SubjectMask
{
    int width = 0, height = 0;
    std::vector<float> values;
    double share() const; ///< of cells above one half
};

struct NetworkReading
{
    std::vector<FaceReading> faces; ///< the main one first
    std::optional<SubjectMask> subject;
    std::optional<double> degradation; ///< BRISQUE, 0 good – 100 bad
};

/// The installed optional networks, loaded once. Immutable and cheap to copy; `read` may be called from
/// several threads at once, and gives the same answer for the same picture.
class FaceNetworks
{
public:
    FaceNetworks(); ///< nothing installed: every reading is empty

    /// Loads whatever is installed; what is absent is left out, what is damaged is left out and told in
    /// `problems`.
    static FaceNetworks load(const ModelStore &store);

    /// Of what is loaded, in the order B, C, S, I, Q. C means a mesh.
    std::vector<std::string> tiers() const;
    const std::vector<Error> &problems() const;

    /// It finds faces itself and has the mesh to confirm them, so that no cascade is needed.
    bool findsFaces() const;

    /// `bgr`: 8 bit, three channels, upright. Results are in its pixels; work is done on a copy whose longer
    /// side is at most `workSide`, so that large pictures cost no more. `boxes` are faces found otherwise;
    /// they are looked at where the face finder is not installed. A face must be confirmed by the mesh, if
    /// there is one; at most `mostFaces` are looked at. Errors: Cancelled, or Internal if a network fails.
    Result<NetworkReading> read(const cv::Mat &bgr, std::span<const Region> boxes = {},
                                std::stop_token stop = {}) const;

    static constexpr int workSide = 1280;
    static constexpr std::size_t mostFaces = 4;

    struct Equipment;

private:
    std::shared_ptr<const Equipment> m_equipment;
};

} // namespace presence
