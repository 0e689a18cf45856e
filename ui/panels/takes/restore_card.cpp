// SPDX-License-Identifier: MIT
#include "ui/panels/takes/restore_card.h"

#include "core/shoot/interchange/style_words.h"
#include "core/shoot/recall.h"
#include "ui/models/spec_document.h"
#include "ui/widgets/layout/giving_scroll.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>

namespace presence {

namespace {

const QString samplingPart = "sampling";
const QString wordsPart = "words";
constexpr qsizetype longestQuote = 300;

QString quoted(const std::string &text)
{
    const QString words = QString::fromStdString(text);
    return QStringLiteral("“") +
           (words.size() > longestQuote ? words.left(longestQuote - 1) + QChar(0x2026) : words) +
           QStringLiteral("”");
}

/// "832 × 1216 · Seed 42 · Steps 30 · …": what can be taken over first, then what is only told.
QString samplingLine(const PictureSettings &settings)
{
    const auto value = [&](const char *key) {
        const auto found = settings.parameters.find(key);
        return found == settings.parameters.end() ? QString() : QString::fromStdString(found->second);
    };
    QStringList parts;
    if (!value("Size-1").isEmpty() && !value("Size-2").isEmpty())
        parts += value("Size-1") + QStringLiteral(" × ") + value("Size-2");
    for (const char *key : {"Seed", "Steps", "CFG scale", "Sampler", "Schedule type", "Model"})
        if (const QString text = value(key); !text.isEmpty())
            parts += QLatin1String(key) + QLatin1Char(' ') + text;
    return parts.join(QStringLiteral(" · "));
}

} // namespace

RestoreCard::RestoreCard(SpecDocument &document, const ParameterWords &words, QWidget *parent)
    : QFrame(parent)
    , m_document(document)
    , m_text(new QLabel)
    , m_partsHolder(new QWidget)
    , m_restore(new QPushButton(tr("Restore")))
    , m_keep(new QPushButton(tr("Keep as a take")))
    , m_copy(new QPushButton(tr("Copy its words")))
    , m_dismiss(new QPushButton(tr("Dismiss")))
{
    setAutoFillBackground(true);
    setAccessibleName(tr("Settings of a picture"));
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_restore->setProperty("primary", true);
    m_keep->setToolTip(tr("Copies the picture into this shoot, where it can be measured and compared"));

    auto *grid = new QGridLayout(m_partsHolder);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(20);
    grid->setVerticalSpacing(4);
    const auto addPart = [&](const QString &id, const QString &label) {
        auto *box = new QCheckBox(label);
        box->setObjectName(id);
        box->setChecked(true);
        connect(box, &QCheckBox::toggled, this, &RestoreCard::refresh);
        const int i = int(m_parts.size());
        grid->addWidget(box, i / 3, i % 3);
        m_parts.append(box);
    };
    for (const std::string &group : controlGroups())
        addPart(QString::fromStdString(group), QString::fromStdString(words.groupLabel(group)));
    addPart(samplingPart, tr("Size, seed, sampling"));
    addPart(wordsPart, {});

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_restore);
    buttons->addWidget(m_keep);
    buttons->addWidget(m_copy);
    buttons->addStretch();
    buttons->addWidget(m_dismiss);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 6, 16, 6);
    column->setSpacing(8);
    auto *offered = new QWidget;
    auto *lines = new QVBoxLayout(offered);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(8);
    lines->addWidget(m_text);
    lines->addWidget(m_partsHolder);
    column->addWidget(new GivingScroll(offered, 30));
    column->addLayout(buttons);
    connect(m_restore, &QPushButton::clicked, this, &RestoreCard::restore);
    connect(m_dismiss, &QPushButton::clicked, this, &QWidget::hide);
    m_copy->setToolTip(tr("Puts the prompt, and what it keeps out, on the clipboard"));
    connect(m_copy, &QPushButton::clicked, this, [this] {
        const std::string &negative = m_settings.negativePrompt;
        QApplication::clipboard()->setText(QString::fromStdString(
            m_settings.promptText + (negative.empty() ? "" : "\nNegative prompt: " + negative)));
    });
    connect(m_keep, &QPushButton::clicked, this, [this] {
        emit keepRequested();
        hide();
    });
    hide();
}

