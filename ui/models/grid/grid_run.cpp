// SPDX-License-Identifier: MIT
#include "ui/models/grid/grid_run.h"

#include "core/shoot/grid/sheet_layout.h"
#include "ui/models/queue/render_size.h"
#include "ui/models/takes/decode.h"

#include <QFontMetrics>
#include <QPainter>

#include <algorithm>

namespace presence {

namespace {

constexpr int widestRowLabel = 200;

QRect rectOf(const SheetArea &area) { return {area.x, area.y, area.width, area.height}; }

QString stateText(const GenerationJob &job)
{
    using State = GenerationJob::State;
    switch (job.state) {
    case State::Queued:
    case State::Waiting:
        return GridRun::tr("waiting");
    case State::Held:
        return GridRun::tr("held back");
    case State::Running:
    case State::Stopping:
        return job.stage;
    case State::Cancelled:
        return GridRun::tr("cancelled");
    case State::Finished:
        return {};
    case State::Unsaved:
    case State::Failed:
    case State::Interrupted:
        break;
    }
    return GridRun::tr("failed");
}

} // namespace

Result<std::vector<GenerationRequest>> gridRequests(const GridPlan &plan, const std::vector<GridCell> &cells,
                                                    const BackendRegistry &backends, const Vocabulary &words)
{
    std::vector<GenerationRequest> requests;
    for (const GridCell &cell : cells) {
        const auto backend = backends.require(cell.backendId);
        if (!backend)
            return backend.error();
        const BackendInfo info = (*backend)->info();
        GenerationRequest request{cell.spec, {}, cell.settings};
        request.prompt = buildPrompt(cell.spec, words.engines().forBackend(info.engine, info.dialect), words);
        if (cell.backendId != plan.backendId) {
            request.settings = RenderSettings();
            request.settings.seed = cell.settings.seed;
            const QSize size = renderSizes(info, cell.spec.camera.aspect).value(0, QSize(832, 1040));
            request.settings.width = size.width();
            request.settings.height = size.height();
        }
        if (!info.seed)
            request.settings.seed = -1;
        requests.push_back(std::move(request));
    }
    return requests;
}

GridRun::GridRun(GridPlan plan, const std::vector<GridCell> &cells,
                 const std::vector<GenerationRequest> &requests, GenerationQueue &queue, QObject *parent)
    : QObject(parent)
    , m_plan(std::move(plan))
    , m_queue(queue)
{
    m_threads.setMaxThreadCount(1);
    connect(&m_queue, &GenerationQueue::changed, this, &GridRun::showJob);
    connect(&m_queue, &GenerationQueue::takeFinished, this, &GridRun::take);
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const auto placed = m_queue.place({requests[i], cells[i].backendId, {}, false, m_batch});
        if (!placed) {
            m_problem = QString::fromStdString(placed.error().message);
            m_cells.push_back({0, {}, {}, tr("not ordered")});
            continue;
        }
        const GenerationJob *job = m_queue.find(placed->front());
        m_batch = job->batch;
        m_cells.push_back({job->id, {}, {}, stateText(*job)});
    }
}

GridRun::~GridRun() { m_threads.waitForDone(); }

int GridRun::cellOf(int jobId) const
{
    const auto found = std::ranges::find(m_cells, jobId, &Cell::jobId);
    return found == m_cells.end() ? -1 : int(found - m_cells.begin());
}

int GridRun::finished() const
{
    return int(std::ranges::count_if(m_cells, [](const Cell &cell) { return !cell.takeId.isEmpty(); }));
}

void GridRun::cancel()
{
    if (m_batch != 0)
        m_queue.cancelBatch(m_batch);
}

void GridRun::showJob(int jobId)
{
    const int index = cellOf(jobId);
    const GenerationJob *job = m_queue.find(jobId);
    if (index < 0 || !job || !m_cells[std::size_t(index)].takeId.isEmpty())
        return;
    m_cells[std::size_t(index)].state = stateText(*job);
    emit cellChanged(index);
}

