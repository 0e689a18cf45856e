// SPDX-License-Identifier: MIT
#include "core/critique/measure/light_fit.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <opencv2/imgproc.hpp>

namespace presence::critique {

namespace {

constexpr double degrees = 180 / CV_PI;

// Polygons of MediaPipe's face mesh; sides are the subject's.
constexpr std::array rightCheek{117, 118, 101, 36, 205, 187, 123};
constexpr std::array leftCheek{346, 347, 330, 266, 425, 411, 352};
constexpr std::array rightEye{226, 247, 30, 29, 27, 28, 56, 190, 243, 112, 26, 22, 23, 24, 110, 25};
constexpr std::array leftEye{446, 467, 260, 259, 257, 258, 286, 414, 463, 341, 256, 252, 253, 254, 339, 255};
constexpr std::array rightBrow{70, 63, 105, 66, 107, 55, 65, 52, 53, 46};
constexpr std::array leftBrow{300, 293, 334, 296, 336, 285, 295, 282, 283, 276};
constexpr std::array lips{61,  146, 91,  181, 84,  17, 314, 405, 321, 375,
                          291, 409, 270, 269, 267, 0,  37,  39,  40,  185};
constexpr std::array nostrils{98, 97, 2, 326, 327, 294, 278, 344, 4, 115, 48, 64};

double medianOf(std::vector<float> values)
{
    if (values.empty())
        return 0;
    const auto middle = values.begin() + std::ptrdiff_t(values.size() / 2);
    std::ranges::nth_element(values, middle);
    return *middle;
}

double medianIn(const cv::Mat &values, const cv::Rect &area)
{
    std::vector<float> inside;
    for (int y = area.y; y < area.br().y; ++y)
        inside.insert(inside.end(), values.ptr<float>(y) + area.x, values.ptr<float>(y) + area.br().x);
    return medianOf(std::move(inside));
}

const FaceMesh *wholeMesh(const Observation &seen)
{
    const bool whole =
        seen.reading && seen.reading->mesh && seen.reading->mesh->points.size() >= mesh::pointCount;
    return whole ? &*seen.reading->mesh : nullptr;
}

/// The surroundings of the face at work size, luminance smoothed, where the face's points lie on it, and
/// where the person is. On a turned head the points of the far cheek lie on the wall behind it as easily as
/// on skin, which a light wall turns into a light from there (own measurement: of 65 renders turned up to 30°
/// the side was wrong on 5, all with dark skin; within the outline on none).
class LitFace
{
public:
    LitFace(const Observation &seen, const FaceMesh &mesh)
    {
        std::vector<cv::Point2f> points;
        for (std::size_t i = 0; i < mesh::pointCount; ++i)
            points.emplace_back(float(mesh.points[i].x / seen.picture.scale),
                                float(mesh.points[i].y / seen.picture.scale));
        m_area = cv::boundingRect(points) & cv::Rect(0, 0, seen.picture.work.cols, seen.picture.work.rows);
        if (m_area.width < 8 || m_area.height < 8)
            return;
        luminance = toLuminance(seen.picture.work(m_area));
        cv::GaussianBlur(luminance, luminance, {0, 0}, std::max(0.6, m_area.width / 100.0));
        for (const cv::Point2f &point : points)
            at.emplace_back(point.x - float(m_area.x), point.y - float(m_area.y));
        person = cv::Mat(luminance.size(), CV_8U, cv::Scalar(255));
        if (seen.subject) {
            const int margin = 2 * std::max(1, int(std::lround(m_area.width / 40.0))) + 1;
            cv::Mat inside;
            cv::erode(seen.subject->mask, inside,
                      cv::getStructuringElement(cv::MORPH_ELLIPSE, {margin, margin}));
            inside(m_area).copyTo(person);
        }
    }

    template <std::size_t N>
    void fill(cv::Mat &mask, const std::array<int, N> &indices, int value) const
    {
        std::vector<cv::Point> corners;
        for (const int index : indices)
            corners.emplace_back(cv::Point(at[std::size_t(index)]));
        cv::fillPoly(mask, std::vector<std::vector<cv::Point>>{corners}, cv::Scalar(value));
    }

    /// Of the luminance on the person; empty where hardly anything of it is in sight.
    template <std::size_t N>
    std::optional<double> median(const std::array<int, N> &indices) const
    {
        constexpr int fewest = 9; // pixels
        cv::Mat mask = cv::Mat::zeros(luminance.size(), CV_8U);
        fill(mask, indices, 255);
        mask &= person;
        if (cv::countNonZero(mask) < fewest)
            return {};
        std::vector<float> inside;
        for (int y = 0; y < mask.rows; ++y)
            for (int x = 0; x < mask.cols; ++x)
                if (mask.at<std::uint8_t>(y, x))
                    inside.push_back(luminance.at<float>(y, x));
        return medianOf(std::move(inside));
    }

