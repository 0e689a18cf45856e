// SPDX-License-Identifier: MIT
#include "ui/panels/expression/expression_head.h"

#include "ui/panels/expression/face_map.h"
#include "ui/widgets/fields/field_row.h"

#include <QLabel>
#include <QVBoxLayout>

namespace presence {

ExpressionHead::ExpressionHead(const DirectContext &context, QWidget *parent)
    : GroupHead(parent)
    , m_map(new FaceMap(context.document, context.words))
    , m_place(new QLabel(tr("Pull the face, or choose a place to see its muscles.")))
    , m_rows(new FieldList(context))
{
    m_place->setWordWrap(true);
    m_place->setProperty("textSize", "small");
    m_place->setProperty("tone", "muted");
    m_place->setContentsMargins(18, 0, 8, 4);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 4);
    column->setSpacing(0);
    column->addWidget(m_map);
    column->addWidget(m_place);
    column->addWidget(m_rows);
    connect(m_map, &FaceMap::placeChosen, this, &ExpressionHead::showPlace);
    connect(m_map, &FaceMap::slidersWanted, this, [this] {
        if (!m_rows->fields().empty())
            m_rows->fields().front().row->editor()->setFocus(Qt::TabFocusReason);
    });
    connect(m_rows, &FieldList::explainRequested, this, &GroupHead::explainRequested);
}

void ExpressionHead::showDocument() { m_map->showDocument(); }

void ExpressionHead::showPlace(const FacePlace &place)
{
    m_place->setText(place.name);
    m_rows->clear();
    m_rows->addAll(place.rows());
}

} // namespace presence
