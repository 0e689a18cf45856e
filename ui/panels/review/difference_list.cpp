// SPDX-License-Identifier: MIT
#include "ui/panels/review/difference_list.h"

#include "core/shoot/silenced_rules.h"
#include "core/spec/patch/spec_patch.h"
#include "ui/models/takes/take_model.h"
#include "ui/models/takes/take_selection.h"
#include "ui/panels/review/finding_comparison.h"
#include "ui/widgets/layout/column_scroll.h"

#include <QCoreApplication>
#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <QScrollArea>
#include <QSplitter>
#include <QVBoxLayout>

#include <vector>

namespace presence {

namespace {

struct ValuePair
{
    QString name, a, b;
};

QString orDefault(const std::string &text)
{
    return text.empty() ? QStringLiteral("–") : QString::fromStdString(text);
}

QString orDefault(double number) { return number > 0 ? QLocale().toString(number) : QStringLiteral("–"); }

/// What lies outside the spec but is just as good a reason for two pictures to differ.
std::vector<ValuePair> technicalRows(const Take &a, const Take &b)
{
    const auto size = [](const Take &take) {
        return QStringLiteral("%1 × %2").arg(take.settings.width).arg(take.settings.height);
    };
    const auto text = [](const char *name) { return QCoreApplication::translate("DifferenceList", name); };
    std::vector<ValuePair> rows{
        {text("Backend"), orDefault(a.backendId), orDefault(b.backendId)},
        {text("Model"), orDefault(a.model), orDefault(b.model)},
        {text("Seed"), QString::number(a.seed), QString::number(b.seed)},
        {text("Size"), size(a), size(b)},
        {text("Steps"), orDefault(a.settings.steps), orDefault(b.settings.steps)},
        {text("Guidance"), orDefault(a.settings.guidanceScale), orDefault(b.settings.guidanceScale)},
        {text("Sampler"), orDefault(a.settings.sampler), orDefault(b.settings.sampler)},
        {text("Quality"), orDefault(a.settings.quality), orDefault(b.settings.quality)},
    };
    std::erase_if(rows, [](const ValuePair &row) { return row.a == row.b; });
    return rows;
}

} // namespace

DifferenceList::DifferenceList(TakeModel &takes, TakeSelection &selection, const ParameterWords &words,
                               QWidget *parent)
    : QWidget(parent)
    , m_takes(takes)
    , m_selection(selection)
    , m_words(words)
    , m_title(new QLabel(tr("Choose a second take with Alt+click or Ctrl+click to see what differs.")))
    , m_content(new QWidget)
    , m_scrolls(new QSplitter(Qt::Horizontal))
    , m_findings(new FindingComparison)
{
    m_title->setProperty("tone", "muted");
    m_title->setWordWrap(true);
    m_title->setContentsMargins(12, 8, 12, 0);
    (new QVBoxLayout(m_content))->setContentsMargins(12, 8, 12, 12);
    auto *found = new QWidget;
    auto *beside = new QVBoxLayout(found);
    beside->setContentsMargins(12, 8, 12, 12);
    beside->addWidget(m_findings);
    for (QScrollArea *scroll :
         {columnScroll(found, tr("Findings of both")), columnScroll(m_content, tr("Settings that differ"))}) {
        scroll->setMinimumHeight(1);
        m_scrolls->addWidget(scroll);
    }
    m_scrolls->setChildrenCollapsible(false);
    m_scrolls->setSizes({1000, 1000}); // half and half
    m_scrolls->setMinimumHeight(1);    // the pictures need the room more
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_title);
    column->addWidget(m_scrolls, 1);
    connect(m_findings, &FindingComparison::pointed, this, &DifferenceList::findingPointed);
    connect(&selection, &TakeSelection::currentChanged, this, &DifferenceList::refresh);
    connect(&selection, &TakeSelection::otherChanged, this, &DifferenceList::refresh);
    connect(&takes, &TakeModel::takeChanged, this, &DifferenceList::refresh);
    refresh();
}

void DifferenceList::refresh()
{
    m_settingLines.clear();
    delete m_table;
    m_table = new QWidget;
    m_grid = new QGridLayout(m_table);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(12);
    m_grid->setVerticalSpacing(4);
    for (const int column : {0, 1, 2})
        m_grid->setColumnStretch(column, 1);
    auto *holder = static_cast<QVBoxLayout *>(m_content->layout());
    holder->insertWidget(0, m_table);
    if (holder->count() == 1)
        holder->addStretch();

    const Take *a = m_takes.find(m_selection.current());
    const Take *b = m_takes.find(m_selection.other());
    const bool pair = a && b && a != b;
    m_title->setVisible(!pair);
    m_scrolls->setVisible(pair);
    if (!pair)
        return m_findings->setReports(nullptr, {}, nullptr, {});
    const auto heard = [this](const Take &take) {
        return take.report ? std::optional(withoutSilenced(*take.report, m_takes.silenced())) : std::nullopt;
    };
    const auto reportA = heard(*a), reportB = heard(*b);
    m_findings->setReports(reportA ? &*reportA : nullptr, takeName(m_takes, m_selection.current()),
                           reportB ? &*reportB : nullptr, takeName(m_takes, m_selection.other()));
    addRow({}, takeName(m_takes, m_selection.current()), takeName(m_takes, m_selection.other()));

    const SpecPatch changes = SpecPatch::between(a->spec, b->spec);
    const auto technical = technicalRows(*a, *b);
    addHeading(changes.isEmpty() && technical.empty() ? tr("Settings are the same")
                                                      : tr("Settings that differ"));
    for (const auto &[id, value] : changes.values()) {
        const Control &control = *findControl(id);
        const auto read = [&](const ControlValue &given) {
            return QString::fromStdString(m_words.valueText(control, given));
        };
        const QString name = QString::fromStdString(m_words.label(id));
        addRow(name, read(control.valueIn(a->spec)), read(value));
        m_settingLines.append(name + ": " + read(control.valueIn(a->spec)) + " → " + read(value));
    }
    for (const auto &[name, first, second] : technical) {
        addRow(name, first, second);
        m_settingLines.append(name + ": " + first + " → " + second);
    }
}

QStringList DifferenceList::findingLines() const { return m_findings->lines(); }

void DifferenceList::addHeading(const QString &text)
{
    auto *label = new QLabel(text);
    label->setProperty("tone", "muted");
    label->setProperty("textSize", "small");
    label->setContentsMargins(0, m_grid->rowCount() > 1 ? 12 : 0, 0, 0);
    m_grid->addWidget(label, m_grid->rowCount(), 0, 1, 3);
}

void DifferenceList::addRow(const QString &name, const QString &a, const QString &b)
{
    const int row = m_grid->rowCount();
    int column = 0;
    for (const QString &text : {name, a, b}) {
        auto *label = new QLabel(text);
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        if (column == 0)
            label->setProperty("tone", "muted");
        m_grid->addWidget(label, row, column++, Qt::AlignTop);
    }
}

} // namespace presence
