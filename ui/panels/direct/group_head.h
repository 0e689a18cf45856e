// SPDX-License-Identifier: MIT
#pragma once

#include "core/spec/tables/parameter_words.h"

#include <QWidget>

namespace presence {

class SpecDocument;

/// What a group shows above its rows: pads, a map, a rig. The same values stand below as rows. Hidden while
/// the controls are filtered.
class GroupHead : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;
    /// Comes to the document's values; announces nothing.
    virtual void showDocument() = 0;
};

/// The head of a group of the catalogue, or null for one that needs none. Document and words must outlive it.
GroupHead *makeGroupHead(const std::string &group, SpecDocument &document, const ParameterWords &words);

} // namespace presence
