// SPDX-License-Identifier: MIT
#include "ui/panels/making/generate_bar.h"

#include "ui/models/companions/companion_model.h"
#include "ui/models/queue/render_size.h"
#include "ui/models/settings.h"
#include "ui/models/spec_document.h"
#include "ui/panels/companions/companion_menu.h"
#include "ui/panels/making/model_field.h"
#include "ui/widgets/icons.h"

#include <QAction>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QRandomGenerator>
#include <QRegularExpressionValidator>
#include <QToolButton>
#include <QWidgetAction>

namespace presence {

namespace {

constexpr int largestOrder = 8;

/// The names that A1111-family servers use; the first one leaves the choice to the server.
const QStringList samplers{"",          "Euler",        "Euler a",      "DPM++ 2M",
                           "DPM++ SDE", "DPM++ 2M SDE", "DPM++ 3M SDE", "UniPC",
                           "DDIM",      "Heun",         "LMS"};

QString list(const std::vector<std::string> &ids, int i)
{
    return QString::fromStdString(ids[std::size_t(i)]);
}

void fill(QComboBox *box, const std::vector<std::string> &ids)
{
    const QString before = box->currentText();
    box->clear();
    for (int i = 0; i < int(ids.size()); ++i)
        box->addItem(list(ids, i));
    if (const int kept = box->findText(before); kept >= 0)
        box->setCurrentIndex(kept);
}

} // namespace

GenerateBar::GenerateBar(const Context &context, QWidget *parent)
    : QWidget(parent)
    , m_backends(context.backends)
    , m_document(context.document)
    , m_companions(context.companions)
    , m_settings(context.settings)
    , m_generate(new QAction(tr("Generate"), this))
    , m_generateFirst(new QAction(tr("Generate before everything that waits"), this))
    , m_backend(new QComboBox)
    , m_count(new QComboBox)
    , m_size(new QComboBox)
    , m_seed(new QLineEdit)
    , m_seedLock(new QToolButton)
    , m_companionMenu(new CompanionMenu(context.companions, this))
    , m_attach(new QToolButton)
    , m_more(new QToolButton)
    , m_model(new ModelField(context.checks, context.settings))
    , m_quality(new QComboBox)
    , m_sampler(new QComboBox)
    , m_steps(new QSpinBox)
    , m_guidance(new QDoubleSpinBox)
{
    m_generate->setShortcuts(
        {QKeySequence(Qt::CTRL | Qt::Key_Return), QKeySequence(Qt::CTRL | Qt::Key_Enter)});
    m_generateFirst->setShortcuts({QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Return),
                                   QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Enter)});
    addActions({m_generate, m_generateFirst});
    connect(m_generate, &QAction::triggered, this, [this] { order(false); });
    connect(m_generateFirst, &QAction::triggered, this, [this] { order(true); });

    auto *button = new QPushButton(icon("generate", {}, QPalette::HighlightedText), tr("Generate"));
    button->setObjectName("generate");
    button->setProperty("primary", true);
    button->setToolTip(
        tr("Order these pictures (Ctrl+Enter); before everything that waits with Ctrl+Shift+Enter"));
    connect(button, &QPushButton::clicked, m_generate, &QAction::trigger);

    m_backend->setAccessibleName(tr("Backend"));
    m_backend->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    for (const auto &backend : m_backends.all()) {
        const BackendInfo known = backend->info();
        m_backend->addItem(QString::fromStdString(known.name), QString::fromStdString(known.id));
    }
    m_count->setAccessibleName(tr("Number of pictures"));
    m_count->setToolTip(tr("How many pictures one order makes"));
    for (int count = 1; count <= largestOrder; ++count)
        m_count->addItem(QStringLiteral("×\u200a%1").arg(count), count);
    m_size->setAccessibleName(tr("Size in pixels"));
    m_size->setToolTip(tr("Picture size; its shape follows the aspect of the camera"));
    m_seed->setAccessibleName(tr("Seed"));
    m_seed->setFixedWidth(m_seed->fontMetrics().horizontalAdvance(QStringLiteral("new each time  ")) + 24);
    m_seed->setAlignment(Qt::AlignRight);
    m_seed->setAcceptDrops(false); // pictures are dropped anywhere on the bar
    m_seed->setValidator(new QRegularExpressionValidator(QRegularExpression("\\d{0,15}"), this));
    m_seedLock->setCheckable(true);
    m_seedLock->setIcon(icon("lock_open", "lock"));
    m_seedLock->setAccessibleName(tr("Keep the seed"));
    m_seedLock->setToolTip(tr("Keep the seed: the same direction gives the same picture again"));
    m_attach->setObjectName("attach");
    m_attach->setIcon(icon("attach"));
    m_attach->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_attach->setPopupMode(QToolButton::InstantPopup);
    m_attach->setMenu(m_companionMenu);
    m_attach->setFocusPolicy(Qt::StrongFocus);
    m_more->setIcon(icon("more"));
    m_more->setAccessibleName(tr("How it is sampled"));
    m_more->setToolTip(tr("Model, steps, guidance, sampler"));
    m_more->setObjectName("more");
    m_more->setPopupMode(QToolButton::InstantPopup);
    auto *menu = new QMenu(m_more);
    auto *details = new QWidgetAction(menu);
    details->setDefaultWidget(makeDetails());
    menu->addAction(details);
    m_more->setMenu(menu);
    connect(menu, &QMenu::aboutToShow, m_model, &ModelField::ask);
    // An open menu measures its parts anew only when an action says that it has changed.
    connect(m_model, &ModelField::heightChanged, details, [details] {
        details->defaultWidget()->adjustSize();
        details->setData(details->data().toInt() + 1);
    });

    for (QWidget *field : std::initializer_list<QWidget *>{button, m_backend, m_count, m_size})
        field->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    auto *seedLabel = new QLabel(tr("Seed"));
    seedLabel->setProperty("tone", "muted");
    seedLabel->setBuddy(m_seed);
    seedLabel->setObjectName("seedLabel");
    for (QWidget *widget : std::initializer_list<QWidget *>{button, m_backend, m_count, m_size, seedLabel,
                                                            m_seed, m_seedLock, m_attach, m_more})
        row->addWidget(widget);
    row->addStretch(); // room beside the bar must not pull it apart

    connect(m_backend, &QComboBox::currentIndexChanged, this, [this] {
        m_settings.setBackendId(m_backend->currentData().toString());
        showBackend();
        emit backendChanged(m_backend->currentData().toString());
    });
    connect(&m_document, &SpecDocument::specChanged, this, [this](const SpecPatch &changes) {
        if (changes.values().contains("camera.aspect"))
            showSizes();
    });
    connect(m_model, &ModelField::modelChanged, this, &GenerateBar::chooseModel);
    connect(&m_companions, &CompanionModel::changed, this, &GenerateBar::showCompanions);
    connect(m_seedLock, &QToolButton::toggled, this, &GenerateBar::showSeed);
    connect(m_seed, &QLineEdit::textEdited, this, [this] { m_seedLock->setChecked(true); });
    const int chosen = m_backend->findData(m_settings.backendId());
    m_backend->setCurrentIndex(std::max(0, chosen));
    showBackend();
    showSeed();
}

