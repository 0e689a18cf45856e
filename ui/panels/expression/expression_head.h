// SPDX-License-Identifier: MIT
#pragma once

#include "ui/panels/direct/group_head.h"

class QLabel;

namespace presence {

class FaceMap;
struct FacePlace;

/// Above the rows of the expression: the face to direct by hand, and below it the sliders of the chosen
/// place.
class ExpressionHead : public GroupHead
{
    Q_OBJECT

public:
    explicit ExpressionHead(const DirectContext &context, QWidget *parent = nullptr);

    void showDocument() override;
    FaceMap *map() const { return m_map; }
    FieldList *placeRows() const { return m_rows; }

private:
    void showPlace(const FacePlace &place);

    FaceMap *m_map;
    QLabel *m_place;
    FieldList *m_rows;
};

} // namespace presence
