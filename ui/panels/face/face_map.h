// SPDX-License-Identifier: MIT
#pragma once

#include "core/spec/tables/parameter_words.h"
#include "ui/panels/face/face_places.h"

#include <QWidget>

#include <optional>

namespace presence {

class SpecDocument;

/// A drawn face to direct by hand: point at a place to see its action units in the prompt, pull it to move
/// them (with Ctrl on both sides), choose it to get their sliders. What is active carries its level. By
/// keyboard: arrows walk from place to place, with Ctrl they pull (Shift finer), Delete lets go, Enter goes
/// on to the sliders. Each place is a named child for screen readers.
class FaceMap : public QWidget
{
    Q_OBJECT

public:
    /// Both must outlive the map.
    FaceMap(SpecDocument &document, const ParameterWords &words, QWidget *parent = nullptr);

    const std::vector<FacePlace> &places() const { return m_drawing.places; }
    /// The widget that takes the pointer and the keys for a place.
    QWidget *handle(std::size_t place) const { return m_handles[place]; }
    std::optional<std::size_t> chosen() const { return m_chosen; }
    /// Strength of the strongest unit there, 0–5.
    double levelAt(const FacePlace &place) const;

    /// Follows the document.
    void showDocument();

    QSize sizeHint() const override { return {220, 232}; }
    QSize minimumSizeHint() const override { return {160, 200}; }

signals:
    void placeChosen(const presence::FacePlace &place);
    /// Enter: the hand wants the sliders of the chosen place.
    void slidersWanted();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *object, QEvent *event) override;

private:
    /// One axis of a pull: `more` grows along it, `less` against it; either may be null.
    struct Axis
    {
        const Control *more = nullptr;
        const Control *less = nullptr;
        bool across = false;
        double sign = 1;
        double start = 0;
    };
    struct Pull
    {
        std::size_t place = 0;
        QPointF from;
        std::optional<Axis> axis;
    };

    void choose(std::size_t place);
    Axis axisOf(const FacePlace &place, bool across) const;
    void moveAlong(const FacePlace &place, const Axis &axis, double value, bool fine, bool both = false);
    void pullTo(QPointF position, Qt::KeyboardModifiers modifiers);
    void letGo(const FacePlace &place);
    bool pressKey(std::size_t place, int key, Qt::KeyboardModifiers modifiers);
    void walk(std::size_t from, int key);
    void paintPlace(QPainter &painter, std::size_t index) const;
    QTransform toWidget() const;
    QString describe(const FacePlace &place) const;

    SpecDocument &m_document;
    const ParameterWords &m_words;
    FaceDrawing m_drawing;
    std::vector<QWidget *> m_handles; ///< one a place
    std::optional<std::size_t> m_chosen;
    std::optional<std::size_t> m_hovered;
    std::optional<Pull> m_pull;
};

} // namespace presence
