// SPDX-License-Identifier: MIT
#pragma once

#include "core/prompt/explain.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;

namespace presence {

class SpecDocument;

/// Takes an adjective apart into action units and phrases, and shows mistakes beside what works instead. Both
/// can be put on the face as one step.
class AnatomySheet : public QDialog
{
    Q_OBJECT

public:
    /// The document and the words must outlive the sheet.
    AnatomySheet(SpecDocument &document, const Vocabulary &words, Anatomy anatomy, QWidget *parent = nullptr);

    /// Shows the adjective that this word means, if it is a known one.
    void explain(const QString &word);
    QString explanation() const;

private:
    QWidget *makeAdjectives();
    QWidget *makePairs();
    void filter(const QString &typed);
    void showCurrent();
    const Adjective *current() const;

    SpecDocument &m_document;
    const Vocabulary &m_words;
    Anatomy m_anatomy;
    QLineEdit *m_search;
    QListWidget *m_list;
    QLabel *m_explanation;
    QPushButton *m_apply;
};

} // namespace presence
