// SPDX-License-Identifier: MIT
#include "app/cli/sheet/sheet_pages.h"

#include "core/shoot/presets/presets.h"
#include "core/spec/parameters.h"
#include "core/spec/tables/jobs.h"

#include <algorithm>
#include <array>

namespace presence::cli {

namespace {

constexpr const char *pageIds[] = {"units", "lighting", "head",    "gaze",       "people",
                                   "skin",  "hair",     "clothes", "expressions"};

PortraitSpec closeUp(const char *crop = "bcu")
{
    PortraitSpec spec;
    spec.camera.crop = crop;
    spec.camera.eyeLine = 0.42;
    return spec;
}

SheetPage units()
{
    SheetPage page{"units", "Action units: C, E, and E on the subject's left alone", 9, {}};
    for (const ActionUnit &unit : actionUnits) {
        const auto cell = [&](SidedLevel level, const char *words) {
            SheetCell shown{"AU" + std::to_string(unit.number) + " " + words, closeUp()};
            shown.spec.expression.unit(unit.number) = level;
            page.cells.push_back(std::move(shown));
        };
        cell({3, 3}, "C");
        cell({5, 5}, "E");
        unit.sided ? cell({5, 0}, "E left") : cell({4, 4}, "D");
    }
    return page;
}

/// Every pair of a yaw and a pitch of the group of controls `id`, which is also the page's.
SheetPage grid(const std::string &id, const char *title, const std::vector<double> &yaws,
               const std::vector<double> &pitches)
{
    SheetPage page{id, title, int(yaws.size()), {}};
    const Control &across = *findControl(id + ".yaw"), &up = *findControl(id + ".pitch");
    for (const double pitch : pitches)
        for (const double yaw : yaws) {
            SheetCell cell{"yaw " + across.print(yaw) + "  pitch " + up.print(pitch), closeUp("cu")};
            across.set(cell.spec, across, yaw);
            up.set(cell.spec, up, pitch);
            page.cells.push_back(std::move(cell));
        }
    return page;
}

Result<> addPatched(SheetPage &page, const std::string &label, const SpecPatch &patch)
{
    auto spec = patch.appliedTo(closeUp("cu"));
    if (!spec)
        return spec.error();
    page.cells.push_back({label, *std::move(spec)});
    return {};
}

/// One cell for every choice of a control.
void addChoices(SheetPage &page, const char *id, const PortraitSpec &base)
{
    const Control &control = *findControl(id);
    for (const std::string &choice : control.choices) {
        SheetCell cell{choice, base};
        control.set(cell.spec, control, choice);
        page.cells.push_back(std::move(cell));
    }
}

SheetPage people()
{
    SheetPage page{"people", "Presentation and age", 0, {}};
    for (const std::string &presentation : findControl("identity.presentation")->choices) {
        PortraitSpec base = closeUp("cu");
        base.identity.presentation = presentation;
        base.identity.hair = presentation == "woman" ? "long" : "short";
        const std::size_t first = page.cells.size();
        addChoices(page, "identity.age_band", base);
        for (std::size_t i = first; i < page.cells.size(); ++i)
            page.cells[i].label = presentation + ", " + page.cells[i].label;
        page.columns = int(page.cells.size() - first);
    }
    return page;
}

SheetPage skin()
{
    SheetPage page{"skin", "Monk skin tones, loop and split light", 10, {}};
    for (const double azimuth : {30.0, 90.0})
        for (int tone = 1; tone <= 10; ++tone) {
            SheetCell cell{"tone " + std::to_string(tone), closeUp("cu")};
            cell.spec.identity.skinTone = tone;
            cell.spec.lighting.keyAzimuthDeg = azimuth;
            page.cells.push_back(std::move(cell));
        }
    return page;
}

SheetPage hair()
{
    SheetPage page{"hair", "Hair by cut and colour", 8, {}};
    addChoices(page, "identity.hair", closeUp("cu"));
    addChoices(page, "identity.hair_color", closeUp("cu"));
    return page;
}

SheetPage clothes()
{
    SheetPage page{"clothes", "Garments, words of the wardrobe, hands", 7, {}};
    addChoices(page, "identity.garment", closeUp("mcu"));
    for (const char *words : {"a navy blazer over a pale blue shirt", "a white shirt",
                              "a burgundy turtleneck", "an olive jacket", "a silk blouse in cream"}) {
        SheetCell cell{words, closeUp("mcu")};
        cell.spec.identity.wardrobe = words;
        page.cells.push_back(std::move(cell));
    }
    PortraitSpec whole = closeUp("ms");
    whole.camera.eyeLine = 0.2;
    addChoices(page, "posture.hands", whole);
    return page;
}

} // namespace

std::span<const char *const> sheetPageIds() { return pageIds; }

Result<std::vector<SheetPage>> sheetPages(const Resources &resources, const std::filesystem::path &userFolder)
{
    const auto library = SpecLibrary::load(resources);
    if (!library)
        return library.error();
    const auto presets = PresetCollection::open(resources, userFolder / "presets");
    if (!presets)
        return presets.error();
    SheetPage lighting{"lighting", "Lighting patterns", 6, {}},
        expressions{"expressions", "Named expressions", 8, {}};
    for (const LightPattern &pattern : library->lightPatterns)
        if (const auto fine = addPatched(lighting, pattern.label, pattern.defaults); !fine)
            return fine.error();
    for (const Preset &preset : presets->all()) {
        if (std::ranges::find(preset.tags, "expression") == preset.tags.end())
            continue;
        if (const auto fine = addPatched(expressions, preset.name, preset.values); !fine)
            return fine.error();
    }
    const std::vector<double> yaws{-60, -40, -20, 0, 20, 40, 60}, looks{-30, -20, -10, 0, 10, 20, 30},
        pitches{20, 0, -20};
    return std::vector<SheetPage>{units(),
                                  std::move(lighting),
                                  grid("head", "Head", yaws, pitches),
                                  grid("gaze", "Gaze", looks, pitches),
                                  people(),
                                  skin(),
                                  hair(),
                                  clothes(),
                                  std::move(expressions)};
}

} // namespace presence::cli
