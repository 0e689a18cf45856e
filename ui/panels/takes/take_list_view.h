// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QListView>

#include <utility>

namespace presence {

class TakeSelection;
class ThumbnailDelegate;

/// As what a take can go along with the next orders: kind of companion, and the words for it.
QList<std::pair<QString, QString>> companionUses();

/// Takes as pictures, as a sheet of rows or as one strip. A click makes a take current, Alt or Ctrl with a
/// click makes it the second picture of a comparison, a double click or Enter opens it; the menu does all of
/// that, and rates, flags, sends along and trashes. A take can be dragged to wherever pictures are taken.
class TakeListView : public QListView
{
    Q_OBJECT

public:
    enum class Layout { Sheet, Strip };

    TakeListView(QAbstractItemModel &takes, TakeSelection &selection, Layout layout,
                 QWidget *parent = nullptr);

    QSize sizeHint() const override;

signals:
    void opened();
    void comparisonChosen();
    /// This take is to go along with the next orders as such a companion.
    void companionWanted(const QString &takeId, const QString &kind);

protected:
    void mousePressEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    void showCurrent();
    void compareWith(const QModelIndex &take);

    TakeSelection &m_selection;
    ThumbnailDelegate *m_delegate;
    Layout m_layout;
};

} // namespace presence
