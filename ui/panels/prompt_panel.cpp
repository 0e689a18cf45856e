// SPDX-License-Identifier: MIT
#include "ui/panels/prompt_panel.h"

#include "core/prompt/words/hand.h"
#include "ui/models/spec_document.h"
#include "ui/panels/lint/lint_list.h"
#include "ui/panels/prompt/engine_chooser.h"
#include "ui/panels/prompt/left_out.h"
#include "ui/panels/prompt/outdated_note.h"
#include "ui/panels/prompt/phrase_editor.h"
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
#include <QMenu>
#include <QResizeEvent>
#include <QSplitter>
#include <QToolButton>

#include <tuple>

namespace presence {

namespace {

using Hand = PromptSegment::Hand;

SegmentView::Segment::Mark markOf(Hand hand)
{
    return hand == Hand::None                              ? SegmentView::Segment::Mark::None
           : hand == Hand::Outdated || hand == Hand::Alone ? SegmentView::Segment::Mark::Notice
                                                           : SegmentView::Segment::Mark::Own;
}

QString helpFor(const PromptSegment &segment, const QStringList &names)
{
    const QString generated = QString::fromStdString(segment.generated);
    QString help = PromptPanel::tr("From: %1").arg(names.join(QStringLiteral(", ")));
    switch (segment.hand) {
    case Hand::None:
        return help;
    case Hand::Weighted:
        return help + QLatin1Char('\n') + PromptPanel::tr("With a weight of your own");
    case Hand::Written:
        return help + QLatin1Char('\n') + PromptPanel::tr("Your words, in place of: %1").arg(generated);
    case Hand::Outdated:
        return help + QLatin1Char('\n') +
               PromptPanel::tr("Your words. The generated ones have changed since: %1").arg(generated);
    case Hand::Alone:
        return help + QLatin1Char('\n') + PromptPanel::tr("Your words. Their control says nothing by now.");
    case Hand::Added:
        break;
    }
    return PromptPanel::tr("Words of your own");
}

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
                     wrappedTip(helpFor(segment, names)), markOf(segment.hand)};
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
    , m_title(new QLabel(tr("Prompt")))
    , m_tokens(new ElidedLabel)
    , m_meter(new TokenMeter)
    , m_engine(new EngineChooser(document.engines()))
    , m_status(new ElidedLabel)
    , m_own(new QToolButton)
    , m_copy(new QToolButton)
    , m_prompt(new SegmentView)
    , m_editor(new PhraseEditor(document, words))
    , m_outdated(new OutdatedNote(document))
    , m_negative(mutedLabel())
    , m_leftOut(new LeftOut(document, words))
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
    for (auto &[button, drawing, tip] :
         {std::tuple{m_copy, "copy", tr("Copy the prompt")},
          std::tuple{m_own, "edit", tr("Write your own words into the prompt")}}) {
        button->setIcon(icon(QLatin1String(drawing)));
        button->setIconSize({16, 16});
        button->setFixedSize(28, 28);
        button->setFocusPolicy(Qt::StrongFocus);
        button->setToolTip(tip);
        button->setAccessibleName(tip);
    }
    m_status->setProperty("textSize", "small");
    m_status->setProperty("tone", "muted");
    m_status->setAccessibleName(tr("State of this generator"));
    m_prompt->setAccessibleName(tr("Prompt"));
    m_prompt->setAccessibleDescription(
        tr("Arrow keys walk through the phrases; Enter shows the control, F2 edits the words."));
    m_prompt->setMinimumHeight(48);

    m_title->setProperty("textSize", "heading");
    auto *bar = new QHBoxLayout;
    bar->setSpacing(12);
    bar->addWidget(m_title);
    bar->addWidget(m_dialect);
    bar->addWidget(m_engine, 1);
    bar->addStretch();
    bar->addWidget(m_own);
    bar->addWidget(m_copy);
    auto *left = new QWidget;
    auto *column = new QVBoxLayout(left);
    column->setContentsMargins(12, 4, 12, 8);
    column->setSpacing(4);
    column->addLayout(bar);
    column->addWidget(m_prompt, 1);
    column->addWidget(m_outdated);
    column->addWidget(m_editor);
    auto *besides = new QWidget;
    auto *lines = new QVBoxLayout(besides);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(4);
    auto *size = new QHBoxLayout;
    size->setSpacing(12);
    size->addWidget(m_meter);
    size->addWidget(m_tokens, 1);
    size->addWidget(m_status);
    size->addWidget(m_leftOut);
    lines->addLayout(size);
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
    split->setSizes({700, 300});
    split->widget(0)->installEventFilter(this);
    auto *whole = new QHBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(split);

