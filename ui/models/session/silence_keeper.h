// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

#include <filesystem>

namespace presence {

class SpecDocument;

/// Keeps the rules that the document has silenced with the shoot, and silences them again when the shoot is
/// opened.
class SilenceKeeper : public QObject
{
    Q_OBJECT

public:
    /// The document must outlive the keeper.
    SilenceKeeper(SpecDocument &document, std::filesystem::path shoot, QObject *parent = nullptr);

    /// Call once problem() is connected.
    void load();

signals:
    void problem(const QString &sentence);

private:
    void save();

    SpecDocument &m_document;
    std::filesystem::path m_shoot;
};

} // namespace presence
