// SPDX-License-Identifier: MIT
#pragma once

#include "ui/models/grid/grid_run.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace presence {

/// The contact sheet of a grid that was ordered: its pictures as they come, with the labels of rows and
/// columns. A click opens the take; the whole can be saved as a picture. A window of its own.
class GridSheet : public QWidget
{
    Q_OBJECT

public:
    /// Takes the run over.
    explicit GridSheet(GridRun *run, QWidget *parent = nullptr);

    GridRun *run() const { return m_run; }
    QPushButton *saveButton() const { return m_save; }
    QString summary() const;
    /// As PNG or JPEG by the name.
    Result<> saveTo(const QString &file) const;

signals:
    void takeChosen(const QString &takeId);
    void problem(const QString &sentence);

private:
    class Canvas;
    void refresh();

    GridRun *m_run;
    Canvas *m_canvas;
    QLabel *m_summary;
    QPushButton *m_cancel;
    QPushButton *m_save;
};

} // namespace presence
