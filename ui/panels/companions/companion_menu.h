// SPDX-License-Identifier: MIT
#pragma once

#include <QMenu>

#include <functional>
#include <span>
#include <string>

namespace presence {

class CompanionModel;

/// One entry for each kind, disabled with the reason in words where the next order cannot take it. `more`
/// stands behind the name, such as "…" where something is asked first.
void addKinds(QMenu &menu, const CompanionModel &companions, std::span<const std::string> kinds,
              const std::function<void(const std::string &kind)> &chosen, const QString &more = {});

/// A line of words that is no entry.
void addWords(QMenu &menu, const QString &words);

/// What can go along with the next orders: a file of any kind, maps of the sitter with one click, the
/// clipboard; and none any more. Filled when it opens.
class CompanionMenu : public QMenu
{
    Q_OBJECT

public:
    /// The model must outlive the menu.
    explicit CompanionMenu(CompanionModel &companions, QWidget *parent = nullptr);

    /// Asks for a file and adds it.
    void chooseFile(const std::string &kind);
    /// Adds the picture, or the picture files, of the clipboard.
    void paste(const std::string &kind);

private:
    void fill();

    CompanionModel &m_companions;
};

} // namespace presence
