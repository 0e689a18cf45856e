// SPDX-License-Identifier: MIT
#pragma once

#include <QLineEdit>

namespace presence {

/// A line to find things with; Esc empties it first and is left to others after that.
class SearchField : public QLineEdit
{
    Q_OBJECT

public:
    explicit SearchField(const QString &hint, QWidget *parent = nullptr);

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
};

} // namespace presence
