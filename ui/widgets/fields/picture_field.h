// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

class QLabel;
class QToolButton;

namespace presence {

class ElidedLabel;

/// A picture file on this machine: drop one, choose one, or take it away. Shows it small; a file that is gone
/// or cannot be read is named and says so.
class PictureField : public QWidget
{
    Q_OBJECT

public:
    explicit PictureField(QWidget *parent = nullptr);

    const QString &path() const { return m_path; }
    /// Shows a path without announcing it.
    void setPath(const QString &path);
    QString statusText() const;

    QToolButton *chooseButton() const { return m_choose; }
    QToolButton *removeButton() const { return m_remove; }

signals:
    void pathChanged(const QString &path); ///< by hand; empty when it was taken away
    void refused(const QString &sentence); ///< what was dropped is no picture

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    bool event(QEvent *event) override;

private:
    void take(const QString &path);
    void choose();
    void passNames();

    QString m_path;
    QLabel *m_picture;
    ElidedLabel *m_status;
    QToolButton *m_choose;
    QToolButton *m_remove;
};

} // namespace presence
