// SPDX-License-Identifier: MIT
#include "ui/models/takes/take_model.h"

#include "ui/models/takes/decode.h"

#include <QMimeData>
#include <QUrl>

#include <algorithm>
#include <charconv>

namespace presence {

namespace {

QList<int> verdictCounts(const Take &take, const std::set<std::string> &silenced)
{
    if (!take.report)
        return {};
    QList<int> counts(5, 0);
    for (const Finding &finding : take.report->findings)
        counts[int(finding.verdict)] += !silenced.contains(finding.id);
    return counts;
}

QHash<QString, int> verdicts(const Take &take, const std::set<std::string> &silenced)
{
    QHash<QString, int> all;
    if (take.report)
        for (const Finding &finding : take.report->findings)
            if (!silenced.contains(finding.id))
                all.insert(QString::fromStdString(finding.id), int(finding.verdict));
    return all;
}

/// "0012-lighthouse" is take 12. An id from elsewhere that begins with no number has none: 0.
int numberOf(const std::string &id)
{
    int number = 0;
    std::from_chars(id.data(), id.data() + id.size(), number);
    return number;
}

} // namespace

TakeModel::TakeModel(const ShootStore &store, QObject *parent)
    : QAbstractListModel(parent)
    , m_store(store)
{
    m_background.setMaxThreadCount(1);
}

TakeModel::~TakeModel()
{
    m_closing.request_stop();
    m_background.waitForDone();
}

void TakeModel::inBackground(std::function<void(ShootStore &)> work)
{
    m_background.start([store = m_store, work = std::move(work)]() mutable { work(store); });
}

void TakeModel::report(const Result<> &outcome)
{
    if (outcome)
        return;
    QMetaObject::invokeMethod(
        this, [this, sentence = QString::fromStdString(outcome.error().message)] { emit problem(sentence); },
        Qt::QueuedConnection);
}

void TakeModel::load()
{
    inBackground([this, closing = m_closing.get_token()](ShootStore &store) {
        int count = 0;
        for (const std::string &id : store.takeIds()) {
            if (closing.stop_requested())
                return;
            Result<Take> take = store.load(id);
            if (!take) {
                report(take.error());
                continue;
            }
            Row row{std::move(*take), {}};
            row.thumbnail = decodeThumbnail(row.take.image, thumbnailSide);
            row.take.image = {};
            ++count;
            QMetaObject::invokeMethod(
                this, [this, row = std::move(row)] { insert(row); }, Qt::QueuedConnection);
        }
        QMetaObject::invokeMethod(
            this, [this, count] { emit loaded(count); }, Qt::QueuedConnection);
    });
}

void TakeModel::insert(Row row)
{
    if (rowOf(QString::fromStdString(row.take.id)) >= 0)
        return;
    const auto older = [](const Row &a, const Row &b) {
        return std::tie(a.take.createdAt, a.take.id) < std::tie(b.take.createdAt, b.take.id);
    };
    const auto place = std::ranges::upper_bound(m_rows, row, older);
    const int position = int(place - m_rows.begin());
    beginInsertRows({}, position, position);
    m_rows.insert(place, std::move(row));
    endInsertRows();
}

void TakeModel::add(const Take &take, const QImage &thumbnail)
{
    Row withoutPicture{take, thumbnail};
    withoutPicture.take.image = {};
    insert(std::move(withoutPicture));
    if (!thumbnail.isNull())
        return;
    inBackground([this, id = QString::fromStdString(take.id), image = take.image](ShootStore &) {
        QMetaObject::invokeMethod(
            this,
            [this, id, thumbnail = decodeThumbnail(image, thumbnailSide)] { setThumbnail(id, thumbnail); },
            Qt::QueuedConnection);
    });
}

void TakeModel::setThumbnail(const QString &id, const QImage &thumbnail)
{
    const int row = rowOf(id);
    if (row < 0)
        return;
    m_rows[std::size_t(row)].thumbnail = thumbnail;
    emit dataChanged(index(row), index(row), {Qt::DecorationRole});
}

void TakeModel::import(const Take &take)
{
    inBackground([this, take](ShootStore &store) {
        Result<Take> stored = store.add(take);
        if (!stored)
            return report(stored.error());
        QMetaObject::invokeMethod(
            this,
            [this, stored = std::move(*stored)] {
                add(stored);
                emit imported(stored);
            },
            Qt::QueuedConnection);
    });
}

void TakeModel::remove(const QString &id)
{
    const int row = rowOf(id);
    if (row < 0)
        return;
    const QString name = takeName(*this, id);
    beginRemoveRows({}, row, row);
    m_rows.erase(m_rows.begin() + row);
    endRemoveRows();
    inBackground([this, id](ShootStore &store) { report(store.remove(id.toStdString())); });
    emit trashed(id, name);
}

void TakeModel::restore(const QString &id)
{
    inBackground([this, id](ShootStore &store) {
        if (const Result<> restored = store.restore(id.toStdString()); !restored)
            return report(restored);
        Result<Take> take = store.load(id.toStdString());
        if (!take)
            return report(take.error());
        QMetaObject::invokeMethod(
            this, [this, take = std::move(*take)] { add(take); }, Qt::QueuedConnection);
    });
}

int TakeModel::rowOf(const QString &id) const
{
    const std::string plain = id.toStdString();
    const auto found =
        std::ranges::find(m_rows, plain, [](const Row &row) -> const std::string & { return row.take.id; });
    return found == m_rows.end() ? -1 : int(found - m_rows.begin());
}

const Take *TakeModel::find(const QString &id) const
{
    const int row = rowOf(id);
    return row < 0 ? nullptr : &m_rows[std::size_t(row)].take;
}

QStringList TakeModel::ids() const
{
    QStringList all;
    for (const Row &row : m_rows)
        all.append(QString::fromStdString(row.take.id));
    return all;
}

void TakeModel::change(const QString &id, const QList<int> &roles)
{
    const int row = rowOf(id);
    emit dataChanged(index(row), index(row), roles);
    emit takeChanged(id);
    inBackground(
        [this, take = m_rows[std::size_t(row)].take](ShootStore &store) { report(store.saveReview(take)); });
}

void TakeModel::setRating(const QString &id, int rating)
{
    const int row = rowOf(id);
    if (row < 0 || m_rows[std::size_t(row)].take.rating == std::clamp(rating, 0, 5))
        return;
    m_rows[std::size_t(row)].take.rating = std::clamp(rating, 0, 5);
    change(id, {RatingRole});
}

void TakeModel::setFlag(const QString &id, Take::Flag flag)
{
    const int row = rowOf(id);
    if (row < 0 || m_rows[std::size_t(row)].take.flag == flag)
        return;
    m_rows[std::size_t(row)].take.flag = flag;
    change(id, {FlagRole});
}

void TakeModel::setAnswer(const QString &id, const QString &question, const QString &answer)
{
    const int row = rowOf(id);
    if (row < 0)
        return;
    auto &answers = m_rows[std::size_t(row)].take.answers;
    if (answer.isEmpty())
        answers.erase(question.toStdString());
    else
        answers[question.toStdString()] = answer.toStdString();
    change(id, {});
}

void TakeModel::setReport(const QString &id, const CritiqueReport &report)
{
    const int row = rowOf(id);
    if (row < 0)
        return;
    m_rows[std::size_t(row)].take.report = report;
    change(id, {VerdictCountsRole, VerdictsRole});
}

void TakeModel::setSilenced(const std::set<std::string> &findings)
{
    if (findings == m_silenced)
        return;
    m_silenced = findings;
    if (!m_rows.empty())
        emit dataChanged(index(0), index(int(m_rows.size()) - 1), {VerdictCountsRole, VerdictsRole});
}

int TakeModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_rows.size()); }

