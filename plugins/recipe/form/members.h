// SPDX-License-Identifier: MIT
#pragma once

#include "plugins/recipe/form/pointer.h"
#include "plugins/recipe/form/text_template.h"

#include <nlohmann/json.hpp>

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace presence {

/// The first thing found wrong in a document. Reading goes on with defaults; the reader looks here at the
/// end.
struct Complaint
{
    std::string text;
    std::string path; ///< a JSON pointer, unescaped

    void add(const std::string &where, std::string_view what)
    {
        if (!text.empty())
            return;
        path = where;
        text = (where.empty() ? "/" : where) + " " + std::string(what);
    }
};

/// Reads the members of one JSON object strictly: wrong types and ranges are complained about with their
/// path, and so is, in refuseOthers(), every member that was not asked for.
class Members
{
public:
    Members(const nlohmann::json &object, std::string path, Complaint &complaint);

    std::string text(const std::string &name); ///< required and not empty
    std::string text(const std::string &name, std::string fallback);
    double number(const std::string &name, double smallest, double largest, double fallback);
    int integer(const std::string &name, int smallest, int largest, int fallback);
    bool flag(const std::string &name, bool fallback);
    /// Required unless there is a fallback; one of `choices`, returned as its index.
    std::size_t choice(const std::string &name, const std::vector<std::string_view> &choices,
                       std::optional<std::size_t> fallback = {});
    std::vector<std::string> texts(const std::string &name);
    std::optional<Pointer> pointer(const std::string &name);
    std::vector<Pointer> pointers(const std::string &name);
    /// Complains about gaps that `knows` refuses.
    TextTemplate textTemplate(const std::string &name,
                              const std::function<bool(const std::string &gap)> &knows);

    /// Marks the member as known. Null if it is absent.
    const nlohmann::json *find(const std::string &name);
    void require(const std::string &name);
    /// Calls `read` with the members of the object, if it is there.
    void object(const std::string &name, const std::function<void(Members &)> &read);
    /// Calls `read` for each object of a list, if it is there.
    void objects(const std::string &name, const std::function<void(Members &)> &read);
    void complain(const std::string &name, std::string_view what);
    const std::string &path() const { return m_path; }
    Complaint &complaint() { return m_complaint; }

    void refuseOthers();

private:
    const nlohmann::json &m_object;
    std::string m_path;
    Complaint &m_complaint;
    std::set<std::string> m_known;
};

} // namespace presence
