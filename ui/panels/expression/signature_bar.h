// SPDX-License-Identifier: MIT
#pragma once

#include "ui/panels/direct/field_list.h"

class QLabel;
class QLineEdit;
class QPushButton;

namespace presence {

class ChoiceField;
class ValueSlider;

/// An expression of one's own: keep the face that stands there under a name, put it on another spec, stronger
/// or weaker. Kept as a preset with the tag of signatures.
class SignatureBar : public QWidget
{
    Q_OBJECT

public:
    explicit SignatureBar(const DirectContext &context, QWidget *parent = nullptr);

    QLineEdit *name() const { return m_name; }
    QPushButton *keepButton() const { return m_keep; }
    ChoiceField *kept() const { return m_kept; }
    ValueSlider *scale() const { return m_scale; }
    QString message() const;

protected:
    void showEvent(QShowEvent *event) override;

private:
    void keep();
    void apply(const QString &mergeKey);
    void listKept();
    void say(const QString &sentence);

    DirectContext m_context;
    QLineEdit *m_name;
    QPushButton *m_keep;
    ChoiceField *m_kept;
    ValueSlider *m_scale;
    QLabel *m_message;
};

} // namespace presence
