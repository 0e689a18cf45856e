// SPDX-License-Identifier: MIT
// presence-fit-expressions smiles MODELS PHOTOS OUT.json: fits the rules of core/critique/face/smile.h to
// renders and to labelled photographs (PHOTOS holds ground_truth.csv and the pictures it names).
// presence-fit-expressions units MODELS PHOTOS LIMITS.json: fits what the weights of the expression network
// are at each level of the action units, and how well a unit is told from its absence, and writes both into
// LIMITS.json. MODELS holds the optional networks. Both print their cross-validated error.
#include "tests/training/expressions/fit_smiles.h"
#include "tests/training/expressions/fit_units.h"

#include <cstdio>
#include <string_view>

using namespace presence;

int main(int argc, char **argv)
{
    const std::string_view what = argc > 2 ? argv[1] : "";
    const bool smiles = what == "smiles" && argc == 5, units = what == "units" && argc == 5;
    if (!smiles && !units) {
        std::fprintf(stderr, "usage: presence-fit-expressions smiles MODELS PHOTOS OUT.json\n"
                             "       presence-fit-expressions units MODELS PHOTOS LIMITS.json\n");
        return 2;
    }
    const Resources resources(PRESENCE_SOURCE_DIR "/resources");
    const auto store = ModelStore::open(resources, argv[2]);
    const auto fitter = critique::LandmarkFitter::load(resources);
    const FaceNetworks networks = store ? FaceNetworks::load(*store) : FaceNetworks();
    if (!fitter || !networks.findsFaces()) {
        std::fprintf(stderr, "The networks in %s or our own face points are missing.\n", argv[2]);
        return 1;
    }
    const FaceInstruments instruments(networks, *fitter);
    return smiles ? fitSmiles(instruments, argv[3], argv[4]) : fitUnits(instruments, argv[3], argv[4]);
}
