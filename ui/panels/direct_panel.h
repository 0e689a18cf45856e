// SPDX-License-Identifier: MIT
#pragma once

#include "core/spec/tables/parameter_words.h"
#include "ui/models/favourites.h"
#include "ui/panels/direct/field_list.h"

#include <QSet>
#include <QWidget>

class QScrollArea;
class QToolButton;
class QLabel;

namespace presence {

class ControlGroup;
class FavouritesGroup;
class InlineMessage;
class SearchField;
class Settings;
class SpecDocument;
class UnitCardPopup;

/// Every control of the catalogue, in its groups: find, move, lock, reset. Changes go to the document and
/// come back from it; pointing at a control lights up its phrases and the other way round.
class DirectPanel : public QWidget
{
    Q_OBJECT

public:
    /// All must outlive the panel.
    DirectPanel(SpecDocument &document, const ParameterWords &words, const DirectAids &aids = {},
                QWidget *parent = nullptr);

    ~DirectPanel() override;

    SearchField *searchField() const { return m_search; }
    QToolButton *changedOnlyButton() const { return m_changedOnly; }
    QToolButton *favouritesOnlyButton() const { return m_favouritesOnly; }
    FavouritesGroup *favouritesGroup() const { return m_favouritesGroup; }
    const QList<ControlGroup *> &groups() const { return m_groups; }
    UnitCardPopup *unitCard() const { return m_card; } ///< null until a unit was explained

    /// Brings back the favourites of the last run and keeps every change. `settings` must outlive the panel.
    void keepFavouritesIn(Settings &settings) { m_favourites.keepIn(settings); }

    /// The field of a control, made if its group was never opened.
    const ControlField *field(const QString &id);
    /// Opens its group, scrolls to it and gives it the focus.
    void reveal(const QString &id);
    void resetAll();
    /// Opens the brand of the shoot beside the panel; it has to be among the aids.
    void showBrand();

    QSize sizeHint() const override { return {340, 640}; }

protected:
    void showEvent(QShowEvent *event) override;

private:
    void addGroups();
    void showChoicePictures();
    void explain(const Control &control, QWidget *row);
    void filter();
    void prepareNextGroup();
    void followFocus(QWidget *now);

    SpecDocument &m_document;
    const ParameterWords &m_words;
    Favourites m_favourites;
    DirectAids m_aids;
    SearchField *m_search;
    QToolButton *m_changedOnly;
    QToolButton *m_favouritesOnly;
    InlineMessage *m_message;
    QLabel *m_nothing;
    UnitCardPopup *m_card = nullptr;
    QScrollArea *m_scroll;
    FavouritesGroup *m_favouritesGroup = nullptr;
    QList<ControlGroup *> m_groups;
    QList<std::pair<QString, QString>> m_haystack; ///< control id → everything it can be found by, folded
};

} // namespace presence
