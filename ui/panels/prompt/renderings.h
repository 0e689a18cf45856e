// SPDX-License-Identifier: MIT
#pragma once

#include "core/prompt/prompt.h"

#include <QDialog>
#include <QList>

class QLabel;
class QPlainTextEdit;

namespace presence {

class EngineChooser;
class SpecDocument;

/// The same direction in the words of every dialect, side by side and live; each can be copied or written to
/// a text file.
class Renderings : public QDialog
{
    Q_OBJECT

public:
    /// The document must outlive the dialog.
    explicit Renderings(SpecDocument &document, QWidget *parent = nullptr);

    QString textOf(Dialect dialect) const; ///< as it is copied and saved

private:
    struct Column
    {
        Dialect dialect;
        EngineChooser *engine;
        QPlainTextEdit *text;
        QLabel *about;
    };

    QWidget *makeColumn(Dialect dialect, const QString &name);
    void refresh();
    void save(Dialect dialect);

    SpecDocument &m_document;
    QList<Column> m_columns;
    QLabel *m_problem;
};

} // namespace presence