    connect(m_dialect, &ChoiceField::choiceChanged, this, [this](const QString &id) {
        Dialect dialect = Dialect::Natural;
        if (parseDialect(id.toStdString(), dialect))
            m_document.setDialect(dialect);
    });
    connect(m_engine, &EngineChooser::engineChosen, &m_document, &SpecDocument::setEngine);
    connect(m_copy, &QToolButton::clicked, this, &PromptPanel::copyPrompt);
    connect(m_own, &QToolButton::clicked, this,
            [this] { openMenu(m_prompt->pointed(), m_own->mapToGlobal(QPoint(0, m_own->height()))); });
    connect(m_leftOut, &LeftOut::controlRequested, this, &PromptPanel::controlRequested);
    connect(m_prompt, &SegmentView::menuRequested, this, &PromptPanel::openMenu);
    connect(m_prompt, &SegmentView::editRequested, this, &PromptPanel::editSegment);
    connect(m_prompt, &SegmentView::removeRequested, this, &PromptPanel::removeSegment);
    connect(m_prompt, &SegmentView::stepRequested, this, &PromptPanel::weighSegment);
    connect(m_editor, &PhraseEditor::finished, m_prompt, qOverload<>(&QWidget::setFocus));
    connect(m_prompt, &SegmentView::segmentPointed, this, [this](int index) {
        QStringList ids;
        if (index >= 0 && std::size_t(index) < m_document.prompt().segments.size())
            for (const std::string &id : m_document.prompt().segments[std::size_t(index)].controls)
                for (const Control *control : expandSides(id))
                    ids += QString::fromStdString(control->id);
        m_document.setHighlight(ids);
    });
    connect(m_prompt, &SegmentView::segmentActivated, this, [this](int index) {
        const PromptSegment &segment = m_document.prompt().segments[std::size_t(index)];
        if (segment.controls.empty())
            editSegment(index);
        else
            emit controlRequested(QString::fromStdString(segment.controls.front()));
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

void PromptPanel::copyPrompt()
{
    QGuiApplication::clipboard()->setText(QString::fromStdString(m_document.prompt().text));
}

void PromptPanel::editSegment(int index)
{
    const PromptSegment &segment = m_document.prompt().segments[std::size_t(index)];
    using Place = PhraseEditor::Place;
    if (segment.hand != Hand::Added)
        m_editor->editPhrase(index);
    else
        m_editor->editAddition(segment.slot != "own" ? Place::Out
                               : index == 0          ? Place::Ahead
                                                     : Place::Behind);
}

void PromptPanel::removeSegment(int index)
{
    const Prompt &prompt = m_document.prompt();
    const PromptSegment &segment = prompt.segments[std::size_t(index)];
    OwnWords words = m_document.spec().words;
    if (segment.hand == Hand::Added && segment.slot != "own")
        words.avoid.clear();
    else if (segment.hand == Hand::Added)
        (index == 0 ? words.before : words.after).erase(std::string(dialectId(prompt.dialect)));
    else if (segment.hand == Hand::Alone)
        words = withoutHand(std::move(words), segment);
    else
        words = withText(std::move(words), prompt, segment, {});
    m_document.setOwnWords(words, tr("Take a phrase out"));
}

void PromptPanel::weighSegment(int index, int steps)
{
    const Prompt &prompt = m_document.prompt();
    const PromptSegment &segment = prompt.segments[std::size_t(index)];
    if (m_document.engine().weights && segment.hand != Hand::Added)
        m_document.setOwnWords(withWeightStep(m_document.spec().words, prompt, segment, steps),
                               tr("Weigh a phrase"), QStringLiteral("weight %1").arg(index));
}

void PromptPanel::openMenu(int index, const QPoint &position)
{
    QMenu menu;
    if (index >= 0) {
        const PromptSegment segment = m_document.prompt().segments[std::size_t(index)];
        menu.addAction(tr("Edit the words…"), QKeySequence(Qt::Key_F2), this,
                       [this, index] { editSegment(index); });
        if (segment.ownPhrase >= 0)
            menu.addAction(tr("Use the generated words"), this, [this, segment] {
                m_document.setOwnWords(withoutHand(m_document.spec().words, segment),
                                       tr("Use the generated words"));
            });
        if (m_document.engine().weights && segment.hand != Hand::Added) {
            menu.addAction(tr("More weight"), QKeySequence("Ctrl+Up"), this,
                           [this, index] { weighSegment(index, 1); });
            menu.addAction(tr("Less weight"), QKeySequence("Ctrl+Down"), this,
                           [this, index] { weighSegment(index, -1); });
        }
        menu.addAction(tr("Take it out"), QKeySequence(Qt::Key_Delete), this,
                       [this, index] { removeSegment(index); });
        if (!segment.controls.empty())
            menu.addAction(tr("Show its control"), this, [this, segment] {
                emit controlRequested(QString::fromStdString(segment.controls.front()));
            });
        menu.addSeparator();
    }
    menu.addAction(tr("Words ahead of the prompt…"), this,
                   [this] { m_editor->editAddition(PhraseEditor::Place::Ahead); });
    menu.addAction(tr("Words behind the prompt…"), this,
                   [this] { m_editor->editAddition(PhraseEditor::Place::Behind); });
    menu.addAction(tr("What must stay out…"), this,
                   [this] { m_editor->editAddition(PhraseEditor::Place::Out); });
    if (!m_document.spec().words.isEmpty())
        menu.addAction(tr("Back to generated words only"), this,
                       [this] { m_document.setOwnWords({}, tr("Back to generated words only")); });
    menu.exec(position);
}

/// The name of the generator is worth more than the heading.
bool PromptPanel::eventFilter(QObject *watched, QEvent *event)
{
    constexpr int roomForAll = 760; // pixels
    if (event->type() == QEvent::Resize)
        m_title->setVisible(static_cast<QResizeEvent *>(event)->size().width() >= roomForAll);
    return QWidget::eventFilter(watched, event);
}

void PromptPanel::showPrompt()
{
    const Prompt &prompt = m_document.prompt();
    const std::string_view dialect = dialectId(prompt.dialect);
    m_dialect->setChoice(QString::fromUtf8(dialect.data(), qsizetype(dialect.size())));
    m_engine->setEngine(m_document.engine());
    m_status->setText(EngineChooser::statusOf(m_document.engine()));
    m_status->setToolTip(wrappedTip(QString::fromStdString(m_document.engine().note)));
    m_status->setVisible(!m_status->text().isEmpty());
    m_prompt->setSegments(QString::fromStdString(prompt.text), viewSegments(prompt, m_words));
    showHighlight(m_document.highlight());
    m_leftOut->refresh();
    m_outdated->refresh();

    m_meter->setTokens(prompt.tokens, prompt.tokenLimit);
    if (prompt.tokenLimit <= 0)
        m_tokens->setText(tr("about %n tokens", nullptr, prompt.tokens));
    else
        m_tokens->setText((prompt.tokens > prompt.tokenLimit ? tr("%1/%2, too long") : tr("%1/%2, fits"))
                              .arg(prompt.tokens)
                              .arg(prompt.tokenLimit));
    QString explanation = tr("Tokens, estimated; each service counts a little differently.");
    if (prompt.chunkTokens > 0 && prompt.chunkTokens < prompt.tokenLimit)
        explanation += QLatin1Char('\n') +
                       tr("They are read in pieces of %1; the first weighs most.").arg(prompt.chunkTokens);
    m_tokens->setToolTip(wrappedTip(m_tokens->text() + QLatin1Char('\n') + explanation));
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
