// SPDX-License-Identifier: MIT
#include "ui/panels/prompt/anatomy_sheet.h"

#include "ui/models/spec_document.h"
#include "ui/widgets/layout/column_scroll.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QTabWidget>

#include <algorithm>

namespace presence {

namespace {

QString text(const std::string &utf8) { return QString::fromStdString(utf8); }

QString joined(const std::vector<std::string> &parts, const QString &glue)
{
    QStringList list;
    for (const std::string &part : parts)
        list += text(part);
    return list.join(glue);
}

QLabel *wrapped(const QString &words, const char *tone = nullptr)
{
    auto *label = new QLabel(words);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    if (tone)
        label->setProperty("tone", tone);
    return label;
}

} // namespace

AnatomySheet::AnatomySheet(SpecDocument &document, const Vocabulary &words, Anatomy anatomy, QWidget *parent)
    : QDialog(parent)
    , m_document(document)
    , m_words(words)
    , m_anatomy(std::move(anatomy))
    , m_search(new QLineEdit)
    , m_list(new QListWidget)
    , m_explanation(wrapped({}))
    , m_apply(new QPushButton(tr("Put it on the face")))
{
    setWindowTitle(tr("Adjectives and anatomy"));
    resize(720, 440);
    auto *tabs = new QTabWidget;
    tabs->addTab(makeAdjectives(), tr("Take an adjective apart"));
    tabs->addTab(makePairs(), tr("Write this instead"));
    auto *all = new QVBoxLayout(this);
    all->addWidget(tabs);
    filter({});
}

QWidget *AnatomySheet::makeAdjectives()
{
    m_search->setPlaceholderText(tr("An adjective, such as wistful"));
    m_search->setAccessibleName(tr("Adjective"));
    m_search->setClearButtonEnabled(true);
    m_list->setAccessibleName(tr("Adjectives"));
    m_explanation->setTextFormat(Qt::RichText);
    m_explanation->setAlignment(Qt::AlignTop);
    auto *left = new QVBoxLayout;
    left->addWidget(m_search);
    left->addWidget(m_list, 1);
    auto *right = new QVBoxLayout;
    right->addWidget(m_explanation, 1);
    right->addWidget(m_apply, 0, Qt::AlignLeft);
    auto *page = new QWidget;
    auto *row = new QHBoxLayout(page);
    row->setContentsMargins(12, 12, 12, 12);
    row->setSpacing(16);
    row->addLayout(left, 2);
    row->addLayout(right, 3);
    connect(m_search, &QLineEdit::textChanged, this, &AnatomySheet::filter);
    connect(m_list, &QListWidget::currentRowChanged, this, &AnatomySheet::showCurrent);
    connect(&m_document, &SpecDocument::promptChanged, this, &AnatomySheet::showCurrent);
    connect(m_apply, &QPushButton::clicked, this, [this] {
        if (const Adjective *adjective = current())
            m_document.apply(adjective->values, tr("Look %1").arg(text(adjective->word)));
    });
    return page;
}

QWidget *AnatomySheet::makePairs()
{
    auto *content = new QWidget;
    auto *rows = new QVBoxLayout(content);
    rows->setContentsMargins(12, 12, 12, 12);
    rows->setSpacing(4);
    for (const PromptPair &pair : m_anatomy.pairs()) {
        auto *title = wrapped(text(pair.mistake));
        title->setProperty("textSize", "heading");
        rows->addWidget(title);
        rows->addWidget(wrapped(tr("Instead of: %1").arg(text(pair.wrong)), "muted"));
        rows->addWidget(wrapped(tr("Write: %1").arg(text(pair.right))));
        rows->addWidget(wrapped(text(pair.why), "muted"));
        auto *use = new QPushButton(tr("Put it into the direction"));
        use->setAccessibleName(tr("Put it into the direction: %1").arg(text(pair.right)));
        rows->addWidget(use, 0, Qt::AlignLeft);
        rows->addSpacing(12);
        connect(use, &QPushButton::clicked, this,
                [this, pair] { m_document.apply(pair.values, text(pair.mistake)); });
    }
    rows->addStretch();
    return columnScroll(content, tr("Write this instead"));
}

void AnatomySheet::filter(const QString &typed)
{
    const QString wanted = typed.simplified().toLower();
    m_list->clear();
    for (const Adjective &adjective : m_anatomy.adjectives()) {
        const QString synonyms = joined(adjective.synonyms, QStringLiteral(", "));
        const QString shown = synonyms.isEmpty() ? text(adjective.word)
                                                 : text(adjective.word) + QStringLiteral(" · ") + synonyms;
        if (!shown.contains(wanted))
            continue;
        auto *item = new QListWidgetItem(shown, m_list);
        item->setData(Qt::UserRole, text(adjective.word));
    }
    m_list->setCurrentRow(0);
    showCurrent();
}

void AnatomySheet::explain(const QString &word) { m_search->setText(word); }

QString AnatomySheet::explanation() const { return m_explanation->text(); }

const Adjective *AnatomySheet::current() const
{
    const QListWidgetItem *item = m_list->currentItem();
    return item ? m_anatomy.find(item->data(Qt::UserRole).toString().toStdString()) : nullptr;
}

void AnatomySheet::showCurrent()
{
    const Adjective *adjective = current();
    m_apply->setEnabled(adjective);
    if (!adjective) {
        m_explanation->setText(
            tr("Nobody has taken this word apart yet. Try a simpler one, or move the action "
               "units until the face says it."));
        return;
    }
    const auto paragraph = [](const QString &title, const QString &words) {
        return QStringLiteral("<p><b>%1</b><br>%2</p>").arg(title.toHtmlEscaped(), words.toHtmlEscaped());
    };
    m_explanation->setText(
        paragraph(text(adjective->word), text(adjective->why)) +
        paragraph(tr("In the face and body"), joined(unitLines(adjective->values), QStringLiteral(", "))) +
        paragraph(tr("In the words of “%1”").arg(text(m_document.engine().name)),
                  joined(phrasesOf(adjective->values, m_document.engine(), m_words), QStringLiteral("; "))));
}

} // namespace presence