QWidget *GenerateBar::makeDetails()
{
    auto *widget = new QWidget;
    m_details = new QFormLayout(widget);
    m_details->setContentsMargins(12, 8, 12, 8);
    m_details->setSpacing(8);
    m_steps->setRange(0, 200);
    m_steps->setSpecialValueText(tr("as the backend likes"));
    m_guidance->setRange(0, 30);
    m_guidance->setSingleStep(0.5);
    m_guidance->setDecimals(1);
    m_guidance->setSpecialValueText(tr("as the backend likes"));
    for (const QString &name : samplers)
        m_sampler->addItem(name.isEmpty() ? tr("as the backend likes") : name, name);
    m_details->addRow(tr("Model"), m_model);
    m_details->addRow(tr("Quality"), m_quality);
    m_details->addRow(tr("Steps"), m_steps);
    m_details->addRow(tr("Guidance"), m_guidance);
    m_details->addRow(tr("Sampler"), m_sampler);
    return widget;
}

BackendInfo GenerateBar::info() const
{
    const Backend *backend = m_backends.find(backendId());
    return backend ? backend->info() : BackendInfo();
}

std::string GenerateBar::backendId() const { return m_backend->currentData().toString().toStdString(); }

void GenerateBar::setBackendId(const std::string &id)
{
    if (const int index = m_backend->findData(QString::fromStdString(id)); index >= 0)
        m_backend->setCurrentIndex(index);
}

void GenerateBar::showBackend()
{
    const BackendInfo known = info();
    m_backend->setToolTip(QString::fromStdString(known.note));
    m_model->setBackend(known);
    chooseModel();
    fill(m_quality, known.qualities);
    const auto show = [this](QWidget *field, bool shown) {
        field->setVisible(shown);
        m_details->labelForField(field)->setVisible(shown);
    };
    show(m_model, m_model->isNeeded());
    show(m_quality, !known.qualities.empty());
    show(m_steps, known.steps);
    show(m_guidance, known.guidanceScale);
    show(m_sampler, known.steps && known.guidanceScale);
    m_more->setVisible(m_model->isNeeded() || !known.qualities.empty() || known.steps || known.guidanceScale);
    for (QWidget *seed : {static_cast<QWidget *>(m_seed), static_cast<QWidget *>(m_seedLock),
                          findChild<QWidget *>("seedLabel")})
        seed->setVisible(known.seed);
    m_generate->setEnabled(m_backend->count() > 0);
    showSizes();
}

