// SPDX-License-Identifier: MIT
#pragma once

#include "core/spec/tables/jobs.h"
#include "ui/models/pictures/spec_pictures.h"

namespace presence {

/// What a named choice does, seen on the sitter: small pictures of light patterns, crops and haircuts, each
/// control once, when first asked for.
class ChoicePictures : public QObject
{
    Q_OBJECT

public:
    /// Both must outlive the object.
    ChoicePictures(const SpecLibrary &library, SpecPictures &pictures, QObject *parent = nullptr);

    /// Is this a control whose choices can be seen?
    static bool canShow(const QString &controlId);

    /// Draws all choices of a control, unless that has been asked before.
    void request(const QString &controlId);

signals:
    void pictureReady(const QString &controlId, const QString &choiceId, const QImage &picture);

private:
    const SpecLibrary &m_library;
    SpecPictures &m_pictures;
};

} // namespace presence
