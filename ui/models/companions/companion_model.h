// SPDX-License-Identifier: MIT
#pragma once

#include "core/generation/outgoing/companions.h"
#include "core/shoot/companions.h"

#include <QImage>
#include <QObject>
#include <QString>

#include <filesystem>
#include <functional>
#include <memory>
#include <vector>

namespace presence {

class CompanionPictures;
class SpecDocument;

/// The pictures that go along with the next orders, kept in the shoot. Every change is one step of the
/// document's history. What a person adds is freed of place, camera and other private data at once, so that
/// not even the shoot keeps it. GUI thread; files are read, written and drawn in the background.
class CompanionModel : public QObject
{
    Q_OBJECT

public:
    struct Row
    {
        Companion companion;
        QImage thumbnail = {}; ///< null until it is drawn; a map of the sitter follows the direction
        Refusal refusal = Refusal::None;
        bool weighted = false; ///< the chosen backend uses its weight
    };

    /// The document must outlive the model.
    explicit CompanionModel(SpecDocument &document, QObject *parent = nullptr);
    /// Writes what is still to be written.
    ~CompanionModel() override;

    /// Reads those of this shoot, without a step, and keeps every change there.
    void keepIn(const std::filesystem::path &shootFolder);
    /// Where the next order goes; decides what goes along.
    void setTarget(const BackendInfo &backend, const std::string &model);
    const BackendInfo &target() const { return m_target; }
    /// Would the target take one more of this kind, as far as its kind goes?
    Refusal refusalOf(const std::string &kind) const;

    const std::vector<Row> &rows() const { return m_rows; }
    std::vector<ControlPicture> pictures() const;   ///< all of them
    std::vector<ControlPicture> goingAlong() const; ///< those that the target takes

    // Added at the end; of a kind that is there once (mayRepeat), the new one takes the place of the old.
    // What cannot be used is said through problem().
    void addFile(const std::string &kind, const QString &path, const QString &name = {});
    void addImage(const std::string &kind, const QImage &image, const QString &name); ///< of the clipboard
    void addSitterMap(const std::string &kind);

    void setKind(int row, const std::string &kind);
    void setWeight(int row, double weight); ///< one after the other for one row are one step
    void remove(int row);
    void removeAll();
    /// Those of an order, to be sent once more.
    void replace(const std::vector<ControlPicture> &pictures, const QString &label);

signals:
    void changed();
    void thumbnailChanged(int row);
    /// What was wanted cannot be used; the sentence says why.
    void problem(const QString &sentence);

private:
    class Change;
    using List = std::vector<Companion>;

    void addRead(const std::string &kind, const QString &name, std::function<Result<ImageFile>()> read);
    void add(Companion companion, const QString &label);
    void push(List after, const QString &label, const QString &mergeKey = {});
    void set(const List &companions);
    List list() const;
    void judge();
    void showThumbnails();

    SpecDocument &m_document;
    BackendInfo m_target;
    std::string m_model;
    std::filesystem::path m_folder;
    std::vector<Row> m_rows;
    std::unique_ptr<CompanionPictures> m_pictures; ///< last: its thread answers to what stands above
};

} // namespace presence
