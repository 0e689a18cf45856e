// SPDX-License-Identifier: MIT
#include "ui/panels/story/story_head.h"

#include "ui/panels/story/coherence_view.h"
#include "ui/panels/story/layer_bar.h"

#include <QVBoxLayout>

namespace presence {

StoryHead::StoryHead(const DirectContext &context, QWidget *parent)
    : GroupHead(parent)
    , m_layers(new LayerBar(context.document, context.words))
    , m_coherence(new CoherenceView(context.document, context.words))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_layers);
    column->addWidget(m_coherence);
    connect(m_layers, &LayerBar::controlWanted, this, &GroupHead::controlWanted);
    connect(m_coherence, &CoherenceView::controlWanted, this, &GroupHead::controlWanted);
}

void StoryHead::showDocument()
{
    m_layers->showDocument();
    m_coherence->showDocument();
}

} // namespace presence
