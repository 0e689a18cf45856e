// SPDX-License-Identifier: MIT
#include "ui/panels/companions/companion_menu.h"

#include "ui/models/companions/companion_model.h"
#include "ui/panels/companions/companion_words.h"

#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QLabel>
#include <QMimeData>
#include <QStandardPaths>
#include <QUrl>
#include <QWidgetAction>

namespace presence {

namespace {

constexpr std::size_t firstMap = 3; ///< of companionKinds(): after the references and the start picture

} // namespace

void addKinds(QMenu &menu, const CompanionModel &companions, std::span<const std::string> kinds,
              const std::function<void(const std::string &kind)> &chosen, const QString &more)
{
    for (const std::string &kind : kinds) {
        if (kind == companionKinds()[firstMap] && !menu.isEmpty())
            menu.addSeparator();
        const CompanionWords words = companionWords(kind);
        const Refusal refusal = companions.refusalOf(kind);
        QAction *action = menu.addAction(
            refusal == Refusal::Kind || refusal == Refusal::Model
                ? CompanionMenu::tr("%1 – %2").arg(words.name, refusalText(refusal, companions.target()))
                : words.name + more,
            &menu, [chosen, kind] { chosen(kind); });
        action->setData(QString::fromStdString(kind));
        action->setToolTip(words.help);
        action->setEnabled(refusal == Refusal::None);
    }
    menu.setToolTipsVisible(true);
}

void addWords(QMenu &menu, const QString &words)
{
    auto *action = new QWidgetAction(&menu);
    auto *label = new QLabel(words);
    label->setContentsMargins(12, 6, 12, 6);
    action->setDefaultWidget(label);
    action->setText(words);
    menu.addAction(action);
    menu.addSeparator();
}

CompanionMenu::CompanionMenu(CompanionModel &companions, QWidget *parent)
    : QMenu(parent)
    , m_companions(companions)
{
    connect(this, &QMenu::aboutToShow, this, &CompanionMenu::fill);
}

void CompanionMenu::fill()
{
    clear();
    for (QMenu *old : findChildren<QMenu *>(Qt::FindDirectChildrenOnly))
        old->deleteLater();
    const BackendInfo &target = m_companions.target();
    if (target.pictures.empty())
        addWords(*this,
                 tr("%1. Choose another backend to send some.").arg(refusalText(Refusal::Pictures, target)));
    const std::span kinds(companionKinds());
    const auto choose = [this](const std::string &kind) { chooseFile(kind); };
    addKinds(*this, m_companions, kinds.first(firstMap), choose, tr("…"));
    const auto submenu = [&](const QString &title, std::span<const std::string> those, const auto &chosen,
                             const QString &more = {}) {
        auto *menu = new QMenu(title, this);
        addKinds(*menu, m_companions, those, chosen, more);
        menu->setEnabled(!target.pictures.empty());
        addMenu(menu);
    };
    addSeparator();
    submenu(tr("Map of the sitter"), kinds.subspan(firstMap),
            [this](const std::string &kind) { m_companions.addSitterMap(kind); });
    submenu(tr("Map from a file"), kinds.subspan(firstMap), choose, tr("…"));
    const QMimeData *held = QGuiApplication::clipboard()->mimeData();
    submenu(tr("Paste as"), kinds, [this](const std::string &kind) { paste(kind); });
    actions().last()->setEnabled(!target.pictures.empty() && held && (held->hasImage() || held->hasUrls()));
    addSeparator();
    addAction(tr("Remove all"), &m_companions, &CompanionModel::removeAll)
        ->setEnabled(!m_companions.rows().empty());
}

void CompanionMenu::chooseFile(const std::string &kind)
{
    const QString path = QFileDialog::getOpenFileName(
        parentWidget(), tr("%1: choose a picture").arg(companionWords(kind).name),
        QStandardPaths::writableLocation(QStandardPaths::PicturesLocation),
        tr("Pictures (*.png *.jpg *.jpeg *.webp)"));
    if (!path.isEmpty())
        m_companions.addFile(kind, path);
}

void CompanionMenu::paste(const std::string &kind)
{
    const QMimeData *held = QGuiApplication::clipboard()->mimeData();
    if (!held)
        return;
    for (const QUrl &url : held->urls())
        if (url.isLocalFile())
            m_companions.addFile(kind, url.toLocalFile());
    if (held->urls().isEmpty() && held->hasImage())
        m_companions.addImage(kind, qvariant_cast<QImage>(held->imageData()), tr("From the clipboard"));
}

} // namespace presence
