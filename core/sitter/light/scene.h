// SPDX-License-Identifier: MIT
#pragma once

#include "core/sitter/form/mesh.h"

#include <memory>
#include <optional>
#include <span>

namespace presence {

/// What a ray met.
struct Hit
{
    Vec3 position, normal, flow;
    SurfacePoint surface;
    float coverage = 0; ///< as Mesh::coverage
    float open = -1;    ///< as Mesh::open; −1 if unknown
    Material material = Material::Skin;
    bool curve = false; ///< a strand, not a surface
    std::uint32_t part = 0;
};

/// The meshes in Embree. Queries may run on many threads; changes only between frames.
class Scene
{
public:
    /// `compact` saves a quarter of the memory and costs a tenth of the speed.
    explicit Scene(bool compact = false);
    ~Scene();
    Scene(const Scene &) = delete;
    Scene &operator=(const Scene &) = delete;

    /// Takes the meshes by reference: they must stay where they are until the next rebuild, and their
    /// positions must have room for one more (Embree reads 16 bytes at the last one).
    void rebuild(std::span<const Mesh> meshes);
    /// The vertices of this part moved.
    void moved(std::size_t part);
    void commit();

    std::optional<Hit> nearest(Vec3 origin, Vec3 direction) const;
    /// By a surface; single strands let light through.
    bool blocked(Vec3 origin, Vec3 direction, float distance) const;

    struct Impl;

private:
    std::unique_ptr<Impl> m_impl;
};

} // namespace presence
