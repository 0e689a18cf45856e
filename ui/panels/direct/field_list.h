// SPDX-License-Identifier: MIT
#pragma once

#include "ui/panels/direct/control_field.h"

#include <QSet>
#include <QWidget>

class QLabel;

namespace presence {

class BrandModel;
class Favourites;
class PresetCollection;
class SpecPictures;
struct FaceGuide;
struct QuickLooks;

/// What lets the Direct panel offer more than rows; whatever is missing is not offered. All outlive the
/// panel.
struct DirectAids
{
    SpecPictures *pictures = nullptr;  ///< draws what choices look like
    const QuickLooks *looks = nullptr; ///< words that set a few values at once
    BrandModel *brand = nullptr;       ///< what the specs of a shoot share
    const FaceGuide *face = nullptr;   ///< what is known of action units and expressions
    PresetCollection *presets = nullptr;
};

/// What every part of the Direct panel works on. All of it outlives the panel.
struct DirectContext
{
    SpecDocument &document;
    const ParameterWords &words;
    Favourites &favourites;
    DirectAids aids = {};
};

/// Rows of controls, one below the other, under headings. They follow the document and the favourites by
/// themselves. The same control may stand in several lists.
class FieldList : public QWidget
{
    Q_OBJECT

public:
    explicit FieldList(const DirectContext &context, QWidget *parent = nullptr);
    ~FieldList() override;

    void addHeading(const QString &text);
    /// One control, or both sides of one.
    void add(const std::vector<const Control *> &controls);
    /// Controls in this order; both sides of one, where they follow each other, share a row.
    void addAll(const std::vector<const Control *> &controls);
    void clear();

    const std::vector<ControlField> &fields() const { return m_fields; }
    /// The row of a control, or null.
    const ControlField *field(const QString &id) const;
    /// Shows only rows with one of these controls, and the headings over them; nullptr shows all.
    void setFilter(const QSet<QString> *ids);

signals:
    /// Somebody wants to know what the control of this row is.
    void explainRequested(const presence::Control &control, QWidget *row);

private:
    struct Section
    {
        QLabel *heading = nullptr;
        std::vector<std::size_t> fields;
    };

    void addPhase(ControlField &field);
    void connectField(const ControlField &field);
    void refresh(const ControlField &field);
    void showLock(const QString &id, bool locked);
    void showHighlight(const QStringList &ids);
    void showStars();

    DirectContext m_context;
    SpecDocument &m_document;
    std::vector<ControlField> m_fields;
    std::vector<Section> m_sections;
};

/// Does this control's value differ from what a reset would give?
bool isChanged(const Control &control, const SpecDocument &document);

} // namespace presence
