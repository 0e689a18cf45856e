// SPDX-License-Identifier: MIT
#include "ui/panels/look/palette_head.h"

#include "core/base/color_space.h"
#include "ui/models/spec_document.h"
#include "ui/widgets/color/swatch_bar.h"
#include "ui/widgets/layout/wrapped_tip.h"

#include <QColorDialog>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>

namespace presence {

namespace {

constexpr ColorRole allRoles[]{ColorRole::Background, ColorRole::Clothing, ColorRole::Accent};
constexpr double shares[]{0.6, 0.3, 0.1};

QString roleName(ColorRole role)
{
    return role == ColorRole::Background ? PaletteHead::tr("Background")
           : role == ColorRole::Clothing ? PaletteHead::tr("Clothing")
                                         : PaletteHead::tr("Accent");
}

QLabel *smallLabel(const QString &text = {})
{
    auto *label = new QLabel(text);
    label->setWordWrap(true);
    label->setProperty("textSize", "small");
    return label;
}

} // namespace

PaletteHead::PaletteHead(const DirectContext &context, QWidget *parent)
    : GroupHead(parent)
    , m_document(context.document)
    , m_roles(new SwatchBar)
    , m_partners(new SwatchBar)
    , m_picked(new SwatchBar)
    , m_partnersTitle(smallLabel())
    , m_note(smallLabel())
    , m_contrast(smallLabel())
    , m_fix(new QPushButton)
    , m_useAll(new QPushButton(tr("Use the first three")))
{
    setAcceptDrops(true);
    m_roles->setAccessibleName(tr("Colours by their part"));
    m_roles->setToolTip(tr("Click to choose another colour"));
    m_partners->setAccessibleName(tr("Colours in harmony with the accent"));
    m_picked->setAccessibleName(tr("Colours of the picture"));
    for (SwatchBar *bar : {m_partners, m_picked})
        bar->setToolTip(tr("Click to use it"));

    auto *fromPicture = new QPushButton(tr("Colours from a picture…"));
    fromPicture->setToolTip(wrappedTip(
        tr("Picks the main colours of a picture, skin left out. A picture can be dropped here too.")));
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(fromPicture);
    buttons->addWidget(m_useAll);
    buttons->addStretch();
    auto *contrastRow = new QHBoxLayout;
    contrastRow->addWidget(m_contrast, 1);
    contrastRow->addWidget(m_fix);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(18, 0, 8, 6);
    column->setSpacing(4);
    column->addWidget(m_roles);
    column->addLayout(contrastRow);
    column->addWidget(m_partnersTitle);
    column->addWidget(m_partners);
    column->addLayout(buttons);
    column->addWidget(m_note);
    column->addWidget(m_picked);
    m_partnersTitle->setProperty("tone", "muted");
    for (QWidget *later : std::initializer_list<QWidget *>{m_picked, m_note, m_useAll})
        later->hide();

    connect(m_roles, &SwatchBar::activated, this, [this](int role) { pickRoleColor(allRoles[role]); });
    connect(m_partners, &SwatchBar::activated, this, [this](int swatch) { offerRoles(*m_partners, swatch); });
    connect(m_picked, &SwatchBar::activated, this, [this](int swatch) { offerRoles(*m_picked, swatch); });
    connect(fromPicture, &QPushButton::clicked, this, &PaletteHead::choosePicture);
    connect(m_useAll, &QPushButton::clicked, this, &PaletteHead::useAllPicked);
    connect(m_fix, &QPushButton::clicked, this,
            [this] { use(m_fix->property("color").toString(), ColorRole::Accent); });
    connect(&m_pictures, &PicturePalette::picked, this, &PaletteHead::showPicked);
    connect(&m_pictures, &PicturePalette::failed, this, [this](const QString &sentence) {
        m_note->setText(sentence);
        m_note->show();
    });
    showDocument();
}

void PaletteHead::use(const QString &hex, ColorRole role)
{
    m_document.apply({{std::string(controlOf(role)), hex.toStdString()}},
                     tr("%1 %2").arg(roleName(role), hex), {}, SpecDocument::LockPolicy::Override);
}

void PaletteHead::pickRoleColor(ColorRole role)
{
    const QColor now(colorOf(role, m_document.spec(), m_document.library()).c_str());
    auto *dialog = new QColorDialog(now, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(roleName(role));
    connect(dialog, &QColorDialog::colorSelected, this,
            [this, role](const QColor &color) { use(color.name().toUpper(), role); });
    dialog->open();
}

void PaletteHead::offerRoles(const SwatchBar &bar, int swatch)
{
    const QString hex = bar.swatches()[swatch].color.name().toUpper();
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addSection(hex);
    for (const ColorRole role : allRoles)
        menu->addAction(tr("Use for: %1").arg(roleName(role)), this, [this, hex, role] { use(hex, role); });
    menu->popup(bar.mapToGlobal(bar.rectOf(swatch).bottomLeft()));
}

void PaletteHead::useAllPicked()
{
    const QList<Swatch> &colors = m_picked->swatches();
    const auto hex = [&](int i) {
        return colors[std::min<int>(i, int(colors.size()) - 1)].color.name().toUpper().toStdString();
    };
    SpecPatch patch;
    for (const ColorRole role : allRoles)
        patch.set(std::string(controlOf(role)), hex(int(role)));
    m_document.apply(patch, tr("Colours from a picture"), {}, SpecDocument::LockPolicy::Override);
}

void PaletteHead::choosePicture()
{
    auto *dialog =
        new QFileDialog(this, tr("Colours from a picture"), {}, tr("Pictures (*.png *.jpg *.jpeg *.webp)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, &m_pictures, &PicturePalette::pick);
    dialog->open();
}

void PaletteHead::showPicked(const std::vector<PictureColor> &colors)
{
    QList<Swatch> swatches;
    for (const PictureColor &color : colors)
        swatches += {QColor(color.hex.c_str()), tr("%1 %").arg(qRound(color.share * 100)), color.share};
    m_picked->setSwatches(swatches);
    m_note->setText(tr("In the picture, skin left out:"));
    for (QWidget *shown : std::initializer_list<QWidget *>{m_picked, m_note, m_useAll})
        shown->show();
}

void PaletteHead::showContrast()
{
    const PortraitSpec &spec = m_document.spec();
    const std::string accent = colorOf(ColorRole::Accent, spec, m_document.library());
    const std::string background = colorOf(ColorRole::Background, spec, m_document.library());
    constexpr double forShapes = 3, forText = 4.5;
    const double ratio = contrastRatio(accent, background);
    const QString verdict = ratio >= forText     ? tr("enough even for small text")
                            : ratio >= forShapes ? tr("enough for shapes and large text, not for small text")
                                                 : tr("too little to tell them apart by everybody");
    m_contrast->setText(tr("Accent on background %1:1, %2").arg(ratio, 0, 'f', 1).arg(verdict));
    m_contrast->setToolTip(wrappedTip(
        tr("Contrast as WCAG 2.2 defines it: 3:1 for shapes and large text, 4.5:1 for small text.")));
    const auto better = nearestWithContrast(accent, background, ratio >= forShapes ? forText : forShapes);
    m_fix->setVisible(ratio < forText && better);
    if (!better)
        return;
    const QString hex = QString::fromStdString(*better);
    QPixmap sample(14, 14);
    sample.fill(QColor(hex));
    m_fix->setIcon(sample);
    m_fix->setText(tr("Use %1").arg(hex));
    m_fix->setProperty("color", hex);
    m_fix->setToolTip(tr("The nearest colour of the same hue that reaches %1:1")
                          .arg(contrastRatio(*better, background), 0, 'f', 1));
}

void PaletteHead::showDocument()
{
    const PortraitSpec &spec = m_document.spec();
    QList<Swatch> roles;
    for (const ColorRole role : allRoles)
        roles += {QColor(colorOf(role, spec, m_document.library()).c_str()),
                  tr("%1 %2 %").arg(roleName(role)).arg(qRound(shares[int(role)] * 100)), shares[int(role)]};
    m_roles->setSwatches(roles);
    QList<Swatch> partners;
    for (const std::string &hex :
         partnersOf(colorOf(ColorRole::Accent, spec, m_document.library()), spec.palette.harmony))
        partners += {QColor(hex.c_str()), QString::fromStdString(hex), 1};
    m_partners->setSwatches(partners);
    m_partners->setVisible(!partners.isEmpty());
    m_partnersTitle->setVisible(!partners.isEmpty());
    m_partnersTitle->setText(tr("In harmony with the accent:"));
    showContrast();
}

void PaletteHead::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasUrls() && event->mimeData()->urls().first().isLocalFile())
        event->acceptProposedAction();
}

void PaletteHead::dropEvent(QDropEvent *event)
{
    m_pictures.pick(event->mimeData()->urls().first().toLocalFile());
    event->acceptProposedAction();
}

} // namespace presence
