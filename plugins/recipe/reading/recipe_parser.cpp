// SPDX-License-Identifier: MIT
#include "plugins/recipe/reading/call_parser.h"

#include <algorithm>

namespace presence {

using nlohmann::json;

namespace {

bool isFileName(std::string_view id)
{
    return !id.empty() && id.size() <= 64 && std::ranges::all_of(id, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    });
}

Auth readAuth(Members &members)
{
    Auth auth;
    auth.scheme = Auth::Scheme(members.choice("scheme", {"none", "basic", "bearer", "header", "token"}));
    if (auth.scheme == Auth::Scheme::None)
        return auth;
    auth.keyName = members.text("key");
    auth.optional = members.flag("optional", false);
    auth.fallback = members.text("fallback", "");
    if (auth.scheme == Auth::Scheme::Header) {
        auth.header = members.text("header");
        auth.prefix = members.text("prefix", "");
    }
    if (auth.scheme == Auth::Scheme::Token)
        auth.tokenSeconds = members.integer("seconds", 10, 86400, auth.tokenSeconds);
    return auth;
}

ErrorForm::Rule readRule(Members &members)
{
    ErrorForm::Rule rule;
    if (const json *status = members.find("status"))
        for (const json &entry : status->is_array() ? *status : json::array({*status})) {
            if (!entry.is_number_integer() || entry < 100 || entry > 599)
                members.complain("status", "must be an HTTP status or a list of them.");
            else
                rule.statuses.push_back(entry.get<int>());
        }
    rule.when = readCondition(members);
    if (rule.statuses.empty() && !rule.when.at)
        members.complain("status", "is missing: a rule needs a status or a place to look at.");
    using Kind = Error::Kind;
    constexpr Kind kinds[] = {Kind::Refused, Kind::Unauthorised, Kind::Busy, Kind::Unavailable,
                              Kind::BadInput};
    rule.kind = kinds[members.choice("kind", {"refused", "unauthorised", "busy", "unavailable", "badInput"})];
    members.require("say");
    rule.say = members.textTemplate("say", [](const std::string &gap) {
        return gap == "service" || gap == "address" || gap == "status" || gap == "message" || gap == "key";
    });
    return rule;
}

ErrorForm readErrors(Members &members)
{
    ErrorForm errors;
    errors.messages = members.pointers("messages");
    errors.unreachable = members.text("unreachable", "");
    members.objects("rules", [&errors](Members &rule) { errors.rules.push_back(readRule(rule)); });
    return errors;
}

void readHeaders(Members &members, const json &headers, Recipe &recipe)
{
    for (const auto &[name, value] : headers.items())
        recipe.headers.emplace_back(name, members.text(name));
}

Pointer requiredPointer(Members &members, const std::string &name, bool ofMany)
{
    members.require(name);
    const auto pointer = members.pointer(name);
    if (pointer && pointer->countsPictures() != ofMany)
        members.complain(name, ofMany ? "needs a * where the number of the entry stands, as in “/models/*”."
                                      : "is of one text; a * has no meaning here.");
    return pointer.value_or(Pointer());
}

void readQuestions(Members &members, Recipe &recipe)
{
    members.object("session", [&recipe](Members &session) {
        recipe.session = {readCall(session, "POST", {}), requiredPointer(session, "value", false), {}, {}};
    });
    members.object("upload", [&recipe](Members &upload) {
        TemplateRules rules;
        rules.inItem = true;
        recipe.upload = {readCall(upload, "POST", rules), requiredPointer(upload, "address", false), {}, {}};
    });
    members.object("models", [&recipe](Members &models) {
        recipe.modelList = {readCall(models, "GET", {}), requiredPointer(models, "list", true),
                            models.text("strip", ""), models.texts("containing")};
    });
    members.object("choices", [&](Members &choices) {
        for (const auto &[name, value] : members.find("choices")->items())
            choices.object(name, [&, name = name](Members &choice) {
                ChoiceForm form{readCall(choice, "GET", {}),
                                requiredPointer(choice, "list", true),
                                {},
                                choice.text("missing")};
                choice.require("words");
                choice.object("words", [&](Members &words) {
                    for (const auto &[kind, parts] : choice.find("words")->items())
                        form.words[kind] = words.texts(kind);
                });
                recipe.choices[name] = std::move(form);
            });
    });
}

JobForm readJob(Members &members)
{
    JobForm job;
    job.id = members.pointer("id");
    members.require("poll");
    members.object("poll", [&job](Members &poll) { job.poll = readWatch(poll, {}, true); });
    members.object("result", [&job](Members &result) { job.result = readCall(result, "GET", {}, true); });
    if (!job.id && !job.poll.call.address)
        members.complain("id", "is missing: a job is found again by its id or by an address to poll.");
    return job;
}

StreamForm readStream(Members &members, const TemplateRules &rules)
{
    StreamForm stream;
    stream.upTo = members.integer("upTo", 1, 64, stream.upTo);
    stream.body = readBody(members, rules, rules.files);
    members.object("partial", [&stream](Members &partial) {
        stream.partial = readCondition(partial);
        stream.preview = requiredPointer(partial, "preview", false);
    });
    members.require("done");
    members.object("done", [&stream](Members &done) {
        stream.done = readCondition(done);
        done.require("at");
    });
    members.require("response");
    members.object("response", [&stream](Members &response) { stream.response = readResponse(response); });
    return stream;
}

/// What the service is called and where it is.
void readIdentity(Members &members, Recipe &recipe)
{
    members.text("$schema", "");
    members.choice("presence", {"recipe/1"});
    recipe.id = members.text("id");
    if (!isFileName(recipe.id))
        members.complain("id", "may hold small letters, digits, - and _ only, 64 at most.");
    recipe.name = members.text("name");
    recipe.note = members.text("note", "");
    constexpr BackendInfo::Kind kinds[] = {BackendInfo::Kind::Local, BackendInfo::Kind::Hosted};
    recipe.kind = kinds[members.choice("kind", {"local", "hosted"})];
    recipe.address = members.text("address");
    if (!recipe.address.starts_with("http://") && !recipe.address.starts_with("https://"))
        members.complain("address", "must begin with http:// or https://.");
    recipe.hosts = members.texts("hosts");
    for (const std::string &host : recipe.hosts)
        if (host.find('/') != host.npos || host.find('.') == host.npos || host.find('*', 1) != host.npos)
            members.complain("hosts", "must be names of hosts such as “api.example.org” or “*.example.org”.");
    // A recipe makes pictures, so the dialect of clips is not among them.
    constexpr Dialect dialects[] = {Dialect::Natural, Dialect::Tags, Dialect::Midjourney};
    recipe.dialect = dialects[members.choice("dialect", {"natural", "tags", "midjourney"})];
    recipe.engine = members.text("engine", "");
    members.object("auth", [&](Members &auth) { recipe.auth = readAuth(auth); });
    if (recipe.auth.scheme != Auth::Scheme::None && recipe.kind == BackendInfo::Kind::Hosted &&
        recipe.address.starts_with("http://"))
        members.complain("address", "must begin with https://, or the key would travel unprotected.");
    members.object("headers",
                   [&](Members &headers) { readHeaders(headers, *members.find("headers"), recipe); });
}

Recipe readRecipe(Members &members)
{
    Recipe recipe;
    readIdentity(members, recipe);
    members.object("limits", [&](Members &limits) { recipe.limits = readLimits(limits, recipe.limits); });
    members.object("timeouts", [&](Members &timeouts) {
        recipe.timeouts.connectSeconds =
            timeouts.number("connectSeconds", 0.1, 120, recipe.timeouts.connectSeconds);
        recipe.timeouts.totalSeconds =
            timeouts.number("totalSeconds", 0.1, 86400, recipe.timeouts.totalSeconds);
        recipe.timeouts.stallSeconds =
            timeouts.number("stallSeconds", 0.1, 86400, recipe.timeouts.stallSeconds);
    });
    recipe.prices = readPrices(members, "prices");
    members.object("cost", [&](Members &cost) {
        recipe.cost = {cost.text("unit"), cost.pointer("submitted"), cost.pointer("answered")};
    });
    readQuestions(members, recipe);
    TemplateRules rules;
    rules.addresses = recipe.upload.has_value();
    for (const auto &[name, form] : recipe.choices)
        rules.lists.insert(name);
    members.require("generate");
    members.object("generate", [&](Members &call) { recipe.generate = readCall(call, "POST", rules); });
    rules.files = recipe.generate.multipart;
    members.object("stream", [&](Members &stream) { recipe.stream = readStream(stream, rules); });
    members.object("job", [&](Members &job) { recipe.job = readJob(job); });
    members.require("response");
    members.object("response", [&](Members &response) { recipe.response = readResponse(response); });
    members.object("progress", [&](Members &watch) { recipe.progress = readWatch(watch, {}, false); });
    if (recipe.progress && recipe.job)
        members.complain("progress", "and “job” exclude each other: the poll of a job tells how far it is.");
    members.object(
        "cancel", [&](Members &call) { recipe.cancel = readCall(call, "POST", {}, recipe.job.has_value()); });
    members.object("check", [&](Members &call) { recipe.check = readCall(call, "GET", {}); });
    members.object("errors", [&](Members &errors) { recipe.errors = readErrors(errors); });
    return recipe;
}

} // namespace

Result<Recipe> parseRecipe(std::string_view text, std::string_view source)
{
    Recipe recipe;
    const auto read = readDocument(text, source, [&](Members &members) { recipe = readRecipe(members); });
    return read ? Result<Recipe>(std::move(recipe)) : read.error();
}

} // namespace presence
