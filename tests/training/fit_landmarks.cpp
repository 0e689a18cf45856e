// SPDX-License-Identifier: MIT
// presence-fit-landmarks render FOLDER COUNT SEED: draws heads with exact labels.
// presence-fit-landmarks fit OUT.bin FOLDER...: fits the weights of core/critique/fitter to labelled folders,
// writes OUT.bin and OUT.json beside it and prints the error on faces that were held out.
#include "core/base/file_io.h"
#include "tests/training/fit_descent.h"
#include "tests/training/fit_rules.h"

#include <cstdio>
#include <cstdlib>
#include <string_view>

using namespace presence;
using namespace presence::critique;

static int fitLandmarks(const std::filesystem::path &out, const std::vector<std::filesystem::path> &folders)
{
    const TrainingSet set = readTrainingSet(folders);
    if (set.faces.size() < 100) {
        std::fprintf(stderr, "At least 100 labelled faces are needed; the folders hold %zu.\n",
                     set.faces.size());
        return 1;
    }
    Descent descent = fitStages(set);
    const auto presence = fitPresence(descent, set);
    const auto pose = fitPose(descent, set);
    const std::string bytes = writeDescent(descent);
    auto read = readDescent(bytes); // what is measured is what will be read
    if (!read || !writeFile(out, bytes))
        return 1;
    const nlohmann::ordered_json recipe{
        {"schema", "presence.landmarks/1"},
        {"points", fittedPointIds},
        {"recipe",
         "supervised descent (Xiong, De la Torre 2013): eight half-rectified gradient directions, 4×4 "
         "grids, 24 principal components per point, ridge regression, six stages from 40 to 224 px; "
         "every eighth face held out, "
         "which the pose rule is fitted to together with the mean portrait, which counts as level"},
        {"commands",
         {"presence-fit-landmarks render HEADS 1400 1",
          "presence-fit-landmarks fit landmarks.bin HEADS PORTRAITS"}},
        {"seed", fittingSeed},
        {"faces", set.faces.size()},
        {"licence", "weights MIT; fitted to renders of the built-in sitter and to CC0 portraits"},
        {"error_of_outer_eye_distance", measure(*read, set)},
        {"error_of_pose", pose},
        {"presence", presence}};
    return writeFile(std::filesystem::path(out).replace_extension(".json"), recipe.dump(2) + "\n") ? 0 : 1;
}

int main(int argc, char **argv)
{
    const std::string_view what = argc > 1 ? argv[1] : "";
    if (what == "render" && argc == 5)
        return renderTrainingFaces(argv[2], std::atoi(argv[3]), unsigned(std::atoi(argv[4])));
    if (what == "fit" && argc >= 4)
        return fitLandmarks(argv[2], {argv + 3, argv + argc});
    std::fprintf(stderr, "usage: presence-fit-landmarks render FOLDER COUNT SEED\n"
                         "       presence-fit-landmarks fit OUT.bin FOLDER...\n");
    return 2;
}
