// SPDX-License-Identifier: MIT
#include "core/sitter/light/scene.h"

#include "core/sitter/light/embree.h"

#include <limits>

namespace presence {

struct Scene::Impl
{
    struct Part
    {
        const Mesh *mesh = nullptr;
        bool curves = false; ///< remembered: the mesh may be gone when its geometry is taken out
        std::vector<std::array<float, 4>> curve; ///< points and radii as Embree wants them

        void takeCurve()
        {
            curve.resize(mesh->position.size());
            for (std::size_t i = 0; i < curve.size(); ++i)
                curve[i] = {mesh->position[i].x, mesh->position[i].y, mesh->position[i].z, mesh->radius[i]};
        }
    };

    RTCDevice device = rtcNewDevice(nullptr);
    RTCScene solid = rtcNewScene(device);   ///< the surfaces; they alone cast shadows
    RTCScene strands = rtcNewScene(device); ///< the curves: single hairs would shade as specks
    std::vector<Part> parts;

    RTCScene sceneOf(std::size_t part) const { return parts[part].curves ? strands : solid; }
    std::optional<Hit> trace(Vec3 origin, Vec3 direction) const;

    ~Impl()
    {
        rtcReleaseScene(strands);
        rtcReleaseScene(solid);
        rtcReleaseDevice(device);
    }
};

namespace {

template <typename T>
T interpolated(const std::vector<T> &values, const std::array<std::uint32_t, 3> &corner, float u, float v);

template <>
Vec3 interpolated(const std::vector<Vec3> &values, const std::array<std::uint32_t, 3> &corner, float u,
                  float v)
{
    return values[corner[0]] * (1 - u - v) + values[corner[1]] * u + values[corner[2]] * v;
}

template <>
SurfacePoint interpolated(const std::vector<SurfacePoint> &values, const std::array<std::uint32_t, 3> &corner,
                          float u, float v)
{
    SurfacePoint a = values[corner[0]], b = values[corner[1]], c = values[corner[2]];
    // Angles jump from +π to −π where a form closes behind.
    if (std::max({a.u, b.u, c.u}) - std::min({a.u, b.u, c.u}) > 5)
        return a;
    const float w = 1 - u - v;
    return {a.u * w + b.u * u + c.u * v, a.v * w + b.v * u + c.v * v};
}

/// The layer below the strands frays toward its edge and tips: more and more narrow gaps along the flow.
bool betweenLocks(const Hit &hit)
{
    constexpr float whole = 0.80f;
    if (hit.material != Material::Hair || hit.curve || hit.surface.v < whole)
        return false;
    const float share = (hit.surface.v - whole) / (1 - whole);
    const float lock = 0.6f * noise({hit.surface.u * 5.5f, hit.surface.v * 4, 1}) +
                       0.4f * noise({hit.surface.u * 1.9f, hit.surface.v * 3, 5});
    return lock < 0.15f + 0.75f * share;
}

} // namespace

Scene::Scene(bool compact)
    : m_impl(std::make_unique<Impl>())
{
    for (const RTCScene scene : {m_impl->solid, m_impl->strands}) {
        rtcSetSceneFlags(scene, RTCSceneFlags(RTC_SCENE_FLAG_DYNAMIC | RTC_SCENE_FLAG_ROBUST |
                                              (compact ? RTC_SCENE_FLAG_COMPACT : RTC_SCENE_FLAG_NONE)));
        rtcSetSceneBuildQuality(scene, RTC_BUILD_QUALITY_LOW);
    }
}

Scene::~Scene() = default;

void Scene::rebuild(std::span<const Mesh> meshes)
{
    for (unsigned i = 0; i < m_impl->parts.size(); ++i)
        rtcDetachGeometry(m_impl->sceneOf(i), i);
    m_impl->parts.clear();
    for (const Mesh &mesh : meshes)
        m_impl->parts.push_back({&mesh, mesh.isCurves(), {}});
    for (unsigned i = 0; i < meshes.size(); ++i) {
        const Mesh &mesh = meshes[i];
        const bool curves = mesh.isCurves();
        RTCGeometry geometry = rtcNewGeometry(m_impl->device, curves ? RTC_GEOMETRY_TYPE_FLAT_LINEAR_CURVE
                                                                     : RTC_GEOMETRY_TYPE_TRIANGLE);
        rtcSetGeometryBuildQuality(geometry, RTC_BUILD_QUALITY_REFIT);
        if (curves) {
            m_impl->parts[i].takeCurve();
            const auto &curve = m_impl->parts[i].curve;
            rtcSetSharedGeometryBuffer(geometry, RTC_BUFFER_TYPE_VERTEX, 0, RTC_FORMAT_FLOAT4, curve.data(),
                                       0, sizeof(curve[0]), curve.size());
            rtcSetSharedGeometryBuffer(geometry, RTC_BUFFER_TYPE_INDEX, 0, RTC_FORMAT_UINT,
                                       mesh.segments.data(), 0, sizeof(mesh.segments[0]),
                                       mesh.segments.size());
        } else {
            rtcSetSharedGeometryBuffer(geometry, RTC_BUFFER_TYPE_VERTEX, 0, RTC_FORMAT_FLOAT3,
                                       mesh.position.data(), 0, sizeof(Vec3), mesh.position.size());
            rtcSetSharedGeometryBuffer(geometry, RTC_BUFFER_TYPE_INDEX, 0, RTC_FORMAT_UINT3,
                                       mesh.triangles.data(), 0, sizeof(mesh.triangles[0]),
                                       mesh.triangles.size());
        }
        rtcCommitGeometry(geometry);
        rtcAttachGeometryByID(m_impl->sceneOf(i), geometry, i);
        rtcReleaseGeometry(geometry);
    }
}

void Scene::moved(std::size_t part)
{
    if (m_impl->parts[part].mesh->isCurves())
        m_impl->parts[part].takeCurve();
    RTCGeometry geometry = rtcGetGeometry(m_impl->sceneOf(part), unsigned(part));
    rtcUpdateGeometryBuffer(geometry, RTC_BUFFER_TYPE_VERTEX, 0);
    rtcCommitGeometry(geometry);
}

void Scene::commit()
{
    rtcCommitScene(m_impl->solid);
    rtcCommitScene(m_impl->strands);
}

std::optional<Hit> Scene::nearest(Vec3 origin, Vec3 direction) const
{
    std::optional<Hit> hit = m_impl->trace(origin, direction);
    for (int gaps = 0; hit && gaps < 3 && betweenLocks(*hit); ++gaps)
        hit = m_impl->trace(hit->position + direction * 0.02f, direction);
    return hit;
}

std::optional<Hit> Scene::Impl::trace(Vec3 origin, Vec3 direction) const
{
    RTCRayHit ray{};
    ray.ray.org_x = origin.x;
    ray.ray.org_y = origin.y;
    ray.ray.org_z = origin.z;
    ray.ray.dir_x = direction.x;
    ray.ray.dir_y = direction.y;
    ray.ray.dir_z = direction.z;
    ray.ray.tfar = std::numeric_limits<float>::infinity();
    ray.ray.mask = ~0u;
    ray.hit.geomID = RTC_INVALID_GEOMETRY_ID;
    ray.hit.instID[0] = RTC_INVALID_GEOMETRY_ID;
    traceNearest(solid, ray);
    traceNearest(strands, ray); // ends at what was found so far
    if (ray.hit.geomID == RTC_INVALID_GEOMETRY_ID)
        return {};
    const Mesh &mesh = *parts[ray.hit.geomID].mesh;
    const bool curves = mesh.isCurves();
    const std::uint32_t first = curves ? mesh.segments[ray.hit.primID] : 0;
    const auto corner = curves ? std::array{first, first + 1, first + 1} : mesh.triangles[ray.hit.primID];
    const float u = ray.hit.u, v = curves ? 0 : ray.hit.v;
    Hit hit;
    hit.position = origin + direction * ray.ray.tfar;
    hit.normal = normalized(interpolated(mesh.normal, corner, u, v));
    if (curves)
        hit.normal = mesh.turn(hit.normal);
    if (dot(hit.normal, direction) > 0 && mesh.material == Material::Hair && !curves)
        hit.normal = -hit.normal;
    hit.surface = interpolated(mesh.surface, corner, u, v);
    if (!mesh.flow.empty())
        hit.flow = mesh.turn(normalized(interpolated(mesh.flow, corner, u, v)));
    const auto share = [&](const std::vector<float> &values) {
        return values[corner[0]] * (1 - u - v) + values[corner[1]] * u + values[corner[2]] * v;
    };
    if (!mesh.coverage.empty())
        hit.coverage = share(mesh.coverage);
    if (!mesh.open.empty())
        hit.open = share(mesh.open);
    hit.material = mesh.material;
    hit.part = ray.hit.geomID;
    hit.curve = curves;
    return hit;
}

bool Scene::blocked(Vec3 origin, Vec3 direction, float distance) const
{
    RTCRay ray{};
    ray.org_x = origin.x;
    ray.org_y = origin.y;
    ray.org_z = origin.z;
    ray.dir_x = direction.x;
    ray.dir_y = direction.y;
    ray.dir_z = direction.z;
    ray.tnear = 0.02f;
    ray.tfar = distance;
    ray.mask = ~0u;
    traceAny(m_impl->solid, ray);
    return ray.tfar < 0;
}

} // namespace presence
