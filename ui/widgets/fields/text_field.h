// SPDX-License-Identifier: MIT
#pragma once

#include <QPlainTextEdit>

namespace presence {

/// Free text that wraps and grows to a few lines but holds no line breaks: Enter finishes, Tab moves on.
/// Typing is announced when it pauses, so that a prompt is not rewritten at every letter.
class TextField : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit TextField(QWidget *parent = nullptr);

    QString text() const { return toPlainText(); }
    /// Shows a text without announcing it; the cursor stays where it was.
    void setText(const QString &text);
    /// Longest text in bytes of UTF-8; what exceeds it is not taken.
    void setByteLimit(int bytes) { m_byteLimit = bytes; }

    /// Stands muted in the empty field, elided to one line.
    void setHint(const QString &hint);
    const QString &hint() const { return m_hint; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void textEdited(const QString &text); ///< by hand, after a pause
    void editingFinished();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void insertFromMimeData(const QMimeData *source) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    void keepWithinLimit();
    void announce();
    void grow();

    class QTimer *m_pause;
    QString m_announced;
    QString m_hint;
    int m_byteLimit = 1 << 16;
    bool m_showing = false;
};

} // namespace presence
