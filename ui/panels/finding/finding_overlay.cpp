// SPDX-License-Identifier: MIT
#include "ui/panels/finding/finding_overlay.h"

#include "ui/models/takes/take_model.h"
#include "ui/models/takes/take_selection.h"
#include "ui/panels/finding/finding_marks.h"
#include "ui/widgets/picture/compare_view.h"

namespace presence {

FindingOverlay::FindingOverlay(TakeModel &takes, TakeSelection &selection, ImageView *take,
                               CompareView *compare, QObject *parent)
    : QObject(parent)
    , m_takes(takes)
    , m_selection(selection)
    , m_take(take)
    , m_compare(compare)
{
    connect(&selection, &TakeSelection::currentChanged, this, &FindingOverlay::clear);
    connect(&selection, &TakeSelection::otherChanged, this, &FindingOverlay::show);
}

void FindingOverlay::point(const std::optional<Finding> &finding)
{
    m_pointed = finding;
    show();
}

bool FindingOverlay::toggle(const Finding &finding)
{
    const bool again = m_kept && m_kept->id == finding.id;
    m_kept = again ? std::nullopt : std::optional(finding);
    m_pointed.reset();
    show();
    return !again;
}

void FindingOverlay::clear()
{
    m_pointed.reset();
    m_kept.reset();
    show();
}

void FindingOverlay::show()
{
    const std::optional<Finding> &shown = m_pointed ? m_pointed : m_kept;
    if (!shown) {
        m_take->setMarks({});
        m_compare->setMarks({}, {});
        return;
    }
    const auto marks = marksOf(*shown);
    m_take->setMarks(marks, legendOf(*shown));
    const Take *other = m_takes.find(m_selection.other());
    const Finding *theirs = other && other->report ? other->report->find(shown->id) : nullptr;
    m_compare->setMarks({marks, legendOf(*shown)},
                        theirs ? CompareView::Marks{marksOf(*theirs), legendOf(*theirs)}
                               : CompareView::Marks());
}

} // namespace presence
