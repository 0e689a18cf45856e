// SPDX-License-Identifier: MIT
#pragma once

#include "ui/panels/direct/group_head.h"

namespace presence {

class CoherenceView;
class LayerBar;

/// Above the rows of the story: how much of its layers is said, and how the visible cues serve the job.
class StoryHead : public GroupHead
{
    Q_OBJECT

public:
    explicit StoryHead(const DirectContext &context, QWidget *parent = nullptr);

    void showDocument() override;
    LayerBar *layers() const { return m_layers; }
    CoherenceView *coherence() const { return m_coherence; }

private:
    LayerBar *m_layers;
    CoherenceView *m_coherence;
};

} // namespace presence
