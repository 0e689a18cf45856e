// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

class QLabel;

namespace presence {

class SpecDocument;

/// Says beneath the prompt that generated words have changed under words written by hand, one at a time, and
/// asks which to keep. Hidden while there is nothing to ask.
class OutdatedNote : public QWidget
{
    Q_OBJECT

public:
    /// The document must outlive the note.
    explicit OutdatedNote(SpecDocument &document, QWidget *parent = nullptr);
    void refresh();

private:
    SpecDocument &m_document;
    QLabel *m_text;
};

} // namespace presence