QVariant TakeModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= int(m_rows.size()))
        return {};
    const auto &[take, thumbnail] = m_rows[std::size_t(index.row())];
    switch (role) {
    case Qt::DecorationRole:
        return thumbnail;
    case Qt::DisplayRole:
        return numberOf(take.id) > 0 ? tr("Take %1").arg(numberOf(take.id))
                                     : tr("Take %1").arg(QString::fromStdString(take.id));
    case NumberRole:
        return numberOf(take.id);
    case IdRole:
        return QString::fromStdString(take.id);
    case RatingRole:
        return take.rating;
    case FlagRole:
        return int(take.flag);
    case VerdictCountsRole:
        return QVariant::fromValue(verdictCounts(take, m_silenced));
    case VerdictsRole:
        return QVariant::fromValue(verdicts(take, m_silenced));
    case CreatedRole:
        return QString::fromStdString(take.createdAt);
    case Qt::AccessibleDescriptionRole:
        return tr("rated %1 of 5").arg(take.rating) + (take.flag == Take::Flag::Pick     ? tr(", picked")
                                                       : take.flag == Take::Flag::Reject ? tr(", rejected")
                                                                                         : QString());
    default:
        return {};
    }
}

bool TakeModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    const QString id = index.data(IdRole).toString();
    if (role == RatingRole)
        setRating(id, value.toInt());
    else if (role == FlagRole)
        setFlag(id, Take::Flag(value.toInt()));
    else
        return false;
    return true;
}

bool TakeModel::removeRows(int row, int count, const QModelIndex &)
{
    for (const QString &id : ids().mid(row, count))
        remove(id);
    return true;
}

Qt::ItemFlags TakeModel::flags(const QModelIndex &index) const
{
    return QAbstractListModel::flags(index) | Qt::ItemIsDragEnabled;
}

QStringList TakeModel::mimeTypes() const { return {QStringLiteral("text/uri-list"), nameMime}; }

QMimeData *TakeModel::mimeData(const QModelIndexList &indexes) const
{
    auto *data = new QMimeData;
    QList<QUrl> files;
    for (const QModelIndex &index : indexes) {
        const std::string id = index.data(IdRole).toString().toStdString();
        files += QUrl::fromLocalFile(QString::fromStdString(m_store.picture(id).string()));
    }
    data->setUrls(files);
    if (indexes.size() == 1)
        data->setData(nameMime, indexes.front().data(Qt::DisplayRole).toString().toUtf8());
    return data;
}

QString takeName(const TakeModel &model, const QString &id)
{
    const int row = model.rowOf(id);
    return row < 0 ? QString() : model.data(model.index(row), Qt::DisplayRole).toString();
}

} // namespace presence
