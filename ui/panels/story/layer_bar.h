// SPDX-License-Identifier: MIT
#pragma once

#include "core/spec/tables/parameter_words.h"

#include <QList>
#include <QWidget>

#include <vector>

class QMenu;
class QToolButton;

namespace presence {

class SpecDocument;
struct StorySlot;

/// How much of each layer of the story is said: identity, emotion, context. A layer opens a list of what it
/// can say; choosing an entry goes to its control.
class LayerBar : public QWidget
{
    Q_OBJECT

public:
    /// Both must outlive the bar.
    LayerBar(SpecDocument &document, const ParameterWords &words, QWidget *parent = nullptr);

    void showDocument();
    /// Identity, emotion, context.
    const QList<QToolButton *> &layers() const { return m_layers; }

signals:
    void controlWanted(const QString &id);

private:
    void show(QToolButton *layer, const QString &name, const std::vector<StorySlot> &layerSlots);

    void fill(QMenu &menu, const std::vector<StorySlot> &layerSlots);

    SpecDocument &m_document;
    const ParameterWords &m_words;
    QList<QToolButton *> m_layers;
};

} // namespace presence
