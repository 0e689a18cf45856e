// SPDX-License-Identifier: MIT
#pragma once

#include "core/spec/tables/parameter_words.h"

#include <QWidget>

class QGridLayout;
class QLabel;

namespace presence {

class TakeModel;
class TakeSelection;

/// What the current take and the one it is compared with do not have in common: settings as old → new, and
/// findings with another verdict. Equal things are left out.
class DifferenceList : public QWidget
{
    Q_OBJECT

public:
    DifferenceList(TakeModel &takes, TakeSelection &selection, const ParameterWords &words,
                   QWidget *parent = nullptr);

    /// As shown, one line a row: "Gaze yaw: 0° → 12°".
    QStringList settingLines() const { return m_settingLines; }
    QStringList findingLines() const { return m_findingLines; }

private:
    void refresh();
    void addHeading(const QString &text);
    void addRow(const QString &name, const QString &a, const QString &b);

    TakeModel &m_takes;
    TakeSelection &m_selection;
    const ParameterWords &m_words;
    QStringList m_settingLines;
    QStringList m_findingLines;
    QLabel *m_title;
    QWidget *m_table = nullptr;
    QGridLayout *m_grid = nullptr;
    QWidget *m_content;
};

} // namespace presence
