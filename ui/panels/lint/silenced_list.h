// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

class QToolButton;
class QVBoxLayout;

namespace presence {

class SpecDocument;

/// The rules that are silenced in this shoot, folded under a header with their number; each can speak again.
/// Hidden where there are none.
class SilencedList : public QWidget
{
    Q_OBJECT

public:
    /// The document must outlive the list.
    explicit SilencedList(SpecDocument &document, QWidget *parent = nullptr);

    QToolButton *header() const { return m_header; }

private:
    void showRules();
    QWidget *makeRow(const QString &rule, const QString &text);

    SpecDocument &m_document;
    QToolButton *m_header;
    QWidget *m_inside;
    QVBoxLayout *m_rows;
};

} // namespace presence
