// SPDX-License-Identifier: MIT
#include "ui/panels/stage/save_maps_dialog.h"

#include "core/sitter/sitter.h"
#include "ui/panels/companions/companion_words.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>

namespace presence {

namespace {

QSpinBox *sideField(int value, const QString &name)
{
    auto *field = new QSpinBox;
    field->setRange(64, 4096);
    field->setSingleStep(8);
    field->setSuffix(SaveMapsDialog::tr(" px"));
    field->setValue(value);
    field->setAccessibleName(name);
    return field;
}

} // namespace

SaveMapsDialog::SaveMapsDialog(const PortraitSpec &spec, const QString &folder, QWidget *parent)
    : QDialog(parent)
    , m_spec(spec)
    , m_folder(new QLineEdit(folder))
    , m_browse(new QPushButton(tr("Browse…")))
    , m_progress(new QProgressBar)
    , m_message(new QLabel)
{
    setWindowTitle(tr("Save control pictures"));
    constexpr int longSide = 1040; // what the studio's pictures have where nothing else is said
    const auto size = sizeForAspect(spec.camera.aspect, longSide);
    m_width = sideField(size[0], tr("Width"));
    m_height = sideField(size[1], tr("Height"));

    auto *about =
        new QLabel(tr("Pictures of the sitter as directed now, to steer a generator with ControlNet."));
    about->setWordWrap(true);
    auto *kinds = new QVBoxLayout;
    kinds->setSpacing(4);
    for (const MapInfo &info : mapInfos()) {
        const CompanionWords words = companionWords(info.id);
        auto *box = new QCheckBox(words.name);
        box->setToolTip(words.help);
        box->setChecked(info.kind == MapKind::Depth || info.kind == MapKind::Normal ||
                        info.kind == MapKind::Edges || info.kind == MapKind::Pose);
        connect(box, &QCheckBox::toggled, this, &SaveMapsDialog::refresh);
        m_boxes << box;
        kinds->addWidget(box);
    }
    auto *sides = new QHBoxLayout;
    sides->addWidget(m_width);
    sides->addWidget(new QLabel(tr("×")));
    sides->addWidget(m_height);
    sides->addStretch(1);
    auto *place = new QHBoxLayout;
    m_folder->setAccessibleName(tr("Folder"));
    m_folder->setMinimumWidth(320);
    place->addWidget(m_folder, 1);
    place->addWidget(m_browse);
    auto *form = new QFormLayout;
    form->addRow(tr("Pictures"), kinds);
    form->addRow(tr("Size"), sides);
    form->addRow(tr("Folder"), place);

    auto *buttons = new QDialogButtonBox;
    m_save = buttons->addButton(tr("Save"), QDialogButtonBox::AcceptRole);
    m_cancel = buttons->addButton(QDialogButtonBox::Cancel);
    m_message->setWordWrap(true);
    m_message->setAccessibleName(tr("Result"));
    m_message->hide();
    m_progress->setAccessibleName(tr("Pictures drawn"));
    m_progress->hide();
    auto *column = new QVBoxLayout(this);
    column->addWidget(about);
    column->addLayout(form);
    column->addWidget(m_progress);
    column->addWidget(m_message);
    column->addWidget(buttons);

    connect(m_browse, &QPushButton::clicked, this, [this] {
        const QString chosen =
            QFileDialog::getExistingDirectory(this, tr("Folder for the pictures"), m_folder->text());
        if (!chosen.isEmpty())
            m_folder->setText(chosen);
    });
    connect(m_folder, &QLineEdit::textChanged, this, &SaveMapsDialog::refresh);
    connect(m_save, &QPushButton::clicked, this, &SaveMapsDialog::save);
    connect(m_cancel, &QPushButton::clicked, this,
            [this] { m_saver.isBusy() ? m_saver.cancel() : reject(); });
    connect(&m_saver, &MapSaver::progressed, this, [this](int drawn, int all) {
        m_progress->setRange(0, all);
        m_progress->setValue(drawn);
    });
    connect(&m_saver, &MapSaver::finished, this, [this](const QStringList &files) {
        say(tr("%n picture(s) saved in %1.", nullptr, int(files.size())).arg(m_folder->text()));
        m_cancel->setText(tr("Close"));
        refresh();
        m_cancel->setFocus();
    });
    connect(&m_saver, &MapSaver::failed, this, [this](const QString &sentence) {
        say(sentence.isEmpty() ? tr("Stopped. Nothing was saved.") : sentence);
        refresh();
    });
    refresh();
}

QString SaveMapsDialog::message() const { return m_message->text(); }

void SaveMapsDialog::say(const QString &sentence)
{
    m_message->setText(sentence);
    m_message->setVisible(!sentence.isEmpty());
}

void SaveMapsDialog::refresh()
{
    const bool busy = m_saver.isBusy();
    const bool any = std::ranges::any_of(m_boxes, [](const QCheckBox *box) { return box->isChecked(); });
    for (QWidget *field : std::initializer_list<QWidget *>{m_width, m_height, m_folder, m_browse})
        field->setEnabled(!busy);
    for (QCheckBox *box : m_boxes)
        box->setEnabled(!busy);
    m_save->setEnabled(!busy && any && !m_folder->text().trimmed().isEmpty());
    m_save->setToolTip(any ? QString() : tr("Choose at least one picture."));
    m_progress->setVisible(busy);
}

void SaveMapsDialog::save()
{
    MapSaver::Order order{m_spec, {}, {m_width->value(), m_height->value()}, m_folder->text().trimmed()};
    for (const MapInfo &info : mapInfos())
        if (box(info.kind)->isChecked())
            order.kinds.push_back(info.kind);
    say({});
    m_progress->setRange(0, 0); // until the first is drawn
    m_saver.start(order);
    refresh();
}

} // namespace presence
