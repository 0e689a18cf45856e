// SPDX-License-Identifier: MIT
#pragma once

#include "ui/panels/direct/field_list.h"

class QLabel;

namespace presence {

class ChoiceField;
class ValueSlider;
struct FaceGuide;

/// The layers of the expression: a base, or something between two; one small contradiction to it, chosen from
/// those that the face still allows; and which units belong to which layer now. What the situation does to
/// both stands below as its own controls.
class ExpressionLayers : public QWidget
{
    Q_OBJECT

public:
    explicit ExpressionLayers(const DirectContext &context, QWidget *parent = nullptr);

    ChoiceField *base() const { return m_base; }
    ChoiceField *second() const { return m_second; }
    ChoiceField *contradiction() const { return m_contradiction; }
    ValueSlider *strength() const { return m_strength; }
    ValueSlider *share() const { return m_share; }
    QString roles() const;

protected:
    void showEvent(QShowEvent *event) override;

private:
    QWidget *rowOf(const QString &label, QWidget *editor, const QString &help);
    void applyBase(const QString &mergeKey);
    void applyContradiction(const QString &id);
    void enableParts();
    void showDocument();
    void showPictures();
    void showPicture(const QString &prototype, const QImage &picture);
    void offerContradictions();

    DirectContext m_context;
    const FaceGuide &m_guide;
    ChoiceField *m_base;
    ChoiceField *m_second;
    ValueSlider *m_strength;
    ValueSlider *m_share;
    ChoiceField *m_contradiction;
    QStringList m_offered; ///< ids of the contradictions
    std::string m_applied; ///< the leading state that was chosen here
    QLabel *m_roles;
};

} // namespace presence
