// SPDX-License-Identifier: MIT
#include "ui/panels/direct/look_pads.h"

#include "ui/models/spec_document.h"
#include "ui/widgets/hands/pad_2d.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QLocale>

namespace presence {

LookPads::LookPads(SpecDocument &document, const ParameterWords &words, QWidget *parent)
    : GroupHead(parent)
    , m_document(document)
    , m_reading(new QLabel)
    , m_words(words)
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(18, 0, 8, 4);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(2);
    m_gaze = addPad(*findControl("gaze.yaw"), *findControl("gaze.pitch"),
                    QString::fromStdString(words.groupLabel("gaze")), words);
    m_head = addPad(*findControl("head.yaw"), *findControl("head.pitch"),
                    QString::fromStdString(words.groupLabel("head")), words);
    m_reading->setProperty("textSize", "small");
    m_reading->setWordWrap(true);
    m_reading->setAccessibleName(tr("Gaze"));
    grid->addWidget(m_reading, 2, 0, 1, 2);
    showDocument();
}

Pad2d *LookPads::addPad(const Control &across, const Control &up, const QString &label,
                        const ParameterWords &words)
{
    const auto scale = [](const Control &control) {
        return ValueScale{.minimum = control.minimum,
                          .maximum = control.maximum,
                          .step = control.step,
                          .unit = QString::fromStdString(control.unit)};
    };
    auto *pad = new Pad2d(scale(across), scale(up));
    pad->setAccessibleName(tr("%1, sideways and up").arg(label));
    pad->setToolTip(
        tr("Drag toward where it should point in the picture; arrow keys step, Shift is fine, a double-click "
           "resets.\n%1\n%2")
            .arg(QString::fromStdString(words.tip(across.id)), QString::fromStdString(words.tip(up.id))));
    pad->setAccessibleDescription(pad->toolTip());
    // The subject's left is at the right of the picture, and so of the pad.
    pad->setEnds(
        {tr("R", "the subject's right side"), tr("L", "the subject's left side"), tr("up"), tr("down")});
    pad->setProperty("ids", QStringList{QString::fromStdString(across.id), QString::fromStdString(up.id)});
    pad->installEventFilter(this);

    connect(pad, &Pad2d::valuesChanged, this, [this, &across, &up, label](double x, double y) {
        m_document.apply({{across.id, x}, {up.id, y}}, label, QString::fromStdString(across.id + "+" + up.id),
                         SpecDocument::LockPolicy::Override);
    });
    connect(pad, &Pad2d::editingFinished, &m_document, &SpecDocument::endGesture);
    connect(pad, &Pad2d::resetRequested, this, [this, &across, &up, label] {
        m_document.apply({{across.id, m_document.jobDefault(across)}, {up.id, m_document.jobDefault(up)}},
                         tr("Reset %1").arg(label), {}, SpecDocument::LockPolicy::Override);
    });

    auto *grid = static_cast<QGridLayout *>(layout());
    const int column = grid->count() / 2;
    auto *caption = new QLabel(label);
    caption->setProperty("textSize", "small");
    caption->setProperty("tone", "muted");
    grid->addWidget(caption, 0, column);
    grid->addWidget(pad, 1, column);
    return pad;
}

void LookPads::showDocument()
{
    const GazeAndHead &pose = m_document.spec().pose;
    m_gaze->setValues(pose.gazeYawDeg, pose.gazePitchDeg);
    m_head->setValues(pose.headYawDeg, pose.headPitchDeg);
    // The bands of sideways gaze are those of the angle off the lens, whichever way.
    const Control &yaw = *findControl("gaze.yaw");
    const double off = pose.gazeEccentricityDeg();
    m_reading->setText(tr("%1° off the lens: %2")
                           .arg(QLocale().toString(off, 'f', off < 10 ? 1 : 0),
                                QString::fromStdString(m_words.reading(yaw, std::min(off, yaw.maximum)))));
}

bool LookPads::eventFilter(QObject *object, QEvent *event)
{
    if (event->type() == QEvent::Enter || event->type() == QEvent::FocusIn)
        m_document.setHighlight(object->property("ids").toStringList());
    else if (event->type() == QEvent::Leave || event->type() == QEvent::FocusOut)
        m_document.setHighlight({});
    return GroupHead::eventFilter(object, event);
}

} // namespace presence
