// SPDX-License-Identifier: MIT
#include "ui/panels/prompt/renderings.h"

#include "core/base/file_io.h"
#include "ui/models/spec_document.h"
#include "ui/panels/prompt/engine_chooser.h"

#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>

#include <algorithm>

namespace presence {

Renderings::Renderings(SpecDocument &document, QWidget *parent)
    : QDialog(parent)
    , m_document(document)
    , m_problem(new QLabel)
{
    setWindowTitle(tr("The prompt in every wording"));
    auto *columns = new QHBoxLayout;
    columns->setSpacing(16);
    columns->addWidget(makeColumn(Dialect::Natural, tr("Sentences")), 1);
    columns->addWidget(makeColumn(Dialect::Tags, tr("Tags")), 1);
    columns->addWidget(makeColumn(Dialect::Midjourney, tr("Midjourney")), 1);
    columns->addWidget(makeColumn(Dialect::Motion, tr("Motion")), 1);
    m_problem->setWordWrap(true);
    m_problem->hide();
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(16, 16, 16, 16);
    all->addLayout(columns, 1);
    all->addWidget(m_problem);
    connect(&document, &SpecDocument::promptChanged, this, &Renderings::refresh);
    refresh();
}

QWidget *Renderings::makeColumn(Dialect dialect, const QString &name)
{
    auto *title = new QLabel(name);
    title->setProperty("textSize", "heading");
    auto *engine = new EngineChooser(m_document.engines());
    engine->setEngine(m_document.dialect() == dialect ? m_document.engine()
                                                      : m_document.engines().usual(dialect));
    auto *text = new QPlainTextEdit;
    text->setReadOnly(true);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    text->setTabChangesFocus(true);
    text->setAccessibleName(name);
    auto *about = new QLabel;
    about->setProperty("textSize", "small");
    about->setProperty("tone", "muted");
    about->setWordWrap(true);
    auto *copy = new QPushButton(tr("Copy"));
    copy->setAccessibleName(tr("Copy: %1").arg(name));
    auto *keep = new QPushButton(tr("Save…"));
    keep->setAccessibleName(tr("Save as text: %1").arg(name));
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(copy);
    buttons->addWidget(keep);
    buttons->addStretch();

    auto *column = new QWidget;
    auto *rows = new QVBoxLayout(column);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(8);
    rows->addWidget(title);
    rows->addWidget(engine);
    rows->addWidget(text, 1);
    rows->addWidget(about);
    rows->addLayout(buttons);
    m_columns.append({dialect, engine, text, about});
    connect(engine, &EngineChooser::engineChosen, this, &Renderings::refresh);
    connect(copy, &QPushButton::clicked, this,
            [this, dialect] { QGuiApplication::clipboard()->setText(textOf(dialect)); });
    connect(keep, &QPushButton::clicked, this, [this, dialect] { save(dialect); });
    return column;
}

QString Renderings::textOf(Dialect dialect) const
{
    const auto column = std::ranges::find(m_columns, dialect, &Column::dialect);
    return column->text->toPlainText();
}

void Renderings::refresh()
{
    for (const Column &column : m_columns) {
        const Prompt prompt = m_document.promptFor(column.engine->engine());
        QString text = QString::fromStdString(prompt.text);
        if (!prompt.negative.empty())
            text += QStringLiteral("\n\nNegative prompt: ") + QString::fromStdString(prompt.negative);
        column.text->setPlainText(text);
        QString about = prompt.tokenLimit > 0
                            ? tr("%1 of %2 tokens").arg(prompt.tokens).arg(prompt.tokenLimit)
                            : tr("about %n tokens", nullptr, prompt.tokens);
        if (!prompt.dropped.empty())
            about += prompt.dropped.size() == 1
                         ? tr(", 1 phrase left out")
                         : tr(", %n phrases left out", nullptr, int(prompt.dropped.size()));
        column.about->setText(about);
    }
}

void Renderings::save(Dialect dialect)
{
    const std::string_view id = dialectId(dialect);
    const QString file = QFileDialog::getSaveFileName(
        this, tr("Save the prompt"),
        QStringLiteral("prompt.%1.txt").arg(QString::fromUtf8(id.data(), qsizetype(id.size()))),
        tr("Plain text (*.txt)"));
    if (file.isEmpty())
        return;
    const auto written = writeFile(file.toStdString(), textOf(dialect).toStdString() + "\n");
    m_problem->setVisible(!written.ok());
    if (!written)
        m_problem->setText(QString::fromStdString(written.error().message));
}

} // namespace presence
