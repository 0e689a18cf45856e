// SPDX-License-Identifier: MIT
#pragma once

#include "core/generation/outgoing/disclosure.h"

#include <QDialog>

class QPushButton;

namespace presence {

/// Before the first sending to a service: what leaves this machine and to whom, in plain words. Asked once a
/// service and address, and again when pictures go along for the first time.
class SendConsent : public QDialog
{
    Q_OBJECT

public:
    explicit SendConsent(const Outgoing &disclosure, QWidget *parent = nullptr);

    QPushButton *agreeButton() const { return m_agree; }
    QString text() const;

protected:
    void showEvent(QShowEvent *event) override;

private:
    QPushButton *m_agree;
};

} // namespace presence