/// It may want words of its own, and take other pictures along.
void GenerateBar::chooseModel()
{
    const BackendInfo known = info();
    const PromptEngines &engines = m_document.engines();
    const PromptEngine *own = engines.find(known.ownEngine(m_model->model()));
    m_document.setEngine(own ? *own : engines.forBackend(known.engine, known.dialect));
    m_companions.setTarget(known, m_model->model());
}

void GenerateBar::showCompanions()
{
    const int all = int(m_companions.rows().size()), sent = int(m_companions.goingAlong().size());
    m_attach->setText(all == 0      ? QString()
                      : sent == all ? QString::number(all)
                                    : tr("%1/%2").arg(sent).arg(all));
    m_attach->setAccessibleName(all == 0 ? tr("Send pictures along, none now")
                                         : tr("Send pictures along, %1 of %2 go").arg(sent).arg(all));
    m_attach->setToolTip(tr("Pictures that go along with the words: a likeness, a style, one to start from, "
                            "maps of the sitter. Drop them anywhere on this bar."));
}

void GenerateBar::showSizes()
{
    const int before = m_size->currentIndex();
    m_size->clear();
    for (const QSize size : renderSizes(info(), m_document.spec().camera.aspect))
        m_size->addItem(QStringLiteral("%1 × %2").arg(size.width()).arg(size.height()), size);
    if (before > 0 && before < m_size->count() && info().sizes.empty())
        m_size->setCurrentIndex(before); // large stays large
}

void GenerateBar::showSeed()
{
    if (!m_seedLock->isChecked()) {
        m_seed->clear();
        m_seed->setPlaceholderText(m_lastSeed >= 0 ? tr("last %1").arg(m_lastSeed) : tr("new each time"));
        m_seed->setToolTip(m_seed->placeholderText());
    } else if (m_seed->text().isEmpty()) {
        const std::int64_t seed =
            m_lastSeed >= 0 ? m_lastSeed : QRandomGenerator::global()->bounded(1, 1 << 30);
        m_seed->setText(QString::number(seed));
    }
}

void GenerateBar::setLastSeed(std::int64_t seed)
{
    m_lastSeed = seed;
    showSeed();
}

RenderSettings GenerateBar::renderSettings() const
{
    const BackendInfo known = info();
    RenderSettings settings;
    const QSize size = m_size->currentData().toSize();
    settings.width = size.width();
    settings.height = size.height();
    settings.count = m_count->currentData().toInt();
    if (known.seed && m_seedLock->isChecked())
        settings.seed = m_seed->text().toLongLong();
    if (m_model->isNeeded())
        settings.model = m_model->model();
    if (!known.qualities.empty())
        settings.quality = m_quality->currentText().toStdString();
    if (known.steps)
        settings.steps = m_steps->value();
    if (known.guidanceScale)
        settings.guidanceScale = m_guidance->value();
    if (known.steps && known.guidanceScale)
        settings.sampler = m_sampler->currentData().toString().toStdString();
    return settings;
}

void GenerateBar::setRenderSettings(const RenderSettings &settings)
{
    const QSize size(settings.width, settings.height);
    int index = m_size->findData(size);
    const BackendInfo known = info();
    if (index < 0 && known.sizes.empty()) {
        m_size->insertItem(0, QStringLiteral("%1 × %2").arg(size.width()).arg(size.height()), size);
        index = 0;
    }
    if (index >= 0)
        m_size->setCurrentIndex(index);
    if (settings.seed >= 0) {
        m_seed->setText(QString::number(settings.seed));
        m_seedLock->setChecked(true);
    }
    m_steps->setValue(settings.steps);
    m_guidance->setValue(settings.guidanceScale);
    if (const int sampler = m_sampler->findData(QString::fromStdString(settings.sampler)); sampler >= 0)
        m_sampler->setCurrentIndex(sampler);
}

void GenerateBar::order(bool atFront)
{
    GenerationQueue::Order order;
    order.request.spec = m_document.spec();
    order.request.prompt = m_document.prompt();
    order.request.settings = renderSettings();
    order.request.controls = m_companions.goingAlong();
    order.backendId = backendId();
    order.atFront = atFront;
    emit ordered(order);
}

} // namespace presence
