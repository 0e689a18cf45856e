// SPDX-License-Identifier: MIT
#include "core/spec/json_values.h"

#include "core/base/encoding/utf8.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <set>
#include <vector>

namespace presence {

namespace {

using Json = nlohmann::json;

constexpr std::size_t largestText = std::size_t(16) << 20;
constexpr int deepestNesting = 64;

/// Refuses what the grammar allows but our files must not hold. A pass of its own, because the callback of
/// the parser that builds the document takes quadratic time over many small objects.
class Strictness : public Json::json_sax_t
{
public:
    bool null() override { return true; }
    bool boolean(bool) override { return true; }
    bool number_integer(number_integer_t) override { return true; }
    bool number_unsigned(number_unsigned_t) override { return true; }
    bool number_float(number_float_t, const string_t &) override { return true; }
    bool string(string_t &) override { return true; }
    bool binary(binary_t &) override { return true; }
    bool start_object(std::size_t) override
    {
        m_names.emplace_back();
        return deeper();
    }
    bool start_array(std::size_t) override { return deeper(); }
    bool end_object() override
    {
        m_names.pop_back();
        --m_depth;
        return true;
    }
    bool end_array() override
    {
        --m_depth;
        return true;
    }
    bool key(string_t &name) override
    {
        if (m_names.back().insert(name).second)
            return true;
        m_objection =
            "“" + std::string(utf8Prefix(name, 80)) + "” stands twice in one object; keep one of them.";
        return false;
    }
    bool parse_error(std::size_t, const std::string &, const Json::exception &) override { return false; }

    /// What is wrong beyond the grammar, or empty.
    const std::string &objection() const { return m_objection; }

private:
    bool deeper()
    {
        if (++m_depth <= deepestNesting)
            return true;
        m_objection = "it is nested more than " + std::to_string(deepestNesting) + " levels deep.";
        return false;
    }

    std::vector<std::set<std::string>> m_names;
    std::string m_objection;
    int m_depth = 0;
};

std::string lineAndColumn(std::string_view text, std::size_t byte)
{
    const auto before = text.substr(0, byte == 0 ? 0 : byte - 1);
    const auto lineStart = before.rfind('\n') + 1; // npos + 1 = 0
    return "line " + std::to_string(1 + std::ranges::count(before, '\n')) + ", column " +
           std::to_string(before.size() - lineStart + 1);
}

int versionOf(std::string_view schema)
{
    int version = 0;
    const auto digits = schema.substr(schema.find('/') + 1);
    const auto [end, code] = std::from_chars(digits.data(), digits.data() + digits.size(), version);
    if (code == std::errc::result_out_of_range)
        return std::numeric_limits<int>::max();
    return code == std::errc() && end == digits.data() + digits.size() ? version : -1;
}

} // namespace

Result<Json> parseJson(std::string_view text, std::string_view source)
{
    const auto refuse = [&](const std::string &why, std::string detail = {}) {
        return Error{Error::Kind::BadInput, std::string(source) + ": " + why, std::move(detail)};
    };
    if (text.size() > largestText)
        return refuse("this is larger than the 16 MiB that are read.");
    if (text.find_first_not_of(" \t\r\n") == text.npos)
        return refuse("there is nothing in it.");
    try {
        Strictness strictness;
        Json::sax_parse(text, &strictness);
        if (!strictness.objection().empty())
            return refuse(strictness.objection());
        return Json::parse(text);
    } catch (const Json::parse_error &problem) {
        return refuse("this is not valid JSON (" + lineAndColumn(text, problem.byte) +
                          "). The text may be cut off or hand-edited.",
                      problem.what());
    } catch (const Json::exception &problem) {
        return refuse("a number in it is too large.", problem.what());
    }
}

Result<Json> parseJsonObject(std::string_view text, std::string_view source, std::string_view schema)
{
    auto document = parseJson(text, source);
    if (!document)
        return document;
    const auto refuse = [&](const std::string &why) {
        return Error{Error::Kind::BadInput, std::string(source) + ": " + why};
    };
    const auto family = schema.substr(0, schema.find('/') + 1);
    if (!document->is_object())
        return refuse("this must be a JSON object with the schema “" + std::string(schema) + "”.");
    const auto named = document->find("schema");
    if (named == document->end())
        return document;
    const std::string name = named->is_string() ? named->get<std::string>() : named->dump();
    if (!name.starts_with(family) || versionOf(name) < 1)
        return refuse("its schema is “" + std::string(utf8Prefix(name, 60)) + "”, where “" +
                      std::string(schema) + "” is expected.");
    if (versionOf(name) > versionOf(schema))
        return refuse("it was written by a newer Presence (" + std::string(utf8Prefix(name, 60)) +
                      "). Update the program to open it.");
    return document;
}

Result<ControlValue> valueFromJson(const Control &control, const nlohmann::json &member)
{
    ControlValue value;
    if (member.is_number()) {
        value = member.get<double>();
    } else if (member.is_string()) {
        const auto &text = member.get_ref<const std::string &>();
        if (control.kind == Control::Kind::Level)
            return control.parse(text);
        value = text;
    } else if (member.is_array()) {
        std::vector<std::string> entries;
        for (const auto &entry : member) {
            if (!entry.is_string())
                return Error{Error::Kind::BadInput, control.id + " must be a list of texts."};
            entries.push_back(entry.get<std::string>());
        }
        value = std::move(entries);
    } else {
        return Error{Error::Kind::BadInput, control.id + " holds " + member.type_name() +
                                                " where a number, text or list is expected."};
    }
    if (auto fine = control.check(value); !fine)
        return fine.error();
    return value;
}

nlohmann::ordered_json valueToJson(const ControlValue &value)
{
    return std::visit([](const auto &held) { return nlohmann::ordered_json(held); }, value);
}

} // namespace presence
