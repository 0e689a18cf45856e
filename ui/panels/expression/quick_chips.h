// SPDX-License-Identifier: MIT
#pragma once

#include "core/spec/tables/quick_looks.h"

#include <QWidget>

class QToolButton;

namespace presence {

class SpecDocument;

/// Words that set a few values at once. A word is pressed while all its values are there; pressing it again
/// takes them back to the job's defaults.
class QuickChips : public QWidget
{
    Q_OBJECT

public:
    /// Both must outlive the chips.
    QuickChips(const std::vector<QuickLook> &looks, SpecDocument &document, QWidget *parent = nullptr);

    QToolButton *chip(const QString &id) const;

private:
    void press(const QuickLook &look);
    void showDocument();

    const std::vector<QuickLook> &m_looks;
    SpecDocument &m_document;
    QList<QToolButton *> m_chips; ///< one a look
};

} // namespace presence
