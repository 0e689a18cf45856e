// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

#include <functional>

class QToolButton;

namespace presence {

/// A line that opens what is below it; the content is made when it first opens.
class Disclosure : public QWidget
{
    Q_OBJECT

public:
    Disclosure(const QString &title, std::function<QWidget *()> makeContent, QWidget *parent = nullptr);

    bool isOpen() const;
    void setOpen(bool open);
    /// Words on the line, such as a summary of what is inside.
    void setTitle(const QString &title);
    QString title() const;
    QToolButton *header() const { return m_header; }
    /// Made by the first opening; null before.
    QWidget *content() const { return m_content; }

signals:
    void opened();

private:
    std::function<QWidget *()> m_makeContent;
    QToolButton *m_header;
    QWidget *m_content = nullptr;
};

} // namespace presence
