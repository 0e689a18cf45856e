// SPDX-License-Identifier: MIT
#include "ui/panels/grid/grid_sheet.h"

#include "core/base/file_io.h"

#include <QBuffer>
#include <QFileDialog>
#include <QLabel>
#include <QMouseEvent>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace presence {

namespace {

constexpr int shownSide = 200, savedSide = GridRun::pictureSide;

} // namespace

/// Shows the sheet as it will be saved, smaller.
class GridSheet::Canvas : public QWidget
{
public:
    explicit Canvas(GridSheet &sheet)
        : m_sheet(sheet)
    {
        setAccessibleName(tr("Contact sheet"));
        setMouseTracking(true);
    }
    void refresh()
    {
        const double ratio = devicePixelRatioF();
        QFont font = this->font();
        font.setPixelSize(int(QFontInfo(this->font()).pixelSize() * ratio));
        m_picture = m_sheet.m_run->sheet(int(shownSide * ratio), font);
        m_picture.setDevicePixelRatio(ratio);
        setFixedSize((QSizeF(m_picture.size()) / ratio).toSize());
        update();
    }

protected:
    void paintEvent(QPaintEvent *) override { QPainter(this).drawImage(0, 0, m_picture); }
    void mousePressEvent(QMouseEvent *event) override
    {
        const int index = m_sheet.m_run->cellAt(event->position() * m_picture.devicePixelRatio());
        if (index >= 0 && !m_sheet.m_run->cells()[std::size_t(index)].takeId.isEmpty())
            emit m_sheet.takeChosen(m_sheet.m_run->cells()[std::size_t(index)].takeId);
    }
    void mouseMoveEvent(QMouseEvent *event) override
    {
        const int index = m_sheet.m_run->cellAt(event->position() * m_picture.devicePixelRatio());
        setCursor(index >= 0 && !m_sheet.m_run->cells()[std::size_t(index)].takeId.isEmpty()
                      ? Qt::PointingHandCursor
                      : Qt::ArrowCursor);
    }

private:
    GridSheet &m_sheet;
    QImage m_picture;
};

GridSheet::GridSheet(GridRun *run, QWidget *parent)
    : QWidget(parent, Qt::Window)
    , m_run(run)
    , m_canvas(new Canvas(*this))
    , m_summary(new QLabel)
    , m_cancel(new QPushButton(tr("Cancel the rest")))
    , m_save(new QPushButton(tr("Save as a picture…")))
{
    run->setParent(this);
    setWindowTitle(tr("Grid"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *scroll = new QScrollArea;
    scroll->setWidget(m_canvas);
    scroll->setAlignment(Qt::AlignCenter);
    scroll->setFrameShape(QFrame::NoFrame);
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(16, 8, 16, 12);
    foot->setSpacing(8);
    foot->addWidget(m_summary, 1);
    foot->addWidget(m_cancel);
    foot->addWidget(m_save);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(scroll, 1);
    column->addLayout(foot);
    connect(run, &GridRun::cellChanged, this, &GridSheet::refresh);
    connect(m_cancel, &QPushButton::clicked, run, &GridRun::cancel);
    connect(m_save, &QPushButton::clicked, this, [this] {
        const QString file = QFileDialog::getSaveFileName(
            this, tr("Save the contact sheet"), QStringLiteral("grid.png"), tr("Pictures (*.png *.jpg)"));
        if (const auto saved = file.isEmpty() ? Result<>() : saveTo(file); !saved)
            emit problem(QString::fromStdString(saved.error().message));
    });
    refresh();
    resize((m_canvas->size() + QSize(24, 72)).boundedTo({1200, 860}));
}

QString GridSheet::summary() const { return m_summary->text(); }

void GridSheet::refresh()
{
    m_canvas->refresh();
    const int all = int(m_run->cells().size()), there = m_run->finished();
    m_summary->setText(m_run->problem().isEmpty() ? tr("Pictures: %1 of %2").arg(there).arg(all)
                                                  : m_run->problem());
    m_cancel->setVisible(m_run->isUnderWay());
}

Result<> GridSheet::saveTo(const QString &file) const
{
    QFont larger = font();
    larger.setPixelSize(22);
    QBuffer bytes;
    bytes.open(QIODevice::WriteOnly);
    const bool isJpeg =
        file.endsWith(".jpg", Qt::CaseInsensitive) || file.endsWith(".jpeg", Qt::CaseInsensitive);
    if (!m_run->sheet(savedSide, larger).save(&bytes, isJpeg ? "JPG" : "PNG"))
        return Error{Error::Kind::Internal, tr("The contact sheet could not be drawn.").toStdString()};
    return writeFile(file.toStdString(), bytes.data().toStdString());
}

} // namespace presence
