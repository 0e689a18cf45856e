// SPDX-License-Identifier: MIT
#include "plugins/recipe/reading/call_parser.h"

#include "plugins/recipe/reading/places.h"

#include <algorithm>

namespace presence {

using nlohmann::json;

namespace {

constexpr int deepestNesting = 64; // our own reading is recursive; a real recipe needs about ten

std::string placeText(std::string_view source, const Place &place)
{
    return std::string(source) + ":" + std::to_string(place.line) + ":" + std::to_string(place.column) + ": ";
}

TextTemplate readPath(Members &members)
{
    const std::string path = members.text("path");
    if (!path.starts_with('/'))
        members.complain("path", "must begin with a slash; it is appended to the address.");
    return members.textTemplate("path", isSetting);
}

bool readForm(Members &members) { return members.choice("form", {"json", "multipart"}, 0) == 1; }

Signs readSigns(Members &members)
{
    Signs signs;
    signs.fraction = members.pointer("fraction");
    signs.preview = members.pointer("preview");
    members.objects("stages", [&signs](Members &stage) {
        signs.stages.push_back({readCondition(stage), stage.textTemplate("say", [](const std::string &gap) {
                                    return Pointer::parse(gap).has_value();
                                })});
        stage.require("say");
    });
    return signs;
}

Call::Variant readVariant(Members &members, const TemplateRules &rules)
{
    Call::Variant variant;
    members.require("pictures");
    variant.pictures = members.texts("pictures");
    variant.models = members.texts("models");
    variant.change = readChange(members, rules);
    return variant;
}

} // namespace

json readBody(Members &members, TemplateRules rules, bool multipart)
{
    const json *body = members.find("body");
    if (!body)
        return {};
    if (!body->is_object())
        members.complain("body", "must be an object in braces.");
    rules.files = multipart;
    checkBodyTemplate(*body, members.path() + "/body", rules, members.complaint());
    return *body;
}

AnswerCondition readCondition(Members &members)
{
    AnswerCondition condition;
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

Change readChange(Members &members, const TemplateRules &rules)
{
    Change change;
    if (members.find("path"))
        change.path = readPath(members);
    if (members.find("form"))
        change.multipart = readForm(members);
    change.body = readBody(members, rules, change.multipart.value_or(rules.files));
    change.without = members.texts("without");
    return change;
}

Call readCall(Members &members, std::string_view usualMethod, const TemplateRules &rules, bool mayBeTold)
{
    Call call;
    const std::vector<std::string_view> methods{"GET", "POST", "PUT", "DELETE"};
    const auto usual = std::size_t(std::ranges::find(methods, usualMethod) - methods.begin());
    call.method = methods[members.choice("method", methods, usual)];
    if (mayBeTold)
        call.address = members.pointer("address");
    if (!call.address || members.find("path"))
        call.path = readPath(members);
    call.multipart = readForm(members);
    call.body = readBody(members, rules, call.multipart);
    TemplateRules variantRules = rules;
    variantRules.files = call.multipart;
    members.objects("with",
                    [&](Members &variant) { call.variants.push_back(readVariant(variant, variantRules)); });
    return call;
}

Watch readWatch(Members &members, const TemplateRules &rules, bool ofJob)
{
    Watch watch;
    watch.call = readCall(members, "GET", rules, ofJob);
    watch.everySeconds = members.number("everySeconds", 0.01, 60, watch.everySeconds);
    watch.signs = readSigns(members);
    if (ofJob) {
        members.require("done");
        members.object("done", [&watch](Members &done) {
            watch.done = readCondition(done);
            done.require("at");
        });
    }
    return watch;
}

ResponseForm readResponse(Members &members)
{
    ResponseForm response;
    response.as = ResponseForm::As(members.choice("as", {"base64", "address", "bytes"}, 0));
    response.authorised = members.flag("authorised", false);
    response.anywhere = members.flag("anywhere", false);
    if (response.authorised && response.anywhere)
        members.complain("anywhere", "and “authorised” exclude each other: keys stay with the service.");
    response.sparse = members.flag("sparse", false);
    response.parse = members.pointers("parse");
    if (response.as == ResponseForm::As::Bytes) {
        if (members.find("images"))
            members.complain("images", "has no meaning where the answer itself is the picture.");
    } else {
        members.require("images");
        response.images = members.pointer("images").value_or(Pointer());
    }
    members.object("refused", [&response](Members &refused) {
        response.refused = readCondition(refused);
        refused.require("at");
    });
    response.seeds = members.pointer("seeds");
    response.revisedPrompts = members.pointer("revisedPrompts");
    response.parameters = members.pointer("parameters");
    response.model = members.pointer("model");
    return response;
}

ServiceLimits readLimits(Members &members, ServiceLimits limits)
{
    limits.count = members.integer("count", 1, 64, limits.count);
    limits.atOnce = members.integer("atOnce", 1, 64, limits.atOnce);
    limits.pictures = members.integer("pictures", 0, 64, limits.pictures);
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
        const auto isSide = [](const json &side) {
            return side.is_number_integer() && side >= 1 && side <= 16384;
        };
        if (!sizes->is_array())
            members.complain("sizes", "must be a list in brackets.");
        for (const json &size : sizes->is_array() ? *sizes : json::array()) {
            const bool named = size.is_array() && size.size() == 3 && size[2].is_string();
            if (size.is_array() && (size.size() == 2 || named) && isSide(size[0]) && isSide(size[1]))
                limits.sizes.push_back(
                    {size[0].get<int>(), size[1].get<int>(), named ? size[2].get<std::string>() : ""});
            else
                members.complain("sizes", "must be a list of [width, height], each 1 to 16384, or of "
                                          "[width, height, name].");
        }
    }
    return limits;
}

std::vector<Price> readPrices(Members &members, const std::string &name)
{
    std::vector<Price> prices;
    members.objects(name, [&prices](Members &row) {
        Price price{row.text("quality", ""),
                    {0, 0},
                    row.number("perPicture", 0, 1e6, 0),
                    row.number("perMegapixel", 0, 1e6, 0),
                    row.text("unit")};
        if (const json *size = row.find("size")) {
            if (size->is_array() && size->size() == 2 && (*size)[0].is_number_integer() &&
                (*size)[1].is_number_integer())
                price.size = {(*size)[0].get<int>(), (*size)[1].get<int>()};
            else
                row.complain("size", "must be [width, height].");
        }
        if (!row.find("perPicture") && !row.find("perMegapixel"))
            row.complain("perPicture", "is missing.");
        prices.push_back(std::move(price));
    });
    return prices;
}

Result<> readDocument(std::string_view text, std::string_view source,
                      const std::function<void(Members &)> &read)
{
    bool tooDeep = false;
    const auto guard = [&tooDeep](int depth, json::parse_event_t, json &) {
        tooDeep = tooDeep || depth > deepestNesting;
        return !tooDeep;
    };
    try {
        const json document = json::parse(text, guard);
        if (tooDeep)
            return Error{Error::Kind::BadInput,
                         std::string(source) + " is nested too deeply to be a recipe."};
        Complaint complaint;
        Members members(document, "", complaint);
        read(members);
        members.refuseOthers();
        if (!complaint.text.empty())
            return Error{Error::Kind::BadInput,
                         placeText(source, placeOf(text, complaint.path)) + complaint.text};
        return {};
    } catch (const json::exception &exception) {
        const auto *mistake = dynamic_cast<const json::parse_error *>(&exception);
        const std::size_t byte = mistake ? mistake->byte : 0;
        const Place place = placeAt(text, byte > 0 ? byte - 1 : 0);
        return Error{Error::Kind::BadInput,
                     placeText(source, place) + "This is not valid JSON: there is a mistake in line " +
                         std::to_string(place.line) + ".",
                     exception.what()};
    }
}

} // namespace presence
