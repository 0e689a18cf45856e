// SPDX-License-Identifier: MIT
#pragma once

#include "core/spec/tables/face_guide.h"
#include "core/spec/tables/parameter_words.h"

#include <QFrame>

class QHBoxLayout;
class QLabel;

namespace presence {

class SpecPictures;

/// Explains one action unit: the muscle, what is seen, how it is read, what gets in its way; and the sitter
/// at rest beside the sitter with the unit at C. Closes with Escape or a click elsewhere.
class UnitCardPopup : public QFrame
{
    Q_OBJECT

public:
    /// `pictures` may be null. All must outlive the card.
    UnitCardPopup(const FaceGuide &guide, const ParameterWords &words, SpecPictures *pictures,
                  QWidget *parent = nullptr);

    /// Stands beside `row`, inside the screen.
    void showFor(int unit, const QWidget &row);
    int unit() const { return m_unit; }
    QString text() const;

private:
    QLabel *addPicture(const QString &caption, QHBoxLayout &row);
    void showPictures();

    const FaceGuide &m_guide;
    const ParameterWords &m_words;
    SpecPictures *m_pictures;
    int m_unit = 0;
    QLabel *m_title;
    QLabel *m_text;
    QLabel *m_basis;
    QLabel *m_rest = nullptr;
    QLabel *m_atC = nullptr;
};

} // namespace presence
