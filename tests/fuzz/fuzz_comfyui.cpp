// SPDX-License-Identifier: MIT
#include "plugins/comfyui/server/events.h"
#include "plugins/comfyui/server/server.h"
#include "plugins/comfyui/server/words.h"
#include "plugins/comfyui/workflow/graph_file.h"
#include "plugins/comfyui/workflow/slot_finder.h"
#include "plugins/comfyui/workflow/workflow.h"

#include <cstddef>
#include <cstdint>

/// Workflows, tables of slots and what ComfyUI says. The first byte chooses the reader.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace presence;
    using nlohmann::json;
    static const json graph = *parseGraph(R"({
        "3": {"class_type": "KSampler", "inputs": {"seed": 1, "denoise": 1.0, "positive": ["6", 0], "latent_image": ["12", 0]}},
        "5": {"class_type": "EmptyLatentImage", "inputs": {"width": 8, "height": 8}},
        "6": {"class_type": "CLIPTextEncode", "inputs": {"text": ""}},
        "10": {"class_type": "LoadImage", "inputs": {"image": "a"}},
        "12": {"class_type": "VAEEncode", "inputs": {"pixels": ["10", 0]}},
        "9": {"class_type": "SaveImage", "inputs": {"images": ["3", 0]}}})",
                                          "graph");
    if (size == 0)
        return 0;
    const std::string text(reinterpret_cast<const char *>(data) + 1, size - 1);
    const auto fill = [](Workflow workflow) {
        WorkflowValues values{"words", "none", "file", "euler", 5, 64, 64, 3, 2.0};
        (void)filled(workflow, values);
        for (const std::string &slot : workflow.pictureSlots())
            values.pictures[slot] = {"a.png", 0.5};
        (void)filled(workflow, values).dump(-1, ' ', false, json::error_handler_t::replace);
        (void)openQuestions(workflow, "input");
    };
    switch (data[0] % 4) {
    case 0:
        if (auto read = parseGraph(text, "input")) {
            const SlotTable table = findSlots(*read);
            const auto again = parseSlots(writeSlots(table), "found", *read);
            if (!again || again->places != table.places)
                __builtin_trap(); // what is found can be written and read
            fill({"found", *read, table});
        }
        break;
    case 1:
        if (auto table = parseSlots(text, "input", graph))
            fill({"given", graph, *table});
        break;
    case 2:
        (void)readBinaryFrame(text);
        (void)readTextFrame(text);
        break;
    case 3: {
        const json answer = json::parse(text, nullptr, false);
        (void)refusalSentence(answer, graph);
        (void)failureOfJob(answer);
        (void)storedPictures(answer);
        (void)viewOf(answer);
        break;
    }
    }
    return 0;
}
