// SPDX-License-Identifier: MIT
#include "core/sitter/moving/motion_spec.h"

#include "core/base/file_io.h"
#include "core/spec/json_values.h"
#include "core/spec/parameters.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <initializer_list>

namespace presence {

namespace {

using Json = nlohmann::json;

constexpr std::string_view schema = "presence.motion/1";
constexpr double longestS = 600;

double minimumJerk(double t)
{
    t = std::clamp(t, 0.0, 1.0);
    return t * t * t * (10 + t * (-15 + 6 * t));
}

/// Reads the members of one object and remembers the first that is wrong.
class Members
{
public:
    Members(const Json &json, std::string place, std::initializer_list<std::string_view> known)
        : m_json(json)
        , m_place(std::move(place))
    {
        if (!json.is_object()) {
            fail("this must be an object");
            return;
        }
        for (const auto &member : json.items())
            if (std::ranges::find(known, member.key()) == known.end())
                fail("there is no member “" + member.key() + "” here");
    }

    void number(const char *name, double least, double most, double &value)
    {
        if (!m_json.is_object() || !m_json.contains(name))
            return;
        const Json &member = m_json[name];
        if (!member.is_number() || !(member.get<double>() >= least && member.get<double>() <= most))
            return fail(std::string(name) + " must be a number from " + Json(least).dump() + " to " +
                        Json(most).dump());
        value = member.get<double>();
    }
    void text(const char *name, std::string &value)
    {
        if (m_json.is_object() && m_json.contains(name))
            m_json[name].is_string() ? void(value = m_json[name].get<std::string>())
                                     : fail(std::string(name) + " must be a text");
    }
    void flag(const char *name, bool &value)
    {
        if (m_json.is_object() && m_json.contains(name))
            m_json[name].is_boolean() ? void(value = m_json[name].get<bool>())
                                      : fail(std::string(name) + " must be true or false");
    }
    void control(std::string &id)
    {
        text("control", id);
        const auto rows = expandSides(id);
        if (rows.empty())
            return fail("there is no control “" + id + "”");
        for (const Control *row : rows)
            if (row->kind != Control::Kind::Number && row->kind != Control::Kind::Level)
                fail("“" + id + "” is no number and cannot move");
    }
    void fail(const std::string &what)
    {
        if (m_problem.empty())
            m_problem = m_place + ": " + what + ".";
    }
    Result<> outcome() const
    {
        return m_problem.empty() ? Result<>{} : Result<>(Error{Error::Kind::BadInput, m_problem});
    }

private:
    const Json &m_json;
    std::string m_place, m_problem;
};

Result<> readCurve(const Json &json, const std::string &place, MotionCurve &curve)
{
    Members members(json, place, {"control", "amount", "start", "onset", "apex", "offset", "stays"});
    members.control(curve.control);
    members.number("amount", -10000, 10000, curve.amount);
    members.number("start", 0, longestS, curve.startS);
    members.number("onset", 0, longestS, curve.onsetS);
    members.number("apex", 0, longestS, curve.apexS);
    members.number("offset", 0, longestS, curve.offsetS);
    members.flag("stays", curve.stays);
    return members.outcome();
}

Result<> readWave(const Json &json, const std::string &place, MotionWave &wave)
{
    Members members(json, place, {"control", "amount", "period", "rise"});
    members.control(wave.control);
    members.number("amount", -10000, 10000, wave.amount);
    members.number("period", 0.1, longestS, wave.periodS);
    members.number("rise", 0.05, 0.95, wave.riseShare);
    return members.outcome();
}

/// Each element of the list `name` with `read(element, place, value)`.
template <typename Value, typename Read>
Result<> readList(const Json &json, const char *name, const std::string &source, std::vector<Value> &values,
                  Read read)
{
    if (!json.contains(name))
        return {};
    if (!json[name].is_array() || json[name].size() > 1000)
        return Error{Error::Kind::BadInput, source + ": " + name + " must be a list of at most 1000."};
    for (std::size_t i = 0; i < json[name].size(); ++i) {
        Value value;
        if (auto fine = read(json[name][i], source + ": /" + name + "/" + std::to_string(i), value); !fine)
            return fine;
        values.push_back(std::move(value));
    }
    return {};
}

} // namespace

double MotionCurve::shareAt(double seconds) const
{
    const double t = seconds - startS;
    if (t < 0)
        return 0;
    if (t < onsetS)
        return minimumJerk(t / onsetS);
    if (stays || t < onsetS + apexS)
        return 1;
    return offsetS > 0 ? 1 - minimumJerk((t - onsetS - apexS) / offsetS) : 0;
}

std::string MotionSpec::toJson() const
{
    nlohmann::ordered_json json{
        {"schema", schema}, {"name", name}, {"about", about}, {"seconds", seconds}, {"loop", loop}};
    for (const MotionCurve &curve : curves) {
        nlohmann::ordered_json row{{"control", curve.control}, {"amount", curve.amount},
                                   {"start", curve.startS},    {"onset", curve.onsetS},
                                   {"apex", curve.apexS},      {"offset", curve.offsetS}};
        if (curve.stays)
            row["stays"] = true;
        json["curves"].push_back(std::move(row));
    }
    for (const MotionWave &wave : waves)
        json["waves"].push_back({{"control", wave.control},
                                 {"amount", wave.amount},
                                 {"period", wave.periodS},
                                 {"rise", wave.riseShare}});
    if (blinks)
        json["blinks"] = {{"mean_gap", blinks->meanGapS}, {"sigma", blinks->sigma}};
    return json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

Result<MotionSpec> MotionSpec::fromJson(std::string_view text, std::string_view source)
{
    const auto json = parseJsonObject(text, source, schema);
    if (!json)
        return json.error();
    const std::string place(source);
    MotionSpec motion;
    Members members(*json, place,
                    {"schema", "name", "about", "seconds", "loop", "curves", "waves", "blinks"});
    members.text("name", motion.name);
    members.text("about", motion.about);
    members.number("seconds", 0.04, longestS, motion.seconds);
    members.flag("loop", motion.loop);
    if (auto fine = members.outcome(); !fine)
        return fine.error();
    if (auto fine = readList(*json, "curves", place, motion.curves, readCurve); !fine)
        return fine.error();
    if (auto fine = readList(*json, "waves", place, motion.waves, readWave); !fine)
        return fine.error();
    if (json->contains("blinks")) {
        BlinkRhythm rhythm;
        const Json &blinks = (*json)["blinks"];
        Members row(blinks, place + ": /blinks", {"mean_gap", "sigma"});
        row.number("mean_gap", 0.8, 60, rhythm.meanGapS);
        row.number("sigma", 0.05, 2, rhythm.sigma);
        if (auto fine = row.outcome(); !fine)
            return fine.error();
        motion.blinks = rhythm;
    }
    return motion;
}

std::vector<std::string> shippedMotions(const Resources &resources)
{
    std::vector<std::string> names;
    for (const auto &file : resources.list("motions", ".json"))
        names.push_back(file.stem().string());
    return names;
}

Result<MotionSpec> loadMotion(const Resources &resources, const std::string &nameOrFile)
{
    const auto names = shippedMotions(resources);
    const bool shipped = std::ranges::find(names, nameOrFile) != names.end();
    const std::filesystem::path file =
        shipped ? resources.path("motions/" + nameOrFile + ".json") : std::filesystem::path(nameOrFile);
    const auto text = readFile(file, std::size_t(1) << 20);
    if (text)
        return MotionSpec::fromJson(*text, file.string());
    std::string known;
    for (const std::string &name : names)
        known += (known.empty() ? "" : ", ") + name;
    if (text.error().kind != Error::Kind::NotFound)
        return text.error();
    return Error{Error::Kind::NotFound,
                 "There is no motion “" + nameOrFile + "”; give a file, or one of " + known + "."};
}

} // namespace presence
