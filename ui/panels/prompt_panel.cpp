// SPDX-License-Identifier: MIT
#include "ui/panels/prompt_panel.h"

#include "ui/models/spec_document.h"
#include "ui/panels/prompt/lint_list.h"
#include "ui/panels/prompt/token_meter.h"
#include "ui/widgets/fields/choice_field.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/layout/elided_label.h"
#include "ui/widgets/layout/giving_scroll.h"
#include "ui/widgets/layout/wrapped_tip.h"
#include "ui/widgets/segment_view.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QSplitter>
#include <QToolButton>

namespace presence {

namespace {

/// Segments count in bytes of UTF-8, the view in QChars. They come in the order of the text.
QList<SegmentView::Segment> viewSegments(const Prompt &prompt, const ParameterWords &words)
{
    QList<SegmentView::Segment> segments;
    std::size_t bytes = 0;
    int position = 0;
    for (const PromptSegment &segment : prompt.segments) {
        const std::string_view text = prompt.text;
        position += int(QString::fromUtf8(text.data() + bytes, qsizetype(segment.begin - bytes)).size());
        bytes = segment.begin;
        QStringList names;
        for (const std::string &id : segment.controls)
            names += QString::fromStdString(words.label(id));
        names.removeDuplicates();
        segments += {position, int(QString::fromStdString(segment.text).size()),
                     PromptPanel::tr("From: %1").arg(names.join(QStringLiteral(", ")))};
    }
    return segments;
}

QLabel *mutedLabel()
{
    auto *label = new QLabel;
    label->setWordWrap(true);
    label->setProperty("textSize", "small");
    label->setProperty("tone", "muted");
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

PromptPanel::PromptPanel(SpecDocument &document, const ParameterWords &words, QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_words(words)
    , m_tokens(new ElidedLabel)
    , m_meter(new TokenMeter)
    , m_copy(new QToolButton)
    , m_prompt(new SegmentView)
    , m_negative(mutedLabel())
    , m_dropped(mutedLabel())
    , m_lint(new LintList(document, words))
{
    m_dialect = new ChoiceField(
        {{QStringLiteral("natural"), tr("Sentences"),
          tr("Natural sentences, for models that read like people")},
         {QStringLiteral("tags"), tr("Tags"), tr("Weighted tags, for the Stable Diffusion family")},
         {QStringLiteral("midjourney"), tr("Midjourney"),
          tr("Phrases and parameters, to paste into Midjourney")},
         {QStringLiteral("motion"), tr("Motion"), tr("What moves when the picture becomes a clip")}},
        ChoiceField::Style::Segments);
    m_dialect->setAccessibleName(tr("Wording of the prompt"));
    m_dialect->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    m_copy->setIcon(icon(QStringLiteral("copy")));
    m_copy->setIconSize({16, 16});
    m_copy->setFixedSize(28, 28);
    m_copy->setFocusPolicy(Qt::StrongFocus);
    m_copy->setToolTip(tr("Copy the prompt"));
    m_copy->setAccessibleName(m_copy->toolTip());
    m_prompt->setAccessibleName(tr("Prompt"));
    m_prompt->setMinimumHeight(48);

    auto *title = new QLabel(tr("Prompt"));
    title->setProperty("textSize", "heading");
    auto *bar = new QHBoxLayout;
    bar->setSpacing(12);
    bar->addWidget(title);
    bar->addWidget(m_dialect);
    bar->addStretch(1);
    bar->addWidget(m_meter);
    bar->addWidget(m_tokens);
    bar->addWidget(m_copy);
    auto *left = new QWidget;
    auto *column = new QVBoxLayout(left);
    column->setContentsMargins(12, 4, 12, 8);
    column->setSpacing(4);
    column->addLayout(bar);
    column->addWidget(m_prompt, 1);
    auto *besides = new QWidget;
    auto *lines = new QVBoxLayout(besides);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(4);
    lines->addWidget(m_dropped);
    lines->addWidget(m_negative);
    column->addWidget(new GivingScroll(besides, 20)); // a line
    m_lint->setContentsMargins(12, 8, 4, 8);
    m_lint->setMinimumWidth(220);

    auto *split = new QSplitter;
    split->addWidget(left);
    split->addWidget(m_lint);
    split->setStretchFactor(0, 2);
    split->setStretchFactor(1, 1);
    split->setHandleWidth(1);
    split->setChildrenCollapsible(false);
    split->setSizes({660, 340});
    auto *whole = new QHBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(split);

    connect(m_dialect, &ChoiceField::choiceChanged, this, [this](const QString &id) {
        Dialect dialect = Dialect::Natural;
        if (parseDialect(id.toStdString(), dialect))
            m_document.setDialect(dialect);
    });
    connect(m_copy, &QToolButton::clicked, this, &PromptPanel::copyPrompt);
    connect(m_prompt, &SegmentView::segmentPointed, this, [this](int index) {
        QStringList ids;
        if (index >= 0)
            for (const std::string &id : m_document.prompt().segments[std::size_t(index)].controls)
                for (const Control *control : expandSides(id))
                    ids += QString::fromStdString(control->id);
        m_document.setHighlight(ids);
    });
    connect(m_prompt, &SegmentView::segmentActivated, this, [this](int index) {
        emit controlRequested(
            QString::fromStdString(m_document.prompt().segments[std::size_t(index)].controls.front()));
    });
    connect(m_lint, &LintList::controlRequested, this, &PromptPanel::controlRequested);
    connect(&document, &SpecDocument::promptChanged, this, &PromptPanel::showPrompt);
    connect(&document, &SpecDocument::highlightChanged, this, &PromptPanel::showHighlight);
    showPrompt();
}

PromptPanel::~PromptPanel()
{
    // A view that loses the focus while the panel goes away still speaks to the document.
    disconnect(&m_document, nullptr, this, nullptr);
}

QString PromptPanel::tokenText() const { return m_tokens->text(); }
QString PromptPanel::droppedText() const { return m_dropped->isHidden() ? QString() : m_dropped->text(); }

void PromptPanel::copyPrompt()
{
    QGuiApplication::clipboard()->setText(QString::fromStdString(m_document.prompt().text));
}

void PromptPanel::showPrompt()
{
    const Prompt &prompt = m_document.prompt();
    const std::string_view dialect = dialectId(prompt.dialect);
    m_dialect->setChoice(QString::fromUtf8(dialect.data(), qsizetype(dialect.size())));
    m_prompt->setSegments(QString::fromStdString(prompt.text), viewSegments(prompt, m_words));
    showHighlight(m_document.highlight());

    m_meter->setTokens(prompt.tokens, prompt.tokenLimit);
    if (prompt.tokenLimit <= 0)
        m_tokens->setText(tr("about %n tokens", nullptr, prompt.tokens));
    else
        m_tokens->setText((prompt.tokens > prompt.tokenLimit ? tr("%1/%2, too long") : tr("%1/%2, fits"))
                              .arg(prompt.tokens)
                              .arg(prompt.tokenLimit));
    m_tokens->setToolTip(wrappedTip(m_tokens->text() + QLatin1Char('\n') +
                                    tr("Tokens, estimated; each service counts a little differently.")));

    QStringList dropped;
    for (const PromptSegment &segment : prompt.dropped)
        dropped += QString::fromStdString(segment.text);
    m_dropped->setVisible(!dropped.isEmpty());
    m_dropped->setText(tr("Left out for length: %1").arg(dropped.join(QStringLiteral(" · "))));
    m_negative->setVisible(!prompt.negative.empty());
    m_negative->setText(tr("Avoid: %1").arg(QString::fromStdString(prompt.negative)));
}

void PromptPanel::showHighlight(const QStringList &ids)
{
    QSet<int> segments;
    for (const QString &id : ids)
        for (const std::size_t index : m_document.prompt().segmentsOf(id.toStdString()))
            segments += int(index);
    m_prompt->setHighlighted(segments);
}

} // namespace presence
