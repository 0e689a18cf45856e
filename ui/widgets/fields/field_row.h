// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

class QToolButton;

namespace presence {

class ElidedLabel;
class FieldLabel;

/// One line of a panel: label on the left, an editor, a lock on the right; the same frame around every kind
/// of editor. Double-clicking the label asks for a reset. A changed value carries a dot before its label, a
/// highlighted row a bar at its edge. Under the pointer the row offers its lock and what else it was asked to
/// offer: a star (Ctrl+D) before the label, an explanation (F1) at its end. The editor belongs to the row.
class FieldRow : public QWidget
{
    Q_OBJECT

public:
    enum class Placement { Beside, Below }; ///< of the editor, seen from the label

    FieldRow(const QString &label, QWidget *editor, Placement placement = Placement::Beside,
             QWidget *parent = nullptr);

    QString label() const;
    QWidget *editor() const { return m_editor; }

    /// Tooltip of the label and of the editor.
    void setHelp(const QString &help);

    /// One muted line under the editor that says what its value means in the picture: "reads as a miss".
    /// Elided with the whole in its tooltip; a row that never had one takes no room for it.
    void setReading(const QString &reading);
    QString reading() const;

    /// The value is one that this document shares with others; `origin` says with whom, empty for none.
    void setOrigin(const QString &origin);
    QString origin() const { return m_origin; }
    void setChanged(bool changed);
    bool isChanged() const { return m_changed; }
    /// A locked row stays editable by hand; the panel decides what skips it.
    void setLocked(bool locked);
    bool isLocked() const;
    void setHighlighted(bool highlighted);
    bool isHighlighted() const { return m_highlighted; }

    /// Offers a star that marks the row as a favourite.
    void setStarred(bool starred);
    bool isStarred() const { return m_starred; }
    QToolButton *starButton(); ///< null while no star is offered
    /// Offers an explanation.
    void setExplained(bool explained);
    QToolButton *explainButton(); ///< null while none is offered

    /// A small button above the end of the label: there under the pointer, and always while it is kept. The
    /// row takes it over; its click is in the row's menu too.
    void setAddon(QToolButton *addon);
    void keepAddon(bool kept);

    /// Entries of the row's menu besides reset and lock.
    void addMenuAction(QAction *action) { addAction(action); }

    /// Room that labels take beside an editor, at this font.
    static int labelWidth(const QFontMetrics &metrics);

signals:
    void resetRequested();
    void lockToggled(bool locked);
    void starToggled(bool starred);
    void explainRequested();
    /// The pointer came over the row or left it.
    void pointed(bool inside);

protected:
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;

private:
    void showLock();
    void offer(bool offered);
    void placeMarks();
    QToolButton *makeMark();

    FieldLabel *m_label;
    QWidget *m_editor;
    QToolButton *m_lock;
    ElidedLabel *m_reading = nullptr; ///< made when first wanted, as m_star and m_explain
    QString m_help;
    QString m_origin;
    QToolButton *m_star = nullptr;    ///< made when first wanted, as m_explain
    QToolButton *m_explain = nullptr; ///< both are there only under the pointer
    bool m_offers = false;            ///< the pointer is here: an open lock is drawn, a closed one always
    QToolButton *m_addon = nullptr;
    bool m_addonKept = false;
    bool m_starrable = false;
    bool m_starred = false;
    bool m_explained = false;
    bool m_changed = false;
    bool m_highlighted = false;
};

/// A label that wraps onto a second and third line, breaks long words if it must, and only then elides; the
/// whole text is then its tooltip.
class FieldLabel : public QWidget
{
    Q_OBJECT

public:
    explicit FieldLabel(const QString &text, QWidget *parent = nullptr);

    const QString &text() const { return m_text; }
    void setText(const QString &text);
    void setMarked(bool marked);       ///< the dot of a changed value
    void setReserved(int pixels);      ///< room at the end of the first line for something else
    void setInherited(bool inherited); ///< the diamond of a value that comes from elsewhere

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void doubleClicked();

protected:
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    QStringList lines(int width, bool *elided = nullptr) const;

    QString m_text;
    bool m_marked = false;
    bool m_inherited = false;
    int m_reserved = 0;
};

} // namespace presence
