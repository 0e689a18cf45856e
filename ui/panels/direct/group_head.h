// SPDX-License-Identifier: MIT
#pragma once

#include "ui/panels/direct/field_list.h"

namespace presence {

/// What a group shows above its rows: pads, a map, a rig. The same values stand below as rows. Hidden while
/// the controls are filtered.
class GroupHead : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;
    /// Comes to the document's values; announces nothing.
    virtual void showDocument() = 0;

signals:
    /// Somebody wants to know what a control is.
    void explainRequested(const presence::Control &control, QWidget *row);
    /// Somebody wants to go to a control, which may be in another group.
    void controlWanted(const QString &id);
};

/// The head of a group of the catalogue, or null for one that needs none.
GroupHead *makeGroupHead(const std::string &group, const DirectContext &context);

} // namespace presence
