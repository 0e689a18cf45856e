// SPDX-License-Identifier: MIT
// How long the hand waits for the panels. Aims: open in 150 ms, search in 16 ms, follow a slider within a
// frame.
#include "ui/models/spec_document.h"
#include "ui/panels/direct/control_group.h"
#include "ui/panels/direct_panel.h"
#include "ui/panels/prompt_panel.h"
#include "ui/theme.h"
#include "ui/widgets/search_field.h"

#include <benchmark/benchmark.h>

#include <QApplication>

using namespace presence;

namespace {

struct Tables
{
    Resources resources{PRESENCE_SOURCE_DIR "/resources"};
    SpecLibrary library = *SpecLibrary::load(resources);
    ParameterWords words = *ParameterWords::load(resources);
    Vocabulary vocabulary = *Vocabulary::load(resources);
    LintRules rules = *LintRules::load(resources);
};

void openDirectPanel(benchmark::State &state)
{
    const Tables tables;
    SpecDocument document(tables.library, tables.vocabulary, tables.rules);
    for (auto _ : state) {
        DirectPanel panel(document, tables.words);
        panel.resize(340, 800);
        panel.show();
        panel.grab();
    }
}
BENCHMARK(openDirectPanel)->Unit(benchmark::kMillisecond);

void searchDirectPanel(benchmark::State &state)
{
    const Tables tables;
    SpecDocument document(tables.library, tables.vocabulary, tables.rules);
    DirectPanel panel(document, tables.words);
    panel.resize(340, 800);
    panel.show();
    for (ControlGroup *group : panel.groups())
        group->content();
    const QStringList texts{"l", "li", "lig", "ligh", "light", ""};
    qsizetype i = 0;
    for (auto _ : state) {
        panel.searchField()->setText(texts[i++ % texts.size()]);
        QCoreApplication::processEvents();
    }
}
BENCHMARK(searchDirectPanel)->Unit(benchmark::kMillisecond);

/// A slider step with everything that follows it: prompt, lint, both panels, painting.
void moveASlider(benchmark::State &state)
{
    const Tables tables;
    SpecDocument document(tables.library, tables.vocabulary, tables.rules);
    DirectPanel direct(document, tables.words);
    PromptPanel prompt(document, tables.words);
    direct.resize(340, 800);
    prompt.resize(900, 170);
    direct.show();
    prompt.show();
    for (ControlGroup *group : direct.groups())
        group->setExpanded(true);
    QCoreApplication::processEvents();
    double yaw = 0;
    for (auto _ : state) {
        yaw = yaw >= 60 ? -60 : yaw + 1;
        document.apply({{"head.yaw", yaw}}, "turn", "head.yaw");
        QCoreApplication::processEvents();
    }
}
BENCHMARK(moveASlider)->Unit(benchmark::kMillisecond);

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    Theme theme(application, PRESENCE_SOURCE_DIR "/resources/icons");
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
}
