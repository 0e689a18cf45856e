// SPDX-License-Identifier: MIT
#pragma once

#include "core/spec/portrait_spec.h"

#include <map>
#include <string>
#include <vector>

namespace presence {

/// One thing the spec says, before any words are chosen: numbers have become bands, units have been merged.
struct Statement
{
    std::string slot;   ///< of PromptSegment
    std::string aspect; ///< its place in a sentence: "head.yaw". Unique but for "unit"
    std::string key;    ///< of the vocabulary: "head.yaw.slight"
    std::vector<std::string> controls;
    int priority = 50;
    double level = 0;                                ///< FACS level 1–5 where a weight may follow from it
    std::map<std::string, std::string> texts = {};   ///< stand as they are: "text" → the user's own words
    std::map<std::string, std::string> lookups = {}; ///< keys of the vocabulary: "noun" → "noun.woman"
};

/// Everything the spec says, in slot order. Pure. The limits of the bands and their sources stand in
/// reading.cpp.
std::vector<Statement> readSpec(const PortraitSpec &spec);

/// Both lids at level D or beyond: there is neither a gaze nor a catchlight to speak of.
bool eyesShut(const Expression &expression);

/// The action units alone: strongest first, units that make one look together merged into one statement
/// ("au.6+12.B"), one-sided ones named as such ("one_sided.2").
std::vector<Statement> readFace(const Expression &expression);

} // namespace presence
