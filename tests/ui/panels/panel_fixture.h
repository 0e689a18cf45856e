// SPDX-License-Identifier: MIT
#pragma once

#include "core/spec/tables/parameter_words.h"
#include "ui/models/spec_document.h"
#include "ui/theme.h"

#include <QApplication>
#include <QTest>

#include <memory>

namespace presence {

/// The shipped tables and one document over them, as the panels get them.
struct PanelFixture
{
    Resources resources{PRESENCE_SOURCE_DIR "/resources"};
    SpecLibrary library = *SpecLibrary::load(resources);
    ParameterWords words = *ParameterWords::load(resources);
    Vocabulary vocabulary = *Vocabulary::load(resources);
    LintRules rules = *LintRules::load(resources);
    SpecDocument document{library, vocabulary, rules};

    ControlValue value(const char *id) const { return findControl(id)->valueIn(document.spec()); }
    double number(const char *id) const { return std::get<double>(value(id)); }
    int steps() { return document.undoStack()->count(); }

    static void show(QWidget &window, QSize size)
    {
        window.resize(size);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        window.activateWindow();
    }
};

} // namespace presence
