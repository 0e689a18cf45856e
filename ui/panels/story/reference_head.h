// SPDX-License-Identifier: MIT
#pragma once

#include "ui/panels/direct/group_head.h"

namespace presence {

/// Above the reference pictures: what happens to them, and what not.
class ReferenceHead : public GroupHead
{
    Q_OBJECT

public:
    explicit ReferenceHead(QWidget *parent = nullptr);

    void showDocument() override {}
};

} // namespace presence
