// SPDX-License-Identifier: MIT
#include "ui/panels/companions/companion_drop.h"

#include "ui/models/companions/companion_model.h"
#include "ui/models/takes/take_model.h"
#include "ui/panels/companions/companion_menu.h"
#include "ui/panels/companions/companion_words.h"

#include <QDropEvent>
#include <QImage>
#include <QMimeData>
#include <QUrl>
#include <QWidget>

namespace presence {

namespace {

QStringList picturesIn(const QMimeData &data)
{
    QStringList files;
    for (const QUrl &url : data.urls())
        if (url.isLocalFile())
            files += url.toLocalFile();
    return files;
}

} // namespace

CompanionDrop::CompanionDrop(CompanionModel &companions, QWidget *onto)
    : QObject(onto)
    , m_companions(companions)
    , m_onto(onto)
{
    onto->setAcceptDrops(true);
    onto->installEventFilter(this);
}

bool CompanionDrop::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::DragEnter && event->type() != QEvent::Drop)
        return QObject::eventFilter(watched, event);
    auto *drop = static_cast<QDropEvent *>(event);
    if (picturesIn(*drop->mimeData()).isEmpty() && !drop->mimeData()->hasImage())
        return QObject::eventFilter(watched, event);
    drop->setDropAction(Qt::CopyAction);
    drop->accept();
    if (event->type() == QEvent::Drop)
        ask(*drop->mimeData(), m_onto->mapToGlobal(drop->position().toPoint()));
    return true;
}

void CompanionDrop::ask(const QMimeData &dropped, const QPoint &at)
{
    const QStringList files = picturesIn(dropped);
    const QString name = QString::fromUtf8(dropped.data(TakeModel::nameMime));
    const QImage image = files.isEmpty() ? qvariant_cast<QImage>(dropped.imageData()) : QImage();
    delete m_menu;
    m_menu = new QMenu(m_onto);
    m_menu->setAttribute(Qt::WA_DeleteOnClose);
    const BackendInfo &target = m_companions.target();
    addWords(*m_menu, target.pictures.empty() ? refusalText(Refusal::Pictures, target) : tr("Send along as"));
    addKinds(*m_menu, m_companions, companionKinds(), [=, this](const std::string &kind) {
        for (const QString &file : files)
            m_companions.addFile(kind, file, name);
        if (files.isEmpty())
            m_companions.addImage(kind, image, tr("Dropped picture"));
    });
    m_menu->popup(at);
}

} // namespace presence
