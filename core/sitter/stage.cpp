// SPDX-License-Identifier: MIT
#include "core/sitter/stage.h"

#include "core/sitter/light/shading.h"

namespace presence {

void Stage::measure(std::optional<Vec3> eye, Workers &workers, std::stop_token stop)
{
    for (Mesh &mesh : m_figure.parts()) {
        // Eyes and mouth open and close, strands know their depth: they keep their rays.
        if (mesh.material != Material::Skin && mesh.material != Material::Garment)
            continue;
        mesh.open.resize(mesh.position.size());
        constexpr std::size_t chunk = 512;
        workers.run(int((mesh.position.size() + chunk - 1) / chunk), stop, [&](int i) {
            const std::size_t first = std::size_t(i) * chunk;
            bakeOpenness(m_scene, mesh, first, std::min(first + chunk, mesh.open.size()), eye);
        });
        smoothOpenness(mesh);
    }
}

void Stage::measureOpenness(Vec3 eye, Workers &workers, std::stop_token stop)
{
    if (m_draft || m_measuredFor == eye)
        return;
    measure(eye, workers, stop);
    if (!stop.stop_requested())
        m_measuredFor = eye;
}

void Stage::refit()
{
    for (std::size_t part = 0; part < m_figure.parts().size(); ++part)
        if (m_figure.changed(part))
            m_scene.moved(part);
    m_scene.commit();
}

void Stage::place(const Likeness &likeness, const HairStyle &hair, const FaceMotion &motion, const Eyes &eyes,
                  const BodyPose &body, Workers &workers)
{
    constexpr float draftFineness = 0.4f;
    const float fineness = m_draft ? draftFineness : 1.0f;
    // New geometry is first built at rest, so that no picture depends on the poses before it.
    if (!m_built || m_figure.differs(likeness, hair)) {
        m_figure.pose(likeness, hair, {}, eyesLookingAt({0, 0, 150}, {}), {}, fineness);
        m_scene.rebuild(m_figure.parts());
        m_scene.commit();
        if (m_draft)
            measure({}, workers, {});
        m_built = true;
    }
    m_figure.pose(likeness, hair, motion, eyes, body, fineness);
    if (m_figure.changed(0))
        m_measuredFor.reset();
    refit();
}

} // namespace presence
