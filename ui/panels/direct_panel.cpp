// SPDX-License-Identifier: MIT
#include "ui/panels/direct_panel.h"

#include "ui/models/pictures/choice_pictures.h"
#include "ui/models/spec_document.h"
#include "ui/panels/direct/control_group.h"
#include "ui/panels/direct/favourites_group.h"
#include "ui/panels/face/unit_card_popup.h"
#include "ui/panels/story/brand_dialog.h"
#include "ui/widgets/fields/choice_field.h"
#include "ui/widgets/fields/field_row.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/inline_message.h"
#include "ui/widgets/layout/wrapped_tip.h"
#include "ui/widgets/search_field.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QScrollArea>
#include <QTimer>
#include <QToolButton>
#include <QToolTip>
#include <QVBoxLayout>

#include <algorithm>

namespace presence {

DirectPanel::DirectPanel(SpecDocument &document, const ParameterWords &words, const DirectAids &aids,
                         QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_words(words)
    , m_aids(aids)
    , m_search(new SearchField(tr("Filter controls")))
    , m_changedOnly(new QToolButton)
    , m_favouritesOnly(new QToolButton)
    , m_message(new InlineMessage)
    , m_nothing(new QLabel)
    , m_scroll(new QScrollArea)
{
    m_changedOnly->setCheckable(true);
    m_changedOnly->setIcon(icon(QStringLiteral("filter")));
    m_changedOnly->setToolTip(tr("Show only what differs from the job's defaults"));
    m_changedOnly->setAccessibleName(tr("Changed only"));
    m_favouritesOnly->setCheckable(true);
    m_favouritesOnly->setIcon(icon(QStringLiteral("star"), QStringLiteral("star_filled")));
    m_favouritesOnly->setToolTip(tr("Show only the favourites, in their groups"));
    m_favouritesOnly->setAccessibleName(tr("Favourites only"));
    auto *more = new QToolButton;
    more->setIcon(icon(QStringLiteral("more")));
    more->setToolTip(tr("More for all controls"));
    more->setAccessibleName(more->toolTip());
    more->setPopupMode(QToolButton::InstantPopup);
    auto *menu = new QMenu(more);
    connect(menu->addAction(icon(QStringLiteral("reset")), tr("Reset everything to the job's defaults")),
            &QAction::triggered, this, &DirectPanel::resetAll);
    const auto expandAll = [this](bool open) {
        for (ControlGroup *group : m_groups)
            group->setExpanded(open);
    };
    connect(menu->addAction(tr("Open all groups")), &QAction::triggered, this, [=] { expandAll(true); });
    connect(menu->addAction(tr("Close all groups")), &QAction::triggered, this, [=] { expandAll(false); });
    if (m_aids.brand) {
        menu->addSeparator();
        connect(menu->addAction(tr("Brand of this shoot…")), &QAction::triggered, this,
                &DirectPanel::showBrand);
    }
    more->setMenu(menu);
    for (QToolButton *button : {m_changedOnly, m_favouritesOnly, more}) {
        button->setIconSize({16, 16});
        button->setFixedSize(28, 28);
        button->setFocusPolicy(Qt::StrongFocus);
    }

    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(8, 8, 4, 4);
    bar->setSpacing(4);
    bar->addWidget(m_search, 1);
    bar->addWidget(m_changedOnly);
    bar->addWidget(m_favouritesOnly);
    bar->addWidget(more);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(bar);
    column->addWidget(m_message);
    m_nothing->setWordWrap(true);
    m_nothing->setProperty("tone", "muted");
    m_nothing->setContentsMargins(16, 16, 16, 16);
    m_nothing->hide();
    column->addWidget(m_nothing);
    column->addWidget(m_scroll, 1);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    setMinimumWidth(320);
    addGroups();

    connect(m_search, &QLineEdit::textChanged, this, &DirectPanel::filter);
    connect(m_changedOnly, &QToolButton::toggled, this, &DirectPanel::filter);
    connect(m_favouritesOnly, &QToolButton::toggled, this, &DirectPanel::filter);
    connect(&document, &SpecDocument::specChanged, this, [this] {
        for (ControlGroup *group : m_groups)
            group->refresh();
    });
    connect(&document, &SpecDocument::highlightChanged, this, [this](const QStringList &ids) {
        for (ControlGroup *group : m_groups)
            group->showHighlight(ids);
    });
    connect(&document, &SpecDocument::refused, this, [this](const QString &sentence) {
        m_message->showMessage(InlineMessage::Kind::Warning, sentence);
    });
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) { followFocus(now); });
}

