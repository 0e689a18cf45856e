// SPDX-License-Identifier: MIT
#include "ui/panels/making/backend_row.h"

#include "ui/models/keys/key_ring.h"
#include "ui/models/settings.h"
#include "ui/panels/finding/finding_words.h"
#include "ui/widgets/layout/flow_layout.h"
#include "ui/widgets/layout/text_label.h"

#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QSpinBox>
#include <QStyle>
#include <QUrl>

namespace presence {

namespace {

constexpr int mostAtOnce = 16;

QString kindText(BackendInfo::Kind kind)
{
    switch (kind) {
    case BackendInfo::Kind::Offline:
        return BackendRow::tr("built in, needs no network");
    case BackendInfo::Kind::Local:
        return BackendRow::tr("a server of yours");
    case BackendInfo::Kind::Hosted:
        break;
    }
    return BackendRow::tr("a hosted service: words and settings leave this machine");
}

QPixmap shapePixmap(VerdictShape shape, const QWidget &on)
{
    const double ratio = on.devicePixelRatioF();
    QPixmap pixmap(QSize(16, 16) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    paintVerdict(painter, {1, 1, 14, 14}, shape, verdictInk(shape, on.palette()));
    return pixmap;
}

} // namespace

BackendRow::BackendRow(const BackendInfo &info, Settings &settings, KeyRing *keys, QWidget *parent)
    : QWidget(parent)
    , m_info(info)
    , m_id(QString::fromStdString(info.id))
    , m_settings(settings)
    , m_keys(keys)
    , m_shape(new QLabel)
    , m_state(selectableLabel({}))
{
    m_shape->setFixedSize(16, 16);
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(1, 1);
    auto *name = selectableLabel(QString::fromStdString(info.name));
    name->setProperty("textSize", "heading");
    int line = 0;
    grid->addWidget(m_shape, line, 0, Qt::AlignVCenter);
    grid->addWidget(name, line++, 1);
    grid->addWidget(m_state, line++, 1);
    grid->addWidget(selectableLabel(kindText(info.kind), "muted", "small"), line++, 1);
    if (!info.note.empty())
        grid->addWidget(selectableLabel(QString::fromStdString(info.note), "muted", "small"), line++, 1);
    addAddress(grid, line);
    if (!info.keyName.empty())
        addKey(grid, line);
    if (info.kind != BackendInfo::Kind::Offline)
        addFoot(grid, line);
    showAnswer({});
}

void BackendRow::addAddress(QGridLayout *grid, int &line)
{
    if (m_info.kind != BackendInfo::Kind::Local) {
        if (!m_info.address.empty())
            grid->addWidget(selectableLabel(QString::fromStdString(m_info.address), "muted", "small"), line++,
                            1);
        return;
    }
    m_address = new QLineEdit(m_settings.backendAddress(m_id));
    m_address->setPlaceholderText(QString::fromStdString(m_info.address));
    m_address->setAccessibleName(tr("Address of %1").arg(QString::fromStdString(m_info.name)));
    m_address->setToolTip(tr("Such as http://127.0.0.1:7860. Empty = the usual one."));
    connect(m_address, &QLineEdit::editingFinished, this, &BackendRow::takeAddress);
    grid->addWidget(m_address, line++, 1);
}

void BackendRow::takeAddress()
{
    const QString given = m_address->text().trimmed();
    const QUrl url(given, QUrl::StrictMode);
    const bool good = given.isEmpty() || (url.isValid() && !url.host().isEmpty() &&
                                          (url.scheme() == "http" || url.scheme() == "https"));
    m_address->setProperty("invalid", !good);
    m_address->style()->unpolish(m_address);
    m_address->style()->polish(m_address);
    if (!good) {
        m_state->setText(tr("“%1” is no address. It should look like http://127.0.0.1:7860.").arg(given));
        return;
    }
    if (given == m_settings.backendAddress(m_id))
        return;
    m_settings.setBackendAddress(m_id, given);
    emit testRequested();
}

void BackendRow::setAddress(const QString &address)
{
    if (!m_address)
        return;
    m_address->setText(address);
    takeAddress();
}

void BackendRow::addKey(QGridLayout *grid, int &line)
{
    const QString name = QString::fromStdString(m_info.name);
    m_keyState = selectableLabel({}, "muted", "small");
    grid->addWidget(m_keyState, line++, 1);
    if (!m_keys) {
        m_keyState->setText(
            tr("Needs the key in the environment variable %1.").arg(QString::fromStdString(m_info.keyName)));
        return;
    }
    m_key = new QLineEdit;
    m_key->setEchoMode(QLineEdit::Password);
    m_key->setAccessibleName(tr("Key of %1").arg(name));
    m_key->setMinimumWidth(120);
    m_keepKey = new QPushButton(tr("Keep"));
    m_keepKey->setToolTip(tr("Into the keychain of this desktop; never into a file, log or picture"));
    m_keepKey->setAccessibleName(tr("Keep the key of %1").arg(name));
    m_removeKey = new QPushButton(tr("Remove"));
    m_removeKey->setAccessibleName(tr("Remove the key of %1").arg(name));
    auto *fields = new QHBoxLayout;
    fields->setSpacing(8);
    fields->addWidget(m_key, 1);
    fields->addWidget(m_keepKey);
    fields->addWidget(m_removeKey);
    grid->addLayout(fields, line++, 1);
    const auto keep = [this] {
        const std::string secret = m_key->text().trimmed().toStdString();
        m_key->clear();
        if (secret.empty())
            return;
        m_keys->set(m_info.keyName, secret);
        emit testRequested();
    };
    connect(m_keepKey, &QPushButton::clicked, this, keep);
    connect(m_key, &QLineEdit::returnPressed, this, keep);
    connect(m_key, &QLineEdit::textChanged, this, &BackendRow::showKey);
    connect(m_removeKey, &QPushButton::clicked, this, [this] {
        m_keys->remove(m_info.keyName);
        emit testRequested();
    });
    connect(m_keys, &KeyRing::changed, this, [this](const QString &changed) {
        if (changed.toStdString() == m_info.keyName)
            showKey();
    });
    showKey();
}

void BackendRow::showKey()
{
    const QString variable = QString::fromStdString(m_info.keyName);
    const KeyRing::Source source = m_keys->source(m_info.keyName);
    const QString trouble = m_keys->trouble();
    switch (source) {
    case KeyRing::Source::Environment:
        m_keyState->setText(tr("Key: from the environment variable %1, which wins.").arg(variable));
        break;
    case KeyRing::Source::Keychain:
        m_keyState->setText(tr("Key: in the keychain of this desktop."));
        break;
    case KeyRing::Source::Session:
        m_keyState->setText(
            trouble.isEmpty()
                ? tr("Key: being put into the keychain …")
                : tr("Key: for this session only, forgotten when Presence ends. %1").arg(trouble));
        break;
    case KeyRing::Source::None:
        m_keyState->setText(
            m_keys->isReading(m_info.keyName) ? tr("Key: asking the keychain …")
            : trouble.isEmpty()
                ? tr("Key: none. Enter it here, or set %1 before the start.").arg(variable)
                : tr("Key: none. Enter it here for this session, or set %1 before the start. %2")
                      .arg(variable, trouble));
        break;
    }
    const bool has = source == KeyRing::Source::Keychain || source == KeyRing::Source::Session;
    m_key->setPlaceholderText(has ? tr("another key") : tr("paste the key"));
    m_key->setEnabled(source != KeyRing::Source::Environment);
    m_keepKey->setText(has ? tr("Replace") : tr("Keep"));
    m_keepKey->setEnabled(!m_key->text().trimmed().isEmpty());
    m_removeKey->setVisible(has);
}

void BackendRow::addFoot(QGridLayout *grid, int &line)
{
    m_test = new QPushButton(tr("Test"));
    m_test->setToolTip(tr("Ask whether it is ready, and if not, which part is wrong"));
    m_test->setAccessibleName(tr("Test %1").arg(QString::fromStdString(m_info.name)));
    connect(m_test, &QPushButton::clicked, this, &BackendRow::testRequested);
    m_atOnce = new QSpinBox;
    m_atOnce->setRange(1, mostAtOnce);
    m_atOnce->setValue(m_settings.backendAtOnce(m_id));
    m_atOnce->setPrefix(tr("at once: "));
    m_atOnce->setAccessibleName(tr("Orders at once for %1").arg(QString::fromStdString(m_info.name)));
    m_atOnce->setToolTip(tr("How many orders of the queue it works on at the same time"));
    m_atOnce->setFocusPolicy(Qt::StrongFocus); // the wheel scrolls the panel
    connect(m_atOnce, &QSpinBox::valueChanged, this, [this](int jobs) {
        m_settings.setBackendAtOnce(m_id, jobs);
        emit atOnceChanged(jobs);
    });
    auto *fields = new QHBoxLayout;
    fields->setSpacing(8);
    fields->addWidget(m_test);
    fields->addWidget(m_atOnce);
    fields->addStretch();
    grid->addLayout(fields, line++, 1);
}

void BackendRow::showAnswer(const BackendChecks::Answer &answer)
{
    const auto show = [this](VerdictShape shape, const QString &words) {
        m_state->setText(words);
        m_shape->setPixmap(shapePixmap(shape, *this));
    };
    switch (answer.state) {
    case BackendChecks::State::Unknown:
        return show(VerdictShape::Question, tr("not checked yet"));
    case BackendChecks::State::Checking:
        return show(VerdictShape::Dot, tr("checking …"));
    case BackendChecks::State::Ready:
        return show(VerdictShape::Check, answer.models.size() > 1
                                             ? tr("ready, %1 models").arg(answer.models.size())
                                             : tr("ready"));
    case BackendChecks::State::NotReady:
        return show(VerdictShape::Triangle, tr("%1: %2").arg(answer.part, answer.reason));
    }
}

QString BackendRow::stateText() const { return m_state->text(); }

QString BackendRow::keyText() const { return m_keyState ? m_keyState->text() : QString(); }

} // namespace presence
