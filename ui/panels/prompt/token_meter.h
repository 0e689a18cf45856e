// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

namespace presence {

/// How much of a prompt's room is used. Beyond the limit the bar changes its pattern; number and word stand
/// beside it.
class TokenMeter : public QWidget
{
    Q_OBJECT

public:
    explicit TokenMeter(QWidget *parent = nullptr);
    void setTokens(int used, int limit); ///< limit 0: none that matters, nothing is drawn

    QSize sizeHint() const override { return {40, 8}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int m_used = 0;
    int m_limit = 0;
};

} // namespace presence