DirectPanel::~DirectPanel()
{
    // A field that loses the focus while the panel goes away still speaks to the document.
    disconnect(&m_document, nullptr, this, nullptr);
    disconnect(qApp, nullptr, this, nullptr);
}

void DirectPanel::addGroups()
{
    auto *inside = new QWidget;
    auto *column = new QVBoxLayout(inside);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    struct Part
    {
        std::string group;
        QString title;
        std::vector<const Control *> rows;
    };
    std::vector<Part> parts;
    for (const std::string &group : controlGroups()) {
        // Eyes and head answer each other, and the moment of a unit belongs to the unit: they share a group.
        const std::string home = group == "head" ? "gaze" : group == "phase" ? "expression" : group;
        auto part = std::ranges::find(parts, home, &Part::group);
        if (part == parts.end())
            part =
                parts.insert(parts.end(), {home,
                                           home == "gaze" ? tr("Gaze and head")
                                                          : QString::fromStdString(m_words.groupLabel(home)),
                                           {}});
        for (const Control &control : controls())
            if (control.group == group)
                part->rows.push_back(&control);
    }
    const DirectContext context{m_document, m_words, m_favourites, m_aids};
    m_favouritesGroup = new FavouritesGroup(context);
    column->addWidget(m_favouritesGroup);
    connect(m_favouritesGroup, &FavouritesGroup::explainRequested, this, &DirectPanel::explain);
    for (const auto &[home, title, rows] : parts) {
        for (const Control *control : rows) {
            QString text = QString::fromStdString(control->id + ' ' + m_words.label(control->id) + ' ' +
                                                  m_words.tip(control->id));
            for (const std::string &choice : control->choices)
                text += QLatin1Char(' ') + QString::fromStdString(m_words.choiceLabel(control->id, choice));
            m_haystack +=
                {QString::fromStdString(control->id), (text + QLatin1Char(' ') + title).toCaseFolded()};
        }
        auto *group = new ControlGroup(title, rows, context);
        connect(group, &ControlGroup::refused, this, [this](const QString &sentence) {
            m_message->showMessage(InlineMessage::Kind::Error, sentence);
        });
        connect(group, &ControlGroup::explainRequested, this, &DirectPanel::explain);
        connect(group, &ControlGroup::controlWanted, this, &DirectPanel::reveal);
        m_groups += group;
        column->addWidget(group);
    }
    column->addStretch(1);
    m_scroll->setWidget(inside);
    m_groups.front()->setExpanded(true);
    if (m_aids.pictures)
        showChoicePictures();
}

void DirectPanel::explain(const Control &control, QWidget *row)
{
    if (m_aids.face && m_aids.face->facts(control.actionUnit)) {
        if (!m_card)
            m_card = new UnitCardPopup(*m_aids.face, m_words, m_aids.pictures, this);
        return m_card->showFor(control.actionUnit, *row);
    }
    QToolTip::showText(row->mapToGlobal(QPoint(row->width(), 0)),
                       wrappedTip(QString::fromStdString(m_words.tip(control.id))), row);
}

