// SPDX-License-Identifier: MIT
#include "ui/models/grid/grid_run.h"

#include "core/generation/outgoing/companions.h"
#include "core/shoot/grid/sheet_layout.h"
#include "core/shoot/queue/queue_journal.h"
#include "ui/models/queue/render_size.h"
#include "ui/models/takes/decode.h"

#include <QDateTime>
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
        request.controls = takenBy(info, request.settings.model, plan.companions);
        requests.push_back(std::move(request));
    }
    return requests;
}

GridRun::GridRun(const GridPlan &plan, const std::vector<GridCell> &cells,
                 const std::vector<GenerationRequest> &requests, GenerationQueue &queue,
                 const ShootStore &store, QObject *parent)
    : QObject(parent)
    , m_record(recordOf(plan))
    , m_queue(queue)
    , m_store(store)
{
    connectQueue();
    m_record.orderedAt = QDateTime::currentDateTimeUtc().toString(Qt::ISODate).toStdString();
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const auto placed = m_queue.place({requests[i], cells[i].backendId, {}, false, m_batch});
        const GenerationJob *job = placed ? m_queue.find(placed->front()) : nullptr;
        m_record.orders.push_back(job ? job->key : std::string());
        if (!job) {
            m_problem = QString::fromStdString(placed.error().message);
            m_cells.push_back({0, {}, {}, tr("not ordered")});
            continue;
        }
        m_batch = job->batch;
        m_shape = {job->request.settings.width, job->request.settings.height};
        m_cells.push_back({job->id, {}, {}, stateText(*job)});
    }
    if (const auto kept = saveGrid(m_record, m_store.folder()); !kept)
        m_problem = QString::fromStdString(kept.error().message);
}

GridRun::GridRun(GridRecord record, GenerationQueue &queue, const ShootStore &store, QObject *parent)
    : QObject(parent)
    , m_record(std::move(record))
    , m_queue(queue)
    , m_store(store)
{
    connectQueue();
    for (const std::string &order : m_record.orders) {
        const auto job =
            std::ranges::find_if(m_queue.jobs(), [&](const auto &one) { return one.key == order; });
        if (order.empty() || job == m_queue.jobs().end()) {
            m_cells.push_back({0, {}, {}, order.empty() ? tr("not ordered") : tr("looking for it …")});
            continue;
        }
        m_batch = job->batch;
        m_cells.push_back({job->id, {}, {}, stateText(*job)});
    }
    findTakes();
}

void GridRun::connectQueue()
{
    m_threads.setMaxThreadCount(1);
    connect(&m_queue, &GenerationQueue::changed, this, &GridRun::showJob);
    connect(&m_queue, &GenerationQueue::takeFinished, this, &GridRun::take);
}

void GridRun::findTakes()
{
    m_threads.start([this, folder = m_store.folder()] {
        const auto takes = takesByOrder(folder);
        QMetaObject::invokeMethod(
            this,
            [this, takes] {
                for (std::size_t i = 0; i < m_cells.size(); ++i) {
                    const auto made = takes.find(m_record.orders[i]);
                    if (made != takes.end()) {
                        const std::string &id = made->second.front();
                        receiveTake(int(i), QString::fromStdString(id), [file = m_store.picture(id)] {
                            const auto read = ImageFile::read(file);
                            return read ? *read : ImageFile();
                        });
                    } else if (m_cells[i].jobId == 0 && !m_record.orders[i].empty()) {
                        m_cells[i].state = tr("missing: cancelled, or its take is in the trash");
                        emit cellChanged(int(i));
                    }
                }
            },
            Qt::QueuedConnection);
    });
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

bool GridRun::isUnderWay() const
{
    return std::ranges::any_of(m_cells, [this](const Cell &cell) {
        const GenerationJob *job = m_queue.find(cell.jobId);
        return job && !job->isDone();
    });
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
    receiveTake(int(made - m_cells.begin()), takeId, [image = take.image] { return image; });
}

void GridRun::receiveTake(int index, const QString &takeId, std::function<ImageFile()> picture)
{
    Cell &cell = m_cells[std::size_t(index)];
    cell.takeId = takeId;
    cell.state.clear();
    emit cellChanged(index);
    m_threads.start([this, index, picture = std::move(picture)] {
        const QImage decoded = decodeThumbnail(picture(), pictureSide);
        QMetaObject::invokeMethod(
            this,
            [this, index, decoded] {
                Cell &there = m_cells[std::size_t(index)];
                there.picture = decoded;
                if (decoded.isNull())
                    there.state = tr("missing: the picture of its take cannot be read");
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
    QSize cell = m_shape.scaled(cellSide, cellSide, Qt::KeepAspectRatio);
    for (const Cell &one : m_cells)
        if (!one.picture.isNull())
            cell = cell.expandedTo(one.picture.size().scaled(cellSide, cellSide, Qt::KeepAspectRatio));
    const QFontMetrics metrics(font);
    int rowLabels = 0;
    for (const std::string &row : m_record.rows)
        rowLabels =
            std::clamp(metrics.horizontalAdvance(QString::fromStdString(row)), rowLabels, widestRowLabel);
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
    const QString title = QString::fromStdString(m_record.columnsTitle);
    painter.drawText(rectOf(layout.title), Qt::AlignLeft | Qt::AlignTop,
                     m_record.rows.empty() ? title
                                           : title + " × " + QString::fromStdString(m_record.rowsTitle));
    painter.setFont(font);
    const auto label = [&](const SheetArea &area, const std::string &words, int flags) {
        painter.drawText(rectOf(area), flags,
                         metrics.elidedText(QString::fromStdString(words), Qt::ElideRight, area.width));
    };
    for (std::size_t i = 0; i < layout.columnLabels.size(); ++i)
        label(layout.columnLabels[i], m_record.columns[i], Qt::AlignLeft | Qt::AlignVCenter);
    for (std::size_t i = 0; i < layout.rowLabels.size(); ++i)
        label(layout.rowLabels[i], m_record.rows[i], Qt::AlignLeft | Qt::AlignVCenter);
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
