// SPDX-License-Identifier: MIT
#pragma once

#include <QDialog>
#include <QList>

#include <string>

class QLabel;
class QPushButton;

namespace presence {

class InlineMessage;
class MeasuringModels;
class ModelCard;

/// The optional measuring models, to be fetched, taken from disk, verified and removed. Files may be dropped
/// on it. Leaves the window usable.
class ModelsDialog : public QDialog
{
    Q_OBJECT

public:
    /// `models` must outlive the dialog. `finding`: models that answer it stand first; may be empty.
    explicit ModelsDialog(MeasuringModels &models, const std::string &finding = {},
                          QWidget *parent = nullptr);

    ModelCard *card(const std::string &modelId) const; ///< null if there is none
    const QList<ModelCard *> &cards() const { return m_cards; }
    QPushButton *fetchAllButton() const { return m_fetchAll; }
    QPushButton *chooseButton() const { return m_choose; }
    QPushButton *verifyButton() const { return m_verify; }
    InlineMessage *message() const { return m_message; }

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    QList<ModelCard *> recommended() const;
    void refresh();

    MeasuringModels &m_models;
    QList<ModelCard *> m_cards;
    InlineMessage *m_message;
    QPushButton *m_fetchAll;
    QPushButton *m_choose;
    QPushButton *m_verify;
};

} // namespace presence
