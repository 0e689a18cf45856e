// SPDX-License-Identifier: MIT
#include "ui/panels/story/brand_dialog.h"

#include "ui/models/brand_model.h"
#include "ui/models/spec_document.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace presence {

using Standing = BrandModel::Standing;

BrandDialog::BrandDialog(SpecDocument &document, BrandModel &brand, const ParameterWords &words,
                         QWidget *parent)
    : QDialog(parent)
    , m_document(document)
    , m_brand(brand)
    , m_words(words)
    , m_name(new QLineEdit(QString::fromStdString(brand.brand().name)))
    , m_take(new QPushButton(tr("Take all from this portrait")))
    , m_apply(new QPushButton(tr("Return to the brand")))
    , m_summary(new QLabel)
{
    setWindowTitle(tr("Brand of this shoot"));
    auto *about =
        new QLabel(tr("What every portrait of this shoot begins with. Tick what belongs to the brand; "
                      "a portrait may differ and return."));
    about->setWordWrap(true);
    about->setProperty("tone", "muted");
    m_name->setPlaceholderText(tr("Name of the brand"));
    m_name->setAccessibleName(m_name->placeholderText());
    m_take->setToolTip(tr("Puts every value below that this portrait sets into the brand"));
    m_apply->setToolTip(tr("Gives this portrait the values of the brand, as one step that can be undone"));

    auto *inside = new QWidget;
    auto *grid = new QGridLayout(inside);
    grid->setContentsMargins(0, 0, 8, 0);
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(1, 1);
    for (const std::string &id : brandControls())
        addRow(id, *grid);
    grid->setRowStretch(grid->rowCount(), 1);
    auto *scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setWidget(inside);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_take);
    buttons->addWidget(m_apply);
    buttons->addStretch(1);
    auto *close = new QPushButton(tr("Close"));
    buttons->addWidget(close);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(8);
    column->addWidget(about);
    column->addWidget(m_name);
    column->addWidget(scroll, 1);
    column->addWidget(m_summary);
    column->addLayout(buttons);
    resize(520, 480);

    connect(m_name, &QLineEdit::textEdited, this, [this](const QString &name) {
        m_brand.setBrand({name.toStdString(), m_brand.brand().values});
    });
    connect(m_take, &QPushButton::clicked, this, [this] {
        SpecPatch values = m_brand.brand().values;
        values.merge(brandValuesOf(m_document.spec()));
        m_brand.setBrand({m_brand.brand().name, values});
    });
    connect(m_apply, &QPushButton::clicked, this,
            [this] { m_document.apply(m_brand.brand().values, tr("Return to the brand")); });
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    connect(&brand, &BrandModel::changed, this, &BrandDialog::showBrand);
    connect(&document, &SpecDocument::specChanged, this, &BrandDialog::showBrand);
    showBrand();
}

void BrandDialog::addRow(const std::string &id, QGridLayout &grid)
{
    const Control &control = *findControl(id);
    const QString label = QString::fromStdString(m_words.label(id));
    auto *tick = new QCheckBox(label);
    tick->setObjectName(QString::fromStdString(id));
    tick->setToolTip(QString::fromStdString(m_words.tip(id)));
    auto *value = new QLabel;
    value->setWordWrap(true);
    auto *back = new QPushButton(tr("Return"));
    back->setObjectName(QString::fromStdString(id) + QStringLiteral(".return"));
    back->setAccessibleName(tr("Return %1 to the brand").arg(label));
    const int row = grid.rowCount();
    grid.addWidget(tick, row, 0, Qt::AlignTop);
    grid.addWidget(value, row, 1);
    grid.addWidget(back, row, 2, Qt::AlignTop);

    connect(tick, &QCheckBox::clicked, this, [this, &control](bool wanted) {
        m_brand.setValue(control.id,
                         wanted ? std::optional(control.valueIn(m_document.spec())) : std::nullopt);
    });
    connect(back, &QPushButton::clicked, this, [this, &control, label] {
        m_document.apply({{control.id, m_brand.brand().values.values().at(control.id)}},
                         tr("%1 as in the brand").arg(label), {}, SpecDocument::LockPolicy::Override);
    });
    m_refresh += [this, &control, tick, value, back] {
        const Standing standing = m_brand.standingOf(control.id, m_document.spec());
        const auto text = [&](const ControlValue &given) {
            return QString::fromStdString(m_words.valueText(control, given));
        };
        const QString here = text(control.valueIn(m_document.spec()));
        tick->setChecked(standing != Standing::NotInBrand);
        back->setVisible(standing == Standing::Differs);
        switch (standing) {
        case Standing::NotInBrand:
            value->setText(tr("Here: %1").arg(here));
            break;
        case Standing::Inherited:
            value->setText(tr("%1 (from the brand)").arg(here));
            break;
        case Standing::Differs:
            value->setText(
                tr("Brand: %1. Here: %2").arg(text(m_brand.brand().values.values().at(control.id)), here));
            break;
        }
        value->setEnabled(standing != Standing::NotInBrand);
    };
}

void BrandDialog::showBrand()
{
    int differing = 0;
    for (const std::string &id : brandControls())
        differing += m_brand.standingOf(id, m_document.spec()) == Standing::Differs;
    for (const auto &refresh : m_refresh)
        refresh();
    m_apply->setEnabled(differing > 0);
    m_take->setEnabled(!brandValuesOf(m_document.spec()).values().empty());
    m_summary->setText(m_brand.isEmpty() ? tr("Nothing belongs to the brand yet.")
                       : differing == 0  ? tr("This portrait is as the brand asks.")
                                         : tr("This portrait differs in %n values.", nullptr, differing));
}

} // namespace presence
