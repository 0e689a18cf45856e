// SPDX-License-Identifier: MIT
#pragma once

#include "core/critique/finding.h"

#include <QObject>

#include <optional>

namespace presence {

class CompareView;
class ImageView;
class TakeModel;
class TakeSelection;

/// Shows on the picture how a finding of the current take came about: the one that is pointed at, or else the
/// one that is kept. Where two takes are compared, each shows its own answer to the same question.
class FindingOverlay : public QObject
{
    Q_OBJECT

public:
    /// All must outlive the overlay.
    FindingOverlay(TakeModel &takes, TakeSelection &selection, ImageView *take, CompareView *compare,
                   QObject *parent = nullptr);

    /// While pointer or keyboard rest on a finding.
    void point(const std::optional<Finding> &finding);
    /// Stays when the pointer goes; the same finding again takes it away. False if it was taken away.
    bool toggle(const Finding &finding);
    void clear();

private:
    void show();

    TakeModel &m_takes;
    TakeSelection &m_selection;
    ImageView *m_take;
    CompareView *m_compare;
    std::optional<Finding> m_pointed;
    std::optional<Finding> m_kept;
};

} // namespace presence
