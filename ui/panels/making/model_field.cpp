// SPDX-License-Identifier: MIT
#include "ui/panels/making/model_field.h"

#include "ui/models/backend_checks.h"
#include "ui/models/settings.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/layout/text_label.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLineEdit>
#include <QToolButton>

#include <algorithm>

namespace presence {

namespace {

constexpr int fieldWidth = 260;

QStringList listOf(const BackendInfo &backend)
{
    QStringList models;
    for (const std::string &model : backend.models)
        models += QString::fromStdString(model);
    return models;
}

} // namespace

ModelField::ModelField(BackendChecks &checks, Settings &settings, QWidget *parent)
    : QWidget(parent)
    , m_checks(checks)
    , m_settings(settings)
    , m_box(new QComboBox)
    , m_ask(new QToolButton)
    , m_state(textLabel({}, "muted", "small"))
{
    m_box->setEditable(true);
    m_box->setInsertPolicy(QComboBox::NoInsert);
    m_box->setAccessibleName(tr("Model"));
    m_box->setToolTip(tr("One of the list, or the name of any other model of this backend"));
    m_box->setFixedWidth(fieldWidth);
    m_box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_box->setFocusPolicy(Qt::StrongFocus);
    m_box->lineEdit()->setClearButtonEnabled(true);
    m_box->lineEdit()->setPlaceholderText(tr("as the backend likes"));
    m_ask->setIcon(icon(QStringLiteral("reset")));
    m_ask->setFixedSize(28, 28);
    m_ask->setAccessibleName(tr("Ask for the models"));
    m_ask->setToolTip(tr("Ask the service which models it offers now"));
    m_ask->setFocusPolicy(Qt::StrongFocus);
    m_state->setFixedWidth(fieldWidth);
    setFocusProxy(m_box);

    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(4);
    grid->addWidget(m_box, 0, 0);
    grid->addWidget(m_ask, 0, 1);
    grid->addWidget(m_state, 1, 0);
    connect(m_ask, &QToolButton::clicked, this, &ModelField::ask);
    connect(m_box, &QComboBox::currentTextChanged, this, [this] {
        m_settings.setBackendModel(QString::fromStdString(m_backend.id), QString::fromStdString(model()));
        emit modelChanged();
    });
    connect(&m_checks, &BackendChecks::changed, this, [this](const QString &id) {
        if (id.toStdString() == m_backend.id)
            showAnswer();
    });
}

void ModelField::setBackend(const BackendInfo &backend)
{
    m_backend = backend;
    const QString kept = m_settings.backendModel(QString::fromStdString(backend.id));
    const QSignalBlocker quiet(m_box);
    fill(listOf(backend));
    m_box->setEditText(kept.isEmpty() && m_box->count() > 0 ? m_box->itemText(0) : kept);
    m_ask->setVisible(backend.refreshesModels);
    showAnswer();
}

bool ModelField::isNeeded() const { return m_backend.refreshesModels || !m_backend.models.empty(); }

std::string ModelField::model() const { return m_box->currentText().trimmed().toStdString(); }

void ModelField::setModel(const std::string &model) { m_box->setEditText(QString::fromStdString(model)); }

void ModelField::ask()
{
    if (m_backend.refreshesModels)
        m_checks.check(m_backend.id);
}

/// What is typed or chosen stays, whether it is in the list or not.
void ModelField::fill(const QStringList &models)
{
    const QString before = m_box->currentText();
    const QSignalBlocker quiet(m_box);
    m_box->clear();
    m_box->addItems(models);
    m_box->setCurrentIndex(int(models.indexOf(before)));
    m_box->setEditText(before);
}

void ModelField::showAnswer()
{
    const BackendChecks::Answer answer = m_checks.answer(m_backend.id);
    using State = BackendChecks::State;
    if (m_backend.refreshesModels && answer.state == State::Ready && !answer.models.isEmpty())
        fill(answer.models);
    m_state->setText(!m_backend.refreshesModels || answer.state == State::Unknown ? QString()
                     : answer.state == State::Checking                            ? tr("asking …")
                     : answer.state == State::NotReady ? tr("The list was not given. %1").arg(answer.reason)
                     : answer.models.isEmpty()         ? tr("It names no models.")
                                                       : tr("Offered now: %1").arg(answer.models.size()));
    m_state->setVisible(!m_state->text().isEmpty());
    m_state->setFixedHeight(std::max(0, m_state->heightForWidth(fieldWidth))); // what it wraps to
    updateGeometry();
    emit heightChanged();
    m_ask->setEnabled(answer.state != State::Checking);
}

QString ModelField::stateText() const { return m_state->text(); }

} // namespace presence
