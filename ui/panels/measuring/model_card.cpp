// SPDX-License-Identifier: MIT
#include "ui/panels/measuring/model_card.h"

#include "ui/models/measuring/measuring_models.h"
#include "ui/widgets/disclosure.h"
#include "ui/widgets/layout/text_label.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace presence {

namespace {

using Work = MeasuringModels::Work;

} // namespace

QString megabytesText(std::uint64_t bytes)
{
    return ModelCard::tr("%1\u00a0MB")
        .arg(QLocale().toString(double(bytes) / 1e6, 'f', bytes < 100'000 ? 2 : 1));
}

ModelCard::ModelCard(const OptionalModel &model, MeasuringModels &models, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_models(models)
    , m_state(textLabel({}, "muted", "small"))
    , m_problem(textLabel({}, "", "small"))
    , m_progress(new QProgressBar)
    , m_fetch(new QPushButton)
    , m_cancel(new QPushButton(tr("Stop")))
    , m_remove(new QPushButton(tr("Remove")))
{
    const QString title = QString::fromStdString(model.title);
    setAccessibleName(title);
    auto *name = textLabel(title);
    QFont bold = name->font();
    bold.setWeight(QFont::DemiBold);
    name->setFont(bold);
    m_state->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_state->setWordWrap(false);
    m_progress->setFixedHeight(4);
    m_progress->setTextVisible(false);
    m_progress->setRange(0, 1000);
    m_progress->setAccessibleName(tr("Fetched of %1").arg(title));
    m_problem->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_fetch->setAccessibleName(tr("Fetch %1").arg(title));
    m_cancel->setAccessibleName(tr("Stop fetching %1").arg(title));
    m_cancel->setToolTip(tr("What has come is kept; fetching goes on there"));
    m_remove->setAccessibleName(tr("Remove %1").arg(title));

    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 8, 0, 8);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(0, 1);
    grid->addWidget(name, 0, 0);
    grid->addWidget(m_state, 0, 1);
    grid->addWidget(textLabel(QString::fromStdString(model.gives)), 1, 0, 1, 2);
    grid->addWidget(textLabel(tr("%1 · %2 licence · tier %3")
                                  .arg(megabytesText(model.bytes()), QString::fromStdString(model.licence),
                                       QString::fromStdString(model.tier)),
                              "muted", "small"),
                    2, 0);
    int row = 3;
    if (!model.notice.empty()) {
        grid->addWidget(textLabel(QStringLiteral("▲ ") + QString::fromStdString(model.notice), "", "small"),
                        row++, 0, 1, 2);
        m_accept = new QCheckBox(tr("I have read this and accept it"));
        grid->addWidget(m_accept, row++, 0, 1, 2);
        connect(m_accept, &QCheckBox::toggled, this, &ModelCard::refresh);
    }
    grid->addWidget(m_progress, row++, 0, 1, 2);
    grid->addWidget(m_problem, row++, 0, 1, 2);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(8);
    for (QPushButton *button : {m_fetch, m_cancel, m_remove})
        foot->addWidget(button, 0, Qt::AlignTop);
    auto *where = new Disclosure(tr("Where it comes from"), [this] { return source(); });
    where->header()->setAccessibleName(tr("Where %1 comes from").arg(title));
    foot->addWidget(where, 1, Qt::AlignTop);
    grid->addLayout(foot, row, 0, 1, 2);

    connect(m_fetch, &QPushButton::clicked, this, [this] { m_models.fetch(m_model.id); });
    connect(m_cancel, &QPushButton::clicked, this, [this] { m_models.cancel(m_model.id); });
    connect(m_remove, &QPushButton::clicked, this, [this] { m_models.remove(m_model.id); });
    connect(&models, &MeasuringModels::changed, this, [this](const QString &id) {
        if (id.toStdString() == m_model.id)
            refresh();
    });
    refresh();
}

QWidget *ModelCard::source() const
{
    auto *holder = new QWidget;
    auto *column = new QVBoxLayout(holder);
    column->setContentsMargins(20, 0, 0, 0);
    column->setSpacing(4);
    for (const ModelFile &file : m_model.files) {
        // Where it is too long it breaks after a slash.
        const QString address = QString::fromStdString(file.address).replace('/', QStringLiteral("/\u200b"));
        auto *facts =
            textLabel(tr("%1, %2\n%3\nSHA-256 %4")
                          .arg(QString::fromStdString(file.name), megabytesText(file.bytes), address,
                               QString::fromStdString(file.sha256).insert(32, QChar(0x200b))),
                      "muted", "small");
        facts->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        column->addWidget(facts);
    }
    return holder;
}

QString ModelCard::stateText() const { return m_state->text(); }

void ModelCard::refresh()
{
    const MeasuringModels::State &now = m_models.state(m_model.id);
    const bool fetching = now.work == Work::Waiting || now.work == Work::Fetching;
    const bool installed = now.status == ModelStatus::Installed;
    const bool stopped = !fetching && !installed && now.received > 0;
    switch (now.work) {
    case Work::Checking:
        m_state->setText(tr("checking …"));
        break;
    case Work::Waiting:
        m_state->setText(tr("waiting …"));
        break;
    case Work::Fetching:
        m_state->setText(tr("%1 of %2").arg(megabytesText(now.received), megabytesText(m_model.bytes())));
        break;
    case Work::None:
        m_state->setText(!now.known                           ? QString()
                         : installed                          ? tr("✓ installed")
                         : now.status == ModelStatus::Damaged ? tr("✕ damaged")
                         : stopped ? tr("stopped at %1").arg(megabytesText(now.received))
                         : now.status == ModelStatus::Incomplete ? tr("incomplete")
                                                                 : tr("not installed"));
    }
    m_progress->setVisible(fetching || stopped);
    m_progress->setValue(int(1000 * now.received / std::max<std::uint64_t>(1, m_model.bytes())));
    m_problem->setText(
        now.status == ModelStatus::Damaged && now.problem.isEmpty()
            ? tr("A file is there, but it is not the listed one; it is not used. Fetch it again.")
            : now.problem);
    m_problem->setVisible(!m_problem->text().isEmpty());
    const bool accepted = !m_accept || m_accept->isChecked();
    m_fetch->setText(stopped                              ? tr("Go on")
                     : now.status == ModelStatus::Damaged ? tr("Fetch again")
                                                          : tr("Fetch"));
    m_fetch->setVisible(!installed && !fetching);
    m_fetch->setEnabled(accepted);
    m_fetch->setToolTip(accepted ? tr("From %1").arg(QString::fromStdString(m_model.repository))
                                 : tr("Read the note and accept it first"));
    if (m_accept)
        m_accept->setVisible(!installed && !fetching);
    m_cancel->setVisible(fetching);
    m_remove->setVisible(!fetching && now.status != ModelStatus::Absent);
}

} // namespace presence
