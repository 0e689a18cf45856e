// SPDX-License-Identifier: MIT
#pragma once

#include "ui/panels/direct/group_head.h"

class QLabel;

namespace presence {

class BandMeter;
class Disclosure;
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
    BandMeter *budget() const { return m_budget; }
    Disclosure *moods() const { return m_moods; }
    Disclosure *moments() const { return m_moments; }
    Disclosure *layers() const { return m_layers; }
    Disclosure *variation() const { return m_variation; }
    Disclosure *signature() const { return m_signature; }

private:
    void showPlace(const FacePlace &place);
    void showBudget();

    SpecDocument &m_document;
    FaceMap *m_map;
    QLabel *m_place;
    FieldList *m_rows;
    BandMeter *m_budget;
    Disclosure *m_moods;
    Disclosure *m_moments;
    Disclosure *m_layers;
    Disclosure *m_variation;
    Disclosure *m_signature;
};

} // namespace presence