void DirectPanel::filter()
{
    const QStringList words = m_search->text().toCaseFolded().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    const bool changedOnly = m_changedOnly->isChecked();
    const bool favouritesOnly = m_favouritesOnly->isChecked();
    QSet<QString> ids;
    for (const auto &[id, text] : m_haystack) {
        const bool found =
            std::ranges::all_of(words, [&](const QString &word) { return text.contains(word); });
        if (found && (!favouritesOnly || m_favourites.contains(id)) &&
            (!changedOnly || isChanged(*findControl(id.toStdString()), m_document)))
            ids += id;
    }
    const bool filtering = !words.isEmpty() || changedOnly || favouritesOnly;
    m_scroll->widget()->setUpdatesEnabled(false);
    m_favouritesGroup->setAside(filtering);
    bool any = false;
    for (ControlGroup *group : m_groups)
        any = group->setFilter(filtering ? &ids : nullptr) || any;
    m_scroll->widget()->setUpdatesEnabled(true);
    m_nothing->setVisible(!any);
    m_nothing->setText(
        !words.isEmpty() ? tr("No control matches “%1”.").arg(m_search->text())
        : favouritesOnly
            ? tr("No favourites here. Point at a control and click its star, or press Ctrl+D on it.")
            : tr("Nothing differs from the job's defaults yet."));
}

void DirectPanel::showChoicePictures()
{
    auto *pictures = new ChoicePictures(m_document.library(), *m_aids.pictures, this);
    connect(pictures, &ChoicePictures::pictureReady, this,
            [this](const QString &control, const QString &choice, const QImage &picture) {
                const QPixmap pixels = QPixmap::fromImage(picture);
                QIcon icon(pixels);
                icon.addPixmap(pixels, QIcon::Selected); // not tinted: it shows light
                if (auto *choices = qobject_cast<ChoiceField *>(field(control)->row->editor()))
                    choices->setPicture(choice, icon, SpecPictures::pictureSize() / 2);
            });
    for (ControlGroup *group : m_groups) {
        const auto request = [group, pictures] {
            for (const Control *control : group->controls())
                pictures->request(QString::fromStdString(control->id));
        };
        connect(group, &CollapsibleGroup::expandedChanged, pictures, [request](bool expanded) {
            if (expanded)
                request();
        });
        if (group->isExpanded())
            request();
    }
}

const ControlField *DirectPanel::field(const QString &id)
{
    for (ControlGroup *group : m_groups)
        if (const ControlField *field = group->field(id))
            return field;
    return nullptr;
}

void DirectPanel::reveal(const QString &id)
{
    m_search->clear();
    m_changedOnly->setChecked(false);
    m_favouritesOnly->setChecked(false);
    for (ControlGroup *group : m_groups)
        if (const ControlField *field = group->field(id)) {
            group->setExpanded(true);
            m_scroll->widget()->layout()->activate();
            QTimer::singleShot(0, field->row,
                               [this, row = field->row] { m_scroll->ensureWidgetVisible(row, 0, 80); });
            field->row->editor()->setFocus(Qt::OtherFocusReason);
        }
}

void DirectPanel::showBrand()
{
    auto *dialog = new BrandDialog(m_document, *m_aids.brand, m_words, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->show();
}

void DirectPanel::resetAll()
{
    SpecPatch patch;
    for (const ControlGroup *group : m_groups)
        patch.merge(group->defaults());
    m_document.apply(patch, tr("Reset everything"));
}

void DirectPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    QTimer::singleShot(0, this, &DirectPanel::prepareNextGroup);
}

/// Makes the closed groups one by one while nothing else happens, so that the first search finds them ready.
void DirectPanel::prepareNextGroup()
{
    for (ControlGroup *group : m_groups)
        if (!group->hasContent()) {
            group->content();
            return QTimer::singleShot(0, this, &DirectPanel::prepareNextGroup);
        }
}

void DirectPanel::followFocus(QWidget *now)
{
    if (!now || !isAncestorOf(now))
        return;
    for (QWidget *widget = now; widget && widget != this; widget = widget->parentWidget())
        if (qobject_cast<FieldRow *>(widget))
            return m_document.setHighlight(widget->property("ids").toStringList());
}

} // namespace presence
