// SPDX-License-Identifier: MIT
#include "ui/panels/prompt/phrase_editor.h"

#include "core/prompt/words/hand.h"
#include "ui/models/spec_document.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>

#include <algorithm>

namespace presence {

namespace {

const QString mergeKey = QStringLiteral("own words");

} // namespace

PhraseEditor::PhraseEditor(SpecDocument &document, const ParameterWords &words, QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_words(words)
    , m_about(new QLabel)
    , m_line(new QLineEdit)
{
    m_about->setBuddy(m_line);
    m_about->setProperty("textSize", "small");
    m_line->setMaxLength(int(OwnWords::longestText) / 4); // of four bytes each
    m_line->setToolTip(tr("Enter keeps these words, Escape puts back what stood there."));
    m_line->installEventFilter(this);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_about);
    row->addWidget(m_line, 1);
    hide();
    connect(m_line, &QLineEdit::textEdited, this, [this](const QString &text) {
        if (m_place != Place::Phrase || !text.trimmed().isEmpty()) // an empty phrase goes with Enter only
            write(text);
    });
    connect(m_line, &QLineEdit::returnPressed, this, &PhraseEditor::take);
}

const PromptSegment *PhraseEditor::segment() const
{
    const auto &segments = m_document.prompt().segments;
    const auto found = std::ranges::find_if(segments, [this](const PromptSegment &segment) {
        return segment.slot == m_key.slot && segment.controls == m_key.controls;
    });
    return found == segments.end() ? nullptr : &*found;
}

void PhraseEditor::editPhrase(int index)
{
    m_place = Place::Phrase;
    m_key = m_document.prompt().segments[std::size_t(index)];
    QStringList names;
    for (const std::string &id : m_key.controls)
        names += QString::fromStdString(m_words.label(id));
    names.removeDuplicates();
    const bool weighted = m_key.weight != 1;
    begin(tr("Words for %1").arg(names.value(0)),
          QString::fromStdString(weighted ? m_key.text.substr(1, m_key.text.rfind(':') - 1) : m_key.text));
}

void PhraseEditor::editAddition(Place place)
{
    m_place = place;
    const OwnWords &words = m_document.spec().words;
    if (place == Place::Out)
        return begin(tr("What must stay out, with commas between"), QString::fromStdString(words.avoid));
    const auto &added = place == Place::Ahead ? words.before : words.after;
    const auto found = added.find(std::string(dialectId(m_document.dialect())));
    begin(place == Place::Ahead ? tr("Words ahead of the prompt") : tr("Words behind the prompt"),
          found == added.end() ? QString() : QString::fromStdString(found->second));
}

void PhraseEditor::begin(const QString &about, const QString &text)
{
    m_before = m_document.spec().words;
    m_document.endGesture();
    m_about->setText(about);
    m_line->setAccessibleName(about);
    m_line->setText(text);
    show();
    m_line->setFocus();
    m_line->selectAll();
}

void PhraseEditor::write(const QString &text)
{
    OwnWords words = m_document.spec().words;
    if (m_place == Place::Phrase) {
        const PromptSegment *phrase = segment();
        if (!phrase)
            return;
        words = withText(std::move(words), m_document.prompt(), *phrase, text.toStdString());
    } else if (m_place == Place::Out) {
        words.avoid = text.simplified().toStdString();
    } else {
        auto &added = m_place == Place::Ahead ? words.before : words.after;
        const std::string dialect(dialectId(m_document.dialect()));
        if (const QString line = text.simplified(); line.isEmpty())
            added.erase(dialect);
        else
            added[dialect] = line.toStdString();
    }
    m_document.setOwnWords(words, tr("Write words by hand"), mergeKey);
}

void PhraseEditor::take()
{
    write(m_line->text());
    end();
}

void PhraseEditor::giveBack()
{
    m_document.setOwnWords(m_before, tr("Write words by hand"), mergeKey);
    end();
}

void PhraseEditor::end()
{
    m_document.endGesture();
    hide();
    emit finished();
}

bool PhraseEditor::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        giveBack();
        return true;
    }
    if (event->type() == QEvent::FocusOut && isVisible() &&
        static_cast<QFocusEvent *>(event)->reason() != Qt::PopupFocusReason &&
        static_cast<QFocusEvent *>(event)->reason() != Qt::ActiveWindowFocusReason) {
        m_document.endGesture(); // what was typed stays
        hide();
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace presence
