// SPDX-License-Identifier: MIT
#include "plugins/comfyui/comfyui_backend.h"

#include "core/generation/outgoing/sent_picture.h"
#include "plugins/comfyui/workflow/graph_file.h"

#include <QUuid>

#include <algorithm>
#include <random>

namespace presence {

using nlohmann::json;

namespace {

constexpr const char *backendId = "comfyui";
constexpr const char *defaultAddress = "http://127.0.0.1:8188";
constexpr const char *keyName = "PRESENCE_COMFYUI_TOKEN";
constexpr std::string_view between = " · "; // a workflow and the checkpoint it is to use
constexpr const char *usualEngine = "sdxl"; // of the workflow that is used where none is chosen
constexpr std::size_t mostPictures = 64;    // of one job; a workflow of one's own can save many
const Error cancelled{Error::Kind::Cancelled, "Cancelled."};

std::string trimmedAddress(std::string text)
{
    const auto begin = text.find_first_not_of(" \t\r\n");
    text = begin == text.npos ? "" : text.substr(begin, text.find_last_not_of(" \t\r\n/") + 1 - begin);
    return text;
}

bool holdsLogin(const std::string &address)
{
    const auto begin = address.find("://");
    const auto host = begin == address.npos ? 0 : begin + 3;
    return address.substr(host, address.find('/', host) - host).find('@') != std::string::npos;
}

std::string uuid() { return QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString(); }

/// ComfyUI takes 64 bits, but its editor reads numbers as JavaScript does: exact up to 2^53.
std::int64_t drawnSeed()
{
    return std::int64_t(std::random_device{}()) << 16 | (std::random_device{}() & 0xffff);
}

/// The default first.
std::vector<Workflow> inOrder(std::vector<Workflow> workflows)
{
    std::ranges::stable_partition(
        workflows, [](const Workflow &workflow) { return workflow.table.engine == usualEngine; });
    return workflows;
}

void addOnce(std::vector<std::string> &list, const std::string &text)
{
    if (std::ranges::find(list, text) == list.end())
        list.push_back(text);
}

BackendInfo infoOf(const std::vector<Workflow> &workflows, const std::string &address)
{
    BackendInfo info;
    info.id = backendId;
    info.name = "ComfyUI";
    info.kind = BackendInfo::Kind::Local;
    info.address = address;
    info.dialect = Dialect::Tags;
    info.engine = usualEngine;
    info.negativePrompt = info.seed = info.steps = info.guidanceScale = true;
    info.livePreview = info.cancel = info.resumes = info.refreshesModels = true;
    info.keyName = keyName;
    info.note = "Workflows of your own, exported with Export (API), go into the folder workflows beside your "
                "presets. A key is only needed where a proxy in front of ComfyUI asks for one.";
    for (const Workflow &workflow : workflows) {
        info.models.push_back(workflow.modelId());
        if (!workflow.table.engine.empty())
            info.modelEngines[workflow.modelId()] = workflow.table.engine;
        std::vector<std::string> &own = info.modelPictures[workflow.modelId()];
        for (const std::string &slot : workflow.pictureSlots())
            for (const std::string &kind : slot == "reference"
                                               ? std::vector<std::string>{"likeness", "style"}
                                               : std::vector{slot.substr(slot.find(':') + 1)}) {
                own.push_back(kind);
                addOnce(info.pictures, kind);
                if (workflow.table.places.contains(slot + ".weight"))
                    addOnce(info.weighted, kind);
            }
        info.largestPictures = std::max(info.largestPictures, int(workflow.pictureSlots().size()));
    }
    return info;
}

} // namespace

ComfyBackend::ComfyBackend(std::vector<Workflow> workflows, const PluginEnvironment &environment,
                           ComfyTiming timing)
    : m_workflows(inOrder(std::move(workflows)))
    , m_environment(environment)
    , m_timing(timing)
    , m_info(infoOf(m_workflows, [this] {
        const auto known = server();
        return known ? known->address : std::string(defaultAddress);
    }()))
{
}

ComfyBackend::~ComfyBackend() = default;

Result<ComfyServer> ComfyBackend::server() const
{
    ComfyServer server;
    server.address = trimmedAddress(m_environment.address ? m_environment.address(backendId) : "");
    if (server.address.empty())
        server.address = defaultAddress;
    if (holdsLogin(server.address))
        return Error{
            Error::Kind::BadInput,
            std::string("The address of ComfyUI contains a user name or password. Remove it there; a token "
                        "for a proxy belongs into ") +
                keyName + "."};
    server.key = trimmedAddress(m_environment.key ? m_environment.key(keyName) : "");
    server.longestCallSeconds = std::chrono::duration<double>(m_timing.longestCall).count();
    return server;
}

Result<ComfyBackend::Chosen> ComfyBackend::chosen(const std::string &model) const
{
    if (model.empty())
        return Chosen{&m_workflows.front(), {}};
    for (const Workflow &workflow : m_workflows) {
        const std::string id = workflow.modelId();
        if (model == id)
            return Chosen{&workflow, {}};
        if (model.starts_with(id + std::string(between)))
            return Chosen{&workflow, model.substr(id.size() + between.size())};
    }
    std::string names;
    for (const Workflow &workflow : m_workflows)
        names += (names.empty() ? "" : ", ") + workflow.modelId();
    return Error{Error::Kind::BadInput,
                 "ComfyUI has no model “" + model + "” here. There are " + names + "."};
}

Result<Inventory> ComfyBackend::inventory(const ComfyServer &server, const std::vector<const json *> &graphs,
                                          bool again, std::stop_token stop)
{
    Inventory known;
    {
        const std::lock_guard lock(m_mutex);
        if (!again && m_inventoryOf == server.address)
            known = m_inventory;
    }
    for (const json *graph : graphs)
        if (const auto learnt = known.learn(server, *graph, stop); !learnt)
            return learnt.error();
    const std::lock_guard lock(m_mutex);
    m_inventoryOf = server.address;
    m_inventory = known;
    return known;
}

Result<Inventory> ComfyBackend::wholeInventory(const ComfyServer &server, std::stop_token stop)
{
    std::vector<const json *> graphs;
    for (const Workflow &workflow : m_workflows)
        graphs.push_back(&workflow.graph);
    return inventory(server, graphs, true, stop);
}

Result<> ComfyBackend::check(std::stop_token stop)
{
    const auto models = this->models(stop);
    return models ? Result<>() : Result<>(models.error());
}

Result<std::vector<std::string>> ComfyBackend::models(std::stop_token stop)
{
    const auto from = server();
    if (!from)
        return from.error();
    if (const auto version = from->version(stop); !version)
        return version.error();
    const auto known = wholeInventory(*from, stop);
    if (!known)
        return known.error();
    std::vector<std::string> ids;
    std::string firstReason;
    for (const Workflow &workflow : m_workflows) {
        json graph = filled(workflow, {});
        known->standIn(graph, workflow.table);
        const std::string reason = known->missing(graph);
        if (reason.empty())
            ids.push_back(workflow.modelId());
        else if (firstReason.empty())
            firstReason = "The workflow “" + workflow.name + "” cannot run: " + from->name() + " " + reason;
        const auto slot = workflow.table.places.find("checkpoint");
        if (slot == workflow.table.places.end())
            continue;
        const ComfyPlace &place = slot->second.front();
        json &own = graph[place.node]["inputs"][place.input];
        for (const std::string &file :
             known->choices(graph[place.node]["class_type"].get<std::string>(), place.input)
                 .value_or(std::vector<std::string>())) {
            own = file;
            if (known->missing(graph).empty())
                ids.push_back(workflow.modelId() + std::string(between) + file);
        }
    }
    if (ids.empty())
        return Error{Error::Kind::Unavailable, firstReason};
    return ids;
}

Estimate ComfyBackend::estimate(const GenerationRequest &request) const
{
    Estimate estimate{Cost{0, ""}, -1, "runs on a computer of your own"};
    const std::lock_guard lock(m_mutex);
    if (const auto last = m_seconds.find(request.settings.model); last != m_seconds.end()) {
        estimate.seconds = last->second;
        estimate.basis = "the last picture with this workflow";
    }
    return estimate;
}

Result<WorkflowValues> ComfyBackend::values(const Chosen &chosen, const GenerationRequest &request) const
{
    const RenderSettings &settings = request.settings;
    const auto refuse = [&](const std::string &what) {
        return Error{Error::Kind::BadInput, "The workflow “" + chosen.workflow->name + "” " + what};
    };
    if (settings.count != 1)
        return refuse("makes one picture at a time, not " + std::to_string(settings.count) + ".");
    if (settings.width < m_info.smallestSide || settings.height < m_info.smallestSide ||
        settings.width > m_info.largestSide || settings.height > m_info.largestSide)
        return refuse("cannot make a picture of " + std::to_string(settings.width) + "×" +
                      std::to_string(settings.height) + " pixels.");
    WorkflowValues values{request.prompt.text, request.prompt.negative, chosen.checkpoint, settings.sampler};
    values.seed = settings.seed < 0 ? drawnSeed() : settings.seed;
    values.width = settings.width / m_info.sizeStep * m_info.sizeStep;
    values.height = settings.height / m_info.sizeStep * m_info.sizeStep;
    values.steps = settings.steps;
    values.guidanceScale = settings.guidanceScale;
    const auto known = chosen.workflow->pictureSlots();
    for (const ControlPicture &picture : request.controls) {
        const std::string slot = slotForPicture(picture.kind);
        if (std::ranges::find(known, slot) == known.end())
            return refuse("has no place for a picture of the kind “" + picture.kind +
                          "”. Choose a workflow that has, or "
                          "leave the picture away.");
        if (values.pictures.contains(slot))
            return refuse("takes one picture of the kind “" + picture.kind + "”, not several.");
        values.pictures[slot] = {{}, picture.weight};
    }
    return values;
}

/// The graph to send, with its pictures on the server and everything it needs known to be there.
Result<json> ComfyBackend::prepared(const ComfyServer &from, const Chosen &chosen,
                                    const GenerationRequest &request, const ProgressCallback &progress,
                                    std::stop_token stop)
{
    auto wanted = values(chosen, request);
    if (!wanted)
        return wanted.error();
    const json draft = filled(*chosen.workflow, *wanted);
    for (const bool again : {false, true}) { // what is missing may have been put there since
        const auto known = inventory(from, {&draft}, again, stop);
        if (!known)
            return known.error();
        json graph = draft;
        known->standIn(graph, chosen.workflow->table);
        const std::string missing = known->missing(graph);
        if (!missing.empty() && again)
            return Error{Error::Kind::Unavailable, "The workflow “" + chosen.workflow->name +
                                                       "” cannot run: " + from.name() + " " + missing};
        if (missing.empty())
            break;
    }
    for (const ControlPicture &picture : request.controls) {
        if (progress)
            progress({-1, "sending the pictures", {}});
        const auto stripped = withoutPrivateData(picture.file);
        if (!stripped)
            return stripped.error();
        const auto name = from.upload(*stripped, stop);
        if (!name)
            return name.error();
        wanted->pictures[slotForPicture(picture.kind)].name = *name;
    }
    json graph = filled(*chosen.workflow, *wanted);
    const std::lock_guard lock(m_mutex);
    m_inventory.standIn(graph, chosen.workflow->table);
    return graph;
}

Result<GenerationResult> ComfyBackend::generate(const GenerationRequest &request,
                                                const ProgressCallback &progress, std::stop_token stop)
{
    const auto from = server();
    if (!from)
        return from.error();
    const auto with = chosen(request.settings.model);
    if (!with)
        return with.error();
    const auto begin = std::chrono::steady_clock::now();
    // One id for both, so that a later run with the ticket alone is told the job's progress as well.
    const std::string id = request.ticket.empty() ? uuid() : request.ticket;
    ComfySocket socket;
    const auto open = [&] { socket.open(from->address, id, from->key); };
    const auto giveUp = [&](const std::string &promptId, const Error &error) {
        if (error.kind == Error::Kind::Cancelled && !wasLeft(promptId))
            tellCancelled(*from, promptId);
        return error;
    };

    std::string promptId = request.ticket, body;
    json graph = with->workflow->graph;
    if (promptId.empty()) {
        if (progress)
            progress({-1, "waiting for " + from->name(), {}});
        auto ready = prepared(*from, *with, request, progress, stop);
        if (!ready)
            return ready.error();
        graph = std::move(*ready);
        open();
        socket.waitForOpen(m_timing.connect, stop);
        if (stop.stop_requested())
            return cancelled;
        const ComfyServer::Submission submission{graph, id, id};
        body = from->submissionBody(submission);
        if (progress)
            progress({-1, "waiting for " + from->name(), {}, submission.promptId});
        const auto accepted = from->submit(submission, stop);
        if (!accepted)
            return giveUp(submission.promptId, accepted.error());
        promptId = *accepted;
        if (progress && promptId != submission.promptId) // an older server chooses itself
            progress({-1, "waiting for " + from->name(), {}, promptId});
    } else {
        open(); // nothing is missed by not waiting: the history decides
    }
    ComfyJob job(*from, promptId, graph, progress, m_timing);
    const auto entry = job.follow(socket, open, stop);
    if (!entry)
        return giveUp(promptId, entry.error());
    auto result = collected(*from, *entry, *with, stop);
    if (!result)
        return result;
    result->requestBody = body;
    const std::lock_guard lock(m_mutex);
    if (request.ticket.empty())
        m_seconds[request.settings.model] =
            std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    return result;
}

Result<GenerationResult> ComfyBackend::collected(const ComfyServer &from, const json &entry,
                                                 const Chosen &chosen, std::stop_token stop) const
{
    auto stored = storedPictures(entry);
    if (stored.empty())
        return from.unusable("finished the job but made no picture. Add a Save Image node to the workflow.",
                             entry.dump(-1, ' ', false, json::error_handler_t::replace));
    stored.resize(std::min(stored.size(), mostPictures));
    // [number, id, graph, …]: what was run, also where an earlier session sent it
    const json prompt = entry.value("prompt", json());
    const json graph = prompt.is_array() && prompt.size() > 2 ? prompt[2] : json();
    GenerationResult result;
    for (const auto &picture : stored) {
        auto file = from.picture(picture, stop);
        if (!file)
            return file.error();
        GeneratedImage image;
        image.file = std::move(*file);
        image.seed = seedIn(graph, *chosen.workflow);
        result.images.push_back(std::move(image));
    }
    const std::string checkpoint = checkpointIn(graph, *chosen.workflow);
    result.model = chosen.workflow->name + (checkpoint.empty() ? "" : std::string(between) + checkpoint);
    result.cost = Cost{0, ""};
    return result;
}

/// Off the waiting path.
void ComfyBackend::tellCancelled(const ComfyServer &server, const std::string &promptId)
{
    const std::lock_guard lock(m_mutex);
    std::erase_if(m_farewells, [](const std::future<void> &sent) {
        return sent.wait_for(std::chrono::seconds(0)) == std::future_status::ready;
    });
    m_farewells.push_back(std::async(std::launch::async, [server, promptId] { server.cancel(promptId); }));
}

} // namespace presence
