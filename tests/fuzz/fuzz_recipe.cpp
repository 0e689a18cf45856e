// SPDX-License-Identifier: MIT
#include "plugins/recipe/flow/answer.h"
#include "plugins/recipe/form/body_template.h"

#include <cstddef>
#include <cstdint>

/// Recipes, model lists and what servers answer. The first byte chooses the reader.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace presence;
    static const Recipe service = *parseRecipe(R"({
        "presence": "recipe/1", "id": "fuzz", "name": "Fuzz", "kind": "local", "address": "http://127.0.0.1:9", "dialect": "tags",
        "generate": {"path": "/make", "body": {"text": {"$": "prompt"}}},
        "response": {"parse": ["/info"], "images": "/images/*", "seeds": "/info/all_seeds/*",
                     "parameters": "/info/infotexts/*", "model": "/info/sd_model_name"},
        "progress": {"path": "/progress", "fraction": "/progress", "preview": "/current_image", "stages": [
            {"at": "/state/job_count", "is": 0, "say": "waiting"}, {"say": "{/state/sampling_step} of {/state/sampling_steps}"}]},
        "errors": {"messages": ["/detail/0/msg", "/detail"],
                   "rules": [{"at": "/error/code", "is": "blocked", "kind": "refused", "say": "{message}"}]}})",
                                               "fuzz");
    const auto answer = [](const std::string &body) { return Answer({200, {}, body}); };
    const Fetch fetch = [](const std::string &) -> Result<std::string> { return Error{}; };
    if (size == 0)
        return 0;
    const std::string text(reinterpret_cast<const char *>(data) + 1, size - 1);
    switch (data[0] % 4) {
    case 0:
        if (const auto recipe = parseRecipe(text, "input")) {
            (void)recipe->info(recipe->address);
            (void)filledBody(recipe->generate.body, {});
            (void)filledPath(recipe->generate.path, {});
            (void)readPictures(recipe->response, answer(R"({"images": ["x"], "info": "{}"})"), 4, fetch);
        }
        break;
    case 1: {
        Recipe recipe = service;
        (void)parseModels(text, "input", recipe);
        break;
    }
    case 2:
        (void)readPictures(service.response, answer(text), 4, fetch);
        (void)readSigns(service.progress->signs, answer(text).document);
        break;
    case 3: {
        const Sender sender{service, "http://127.0.0.1:9", {"key"}};
        for (const int status : {500, 200})
            (void)sender.errorIn(Answer({status, {{"retry-after", text.substr(0, 20)}}, text}));
        break;
    }
    }
    return 0;
}
