// SPDX-License-Identifier: MIT
#include "plugins/recipe/form/body_template.h"
#include "plugins/recipe/recipe.h"

#include <algorithm>

namespace presence {

using nlohmann::json;

namespace {

constexpr int deepestNesting = 64; // our own reading is recursive; a real recipe needs about ten

Result<json> parseDocument(std::string_view text, std::string_view source)
{
    bool tooDeep = false;
    const auto guard = [&tooDeep](int depth, json::parse_event_t, json &) {
        tooDeep = tooDeep || depth > deepestNesting;
        return !tooDeep;
    };
    try {
        json document = json::parse(text, guard);
        if (tooDeep)
            return Error{Error::Kind::BadInput,
                         std::string(source) + " is nested too deeply to be a recipe."};
        return document;
    } catch (const json::exception &exception) {
        const auto at = std::min(text.size(), [&exception] {
            const auto *error = dynamic_cast<const json::parse_error *>(&exception);
            return error ? error->byte : std::size_t(0);
        }());
        const auto line = 1 + std::ranges::count(text.substr(0, at), '\n');
        return Error{Error::Kind::BadInput,
                     std::string(source) + " is not valid JSON: there is a mistake in line " +
                         std::to_string(line) + ".",
                     exception.what()};
    }
}

Error refusal(std::string_view source, const Complaint &complaint)
{
    return {Error::Kind::BadInput, std::string(source) + ": " + complaint.text};
}

bool isFileName(std::string_view id)
{
    return !id.empty() && id.size() <= 64 && std::ranges::all_of(id, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    });
}

Auth readAuth(Members &members)
{
    Auth auth;
    auth.scheme = Auth::Scheme(members.choice("scheme", {"none", "basic", "bearer", "header"}));
    if (auth.scheme == Auth::Scheme::None)
        return auth;
    auth.keyName = members.text("key");
    auth.optional = members.flag("optional", false);
    if (auth.scheme == Auth::Scheme::Header) {
        auth.header = members.text("header");
        auth.prefix = members.text("prefix", "");
    }
    return auth;
}

/// What is not mentioned keeps the value of `limits`.
Limits readLimits(Members &members, Limits limits)
{
    limits.count = members.integer("count", 1, 64, limits.count);
    limits.atOnce = members.integer("atOnce", 1, 64, limits.atOnce);
    limits.promptCharacters = members.integer("promptCharacters", 1, 1 << 24, limits.promptCharacters);
    members.object("side", [&limits](Members &side) {
        limits.smallestSide = side.integer("smallest", 1, 16384, limits.smallestSide);
        limits.largestSide = side.integer("largest", limits.smallestSide, 16384, limits.largestSide);
        limits.sideStep = side.integer("step", 1, 1024, limits.sideStep);
        limits.sizes.clear();
        if ((limits.largestSide / limits.sideStep) * limits.sideStep < limits.smallestSide)
            side.complain("step", "leaves no side between the smallest and the largest.");
    });
    if (members.find("qualities"))
        limits.qualities = members.texts("qualities");
    if (const json *sizes = members.find("sizes")) {
        limits.sizes.clear();
        for (const json &size : *sizes) {
            const bool pair = size.is_array() && size.size() == 2 && size[0].is_number_integer() &&
                              size[1].is_number_integer() && size[0] >= 1 && size[0] <= 16384 &&
                              size[1] >= 1 && size[1] <= 16384;
            if (pair)
                limits.sizes.push_back({size[0].get<int>(), size[1].get<int>()});
            else
                members.complain("sizes", "must be a list of [width, height], each 1 to 16384.");
        }
    }
    return limits;
}

/// `at`, `is` and `contains` of the object that `members` reads.
Condition readCondition(Members &members)
{
    Condition condition;
    condition.at = members.pointer("at");
    condition.contains = members.text("contains", "");
    if (const json *values = members.find("is")) {
        if (values->is_array())
            condition.values.assign(values->begin(), values->end());
        else
            condition.values = {*values};
    }
    if (!condition.at && (!condition.contains.empty() || !condition.values.empty()))
        members.complain("at", "is missing: “is” and “contains” need a place to look at.");
    if (!condition.contains.empty() && !condition.values.empty())
        members.complain("contains", "and “is” exclude each other.");
    return condition;
}

TextTemplate readPath(Members &members)
{
    const std::string path = members.text("path");
    if (!path.starts_with('/'))
        members.complain("path", "must begin with a slash; it is appended to the address.");
    return members.textTemplate("path", isSetting);
}

Call readCall(Members &members, std::string_view usualMethod)
{
    Call call;
    const std::vector<std::string_view> methods{"GET", "POST", "PUT", "DELETE"};
    const auto usual = std::size_t(std::ranges::find(methods, usualMethod) - methods.begin());
    call.method = methods[members.choice("method", methods, usual)];
    call.path = readPath(members);
    if (const json *body = members.find("body")) {
        if (!body->is_object())
            members.complain("body", "must be an object in braces.");
        checkBodyTemplate(*body, members.path() + "/body", members.complaint());
        call.body = *body;
    }
    return call;
}

ResponseForm readResponse(Members &members)
{
    ResponseForm response;
    response.parse = members.pointers("parse");
    members.require("images");
    if (auto images = members.pointer("images")) {
        if (!images->countsPictures())
            members.complain("images",
                             "needs a * where the number of the picture stands, as in “/images/*”.");
        response.images = std::move(*images);
    }
    response.seeds = members.pointer("seeds");
    response.revisedPrompts = members.pointer("revisedPrompts");
    response.parameters = members.pointer("parameters");
    response.model = members.pointer("model");
    return response;
}

ProgressForm readProgress(Members &members)
{
    ProgressForm progress;
    progress.path = readPath(members);
    progress.everySeconds = members.number("everySeconds", 0.05, 60, progress.everySeconds);
    progress.fraction = members.pointer("fraction");
    progress.preview = members.pointer("preview");
    members.objects("stages", [&progress](Members &stage) {
        progress.stages.push_back(
            {readCondition(stage), stage.textTemplate("say", [](const std::string &gap) {
                 return Pointer::parse(gap).has_value();
             })});
        stage.require("say");
    });
    return progress;
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

Recipe readRecipe(Members &members)
{
    Recipe recipe;
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
    members.object("limits", [&](Members &limits) { recipe.limits = readLimits(limits, recipe.limits); });
    members.object("timeouts", [&](Members &timeouts) {
        recipe.timeouts.connectSeconds =
            timeouts.number("connectSeconds", 0.1, 120, recipe.timeouts.connectSeconds);
        recipe.timeouts.totalSeconds =
            timeouts.number("totalSeconds", 1, 86400, recipe.timeouts.totalSeconds);
        recipe.timeouts.stallSeconds =
            timeouts.number("stallSeconds", 1, 86400, recipe.timeouts.stallSeconds);
    });
    members.require("generate");
    members.object("generate", [&](Members &call) { recipe.generate = readCall(call, "POST"); });
    members.require("response");
    members.object("response", [&](Members &response) { recipe.response = readResponse(response); });
    members.object("progress", [&](Members &progress) { recipe.progress = readProgress(progress); });
    members.object("cancel", [&](Members &call) { recipe.cancel = readCall(call, "POST"); });
    members.object("check", [&](Members &call) { recipe.check = readCall(call, "GET"); });
    members.object("errors", [&](Members &errors) { recipe.errors = readErrors(errors); });
    return recipe;
}

} // namespace

Result<Recipe> parseRecipe(std::string_view text, std::string_view source)
{
    const auto document = parseDocument(text, source);
    if (!document)
        return document.error();
    Complaint complaint;
    Members members(*document, "", complaint);
    Recipe recipe = readRecipe(members);
    members.refuseOthers();
    if (!complaint.text.empty())
        return refusal(source, complaint);
    return recipe;
}

Result<> parseModels(std::string_view text, std::string_view source, Recipe &recipe)
{
    const auto document = parseDocument(text, source);
    if (!document)
        return document.error();
    Complaint complaint;
    Members members(*document, "", complaint);
    members.choice("presence", {"models/1"});
    members.text("verified"); // the date on which somebody looked
    members.text("source");
    members.require("models");
    std::vector<Model> models;
    members.objects("models", [&](Members &model) {
        const std::string id = model.text("id");
        model.text("note", "");
        Limits limits = recipe.limits;
        model.object("limits", [&](Members &more) { limits = readLimits(more, recipe.limits); });
        json body;
        if (const json *more = model.find("body")) {
            if (!more->is_object())
                model.complain("body", "must be an object in braces.");
            checkBodyTemplate(*more, model.path() + "/body", complaint);
            body = *more;
        }
        models.push_back({id, std::move(limits), std::move(body), model.texts("without")});
    });
    members.refuseOthers();
    if (!complaint.text.empty())
        return refusal(source, complaint);
    recipe.models = std::move(models);
    return {};
}

} // namespace presence
