// SPDX-License-Identifier: MIT
#pragma once

#include "core/spec/tables/parameter_words.h"
#include "ui/models/favourites.h"

#include <QSet>
#include <QWidget>

class QScrollArea;
class QToolButton;
class QLabel;

namespace presence {

class ChoicePictures;
class ControlGroup;
class FavouritesGroup;
class InlineMessage;
class SearchField;
class Settings;
class SpecDocument;
struct ControlField;

/// Every control of the catalogue, in its groups: find, move, lock, reset. Changes go to the document and
/// come back from it; pointing at a control lights up its phrases and the other way round.
class DirectPanel : public QWidget
{
    Q_OBJECT

public:
    /// Both must outlive the panel.
    DirectPanel(SpecDocument &document, const ParameterWords &words, QWidget *parent = nullptr);

    ~DirectPanel() override;

    SearchField *searchField() const { return m_search; }
    QToolButton *changedOnlyButton() const { return m_changedOnly; }
    QToolButton *favouritesOnlyButton() const { return m_favouritesOnly; }
    FavouritesGroup *favouritesGroup() const { return m_favouritesGroup; }
    const QList<ControlGroup *> &groups() const { return m_groups; }

    /// Brings back the favourites of the last run and keeps every change. `settings` must outlive the panel.
    void keepFavouritesIn(Settings &settings) { m_favourites.keepIn(settings); }

    /// Lets named choices show what they do, drawn when their group first opens. `pictures` must outlive the
    /// panel.
    void showPictures(ChoicePictures &pictures);

    /// The field of a control, made if its group was never opened.
    const ControlField *field(const QString &id);
    /// Opens its group, scrolls to it and gives it the focus.
    void reveal(const QString &id);
    void resetAll();

    QSize sizeHint() const override { return {340, 640}; }

protected:
    void showEvent(QShowEvent *event) override;

private:
    void addGroups();
    void filter();
    void prepareNextGroup();
    void followFocus(QWidget *now);

    SpecDocument &m_document;
    const ParameterWords &m_words;
    Favourites m_favourites;
    SearchField *m_search;
    QToolButton *m_changedOnly;
    QToolButton *m_favouritesOnly;
    InlineMessage *m_message;
    QLabel *m_nothing;
    QScrollArea *m_scroll;
    FavouritesGroup *m_favouritesGroup = nullptr;
    QList<ControlGroup *> m_groups;
    QList<std::pair<QString, QString>> m_haystack; ///< control id → everything it can be found by, folded
};

} // namespace presence
