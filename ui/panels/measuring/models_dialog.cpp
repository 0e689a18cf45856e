// SPDX-License-Identifier: MIT
#include "ui/panels/measuring/models_dialog.h"

#include "ui/models/measuring/measuring_models.h"
#include "ui/panels/measuring/model_card.h"
#include "ui/widgets/inline_message.h"
#include "ui/widgets/layout/column_scroll.h"

#include <QDialogButtonBox>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QMimeData>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>

namespace presence {

namespace {

bool serves(const OptionalModel &model, const std::string &finding)
{
    return std::ranges::find(model.serves, finding) != model.serves.end();
}

QFrame *rule()
{
    auto *line = new QFrame;
    line->setFixedHeight(1);
    line->setAutoFillBackground(true);
    line->setBackgroundRole(QPalette::Midlight);
    return line;
}

} // namespace

ModelsDialog::ModelsDialog(MeasuringModels &models, const std::string &finding, QWidget *parent)
    : QDialog(parent)
    , m_models(models)
    , m_message(new InlineMessage)
    , m_fetchAll(new QPushButton)
    , m_choose(new QPushButton(tr("Choose files…")))
    , m_verify(new QPushButton(tr("Verify")))
{
    setWindowTitle(tr("Measuring models"));
    setAcceptDrops(true);
    auto *about = new QLabel(
        tr("Takes are measured without any of these; each adds what it says. Nothing is fetched before you "
           "press a button, and nothing is opened before its SHA-256 is the listed one."));
    about->setWordWrap(true);
    about->setProperty("tone", "muted");

    std::vector<const OptionalModel *> order;
    for (const OptionalModel &known : models.store().models())
        order.push_back(&known);
    std::ranges::stable_partition(order, [&](const OptionalModel *known) { return serves(*known, finding); });
    auto *list = new QWidget;
    auto *column = new QVBoxLayout(list);
    column->setContentsMargins(0, 0, 12, 0);
    column->setSpacing(0);
    for (const OptionalModel *known : order) {
        if (!m_cards.isEmpty())
            column->addWidget(rule());
        m_cards += new ModelCard(*known, models);
        column->addWidget(m_cards.back());
    }
    column->addStretch();
    auto *scroll = columnScroll(list, windowTitle());

    m_choose->setToolTip(
        tr("Take model files from your disk, under whatever name; they may be dropped here too"));
    m_verify->setToolTip(tr("Compare every installed file with its SHA-256 once more"));
    m_fetchAll->setProperty("primary", true);
    auto *close = new QPushButton(tr("Close"));
    auto *foot = new QHBoxLayout;
    foot->addWidget(m_fetchAll);
    foot->addWidget(m_choose);
    foot->addWidget(m_verify);
    foot->addStretch();
    foot->addWidget(close);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(16, 16, 16, 12);
    all->setSpacing(8);
    all->addWidget(about);
    all->addWidget(m_message);
    all->addWidget(scroll, 1);
    all->addLayout(foot);
    resize(620, 640);

    connect(m_fetchAll, &QPushButton::clicked, this, [this] {
        for (const ModelCard *card : recommended())
            m_models.fetch(card->model().id);
    });
    connect(m_choose, &QPushButton::clicked, this, [this] {
        for (const QString &file : QFileDialog::getOpenFileNames(
                 this, tr("Model files"), {}, tr("Models (*.onnx *.yml *.pbtxt);;All files (*)")))
            m_models.add(file);
    });
    connect(m_verify, &QPushButton::clicked, &m_models, &MeasuringModels::verify);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    connect(&models, &MeasuringModels::changed, this, &ModelsDialog::refresh);
    connect(&models, &MeasuringModels::added, this, [this](const QString &id) {
        m_message->showMessage(
            InlineMessage::Kind::Info,
            tr("“%1” was recognised and taken.")
                .arg(QString::fromStdString(m_models.store().find(id.toStdString())->title)));
    });
    connect(&models, &MeasuringModels::refused, this, [this](const QString &sentence) {
        m_message->showMessage(InlineMessage::Kind::Warning, sentence);
    });
    models.verify();
    refresh();
}

ModelCard *ModelsDialog::card(const std::string &modelId) const
{
    const auto found =
        std::ranges::find_if(m_cards, [&](const ModelCard *card) { return card->model().id == modelId; });
    return found == m_cards.end() ? nullptr : *found;
}

/// What answers questions and asks for no second thought.
QList<ModelCard *> ModelsDialog::recommended() const
{
    QList<ModelCard *> wanted;
    for (ModelCard *card : m_cards) {
        const MeasuringModels::State &now = m_models.state(card->model().id);
        const bool busy =
            now.work == MeasuringModels::Work::Waiting || now.work == MeasuringModels::Work::Fetching;
        if (now.known && now.status != ModelStatus::Installed && !busy && card->model().notice.empty() &&
            !card->model().serves.empty())
            wanted += card;
    }
    return wanted;
}

void ModelsDialog::refresh()
{
    std::uint64_t bytes = 0;
    QStringList names;
    for (const ModelCard *card : recommended()) {
        bytes += card->model().bytes();
        names += QString::fromStdString(card->model().title);
    }
    m_fetchAll->setVisible(!names.isEmpty());
    m_fetchAll->setText(tr("Fetch recommended (%1)").arg(megabytesText(bytes)));
    m_fetchAll->setToolTip(names.join('\n'));
}

void ModelsDialog::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasUrls())
        event->acceptProposedAction();
}

void ModelsDialog::dropEvent(QDropEvent *event)
{
    for (const QUrl &url : event->mimeData()->urls())
        if (url.isLocalFile())
            m_models.add(url.toLocalFile());
    event->acceptProposedAction();
}

} // namespace presence
