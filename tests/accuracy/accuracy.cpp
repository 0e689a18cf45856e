// SPDX-License-Identifier: MIT
// presence-accuracy [PHOTO_FOLDER] [SITTER_COUNT] [MODEL_FOLDER]: prints, as Markdown, how often the
// critiques are right on labelled photographs, on synthetic edits of them, and against renders of the sitter
// whose truth is known.
#include "tests/accuracy/accuracy.h"

#include <cstdio>
#include <cstdlib>

using namespace presence;

void Tally::print(const char *question) const
{
    std::printf("| %s | %d | %d | %d | %s |\n", question, right, wrong, silent, remarks.c_str());
}

int main(int argc, char **argv)
{
    const std::filesystem::path photos = argc > 1 ? argv[1] : PRESENCE_SOURCE_DIR "/../shared/photos";
    const int sitterCount = argc > 2 ? std::atoi(argv[2]) : 40;
    const Resources resources(PRESENCE_SOURCE_DIR "/resources");
    auto critic = Critic::load(resources, defaultCascadeFolders());
    if (critic && argc > 3)
        critic = critic->with(FaceNetworks::load(*ModelStore::open(resources, argv[3])));
    if (!critic) {
        std::fprintf(stderr, "%s\n", critic.error().message.c_str());
        return 1;
    }
    printPhotos(*critic, photos);
    printEdits(*critic, photos);
    printSitter(*critic, sitterCount);
    printTones(*critic);
    return 0;
}
