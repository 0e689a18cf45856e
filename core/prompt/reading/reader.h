// SPDX-License-Identifier: MIT
#pragma once

#include "core/prompt/reading/reading.h"
#include "core/prompt/words/english.h"

#include <initializer_list>

namespace presence {

// Shared by reading.cpp, which reads the person, and scene_reading.cpp, which reads everything around them.

struct Band
{
    double below;
    const char *name;
};
inline constexpr double noLimit = 1e9;

/// The first band whose upper limit the value stays under.
inline std::string band(double value, std::initializer_list<Band> bands)
{
    for (const Band &candidate : bands)
        if (value < candidate.below)
            return candidate.name;
    return (bands.end() - 1)->name;
}

/// Collects the statements of one slot after the other.
class Reader
{
public:
    explicit Reader(const PortraitSpec &spec)
        : m_spec(spec)
    {
    }
    std::vector<Statement> all();

private:
    void shotAndIdentity();
    void emotion();
    void gazeAndHead();
    void posture();
    void context();
    void light();
    void rim();
    void camera();
    void palette();
    void realism();
    void motion();
    void references();

    Statement &say(std::string aspect, std::string value, std::vector<std::string> controls, int priority)
    {
        m_statements.push_back({m_slot, aspect, aspect + "." + value, std::move(controls), priority});
        return m_statements.back();
    }
    /// The vocabulary gets the subject's {side} and the {picture_side}, which is the other one.
    void saySided(std::string aspect, std::string value, std::vector<std::string> controls, int priority,
                  double direction)
    {
        Statement &statement = say(std::move(aspect), std::move(value), std::move(controls), priority);
        const bool left = direction >= 0;
        statement.texts = {{"side", left ? "left" : "right"}, {"picture_side", left ? "right" : "left"}};
    }
    /// The user's own words, if there are any.
    void quote(std::string aspect, const std::string &typed, const char *control, int priority)
    {
        if (std::string text = english::phrase(typed); !text.empty())
            say(std::move(aspect), "said", {control}, priority).texts = {{"text", std::move(text)}};
    }

    /// A colour by its name.
    void sayColor(const char *aspect, const std::string &hex, const char *control, int priority)
    {
        if (!hex.empty())
            say(aspect, "said", {control}, priority).lookups = {{"color", "color." + hex}};
    }

    const PortraitSpec &m_spec;
    std::string m_slot;
    std::vector<Statement> m_statements;
};

} // namespace presence
