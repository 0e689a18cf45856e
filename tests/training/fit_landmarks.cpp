// SPDX-License-Identifier: MIT
// presence-fit-landmarks render FOLDER COUNT SEED: draws heads with exact labels.
// presence-fit-landmarks fit OUT.bin FOLDER...: fits the weights of core/critique/fitter to labelled folders,
// writes OUT.bin and OUT.json beside it and prints the error on faces that were held out.
#include "tests/training/fit_descent.h"
#include "tests/training/training_set.h"

#include <cstdio>
#include <cstdlib>
#include <string_view>

int main(int argc, char **argv)
{
    const std::string_view what = argc > 1 ? argv[1] : "";
    if (what == "render" && argc == 5)
        return renderTrainingFaces(argv[2], std::atoi(argv[3]), unsigned(std::atoi(argv[4])));
    if (what == "fit" && argc >= 4) {
        std::vector<std::filesystem::path> folders(argv + 3, argv + argc);
        return fitLandmarks(argv[2], folders);
    }
    std::fprintf(stderr, "usage: presence-fit-landmarks render FOLDER COUNT SEED\n"
                         "       presence-fit-landmarks fit OUT.bin FOLDER...\n");
    return 2;
}
