// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>
#include <QWidget>

class QBoxLayout;
class QLineEdit;
class QToolButton;

namespace presence {

/// A few colours as swatches, each "#RRGGBB". A click opens the picker, Delete removes; a code can also be
/// typed.
class ColorListField : public QWidget
{
    Q_OBJECT

public:
    explicit ColorListField(int mostColors, QWidget *parent = nullptr);

    const QStringList &colors() const { return m_colors; }
    /// Shows colours without announcing them.
    void setColors(const QStringList &colors);

    QLineEdit *codeBox() const { return m_code; }

signals:
    void colorsChanged(const QStringList &colors); ///< by hand

protected:
    bool eventFilter(QObject *object, QEvent *event) override;
    bool event(QEvent *event) override;

private:
    void rebuild();
    void change(const QStringList &colors);
    void pick(int index);
    void takeCode();

    int m_most;
    QStringList m_colors;
    QBoxLayout *m_swatchRow;
    QList<QToolButton *> m_swatches;
    QLineEdit *m_code;
};

} // namespace presence
