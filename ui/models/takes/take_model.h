// SPDX-License-Identifier: MIT
#pragma once

#include "core/shoot/shoot_store.h"

#include <QAbstractListModel>
#include <QImage>
#include <QThreadPool>

#include <functional>
#include <set>
#include <stop_token>
#include <string>
#include <vector>

namespace presence {

/// The takes of one shoot, as lists show them. Takes are kept without their pictures; thumbnails are decoded
/// and reviews written on one background thread, in order, so that the interface never waits for the disk.
class TakeModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        IdRole = Qt::UserRole, ///< QString
        RatingRole,            ///< int, 0–5
        FlagRole,              ///< int, Take::Flag
        VerdictCountsRole,     ///< QList<int>, by Verdict; empty while not reviewed
        VerdictsRole,          ///< QHash<QString, int>, Verdict by finding
        CreatedRole,           ///< QString, UTC, sorts by time
        NumberRole,            ///< int, the one its folder begins with; stays when others go
    };

    explicit TakeModel(const ShootStore &store, QObject *parent = nullptr);
    /// Writes what is still to be written.
    ~TakeModel() override;

    /// Reads the shoot in the background; takes appear one by one.
    void load();
    const ShootStore &store() const { return m_store; }

    /// A take that is on disk already. `thumbnail` spares the decoding where somebody has done it, at
    /// thumbnailSide.
    void add(const Take &take, const QImage &thumbnail = {});
    /// Writes a picture from elsewhere into the shoot, then shows it: imported().
    void import(const Take &take);
    /// To the trash of the shoot; restore() brings it back.
    void remove(const QString &id);
    void restore(const QString &id);

    const Take *find(const QString &id) const; ///< without its picture
    int rowOf(const QString &id) const;        ///< −1 if there is none
    QStringList ids() const;

    void setRating(const QString &id, int rating); ///< 0–5
    void setFlag(const QString &id, Take::Flag flag);
    void setAnswer(const QString &id, const QString &question, const QString &answer); ///< "" takes it back
    void setReport(const QString &id, const CritiqueReport &report);
    /// Findings that are not counted, nor told in VerdictsRole; ids that are none change nothing.
    void setSilenced(const std::set<std::string> &findings);
    const std::set<std::string> &silenced() const { return m_silenced; }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    /// RatingRole and FlagRole.
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    /// To the trash, as remove().
    bool removeRows(int row, int count, const QModelIndex &parent = {}) override;

    /// Takes can be dragged: the file of the picture, with what people call the take as `nameMime`.
    static constexpr auto nameMime = "application/x-presence-name";
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QStringList mimeTypes() const override;
    QMimeData *mimeData(const QModelIndexList &indexes) const override;

signals:
    /// Something of this take changed: report, rating, flag or answers.
    void takeChanged(const QString &id);
    void loaded(int count);
    void imported(const presence::Take &take);
    void trashed(const QString &id, const QString &name); ///< "Take 12"
    /// Something could not be read, written or moved; the sentence says what and why.
    void problem(const QString &sentence);

private:
    struct Row
    {
        Take take;
        QImage thumbnail;
    };

    void insert(Row row);
    void setThumbnail(const QString &id, const QImage &thumbnail);
    void change(const QString &id, const QList<int> &roles);
    void inBackground(std::function<void(ShootStore &)> work);
    void report(const Result<> &outcome);

    ShootStore m_store;
    std::vector<Row> m_rows; ///< by time of creation
    std::set<std::string> m_silenced;
    std::stop_source m_closing; ///< ends reading early; writing never
    QThreadPool m_background;   ///< one thread: writes happen in the order they were asked for
};

/// "Take 12": how people call it.
QString takeName(const TakeModel &model, const QString &id);

} // namespace presence
