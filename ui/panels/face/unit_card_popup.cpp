// SPDX-License-Identifier: MIT
#include "ui/panels/face/unit_card_popup.h"

#include "core/spec/portrait_spec.h"
#include "ui/models/pictures/spec_pictures.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QRegularExpression>
#include <QScreen>

#include <algorithm>

namespace presence {

namespace {

constexpr int textWidth = 300;
constexpr double shownLevel = 3; ///< C

/// Near enough to see a single muscle in a small picture.
PortraitSpec closeFace()
{
    PortraitSpec spec;
    spec.camera.crop = "bcu";
    spec.camera.aspect = "4:5";
    spec.realism.asymmetry = 0;
    return spec;
}

QString nameOf(int unit) { return QStringLiteral("unit:%1").arg(unit); }

} // namespace

UnitCardPopup::UnitCardPopup(const FaceGuide &guide, const ParameterWords &words, SpecPictures *pictures,
                             QWidget *parent)
    : QFrame(parent, Qt::Popup)
    , m_guide(guide)
    , m_words(words)
    , m_pictures(pictures)
    , m_title(new QLabel)
    , m_text(new QLabel)
    , m_basis(new QLabel(tr("Muscles and appearance after the Facial Action Coding System (Ekman, Friesen & "
                            "Hager, 2002). Readings "
                            "are what viewers commonly say of a picture, never what a person feels.")))
{
    setProperty("message", true);
    setFocusPolicy(Qt::StrongFocus);
    m_title->setProperty("textSize", "heading");
    m_text->setTextFormat(Qt::RichText);
    m_basis->setProperty("textSize", "small");
    m_basis->setProperty("tone", "muted");
    for (QLabel *label : {m_title, m_text, m_basis}) {
        label->setWordWrap(true);
        label->setFixedWidth(textWidth);
    }
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(12, 12, 12, 12);
    column->setSpacing(8);
    column->addWidget(m_title);
    if (pictures) {
        auto *row = new QHBoxLayout;
        row->setSpacing(8);
        m_rest = addPicture(tr("At rest"), *row);
        m_atC = addPicture(tr("At C"), *row);
        row->addStretch(1);
        column->addLayout(row);
        connect(pictures, &SpecPictures::pictureReady, this, &UnitCardPopup::showPictures);
    }
    column->addWidget(m_text);
    column->addWidget(m_basis);
}

QLabel *UnitCardPopup::addPicture(const QString &caption, QHBoxLayout &row)
{
    auto *picture = new QLabel;
    picture->setFixedSize(SpecPictures::pictureSize());
    picture->setAccessibleName(caption);
    auto *words = new QLabel(caption);
    words->setProperty("textSize", "small");
    words->setProperty("tone", "muted");
    auto *column = new QVBoxLayout;
    column->setSpacing(2);
    column->addWidget(picture);
    column->addWidget(words);
    row.addLayout(column);
    return picture;
}

void UnitCardPopup::showPictures()
{
    if (!m_pictures)
        return;
    m_rest->setPixmap(QPixmap::fromImage(m_pictures->picture(nameOf(0))));
    m_atC->setPixmap(QPixmap::fromImage(m_pictures->picture(nameOf(m_unit))));
}

QString UnitCardPopup::text() const { return m_text->text(); }

void UnitCardPopup::showFor(int unit, const QWidget &row)
{
    const UnitFacts *facts = m_guide.facts(unit);
    if (!facts)
        return;
    m_unit = unit;
    const auto label = [this](int number) {
        return QString::fromStdString(m_words.label("expression.au" + std::to_string(number)))
            .toHtmlEscaped();
    };
    m_title->setText(QString::fromStdString(m_words.label("expression.au" + std::to_string(unit))));
    const auto part = [](const QString &heading, const QString &body) {
        return QStringLiteral("<p style=\"margin: 0 0 6px 0\"><b>%1</b> %2</p>").arg(heading, body);
    };
    const auto plain = [](const std::string &text) { return QString::fromStdString(text).toHtmlEscaped(); };
    QString text = part(tr("Muscle:"), plain(facts->muscles)) + part(tr("Seen:"), plain(facts->seen)) +
                   part(tr("Often read as:"), plain(facts->reads));
    for (const UnitConflict *conflict : m_guide.conflictsOf(unit)) {
        const int other = conflict->first == unit ? conflict->second : conflict->first;
        text += part((conflict->impossible ? tr("Impossible with %1, both from %2 on:")
                                           : tr("Awkward with %1, both from %2 on:"))
                         .arg(label(other), QString::fromStdString(levelText(conflict->level))),
                     plain(conflict->reason));
    }
    m_text->setText(text);
    setAccessibleName(m_title->text());
    setAccessibleDescription(m_text->text().remove(QRegularExpression(QStringLiteral("<[^>]*>"))));

    if (m_pictures) {
        m_pictures->request(nameOf(0), closeFace());
        PortraitSpec active = closeFace();
        if (const auto index = actionUnitIndex(unit))
            active.expression.units[*index] = {shownLevel, shownLevel};
        m_pictures->request(nameOf(unit), active);
        showPictures();
    }
    adjustSize();
    const QRect room = row.screen()->availableGeometry();
    QPoint place = row.mapToGlobal(QPoint(row.width() + 4, 0));
    if (place.x() + width() > room.right())
        place.setX(row.mapToGlobal(QPoint()).x() - width() - 4);
    place.setX(std::max(place.x(), room.left()));
    place.setY(std::clamp(place.y(), room.top(), std::max(room.top(), room.bottom() - height())));
    move(place);
    show();
    setFocus();
}

} // namespace presence
