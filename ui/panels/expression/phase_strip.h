// SPDX-License-Identifier: MIT
#pragma once

#include <QTimer>
#include <QWidget>

class QToolButton;

namespace presence {

class ParameterWords;
class SpecDocument;
class SpecPictures;

/// The same face building, at its peak and resolving, side by side; choosing one sets the moment, choosing it
/// again leaves the moment open. The pictures are made anew when nothing has changed for a while.
class PhaseStrip : public QWidget
{
    Q_OBJECT

public:
    /// `pictures` may be null: words only. All must outlive the strip.
    PhaseStrip(SpecDocument &document, const ParameterWords &words, SpecPictures *pictures,
               QWidget *parent = nullptr);

    QToolButton *frame(const QString &phase) const;

protected:
    void showEvent(QShowEvent *event) override;

private:
    void choose(const QString &phase);
    void showDocument();
    void requestPictures();

    SpecDocument &m_document;
    SpecPictures *m_pictures;
    QTimer m_rest;
};

} // namespace presence