void RestoreCard::offer(const PictureSettings &settings, const QString &name)
{
    m_settings = settings;
    m_name = name;
    QString text;
    if (settings.spec)
        text = tr("%1 carries its full direction. Choose what to take over.").arg(name);
    else if (!settings.parameters.empty())
        text = tr("%1 carries the settings of its sampling, but no direction: sliders cannot be read back "
                  "from words.")
                   .arg(name);
    else if (!settings.promptText.empty())
        text = tr("%1 carries only its prompt; sliders cannot be read back from words.").arg(name);
    else if (settings.problem.empty())
        text = tr("%1 carries no settings. Nothing was changed.").arg(name);
    if (!settings.problem.empty())
        text += (text.isEmpty() ? name + QStringLiteral(": ") : QStringLiteral("\n")) +
                QString::fromStdString(settings.problem);
    if (!settings.program.empty() && settings.program != "Presence")
        text += QLatin1Char('\n') + tr("Made with %1.").arg(QString::fromStdString(settings.program));
    if (const QString line = samplingLine(settings); !settings.spec && !line.isEmpty())
        text += QLatin1Char('\n') + line;
    if (!settings.spec && !settings.promptText.empty())
        text += QLatin1Char('\n') + quoted(settings.promptText);
    if (!settings.spec && !settings.negativePrompt.empty())
        text += QLatin1Char('\n') + tr("Without: %1").arg(quoted(settings.negativePrompt));
    m_text->setText(text);
    m_copy->setVisible(!settings.promptText.empty());
    showParts(settings.spec.has_value(), !settings.parameters.empty());
    offerWords();
    m_keep->setVisible(true);
    show();
}

void RestoreCard::showProblem(const QString &sentence)
{
    m_settings = {};
    m_text->setText(sentence);
    m_copy->hide();
    showParts(false, false);
    m_keep->setVisible(false);
    show();
}

void RestoreCard::showParts(bool spec, bool sampling)
{
    for (QCheckBox *box : m_parts) {
        const QString id = box->objectName();
        const bool offered = id == wordsPart ? false : id == samplingPart ? sampling : spec;
        box->setVisible(offered);
        box->setChecked(offered);
    }
    m_partsHolder->setVisible(spec || sampling);
    m_restore->setVisible(spec || sampling);
    refresh();
}

/// Words written by hand come back as they were; the text of another program is put around the prompt, where
/// it can be edited, but only if somebody asks for it.
void RestoreCard::offerWords()
{
    const bool own = m_settings.spec.has_value();
    const Result<OwnWords> words = wordsOffered();
    QCheckBox *box = m_parts.last();
    box->setText(own ? tr("Words written by hand") : tr("Its text into your own words"));
    box->setToolTip(own ? tr("What was written into, around or out of its prompt by hand")
                        : tr("Puts its text behind your prompt and what it keeps out beside yours"));
    const bool offered = words && *words != m_document.spec().words;
    box->setVisible(offered);
    box->setChecked(offered && own);
    m_partsHolder->setVisible(m_partsHolder->isVisibleTo(this) || offered);
    m_restore->setVisible(m_restore->isVisibleTo(this) || offered);
    refresh();
}

Result<OwnWords> RestoreCard::wordsOffered() const
{
    if (m_settings.spec)
        return m_settings.spec->words;
    return withStyleAround(m_document.spec().words, m_settings.promptText, m_settings.negativePrompt);
}

void RestoreCard::refresh()
{
    bool any = false;
    for (const QCheckBox *box : m_parts)
        any = any || box->isChecked();
    m_restore->setEnabled(any);
}

QString RestoreCard::text() const { return m_text->text(); }

QCheckBox *RestoreCard::part(const QString &id) const
{
    for (QCheckBox *box : m_parts)
        if (box->objectName() == id && !box->isHidden())
            return box;
    return nullptr;
}

void RestoreCard::restore()
{
    std::vector<std::string> groups;
    for (const QCheckBox *box : m_parts)
        if (box->isChecked() && box->objectName() != samplingPart && box->objectName() != wordsPart)
            groups.push_back(box->objectName().toStdString());
    const bool withWords = part(wordsPart) && part(wordsPart)->isChecked();
    const QString label = tr("Restore from %1").arg(m_name);
    const Result<OwnWords> words = withWords ? wordsOffered() : m_document.spec().words;
    const Result<SpecPatch> patch = groups.empty() ? SpecPatch() : recallPatch(m_settings, groups);
    if (!words || !patch)
        return showProblem(QString::fromStdString(words ? patch.error().message : words.error().message));
    if (groups.size() == controlGroups().size()) {
        PortraitSpec spec = *m_settings.spec; // unknown members of a newer version come along
        spec.words = *words;
        m_document.replace(spec, label);
    } else {
        const QString together = QStringLiteral("restore");
        m_document.endGesture();
        m_document.apply(*patch, label, together, SpecDocument::LockPolicy::Override);
        m_document.setOwnWords(*words, label, together);
        m_document.endGesture();
    }
    if (part(samplingPart) && part(samplingPart)->isChecked())
        emit renderSettingsRecalled(m_settings);
    hide();
}

} // namespace presence
