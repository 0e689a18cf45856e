// SPDX-License-Identifier: MIT
#pragma once

#include <QFrame>

namespace presence {

/// What a new person sees once: three things to try. Dismissed for good.
class FirstSteps : public QFrame
{
    Q_OBJECT

public:
    explicit FirstSteps(QWidget *parent = nullptr);

signals:
    void jobWanted();      ///< show where the job is chosen
    void smileWanted();    ///< show the control of the smile
    void generateWanted(); ///< make the first take
    void dismissed();
};

} // namespace presence
