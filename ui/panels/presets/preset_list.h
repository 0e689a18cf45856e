// SPDX-License-Identifier: MIT
#pragma once

#include "core/shoot/presets/presets.h"

#include <QImage>
#include <QListWidget>
#include <QTimer>

#include <vector>

namespace presence {

class PresetMarks;

/// Presets as pictures with their names, as many in a row as fit. One or several can be chosen; the order in
/// which they were chosen counts. Resting on one with the pointer, or holding the space bar, asks to see it.
class PresetList : public QListWidget
{
    Q_OBJECT

public:
    explicit PresetList(QWidget *parent = nullptr);

    /// Shows these; what is still there stays chosen.
    void showPresets(const std::vector<const Preset *> &presets, const PresetMarks &marks);
    void setPicture(const QString &name, const QImage &picture);
    /// The names that can be seen just now, and then those of the next page.
    QStringList visibleNames() const;

    QString currentName() const;
    QStringList chosenNames() const { return m_chosen; } ///< in the order in which they were chosen
    bool select(const QString &name);

signals:
    void chosenChanged();
    /// Others may be in view than before.
    void viewChanged();
    /// `held`: as long as a key is, rather than while the pointer rests.
    void tryBegan(const QString &name, bool held);
    void tryEnded();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void keyReleaseEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool viewportEvent(QEvent *event) override;

private:
    void trackChosen();
    void pointAt(QListWidgetItem *item);
    void endTry();

    QStringList m_chosen;
    QTimer m_rest; ///< the pointer stays where it is
    QString m_pointed;
    bool m_trying = false;
};

} // namespace presence
