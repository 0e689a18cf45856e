// SPDX-License-Identifier: MIT
#include "ui/models/companions/companion_model.h"

#include "ui/models/companions/companion_pictures.h"
#include "ui/models/spec_document.h"

#include <QBuffer>
#include <QFileInfo>
#include <QUndoCommand>

#include <algorithm>

namespace presence {

/// A step is the list before and after, as with the spec.
class CompanionModel::Change : public QUndoCommand
{
public:
    Change(CompanionModel &model, List after, const QString &label, const QString &mergeKey)
        : QUndoCommand(label)
        , m_model(model)
        , m_before(model.list())
        , m_after(std::move(after))
        , m_mergeKey(mergeKey)
    {
    }

    void undo() override { m_model.set(m_before); }
    void redo() override { m_model.set(m_after); }
    int id() const override { return m_mergeKey.isEmpty() ? -1 : 2; }

    bool mergeWith(const QUndoCommand *command) override
    {
        const auto *next = static_cast<const Change *>(command);
        if (next->m_mergeKey != m_mergeKey)
            return false;
        m_after = next->m_after;
        setObsolete(m_after == m_before);
        return true;
    }

private:
    CompanionModel &m_model;
    List m_before, m_after;
    QString m_mergeKey;
};

CompanionModel::CompanionModel(SpecDocument &document, QObject *parent)
    : QObject(parent)
    , m_document(document)
    , m_pictures(std::make_unique<CompanionPictures>())
{
    connect(m_pictures.get(), &CompanionPictures::thumbnailsChanged, this, &CompanionModel::showThumbnails);
    connect(m_pictures.get(), &CompanionPictures::problem, this, &CompanionModel::problem);
    connect(&document, &SpecDocument::specChanged, this, [this] { m_pictures->setSpec(m_document.spec()); });
    m_pictures->setSpec(document.spec());
}

CompanionModel::~CompanionModel() = default;

void CompanionModel::keepIn(const std::filesystem::path &shootFolder)
{
    const auto kept = loadCompanions(shootFolder);
    if (kept)
        set(*kept);
    else
        emit problem(QString::fromStdString(kept.error().message));
    m_folder = shootFolder;
}

void CompanionModel::setTarget(const BackendInfo &backend, const std::string &model)
{
    m_target = backend;
    m_model = model;
    judge();
    emit changed();
}

Refusal CompanionModel::refusalOf(const std::string &kind) const
{
    const ControlPicture alone{kind, 1, {}};
    return refusalsOf(m_target, m_model, {&alone, 1}).front();
}

CompanionModel::List CompanionModel::list() const
{
    List companions;
    for (const Row &row : m_rows)
        companions.push_back(row.companion);
    return companions;
}

std::vector<ControlPicture> CompanionModel::pictures() const
{
    std::vector<ControlPicture> all;
    for (const Row &row : m_rows)
        all.push_back(row.companion.picture);
    return all;
}

std::vector<ControlPicture> CompanionModel::goingAlong() const
{
    return takenBy(m_target, m_model, pictures());
}

void CompanionModel::addFile(const std::string &kind, const QString &path, const QString &name)
{
    addRead(kind, name.isEmpty() ? QFileInfo(path).fileName() : name,
            [path] { return ImageFile::read(path.toStdString()); });
}

void CompanionModel::addImage(const std::string &kind, const QImage &image, const QString &name)
{
    addRead(kind, name, [image] {
        QBuffer bytes;
        bytes.open(QIODevice::WriteOnly);
        image.save(&bytes, "PNG");
        return ImageFile::fromBytes(bytes.data().toStdString(), tr("The picture").toStdString());
    });
}

void CompanionModel::addRead(const std::string &kind, const QString &name,
                             std::function<Result<ImageFile>()> read)
{
    m_pictures->prepare(std::move(read), [this, kind, name](const ImageFile &file) {
        add({{kind, usualWeight(kind), file}, name.toStdString()}, tr("Send along: %1").arg(name));
    });
}

void CompanionModel::addSitterMap(const std::string &kind)
{
    add({{kind, usualWeight(kind), {}}, {}}, tr("Send a map of the sitter along"));
}

void CompanionModel::add(Companion companion, const QString &label)
{
    List after = list();
    const auto same = mayRepeat(companion.picture.kind)
                          ? after.end()
                          : std::ranges::find_if(after, [&](const Companion &one) {
                                return one.picture.kind == companion.picture.kind;
                            });
    if (same != after.end())
        *same = std::move(companion);
    else
        after.push_back(std::move(companion));
    push(std::move(after), label);
}

void CompanionModel::setKind(int row, const std::string &kind)
{
    List after = list();
    Companion changed = after[std::size_t(row)];
    if (changed.picture.kind == kind)
        return;
    changed.picture.kind = kind;
    changed.picture.weight = usualWeight(kind);
    after[std::size_t(row)] = changed;
    if (!mayRepeat(kind))
        for (int other = int(after.size()) - 1; other >= 0; --other)
            if (other != row && after[std::size_t(other)].picture.kind == kind)
                after.erase(after.begin() + other);
    push(std::move(after), tr("Use a picture otherwise"));
}

void CompanionModel::setWeight(int row, double weight)
{
    List after = list();
    ControlPicture &picture = after[std::size_t(row)].picture;
    picture.weight = std::clamp(weight, 0.0, largestWeight(picture.kind));
    push(std::move(after), tr("Weight of a picture"), QString::number(row));
}

void CompanionModel::remove(int row)
{
    List after = list();
    after.erase(after.begin() + row);
    push(std::move(after), tr("Leave a picture away"));
}

void CompanionModel::removeAll() { push({}, tr("Leave all pictures away")); }

void CompanionModel::replace(const std::vector<ControlPicture> &pictures, const QString &label)
{
    const List before = list();
    List after;
    for (const ControlPicture &picture : pictures) {
        const auto known = std::ranges::find_if(before, [&](const Companion &one) {
            return !picture.file.isEmpty() && one.picture.file == picture.file;
        });
        after.push_back({picture, known == before.end() ? std::string() : known->name});
    }
    push(std::move(after), label);
}

void CompanionModel::push(List after, const QString &label, const QString &mergeKey)
{
    if (after != list())
        m_document.undoStack()->push(new Change(*this, std::move(after), label, mergeKey));
}

void CompanionModel::set(const List &companions)
{
    m_rows.clear();
    for (const Companion &companion : companions)
        m_rows.push_back({companion});
    m_pictures->forgetAllBut(companions);
    if (!m_folder.empty())
        m_pictures->save(companions, m_folder);
    judge();
    showThumbnails();
    emit changed();
}

void CompanionModel::judge()
{
    const auto refusals = refusalsOf(m_target, m_model, pictures());
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        m_rows[i].refusal = refusals[i];
        m_rows[i].weighted =
            std::ranges::find(m_target.weighted, m_rows[i].companion.picture.kind) != m_target.weighted.end();
    }
}

void CompanionModel::showThumbnails()
{
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const ControlPicture &picture = m_rows[i].companion.picture;
        const QImage drawn = picture.file.isEmpty() ? m_pictures->mapThumbnail(picture.kind)
                                                    : m_pictures->thumbnail(picture.file);
        if (drawn.cacheKey() == m_rows[i].thumbnail.cacheKey())
            continue;
        m_rows[i].thumbnail = drawn;
        emit thumbnailChanged(int(i));
    }
}

} // namespace presence
