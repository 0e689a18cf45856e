// SPDX-License-Identifier: MIT
#include "ui/panels/expression/phase_strip.h"

#include "core/spec/tables/parameter_words.h"
#include "ui/models/pictures/spec_pictures.h"
#include "ui/models/spec_document.h"

#include <QHBoxLayout>
#include <QToolButton>

namespace presence {

namespace {

constexpr const char *phases[] = {"building", "peak", "resolving"};
constexpr int restMs = 400;

QString pictureName(const QString &phase) { return QStringLiteral("phase:") + phase; }

} // namespace

PhaseStrip::PhaseStrip(SpecDocument &document, const ParameterWords &words, SpecPictures *pictures,
                       QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_pictures(pictures)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(18, 0, 8, 6);
    row->setSpacing(4);
    for (const char *phase : phases) {
        auto *frame = new QToolButton;
        const QString label = QString::fromStdString(words.choiceLabel("expression.phase", phase));
        frame->setObjectName(QLatin1String(phase));
        frame->setText(label);
        frame->setCheckable(true);
        frame->setProperty("segment", true);
        frame->setFocusPolicy(Qt::StrongFocus);
        frame->setToolButtonStyle(pictures ? Qt::ToolButtonTextUnderIcon : Qt::ToolButtonTextOnly);
        frame->setIconSize(SpecPictures::pictureSize() * 3 / 4);
        frame->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        frame->setToolTip(tr("Show the expression as %1").arg(label.toLower()));
        connect(frame, &QToolButton::clicked, this, [this, phase] { choose(QLatin1String(phase)); });
        row->addWidget(frame);
    }
    m_rest.setSingleShot(true);
    m_rest.setInterval(restMs);
    connect(&m_rest, &QTimer::timeout, this, &PhaseStrip::requestPictures);
    connect(&document, &SpecDocument::specChanged, this, &PhaseStrip::showDocument);
    if (pictures)
        connect(pictures, &SpecPictures::pictureReady, this,
                [this](const QString &name, const QImage &picture) {
                    for (const char *phase : phases)
                        if (name == pictureName(QLatin1String(phase)))
                            frame(QLatin1String(phase))->setIcon(QPixmap::fromImage(picture));
                });
    showDocument();
}

QToolButton *PhaseStrip::frame(const QString &phase) const { return findChild<QToolButton *>(phase); }

void PhaseStrip::choose(const QString &phase)
{
    const bool again = m_document.spec().expression.phase == phase.toStdString();
    m_document.apply({{"expression.phase", again ? std::string("unset") : phase.toStdString()}},
                     tr("Moment: %1").arg(frame(phase)->text()), {}, SpecDocument::LockPolicy::Override);
    showDocument();
}

void PhaseStrip::showDocument()
{
    for (const char *phase : phases)
        frame(QLatin1String(phase))->setChecked(m_document.spec().expression.phase == phase);
    if (m_pictures && isVisible())
        m_rest.start();
}

void PhaseStrip::showEvent(QShowEvent *)
{
    if (m_pictures)
        m_rest.start();
}

void PhaseStrip::requestPictures()
{
    if (!isVisible())
        return;
    for (const char *phase : phases) {
        PortraitSpec spec = m_document.spec();
        spec.expression.phase = phase;
        spec.camera.crop = "bcu"; // the face is what differs
        spec.camera.aspect = "4:5";
        spec.camera.eyeLine = PortraitSpec{}.camera.eyeLine;
        spec.camera.subjectX = 0.5;
        m_pictures->request(pictureName(QLatin1String(phase)), spec);
    }
}

} // namespace presence
