// SPDX-License-Identifier: MIT
#pragma once

#include "core/critique/finding.h"
#include "core/spec/tables/parameter_words.h"

#include <QWidget>

#include <optional>

class QGridLayout;
class QLabel;
class QSplitter;

namespace presence {

class FindingComparison;
class TakeModel;
class TakeSelection;

/// What the current take and the one it is compared with do not have in common: the findings of both
/// side by side, and settings as old → new. Equal settings are left out.
class DifferenceList : public QWidget
{
    Q_OBJECT

public:
    DifferenceList(TakeModel &takes, TakeSelection &selection, const ParameterWords &words,
                   QWidget *parent = nullptr);

    /// As shown, one line a row: "Gaze yaw: 0° → 12°".
    QStringList settingLines() const { return m_settingLines; }
    QStringList findingLines() const;
    FindingComparison *findings() const { return m_findings; }

signals:
    void findingPointed(const std::optional<presence::Finding> &finding);

private:
    void refresh();
    void addHeading(const QString &text);
    void addRow(const QString &name, const QString &a, const QString &b);

    TakeModel &m_takes;
    TakeSelection &m_selection;
    const ParameterWords &m_words;
    QStringList m_settingLines;
    QLabel *m_title;
    QWidget *m_table = nullptr;
    QGridLayout *m_grid = nullptr;
    QWidget *m_content;
    QSplitter *m_scrolls;
    FindingComparison *m_findings;
};

} // namespace presence
