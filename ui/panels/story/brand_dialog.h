// SPDX-License-Identifier: MIT
#pragma once

#include "core/spec/tables/parameter_words.h"

#include <QDialog>

#include <functional>

class QGridLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace presence {

class BrandModel;
class SpecDocument;

/// The brand of the shoot: which values all its portraits share, and where this portrait differs. What is
/// ticked belongs to the brand; a portrait that differs is named with both values and can return. Changes
/// are kept at once.
class BrandDialog : public QDialog
{
    Q_OBJECT

public:
    /// All must outlive the dialog.
    BrandDialog(SpecDocument &document, BrandModel &brand, const ParameterWords &words,
                QWidget *parent = nullptr);

    QLineEdit *name() const { return m_name; }
    QPushButton *takeButton() const { return m_take; }
    QPushButton *applyButton() const { return m_apply; }

private:
    void addRow(const std::string &id, QGridLayout &grid);
    void showBrand();

    SpecDocument &m_document;
    BrandModel &m_brand;
    ParameterWords m_words;
    QLineEdit *m_name;
    QPushButton *m_take;
    QPushButton *m_apply;
    QLabel *m_summary;
    QList<std::function<void()>> m_refresh; ///< one a row
};

} // namespace presence
