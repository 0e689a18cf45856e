// SPDX-License-Identifier: MIT
#pragma once

#include "core/spec/patch/spec_patch.h"
#include "ui/panels/direct/group_head.h"
#include "ui/widgets/studio/studio_plan.h"

class QLabel;

namespace presence {

class HeightArc;

/// The light as a plan of the studio: lamps to drag around the head, their height from the side, and what
/// this light does to the face. The same values stand below as rows.
class LightHead : public GroupHead
{
    Q_OBJECT

public:
    enum Lamp { Key, Fill, Rim, Background };
    enum Height { KeyHeight, CameraHeight };

    explicit LightHead(const DirectContext &context, QWidget *parent = nullptr);

    void showDocument() override;
    StudioPlan *plan() const { return m_plan; }
    HeightArc *arc() const { return m_arc; }
    QLabel *summary() const { return m_summary; }
    QLabel *relief() const { return m_relief; }

private:
    QList<StudioLamp> lampsOf(const PortraitSpec &spec) const;
    void moveLamp(int lamp, double azimuthDeg, double distance);
    void apply(const SpecPatch &patch, int lamp);
    void reset(const QStringList &ids, const QString &what);
    QString valueOf(const char *id) const;
    bool eventFilter(QObject *object, QEvent *event) override;

    SpecDocument &m_document;
    const ParameterWords &m_words;
    StudioPlan *m_plan;
    HeightArc *m_arc;
    QLabel *m_summary;
    QLabel *m_relief;
};

} // namespace presence
