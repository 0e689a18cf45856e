// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

#include <functional>

class QLabel;
class QMenu;
class QToolButton;
class QVBoxLayout;

namespace presence {

/// A titled part of a panel that opens and closes at its header (Space, Enter; Right opens, Left closes). Its
/// content is made when it first opens. The header says how many values inside are changed and offers to
/// reset them.
class CollapsibleGroup : public QWidget
{
    Q_OBJECT

public:
    CollapsibleGroup(const QString &title, std::function<QWidget *()> makeContent, QWidget *parent = nullptr);

    QString title() const;
    bool isExpanded() const { return m_expanded; }
    void setExpanded(bool expanded);
    /// Makes the content now if it was not yet needed.
    QWidget *content();
    bool hasContent() const { return m_content; }

    void setChangedCount(int count);
    int changedCount() const { return m_changed; }
    /// Something inside is highlighted although it may be hidden.
    void setHighlighted(bool highlighted);
    bool isHighlighted() const { return m_highlighted; }

    QToolButton *header() const { return m_header; }
    QToolButton *resetButton() const { return m_reset; }
    /// Shown behind "…" at the right of the header.
    QMenu *menu() const { return m_menu; }

signals:
    void expandedChanged(bool expanded);
    void resetRequested();

protected:
    bool eventFilter(QObject *object, QEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    std::function<QWidget *()> m_makeContent;
    QVBoxLayout *m_column;
    QWidget *m_content = nullptr;
    QToolButton *m_header;
    QLabel *m_count;
    QToolButton *m_reset;
    QMenu *m_menu;
    int m_changed = 0;
    bool m_expanded = false;
    bool m_highlighted = false;
};

} // namespace presence
