// SPDX-License-Identifier: MIT
#pragma once

#include "core/spec/tables/parameter_words.h"

#include <QWidget>

class QLabel;

namespace presence {

class ChoiceField;
class SpecDocument;

/// Chooses the emotional job. Its defaults are applied as one undo step that leaves locked controls alone,
/// and what they set is listed below the choice.
class JobChooser : public QWidget
{
    Q_OBJECT

public:
    /// Both must outlive the chooser.
    JobChooser(SpecDocument &document, const ParameterWords &words, QWidget *parent = nullptr);

    /// Brings the choice to the document's job.
    void showDocument();
    ChoiceField *choices() const { return m_choices; }
    QString listedValues() const;

private:
    void choose(const QString &id);

    SpecDocument &m_document;
    const ParameterWords &m_words;
    ChoiceField *m_choices;
    QLabel *m_list;
};

} // namespace presence
