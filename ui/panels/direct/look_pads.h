// SPDX-License-Identifier: MIT
#pragma once

#include "ui/panels/direct/group_head.h"

class QLabel;

namespace presence {

class Pad2d;

/// Gaze and head as two points, as the picture shows them: drag to where the eyes or the face should turn.
/// The same values stand below as sliders.
class LookPads : public GroupHead
{
    Q_OBJECT

public:
    LookPads(SpecDocument &document, const ParameterWords &words, QWidget *parent = nullptr);

    void showDocument() override;
    QLabel *reading() const { return m_reading; }
    Pad2d *gaze() const { return m_gaze; }
    Pad2d *head() const { return m_head; }

private:
    Pad2d *addPad(const Control &across, const Control &up, const QString &label,
                  const ParameterWords &words);
    bool eventFilter(QObject *object, QEvent *event) override;

    SpecDocument &m_document;
    Pad2d *m_gaze;
    Pad2d *m_head;
    QLabel *m_reading; ///< how far the eyes are off the lens, and how that reads
    const ParameterWords &m_words;
};

} // namespace presence
