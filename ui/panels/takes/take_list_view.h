// SPDX-License-Identifier: MIT
#pragma once

#include <QListView>

namespace presence {

class TakeSelection;
class ThumbnailDelegate;

/// Takes as pictures, as a sheet of rows or as one strip. A click makes a take current, Alt or Ctrl with a
/// click makes it the second picture of a comparison, a double click or Enter opens it; the menu does all of
/// that, and rates, flags and trashes.
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
