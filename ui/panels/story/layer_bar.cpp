// SPDX-License-Identifier: MIT
#include "ui/panels/story/layer_bar.h"

#include "core/prompt/story/story_layers.h"
#include "ui/models/spec_document.h"
#include "ui/widgets/icons.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QToolButton>

#include <algorithm>

namespace presence {

LayerBar::LayerBar(SpecDocument &document, const ParameterWords &words, QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_words(words)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(14, 0, 8, 4);
    row->setSpacing(4);
    for (const auto part : {&StoryLayers::identity, &StoryLayers::emotion, &StoryLayers::context}) {
        auto *layer = new QToolButton;
        layer->setProperty("textSize", "small");
        layer->setMinimumHeight(24);
        layer->setFocusPolicy(Qt::StrongFocus);
        layer->setPopupMode(QToolButton::InstantPopup);
        layer->setMenu(new QMenu(layer));
        connect(layer->menu(), &QMenu::aboutToShow, this,
                [this, layer, part] { fill(*layer->menu(), storyLayersOf(m_document.spec()).*part); });
        row->addWidget(layer);
        m_layers += layer;
    }
    row->addStretch(1);
    showDocument();
}

void LayerBar::showDocument()
{
    const StoryLayers layers = storyLayersOf(m_document.spec());
    show(m_layers[0], tr("Identity"), layers.identity);
    show(m_layers[1], tr("Emotion"), layers.emotion);
    show(m_layers[2], tr("Context"), layers.context);
}

void LayerBar::show(QToolButton *layer, const QString &name, const std::vector<StorySlot> &layerSlots)
{
    const auto said = std::ranges::count_if(layerSlots, &StorySlot::said);
    layer->setText(tr("%1 %2/%3", "a layer of the story and how much of it is said")
                       .arg(name)
                       .arg(said)
                       .arg(layerSlots.size()));
    layer->setAccessibleName(tr("%1: %2 of %3 said").arg(name).arg(said).arg(layerSlots.size()));
    layer->setToolTip(tr("What the story says of this layer so far. Nothing is compulsory."));
}

void LayerBar::fill(QMenu &menu, const std::vector<StorySlot> &layerSlots)
{
    menu.clear();
    for (const StorySlot &slot : layerSlots) {
        // The smile stands for all units of the face.
        const QString words = slot.control.starts_with("expression.au")
                                  ? tr("Action units of the face")
                                  : QString::fromStdString(m_words.label(slot.control));
        QAction *action = menu.addAction(slot.said ? tr("%1: said").arg(words) : tr("%1: open").arg(words));
        if (slot.said)
            action->setIcon(icon(QStringLiteral("check")));
        connect(action, &QAction::triggered, this,
                [this, control = QString::fromStdString(slot.control)] { emit controlWanted(control); });
    }
}

} // namespace presence
