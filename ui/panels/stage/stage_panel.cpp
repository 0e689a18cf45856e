// SPDX-License-Identifier: MIT
#include "ui/panels/stage/stage_panel.h"

#include "core/shoot/metadata/picture_metadata.h"
#include "ui/models/pictures/sitter_preview.h"
#include "ui/models/settings.h"
#include "ui/models/spec_document.h"
#include "ui/models/takes/picture_loader.h"
#include "ui/models/takes/take_model.h"
#include "ui/models/takes/take_selection.h"
#include "ui/panels/finding/finding_overlay.h"
#include "ui/panels/review/difference_list.h"
#include "ui/panels/stage/save_maps_dialog.h"
#include "ui/panels/stage/sitter_handles.h"
#include "ui/panels/stage/sitter_orbit.h"
#include "ui/panels/stage/stage_guides.h"
#include "ui/panels/takes/contact_sheet.h"
#include "ui/panels/takes/last_take.h"
#include "ui/panels/takes/restore_card.h"

#include <QAction>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QKeyEvent>
#include <QMimeData>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QStandardPaths>
#include <QVBoxLayout>

#include <utility>

namespace presence {

using View = StageHeader::View;

StagePanel::StagePanel(const Context &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_header(new StageHeader)
    , m_restore(new RestoreCard(context.document, context.words))
    , m_stack(new QStackedWidget)
    , m_sitter(new ImageView)
    , m_take(new ImageView)
    , m_compare(new CompareView)
    , m_sheet(new ContactSheet(context.takes, context.selection))
    , m_findings(new FindingOverlay(context.takes, context.selection, m_take, m_compare, this))
    , m_guides(new StageGuides(context.document, this))
    , m_handles(new SitterHandles({context.document, context.settings, context.words}, m_sitter))
    , m_lastTake(new LastTake(context.takes, context.pictures, m_sitter))
    , m_orbit(new SitterOrbit(context.preview, m_sitter))
    , m_recall(new QAction(tr("Recall the direction of this take"), this))
    , m_saveMaps(new QAction(tr("Save control pictures…"), this))
{
    setAcceptDrops(true);
    m_sitter->setAccessibleName(tr("Sitter"));
    m_sitter->setEmptyText(tr("The sitter is taking their seat …"));
    m_take->setEmptyText(
        tr("No take yet.\n\nPress Ctrl+Enter to make one, or drop a picture here to restore what it "
           "was made with."));
    auto *comparison = new QSplitter(Qt::Vertical);
    comparison->addWidget(m_compare);
    auto *differences = new DifferenceList(context.takes, context.selection, context.words);
    comparison->addWidget(differences);
    connect(differences, &DifferenceList::findingPointed, this, &StagePanel::pointAt);
    // Both give way in a low window, the pictures last.
    comparison->setStretchFactor(0, 3);
    comparison->setStretchFactor(1, 1);
    comparison->setCollapsible(0, false);
    comparison->setSizes({300, 140});
    for (QWidget *page : std::initializer_list<QWidget *>{m_sitter, m_take, comparison, m_sheet})
        m_stack->addWidget(page);
    m_recall->setShortcut(QKeySequence(Qt::Key_R));

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(m_restore);
    column->addWidget(m_stack, 1);

    connect(m_header, &StageHeader::viewChosen, this, &StagePanel::chooseView);
    connect(m_header, &StageHeader::compareModeChosen, m_compare, &CompareView::setMode);
    connect(m_header, &StageHeader::compareModeCycled, m_compare, &CompareView::cycleMode);
    connect(m_compare, &CompareView::modeChanged, m_header, &StageHeader::setCompareMode);
    connect(m_header, &StageHeader::surroundChosen, this, &StagePanel::setSurround);
    const auto zoomLike = [this](void (ImageView::*one)(), void (CompareView::*two)()) {
        return [this, one, two] {
            if (m_view == View::Compare)
                (m_compare->*two)();
            else if (m_view != View::Sheet)
                (static_cast<ImageView *>(m_stack->currentWidget())->*one)();
            showZoom();
        };
    };
    connect(m_header, &StageHeader::fitToggled, this,
            zoomLike(&ImageView::toggleFit, &CompareView::toggleFit));
    connect(m_header, &StageHeader::fitChosen, this, zoomLike(&ImageView::fit, &CompareView::fit));
    connect(m_header, &StageHeader::actualSizeChosen, this,
            zoomLike(&ImageView::actualSize, &CompareView::actualSize));
    connect(m_sitter, &ImageView::zoomChanged, this, &StagePanel::showZoom);
    connect(m_take, &ImageView::zoomChanged, this, &StagePanel::showZoom);
    connect(m_compare, &CompareView::zoomChanged, this, &StagePanel::showZoom);
    connect(m_sheet, &ContactSheet::opened, this, [this] { setView(View::Take); });
    connect(m_sheet, &ContactSheet::comparisonChosen, this, [this] { setView(View::Compare); });
    connect(m_restore, &RestoreCard::renderSettingsRecalled, this, &StagePanel::renderSettingsRecalled);
    connect(m_restore, &RestoreCard::keepRequested, this, &StagePanel::keepDroppedPicture);
    connect(m_recall, &QAction::triggered, this, &StagePanel::offerRecall);
    m_saveMaps->setToolTip(tr("Depth, normals, edges, regions and pose of the sitter, to steer a generator"));
    m_sitter->addAction(m_saveMaps);
    m_sitter->setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(m_saveMaps, &QAction::triggered, this, &StagePanel::saveMaps);
    m_guides->addView(m_sitter);
    m_guides->addView(m_take);
    m_guides->addTo(m_header->menu());
    // From elsewhere a hand on the picture would not move what it seems to hold.
    connect(m_orbit, &SitterOrbit::changed, this, [this](bool away) { m_handles->setAvailable(!away); });
    connectModels();
    setSurround(ImageView::Surround(context.settings.stageSurround()));
    showSpec();
    requestPictures();
}

void StagePanel::connectModels()
{
    connect(&m_context.document, &SpecDocument::specChanged, this, &StagePanel::showSpec);
    connect(&m_context.preview, &SitterPreview::frameReady, this, [this](const QImage &image) {
        m_sitter->setLayoutSize(m_context.preview.layoutSize());
        m_sitter->setImage(image);
    });
    connect(&m_context.preview, &SitterPreview::failed, m_sitter, &ImageView::setEmptyText);
    connect(&m_context.selection, &TakeSelection::currentChanged, this, &StagePanel::requestPictures);
    connect(&m_context.selection, &TakeSelection::otherChanged, this, &StagePanel::requestPictures);
    connect(&m_context.pictures, &PictureLoader::loaded, this, &StagePanel::receivePicture);
    connect(&m_context.pictures, &PictureLoader::failed, this,
            [this](const QString &id, const QString &sentence) {
                receivePicture(id, {});
                if (id == m_context.selection.current())
                    m_take->setEmptyText(sentence);
            });
}

QList<QAction *> StagePanel::windowActions() const
{
    return m_header->actions() + m_guides->actions() + m_lastTake->actions() + m_orbit->actions() +
           QList<QAction *>{m_recall, m_saveMaps, m_handles->alwaysAction()};
}

void StagePanel::saveMaps()
{
    const QString pictures = QStandardPaths::writableLocation(QStandardPaths::PicturesLocation);
    auto *dialog = new SaveMapsDialog(m_context.document.spec(), pictures + tr("/Presence control"), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void StagePanel::chooseView(View view)
{
    if (view == View::Compare && m_view == View::Compare)
        m_compare->swap();
    else
        setView(view);
}

void StagePanel::setView(View view)
{
    showView(view);
    view == View::Compare ? m_compare->setFocus() : m_stack->currentWidget()->setFocus();
}

void StagePanel::peekSitter()
{
    if (m_view != View::Sitter)
        showView(View::Sitter);
}

void StagePanel::showTrial(const PortraitSpec &spec, bool bringSitter)
{
    if (bringSitter && m_view != View::Sitter) {
        m_viewBeforeTrial = m_view;
        showView(View::Sitter);
    }
    if (m_view == View::Sitter)
        m_context.preview.show(spec);
}

void StagePanel::endTrial()
{
    if (const auto before = std::exchange(m_viewBeforeTrial, std::nullopt))
        showView(*before);
    showSpec();
}

void StagePanel::showView(View view)
{
    m_view = view;
    m_stack->setCurrentIndex(int(view));
    m_header->setView(view);
    if (view == View::Sitter && m_sitterIsStale)
        showSpec();
    if (view == View::Compare) {
        chooseOther();
        showComparison();
    }
    showZoom();
    emit viewChanged(view);
}

/// Whoever compares without having said with what means the take before.
void StagePanel::chooseOther()
{
    const QStringList ids = m_context.takes.ids();
    const auto at = ids.indexOf(m_context.selection.current());
    if (m_context.selection.other().isEmpty() && at >= 0 && ids.size() > 1)
        m_context.selection.setOther(ids[at > 0 ? at - 1 : 1]);
}

void StagePanel::showSpec()
{
    m_sitterIsStale = m_view != View::Sitter; // nobody looks: no need to draw
    if (!m_sitterIsStale)
        m_context.preview.show(m_context.document.spec());
}

void StagePanel::requestPictures()
{
    m_currentPicture = m_otherPicture = {};
    const QString current = m_context.selection.current();
    m_recall->setEnabled(!current.isEmpty());
    if (current.isEmpty())
        m_take->setImage({});
    else
        m_context.pictures.request(current);
    if (const QString other = m_context.selection.other(); !other.isEmpty() && other != current)
        m_context.pictures.request(other);
    else
        showComparison();
}

void StagePanel::receivePicture(const QString &id, const QImage &picture)
{
    if (id == m_context.selection.current()) {
        m_currentPicture = picture;
        m_take->setImage(picture);
        m_take->setAccessibleName(takeName(m_context.takes, id));
    } else if (id == m_context.selection.other()) {
        m_otherPicture = picture;
    } else {
        return; // somebody else's, or no longer wanted
    }
    showComparison();
}

void StagePanel::showComparison()
{
    const QString current = m_context.selection.current();
    const QString other = m_context.selection.other();
    const QString name = takeName(m_context.takes, current);
    const QString how =
        tr("Alt+click or Ctrl+click a take in the filmstrip or on the sheet to compare it with "
           "this one, or press Shift+C for the one before.");
    const bool same = !current.isEmpty() && other == current;
    m_compare->setEmptyTexts(current.isEmpty() ? tr("No take is chosen. Pick one in the filmstrip.")
                                               : QString(),
                             same ? tr("%1 cannot be compared with itself.").arg(name) + '\n' + how
                             : other.isEmpty() ? how
                                               : QString());
    m_compare->setPictures(m_currentPicture, name, m_otherPicture,
                           same ? QString() : takeName(m_context.takes, other));
}

void StagePanel::showZoom()
{
    if (m_view == View::Compare)
        m_header->setZoom(m_compare->zoom(), m_compare->viewTransform().fit);
    else if (m_view != View::Sheet) {
        const auto *image = static_cast<ImageView *>(m_stack->currentWidget());
        m_header->setZoom(image->zoom(), image->viewTransform().fit);
    }
}

void StagePanel::setSurround(ImageView::Surround surround)
{
    m_sitter->setSurround(surround);
    m_take->setSurround(surround);
    m_compare->setSurround(surround);
    m_header->setSurround(surround);
    m_context.settings.setStageSurround(int(surround));
}

void StagePanel::look(const Finding &finding)
{
    if (!m_findings->toggle(finding) || m_view == View::Compare)
        return;
    setView(View::Take);
    m_take->fit();
}

void StagePanel::showTakesWith(const Finding &finding)
{
    m_sheet->filterBy(finding);
    setView(View::Sheet);
}

void StagePanel::pointAt(const std::optional<Finding> &finding) { m_findings->point(finding); }

void StagePanel::openPicture(const QString &path)
{
    m_droppedPath.clear();
    const Result<ImageFile> file = ImageFile::read(path.toStdString());
    if (!file)
        return m_restore->showProblem(QString::fromStdString(file.error().message));
    m_droppedPath = path;
    m_restore->offer(readPictureSettings(*file), QFileInfo(path).fileName());
}

void StagePanel::offerRecall()
{
    const Take *take = m_context.takes.find(m_context.selection.current());
    if (!take)
        return;
    PictureSettings settings;
    if (!take->parameters.empty())
        settings = parseParametersText(take->parameters);
    settings.spec = take->spec;
    settings.parameters.try_emplace("Size", std::to_string(take->settings.width) + "x" +
                                                std::to_string(take->settings.height));
    if (take->seed >= 0)
        settings.parameters.try_emplace("Seed", std::to_string(take->seed));
    m_droppedPath.clear();
    m_restore->offer(settings, takeName(m_context.takes, m_context.selection.current()));
    m_restore->keepButton()->hide(); // it is one
}

void StagePanel::keepDroppedPicture()
{
    const Result<ImageFile> file = ImageFile::read(m_droppedPath.toStdString());
    if (!file)
        return m_restore->showProblem(QString::fromStdString(file.error().message));
    Take take;
    take.image = *file;
    const PictureSettings settings = readPictureSettings(*file);
    take.spec =
        settings.spec.value_or(m_context.document.spec()); // a foreign picture is judged by what is asked now
    take.promptText = settings.promptText;
    take.negativePrompt = settings.negativePrompt;
    take.parameters = settings.parametersText;
    take.note = QFileInfo(m_droppedPath).fileName().toStdString();
    take.settings.width = file->width();
    take.settings.height = file->height();
    m_context.takes.import(take);
}

void StagePanel::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasUrls() && event->mimeData()->urls().first().isLocalFile())
        event->acceptProposedAction();
}

void StagePanel::dropEvent(QDropEvent *event)
{
    openPicture(event->mimeData()->urls().first().toLocalFile());
    event->acceptProposedAction();
}

void StagePanel::keyPressEvent(QKeyEvent *event)
{
    if (m_view == View::Take && event->key() == Qt::Key_Left)
        return m_context.selection.previous();
    if (m_view == View::Take && event->key() == Qt::Key_Right)
        return m_context.selection.next();
    if (event->key() == Qt::Key_Escape)
        m_findings->clear();
    QWidget::keyPressEvent(event);
}

} // namespace presence
