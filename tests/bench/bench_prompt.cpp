// SPDX-License-Identifier: MIT
#include "core/prompt/lint.h"
#include "core/prompt/prompt_builder.h"
#include "core/prompt/story/coherence.h"
#include "core/spec/tables/jobs.h"

#include <benchmark/benchmark.h>

using namespace presence;

namespace {

/// Everything a person may have filled in: a job, all its texts, a lively face, colours and props.
struct FullSpec
{
    Resources resources{PRESENCE_SOURCE_DIR "/resources"};
    Vocabulary words = *Vocabulary::load(resources);
    LintRules rules = *LintRules::load(resources);
    PortraitSpec spec;

    FullSpec()
    {
        const SpecLibrary library = *SpecLibrary::load(resources);
        const Job &job = *library.job("tech_founder");
        spec = *job.suggestions.appliedTo(*job.defaults.appliedTo(spec));
        spec.story.sentence = "She has just answered the question that nobody dared to ask.";
        spec.identity.ageBand = "forties";
        spec.identity.presentation = "woman";
        spec.identity.appearance = "freckles, a small scar";
        spec.identity.skinTone = 7;
        spec.identity.hair = "curly";
        spec.identity.hairColor = "black";
        spec.identity.wardrobe = "a charcoal jacket";
        for (const int unit : {1, 2, 4, 7, 24})
            spec.expression.unit(unit) = {1, 1.5};
        spec.pose = {9, 2, 18, 3, 5};
        spec.palette.brandColors = {"#142A4E", "#D4AF37", "#93A486"};
        spec.palette.accent = "#E0662B";
        spec.setting.props = {"a soldering iron", "an open notebook"};
    }
};

/// One slider step: the prompt is written and linted again, and the cues and their sum are read anew.
void sliderChange(benchmark::State &state, Dialect dialect)
{
    FullSpec full;
    double level = 0;
    for (auto _ : state) {
        level = level > 4 ? 0 : level + 0.1;
        full.spec.expression.unit(12) = {level, level};
        const Prompt prompt = buildPrompt(full.spec, dialect, full.words);
        benchmark::DoNotOptimize(full.rules.check(full.spec, prompt));
        benchmark::DoNotOptimize(cuesOf(full.spec));
        benchmark::DoNotOptimize(coherenceOf(full.spec));
    }
}

void promptAlone(benchmark::State &state)
{
    const FullSpec full;
    for (auto _ : state)
        benchmark::DoNotOptimize(buildPrompt(full.spec, Dialect::Natural, full.words));
}

void loadWords(benchmark::State &state)
{
    const Resources resources{PRESENCE_SOURCE_DIR "/resources"};
    for (auto _ : state) {
        benchmark::DoNotOptimize(Vocabulary::load(resources));
        benchmark::DoNotOptimize(LintRules::load(resources));
    }
}

} // namespace

BENCHMARK_CAPTURE(sliderChange, natural, Dialect::Natural)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(sliderChange, tags, Dialect::Tags)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(sliderChange, midjourney, Dialect::Midjourney)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(sliderChange, motion, Dialect::Motion)->Unit(benchmark::kMicrosecond);
BENCHMARK(promptAlone)->Unit(benchmark::kMicrosecond);
BENCHMARK(loadWords)->Unit(benchmark::kMillisecond);

BENCHMARK_MAIN();
