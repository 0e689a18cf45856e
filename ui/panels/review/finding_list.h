// SPDX-License-Identifier: MIT
#pragma once

#include "core/critique/finding.h"

#include <QList>
#include <QString>
#include <QWidget>

#include <functional>
#include <optional>
#include <set>
#include <string>

class QVBoxLayout;

namespace presence {

class FindingRow;
class MeasuringModels;
class SpecDocument;

/// The findings of one report under the questions that people ask, with counts; what asks for something
/// first, what could not be assessed and what this shoot does not want to hear of folded at the end.
class FindingList : public QWidget
{
    Q_OBJECT

public:
    /// Both must outlive the list.
    FindingList(SpecDocument &document, const MeasuringModels &models, QWidget *parent = nullptr);

    void showReport(const CritiqueReport &report);
    const QList<FindingRow *> &rows() const { return m_rows; }
    FindingRow *row(const std::string &findingId) const; ///< null if there is none

signals:
    void lookRequested(const presence::Finding &finding);
    void fixRequested(const presence::Finding &finding);
    void detailRequested(const presence::Finding &finding);
    void modelsRequested(const std::string &findingId);
    /// Nothing = no longer.
    void pointed(const std::optional<presence::Finding> &finding);

private:
    using Findings = std::vector<const Finding *>;
    QWidget *group(const QString &title, const Findings &findings);
    QWidget *fold(const QString &title, bool &open, const std::function<void(QVBoxLayout *)> &fill);
    QWidget *hushed(const std::set<std::string> &ids);
    FindingRow *makeRow(const Finding &finding);
    void step(FindingRow *from, int rows);

    SpecDocument &m_document;
    const MeasuringModels &m_models;
    QList<FindingRow *> m_rows;
    QWidget *m_holder = nullptr;
    bool m_showUnassessed = false;
    bool m_showSilenced = false;
};

} // namespace presence