void GridRun::take(const Take &take)
{
    const QString takeId = QString::fromStdString(take.id);
    const auto made = std::ranges::find_if(m_cells, [&](const Cell &cell) {
        const GenerationJob *job = m_queue.find(cell.jobId);
        return job && job->takeIds.contains(takeId);
    });
    if (made == m_cells.end())
        return;
    const int index = int(made - m_cells.begin());
    Cell &cell = m_cells[std::size_t(index)];
    cell.takeId = takeId;
    cell.state.clear();
    emit cellChanged(index);
    m_threads.start([this, index, image = take.image] {
        const QImage picture = decodeThumbnail(image, pictureSide);
        QMetaObject::invokeMethod(
            this,
            [this, index, picture] {
                m_cells[std::size_t(index)].picture = picture;
                emit cellChanged(index);
            },
            Qt::QueuedConnection);
    });
}

int GridRun::cellAt(const QPointF &pixel) const
{
    const auto found =
        std::ranges::find_if(m_places, [&](const QRect &place) { return place.contains(pixel.toPoint()); });
    return found == m_places.end() ? -1 : int(found - m_places.begin());
}

QImage GridRun::sheet(int cellSide, const QFont &font) const
{
    QSize cell(cellSide / 2, cellSide / 2);
    for (const Cell &one : m_cells)
        if (!one.picture.isNull())
            cell = cell.expandedTo(one.picture.size().scaled(cellSide, cellSide, Qt::KeepAspectRatio));
    const QFontMetrics metrics(font);
    int rowLabels = 0;
    for (const GridStep &step : m_plan.rows.steps)
        rowLabels = std::clamp(metrics.horizontalAdvance(QString::fromStdString(step.label)), rowLabels,
                               widestRowLabel);
    const SheetLayout layout =
        sheetLayout(columns(), rows(), cell.width(), cell.height(), metrics.height() + 6, rowLabels);
    QImage canvas(layout.width, layout.height, QImage::Format_RGB32);
    canvas.fill(QColor(238, 238, 238));
    QPainter painter(&canvas);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.setPen(QColor(40, 40, 40));
    QFont bold(font);
    bold.setBold(true);
    painter.setFont(bold);
    const QString title = QString::fromStdString(m_plan.columns.title);
    painter.drawText(rectOf(layout.title), Qt::AlignLeft | Qt::AlignTop,
                     m_plan.rows.steps.empty() ? title
                                               : title + " × " + QString::fromStdString(m_plan.rows.title));
    painter.setFont(font);
    const auto label = [&](const SheetArea &area, const std::string &words, int flags) {
        painter.drawText(rectOf(area), flags,
                         metrics.elidedText(QString::fromStdString(words), Qt::ElideRight, area.width));
    };
    for (std::size_t i = 0; i < layout.columnLabels.size(); ++i)
        label(layout.columnLabels[i], m_plan.columns.steps[i].label, Qt::AlignLeft | Qt::AlignVCenter);
    for (std::size_t i = 0; i < layout.rowLabels.size(); ++i)
        label(layout.rowLabels[i], m_plan.rows.steps[i].label, Qt::AlignLeft | Qt::AlignVCenter);
    m_places.clear();
    for (std::size_t i = 0; i < layout.cells.size() && i < m_cells.size(); ++i) {
        const QRect area = rectOf(layout.cells[i]);
        m_places.push_back(area);
        if (m_cells[i].picture.isNull()) {
            painter.fillRect(area, QColor(214, 214, 214));
            painter.drawText(area, Qt::AlignCenter | Qt::TextWordWrap, m_cells[i].state);
            continue;
        }
        QRect place({}, m_cells[i].picture.size().scaled(area.size(), Qt::KeepAspectRatio));
        place.moveCenter(area.center());
        painter.drawImage(place, m_cells[i].picture);
    }
    return canvas;
}

} // namespace presence
