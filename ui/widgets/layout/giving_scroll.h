// SPDX-License-Identifier: MIT
#pragma once

#include <QScrollArea>

namespace presence {

/// As high as what it holds, at its width; where there is less room it gives way and scrolls, down to
/// `leastHeight`.
class GivingScroll : public QScrollArea
{
    Q_OBJECT

public:
    /// Takes the content over. `leastHeight` in logical pixels.
    GivingScroll(QWidget *content, int leastHeight, QWidget *parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    int m_leastHeight;
};

} // namespace presence
