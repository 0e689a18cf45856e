// SPDX-License-Identifier: MIT
#include "core/sitter/light/scene.h"

#include "core/sitter/form/hair.h"
#include "core/sitter/light/embree.h"

#include <limits>

namespace presence {

struct Scene::Impl
{
    struct Part
    {
        const Mesh *mesh = nullptr;
        float fray = 0;
    };

    RTCDevice device = rtcNewDevice(nullptr);
    RTCScene scene = rtcNewScene(device);
    std::vector<Part> parts;

    ~Impl()
    {
        rtcReleaseScene(scene);
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

/// Lets rays pass between the strands at the edge of the hair.
void passBetweenStrands(const RTCFilterFunctionNArguments *args)
{
    if (args->valid[0] != -1)
        return;
    const auto *part = static_cast<const Scene::Impl::Part *>(args->geometryUserPtr);
    const auto *hit = reinterpret_cast<const RTCHit *>(args->hit);
    const SurfacePoint place =
        interpolated(part->mesh->surface, part->mesh->triangles[hit->primID], hit->u, hit->v);
    if (isBetweenStrands(place, part->fray))
        args->valid[0] = 0;
}

} // namespace

Scene::Scene()
    : m_impl(std::make_unique<Impl>())
{
    rtcSetSceneFlags(m_impl->scene, RTCSceneFlags(RTC_SCENE_FLAG_DYNAMIC | RTC_SCENE_FLAG_ROBUST));
    rtcSetSceneBuildQuality(m_impl->scene, RTC_BUILD_QUALITY_LOW);
}

Scene::~Scene() = default;

void Scene::rebuild(std::span<const Mesh> meshes, float fray)
{
    for (unsigned i = 0; i < m_impl->parts.size(); ++i)
        rtcDetachGeometry(m_impl->scene, i);
    m_impl->parts.clear();
    for (const Mesh &mesh : meshes)
        m_impl->parts.push_back({&mesh, fray});
    for (unsigned i = 0; i < meshes.size(); ++i) {
        const Mesh &mesh = meshes[i];
        RTCGeometry geometry = rtcNewGeometry(m_impl->device, RTC_GEOMETRY_TYPE_TRIANGLE);
        rtcSetGeometryBuildQuality(geometry, RTC_BUILD_QUALITY_REFIT);
        rtcSetSharedGeometryBuffer(geometry, RTC_BUFFER_TYPE_VERTEX, 0, RTC_FORMAT_FLOAT3,
                                   mesh.position.data(), 0, sizeof(Vec3), mesh.position.size());
        rtcSetSharedGeometryBuffer(geometry, RTC_BUFFER_TYPE_INDEX, 0, RTC_FORMAT_UINT3,
                                   mesh.triangles.data(), 0, sizeof(mesh.triangles[0]),
                                   mesh.triangles.size());
        if (mesh.material == Material::Hair) {
            rtcSetGeometryUserData(geometry, &m_impl->parts[i]);
            rtcSetGeometryIntersectFilterFunction(geometry, passBetweenStrands);
            rtcSetGeometryOccludedFilterFunction(geometry, passBetweenStrands);
        }
        rtcCommitGeometry(geometry);
        rtcAttachGeometryByID(m_impl->scene, geometry, i);
        rtcReleaseGeometry(geometry);
    }
}

void Scene::moved(std::size_t part)
{
    RTCGeometry geometry = rtcGetGeometry(m_impl->scene, unsigned(part));
    rtcUpdateGeometryBuffer(geometry, RTC_BUFFER_TYPE_VERTEX, 0);
    rtcCommitGeometry(geometry);
}

void Scene::commit() { rtcCommitScene(m_impl->scene); }

std::optional<Hit> Scene::nearest(Vec3 origin, Vec3 direction) const
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
    traceNearest(m_impl->scene, ray);
    if (ray.hit.geomID == RTC_INVALID_GEOMETRY_ID)
        return {};
    const Mesh &mesh = *m_impl->parts[ray.hit.geomID].mesh;
    const auto &corner = mesh.triangles[ray.hit.primID];
    Hit hit;
    hit.position = origin + direction * ray.ray.tfar;
    hit.normal = normalized(interpolated(mesh.normal, corner, ray.hit.u, ray.hit.v));
    if (dot(hit.normal, direction) > 0 && mesh.material == Material::Hair)
        hit.normal = -hit.normal;
    hit.surface = interpolated(mesh.surface, corner, ray.hit.u, ray.hit.v);
    if (!mesh.flow.empty())
        hit.flow = normalized(interpolated(mesh.flow, corner, ray.hit.u, ray.hit.v));
    hit.material = mesh.material;
    hit.part = ray.hit.geomID;
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
    traceAny(m_impl->scene, ray);
    return ray.tfar < 0;
}

} // namespace presence
