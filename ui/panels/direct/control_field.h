// SPDX-License-Identifier: MIT
#pragma once

#include "core/spec/tables/parameter_words.h"

#include <QString>

#include <functional>
#include <vector>

namespace presence {

class FieldRow;
class SpecDocument;

/// One control of the catalogue on the panel, or the two sides of one: a row whose editor changes the
/// document, and the way back from the document to the editor.
struct ControlField
{
    FieldRow *row = nullptr;
    std::vector<const Control *> controls; ///< one, or subject's left and right
    std::function<void()> show;            ///< brings the editor to the document's values; announces nothing
};

/// `controls` is one row of the catalogue or both sides of one. Document and words must outlive the field.
ControlField makeControlField(const std::vector<const Control *> &controls, SpecDocument &document,
                              const ParameterWords &words);

/// "Smile, both sides" has one name: the label without its side.
QString fieldLabel(const std::vector<const Control *> &controls, const ParameterWords &words);

} // namespace presence