    cv::Mat luminance;
    cv::Mat person; ///< 8-bit mask, without the very edge of the outline
    std::vector<cv::Point2f> at;

private:
    cv::Rect m_area;
};

struct Facet
{
    cv::Vec3d normal; ///< x image right, y up, z to the camera
    double area = 0;  ///< as seen, work pixels
    double light = 0;
};

std::vector<Facet> facetsOf(const LitFace &face, const FaceMesh &mesh, double scale)
{
    cv::Mat skin = face.person.clone();
    face.fill(skin, rightEye, 0);
    face.fill(skin, leftEye, 0);
    face.fill(skin, rightBrow, 0);
    face.fill(skin, leftBrow, 0);
    face.fill(skin, lips, 0);
    face.fill(skin, nostrils, 0);
    const cv::Rect frame(0, 0, skin.cols, skin.rows);
    cv::Subdiv2D net(cv::Rect(-2, -2, skin.cols + 4, skin.rows + 4));
    std::map<std::pair<float, float>, std::size_t> index;
    for (std::size_t i = 0; i < face.at.size(); ++i)
        if (frame.contains(cv::Point(face.at[i])) &&
            index.emplace(std::pair(face.at[i].x, face.at[i].y), i).second)
            net.insert(face.at[i]);
    std::vector<cv::Vec6f> triangles;
    net.getTriangleList(triangles);
    std::vector<Facet> facets;
    for (const cv::Vec6f &t : triangles) {
        std::array<cv::Vec3d, 3> corner;
        cv::Point2d middle;
        bool known = true;
        for (int k = 0; k < 3; ++k) {
            const auto found = index.find({t[2 * k], t[2 * k + 1]});
            known = known && found != index.end();
            if (!known)
                break;
            const Point3 &p = mesh.points[found->second];
            corner[std::size_t(k)] = {p.x / scale, -p.y / scale, -p.z / scale};
            middle += cv::Point2d(t[2 * k], t[2 * k + 1]) / 3.0;
        }
        if (!known || !frame.contains(cv::Point(middle)) || !skin.at<std::uint8_t>(cv::Point(middle)))
            continue;
        cv::Vec3d normal = (corner[1] - corner[0]).cross(corner[2] - corner[0]);
        const double twice = std::abs(normal[2]), length = cv::norm(normal);
        if (length < 1e-9 || twice / length < 0.2) // grazing: hardly seen
            continue;
        normal *= (normal[2] < 0 ? -1 : 1) / length;
        facets.push_back({normal, twice / 2, face.luminance.at<float>(cv::Point(middle))});
    }
    return facets;
}

/// c and a of Y = c + a·n.
cv::Vec4d fitted(const std::vector<Facet> &facets)
{
    std::vector<double> trust(facets.size(), 1);
    cv::Vec4d answer;
    for (int round = 0; round < 10; ++round) {
        cv::Matx44d normal = cv::Matx44d::zeros();
        cv::Vec4d right;
        for (std::size_t i = 0; i < facets.size(); ++i) {
            const Facet &f = facets[i];
            const cv::Vec4d row(1, f.normal[0], f.normal[1], f.normal[2]);
            const double weight = f.area * trust[i];
            normal += weight * row * row.t();
            right += weight * f.light * row;
        }
        for (int i = 0; i < 4; ++i)
            normal(i, i) *= 1.001;
        answer = normal.solve(right, cv::DECOMP_CHOLESKY);
        std::vector<float> misses;
        for (const Facet &f : facets)
            misses.push_back(
                float(std::abs(f.light - answer.dot(cv::Vec4d(1, f.normal[0], f.normal[1], f.normal[2])))));
        const double bend = 1.345 * 1.4826 * medianOf(misses) + 1e-9; // Huber's usual constant
        for (std::size_t i = 0; i < facets.size(); ++i)
            trust[i] = std::min(1.0, bend / std::max(1e-12, double(misses[i])));
    }
    return answer;
}

} // namespace

double CheekLight::brighter() const { return std::max(left, right); }

double CheekLight::stops() const
{
    constexpr double darkest = 0.001; // below this 8-bit values are all noise
    return std::log2(std::max(darkest, left) / std::max(darkest, right));
}

CheekLight cheekLight(const Observation &seen)
{
    if (const FaceMesh *mesh = wholeMesh(seen)) {
        const LitFace face(seen, *mesh);
        if (!face.at.empty()) {
            const auto left = face.median(leftCheek), right = face.median(rightCheek);
            return {left.value_or(0), right.value_or(0), left && right};
        }
    }
    return {medianIn(seen.patch->luminance, seen.patch->leftCheek),
            medianIn(seen.patch->luminance, seen.patch->rightCheek)};
}

std::optional<LightFit> fitLight(const Observation &seen)
{
    const FaceMesh *mesh = wholeMesh(seen);
    if (!mesh)
        return {};
    const LitFace face(seen, *mesh);
    if (face.at.empty())
        return {};
    const auto facets = facetsOf(face, *mesh, seen.picture.scale);
    if (facets.size() < 60)
        return {};
    const cv::Vec4d model = fitted(facets);
    double weight = 0, mean = 0, spread = 0, left = 0;
    for (const Facet &f : facets) {
        weight += f.area;
        mean += f.area * f.light;
    }
    mean /= weight;
    for (const Facet &f : facets) {
        const double miss = f.light - model.dot(cv::Vec4d(1, f.normal[0], f.normal[1], f.normal[2]));
        spread += f.area * (f.light - mean) * (f.light - mean);
        left += f.area * miss * miss;
    }
    const cv::Vec3d a(model[1], model[2], model[3]);
    const double yaw = seen.reading->pose ? seen.reading->pose->yaw : 0;
    LightFit fit;
    fit.azimuth = std::atan2(a[0], std::max(1e-9, a[2])) * degrees - yaw;
    fit.elevation = std::atan2(a[1], std::hypot(a[0], a[2])) * degrees;
    fit.modelling = cv::norm(a) / std::max(1e-6, mean);
    fit.explained = spread > 0 ? std::clamp(1 - left / spread, 0.0, 1.0) : 0;
    return fit;
}

} // namespace presence::critique
