// SPDX-License-Identifier: MIT
#pragma once

#include "core/spec/patch/spec_patch.h"
#include "core/spec/tables/parameter_words.h"

#include <QWidget>

class QFrame;
class QLabel;
class QPushButton;

namespace presence {

class ChoiceField;
class Disclosure;
class SpecDocument;
class ValueSlider;

/// The list of jobs. Choosing one first shows every value that it, or a mix of it with another, would change;
/// applying is one step.
class JobChooser : public QWidget
{
    Q_OBJECT

public:
    JobChooser(SpecDocument &document, const ParameterWords &words, QWidget *parent = nullptr);

    void showDocument();
    ChoiceField *choices() const { return m_choices; }
    /// The lines of the offered change; empty while nothing is offered.
    QString offeredChange() const;
    QPushButton *applyButton() const { return m_apply; }
    QPushButton *keepButton() const { return m_keep; }
    Disclosure *mixing() const { return m_mixing; }
    ChoiceField *second() const { return m_second; } ///< null until mixing() was opened
    ValueSlider *share() const { return m_share; }

private:
    QFrame *makeCard();
    QWidget *makeMixing();
    SpecPatch offeredPatch() const;
    void offer(const QString &id);
    void apply();
    void withdraw();

    SpecDocument &m_document;
    ParameterWords m_words;
    ChoiceField *m_choices;
    QFrame *m_card;
    QLabel *m_title = nullptr;
    QLabel *m_about = nullptr;
    QLabel *m_lines = nullptr;
    QPushButton *m_apply = nullptr;
    QPushButton *m_keep = nullptr;
    Disclosure *m_mixing = nullptr;
    ChoiceField *m_second = nullptr;
    ValueSlider *m_share = nullptr;
    QString m_offered;
};

} // namespace presence
