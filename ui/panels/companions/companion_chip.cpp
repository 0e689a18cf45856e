// SPDX-License-Identifier: MIT
#include "ui/panels/companions/companion_chip.h"

#include "ui/panels/companions/companion_menu.h"
#include "ui/panels/companions/companion_words.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/layout/elided_label.h"
#include "ui/widgets/layout/wrapped_tip.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QSpinBox>
#include <QStyle>
#include <QTimer>
#include <QToolButton>

namespace presence {

namespace {

constexpr QSize pictureSize(44, 44);
constexpr QSize chipSize(216, 56);

/// The whole picture in the middle of its place, faint where it is not sent.
QPixmap drawn(const QImage &picture, bool sent, const QWidget &on)
{
    const double ratio = on.devicePixelRatioF();
    QPixmap pixmap(pictureSize * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(on.palette().color(QPalette::Shadow));
    if (picture.isNull())
        return pixmap;
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.setOpacity(sent ? 1 : 0.35);
    QRectF place({}, QSizeF(picture.size()).scaled(pictureSize, Qt::KeepAspectRatio));
    place.moveCenter(QRectF({}, pictureSize).center());
    painter.drawImage(place, picture);
    return pixmap;
}

} // namespace

CompanionChip::CompanionChip(CompanionModel &companions, int row, QWidget *parent)
    : QFrame(parent)
    , m_companions(companions)
    , m_row(row)
    , m_picture(new QLabel)
    , m_kind(new QToolButton)
    , m_state(new ElidedLabel)
    , m_weight(new QSpinBox)
    , m_remove(new QToolButton)
{
    setFixedSize(chipSize);
    setFocusPolicy(Qt::StrongFocus);
    m_picture->setFixedSize(pictureSize);
    m_kind->setAutoRaise(true);
    m_kind->setPopupMode(QToolButton::InstantPopup);
    m_kind->setMenu(new QMenu(m_kind));
    connect(m_kind->menu(), &QMenu::aboutToShow, this, &CompanionChip::fillKinds);
    m_state->setProperty("tone", "muted");
    m_state->setProperty("textSize", "small");
    m_weight->setSuffix(tr(" %"));
    m_weight->setSingleStep(5);
    m_weight->setKeyboardTracking(false);
    m_remove->setIcon(icon(QStringLiteral("cancel")));
    m_remove->setAutoRaise(true);
    for (QWidget *control : std::initializer_list<QWidget *>{m_kind, m_weight, m_remove})
        control->setFocusPolicy(Qt::StrongFocus); // the wheel over a strip changes nothing

    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(m_kind, 0, Qt::AlignLeft);
    auto *below = new QHBoxLayout; // in line with the words of the button above
    below->setContentsMargins(5, 0, 0, 0);
    below->addWidget(m_state, 1);
    below->addWidget(m_weight);
    below->addStretch();
    words->addLayout(below);
    auto *all = new QHBoxLayout(this);
    all->setContentsMargins(4, 4, 4, 4);
    all->setSpacing(8);
    all->addWidget(m_picture);
    all->addLayout(words, 1);
    all->addWidget(m_remove, 0, Qt::AlignTop);
    connect(m_weight, &QSpinBox::valueChanged, this,
            [this](int percent) { m_companions.setWeight(m_row, percent / 100.0); });
    connect(m_remove, &QToolButton::clicked, this, [this] { m_companions.remove(m_row); });
    refresh();
}

const CompanionModel::Row &CompanionChip::row() const { return m_companions.rows()[std::size_t(m_row)]; }

void CompanionChip::fillKinds()
{
    m_kind->menu()->clear();
    std::vector<std::string> kinds = companionKinds();
    if (row().companion.picture.file.isEmpty()) // a map of the sitter can only be another map
        std::erase_if(kinds, [](const std::string &kind) { return mayRepeat(kind) || kind == "init"; });
    addKinds(*m_kind->menu(), m_companions, kinds,
             [this](const std::string &kind) { m_companions.setKind(m_row, kind); });
}

void CompanionChip::refresh()
{
    const CompanionModel::Row &shown = row();
    const ControlPicture &picture = shown.companion.picture;
    const CompanionWords words = companionWords(picture.kind);
    const bool sent = shown.refusal == Refusal::None;
    const QString name = picture.file.isEmpty() ? tr("of the sitter, as directed")
                                                : QString::fromStdString(shown.companion.name);
    const QString why = refusalText(shown.refusal, m_companions.target());
    m_picture->setPixmap(drawn(shown.thumbnail, sent, *this));
    m_kind->setText(words.name + QStringLiteral("\u2002▾"));
    m_kind->setAccessibleName(tr("%1: use as something else").arg(words.name));
    m_kind->setToolTip(wrappedTip(words.help));
    m_state->setText(sent ? name : why);
    const bool weighs = sent && shown.weighted;
    m_weight->setVisible(weighs);
    m_state->setVisible(!weighs);
    const QSignalBlocker quiet(m_weight);
    m_weight->setRange(0, int(100 * largestWeight(picture.kind)));
    m_weight->setPrefix(picture.kind == "init" ? tr("keeps ") : tr("weight "));
    m_weight->setValue(int(std::lround(100 * picture.weight)));
    m_weight->setAccessibleName(picture.kind == "init" ? tr("How much of %1 is kept").arg(name)
                                                       : tr("Weight of %1").arg(words.name));
    m_weight->setToolTip(picture.kind == "init"
                             ? tr("0 %: it only gives a hint; 100 %: the picture stays as it is")
                             : tr("How strongly it steers; 100 % is usual"));
    m_remove->setAccessibleName(tr("Leave %1 away").arg(name));
    m_remove->setToolTip(tr("Leave it away (Delete)"));
    setAccessibleName(tr("%1, %2").arg(words.name, sent ? name : tr("not sent: %1").arg(why)));
    setToolTip(
        wrappedTip(words.name + ": " + name + (sent ? QString() : '\n' + tr("Not sent: %1.").arg(why))));
}

QString CompanionChip::stateText() const { return m_state->text(); }

void CompanionChip::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace)
        m_companions.remove(m_row);
    else
        QFrame::keyPressEvent(event);
}

void CompanionChip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(
        QPen(palette().color(hasFocus() ? QPalette::Highlight : QPalette::Midlight), hasFocus() ? 2 : 1));
    painter.setBrush(palette().color(QPalette::Button));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 4, 4);
}

} // namespace presence
