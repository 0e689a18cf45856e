// SPDX-License-Identifier: MIT
// presence-accuracy [PHOTO_FOLDER] [SITTER_COUNT] [MODEL_FOLDER] [--write]: prints, as Markdown, how often
// the critiques are right on labelled photographs, on edits of them, and against renders of the sitter whose
// truth is known; first with what is always there, then with the optional networks. --write keeps the figures
// in resources/critique/accuracy.json.
#include "tests/accuracy/accuracy.h"
#include "tests/accuracy/rendered.h"

#include "core/base/file_io.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>

using namespace presence;

namespace {

constexpr std::uint32_t seed = 2024;

void measureAll(const Critic &critic, const std::filesystem::path &photos, int renders, Record &record)
{
    measurePhotos(critic, photos, record);
    measureEdits(critic, photos, record);
    record.begin("Renders of known truth, " + std::to_string(renders));
    tellRendered(record, reviewRendered(critic, renders, seed));
    measureStaged(critic, record);
    measureTones(critic, record);
}

std::string today()
{
    const std::time_t now = std::time(nullptr);
    char text[16];
    std::strftime(text, sizeof text, "%Y-%m-%d", std::gmtime(&now));
    return text;
}

} // namespace

int main(int argc, char **argv)
{
    std::vector<std::string> arguments(argv + 1, argv + argc);
    const bool write = std::erase(arguments, "--write") > 0;
    const std::filesystem::path photos =
        !arguments.empty() ? arguments[0] : PRESENCE_SOURCE_DIR "/../shared/photos";
    const int renders = arguments.size() > 1 ? std::atoi(arguments[1].c_str()) : 60;
    const Resources resources(PRESENCE_SOURCE_DIR "/resources");
    const auto critic = Critic::load(resources, defaultCascadeFolders());
    if (!critic) {
        std::fprintf(stderr, "%s\n", critic.error().message.c_str());
        return 1;
    }
    Record record;
    record.table().measured = today();
    measureAll(*critic, photos, renders, record);
    if (arguments.size() > 2) {
        const Critic equipped = critic->with(FaceNetworks::load(*ModelStore::open(resources, arguments[2])));
        std::printf("\n# With the optional networks\n");
        measureAll(equipped, photos, renders, record);
        measureIdentity(equipped, photos, record);
    }
    const auto &figures = record.table().figures;
    std::printf("\n%zu figures, %td aims missed.\n", figures.size(),
                std::ranges::count_if(figures, [](const AccuracyFigure &figure) { return !figure.met(); }));
    if (write && !writeFile(PRESENCE_SOURCE_DIR "/resources/critique/accuracy.json", record.table().toJson()))
        return 1;
    return 0;
}
