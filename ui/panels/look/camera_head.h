// SPDX-License-Identifier: MIT
#pragma once

#include "ui/panels/direct/group_head.h"

class QLabel;

namespace presence {

/// What lens, framing and height come to: the distance and what it does to the face, and how deep it is
/// sharp.
class CameraHead : public GroupHead
{
    Q_OBJECT

public:
    explicit CameraHead(const DirectContext &context, QWidget *parent = nullptr);

    void showDocument() override;
    QLabel *distance() const { return m_distance; }
    QLabel *depth() const { return m_depth; }
    QLabel *units() const { return m_units; }

private:
    SpecDocument &m_document;
    QLabel *m_distance;
    QLabel *m_depth;
    QLabel *m_units; ///< hidden near eye level
};

} // namespace presence
