// SPDX-License-Identifier: MIT
#include "ui/panels/prompt/engine_chooser.h"

#include "ui/widgets/layout/wrapped_tip.h"

#include <QAbstractItemView>

namespace presence {

EngineChooser::EngineChooser(const PromptEngines &engines, QWidget *parent)
    : QComboBox(parent)
    , m_engines(engines)
{
    setAccessibleName(tr("Generator that the prompt is written for"));
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(8);
    setMaximumWidth(fontMetrics().averageCharWidth() * 36);
    setFocusPolicy(Qt::StrongFocus);
    connect(this, &QComboBox::activated, this, [this] {
        setToolTip(wrappedTip(card(engine())));
        emit engineChosen(engine());
    });
}

const PromptEngine &EngineChooser::engine() const
{
    return *m_engines.find(currentData().toString().toStdString());
}

void EngineChooser::setEngine(const PromptEngine &engine)
{
    const QString id = QString::fromStdString(engine.id);
    if (count() == 0 || this->engine().dialect != engine.dialect) {
        clear();
        for (const PromptEngine &row : m_engines.all())
            if (row.dialect == engine.dialect) {
                const bool gone = row.status == "retired";
                const QString name = QString::fromStdString(row.name);
                addItem(gone ? tr("%1 (retired)").arg(name) : name, QString::fromStdString(row.id));
                setItemData(count() - 1, wrappedTip(card(row)), Qt::ToolTipRole);
            }
        view()->setMinimumWidth(260);
    }
    setCurrentIndex(findData(id));
    setToolTip(wrappedTip(card(engine)));
}

QString EngineChooser::statusOf(const PromptEngine &engine)
{
    return engine.status == "retired"  ? tr("no longer offered")
           : engine.status == "legacy" ? tr("an older version")
           : engine.status == "local"  ? tr("runs on your machine")
                                       : QString();
}

QString EngineChooser::card(const PromptEngine &engine) const
{
    QStringList lines{QString::fromStdString(engine.name)};
    if (const QString status = statusOf(engine); !status.isEmpty())
        lines += status;
    const PromptBudget &budget = engine.budget;
    QStringList limits;
    if (budget.tokens)
        limits += tr("%1 tokens").arg(budget.tokens);
    if (budget.words)
        limits += tr("%1 words").arg(budget.words);
    if (budget.characters)
        limits += tr("%1 characters").arg(budget.characters);
    if (budget.units)
        limits += tr("%1 looks of the face").arg(budget.units);
    if (!limits.isEmpty())
        lines += tr("At most %1").arg(limits.join(QStringLiteral(", ")));
    switch (engine.negative) {
    case PromptEngine::Negative::Field:
        lines += tr("What must stay out has a field of its own");
        break;
    case PromptEngine::Negative::Parameter:
        lines +=
            tr("What must stay out goes behind %1").arg(QString::fromStdString(engine.negativeParameter));
        break;
    case PromptEngine::Negative::Rewritten:
    case PromptEngine::Negative::Sentence:
        lines += tr("What must stay out is said as what to show instead");
        break;
    }
    if (engine.weights)
        lines += tr("Understands weights such as (smile:1.2)");
    if (!engine.referencesNote.empty())
        lines += tr("Reference pictures: %1").arg(QString::fromStdString(engine.referencesNote));
    if (!engine.note.empty())
        lines += QString::fromStdString(engine.note);
    lines += tr("As known in %1").arg(QString::fromStdString(m_engines.verified()));
    return lines.join(QLatin1Char('\n'));
}

} // namespace presence
