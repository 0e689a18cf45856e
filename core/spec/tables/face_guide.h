// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/resources.h"
#include "core/spec/face/conflicts.h"
#include "core/spec/patch/spec_patch.h"

#include <string>
#include <vector>

namespace presence {

/// What is to be known about one action unit.
struct UnitFacts
{
    int unit = 0;
    std::string name;      ///< "Inner brow raiser"
    std::string muscles;   ///< "frontalis, inner part"
    std::string seen;      ///< what shows on the face
    std::string reads;     ///< how it is often read, never what somebody feels
    std::vector<int> with; ///< units it commonly appears with
};

/// A code that a still cannot show, and why.
struct MotionOnlyCode
{
    int code = 0;
    std::string name;
    std::string why;
};

/// A combination of units that reads as more than its parts.
struct ReadingCue
{
    struct Condition
    {
        int unit = 0;
        double level = 0;
    };
    std::vector<Condition> all;  ///< each at or above
    std::vector<Condition> none; ///< each below
    bool oneSided = false;       ///< only if it is so on one side and the other is at most A
    std::string reads;
    std::string advice;
};

/// An expression with a name: "Polite smile". Values are ids and levels of action units and pose.
struct Prototype
{
    std::string id;
    std::string group; ///< basic, smile, other, compound
    std::string label;
    std::string words; ///< stands as `expression.base`
    std::string note;
    SpecPatch values;
};

/// What the Expression panel can explain and offer. Immutable.
struct FaceGuide
{
    std::vector<UnitFacts> units; ///< one for each of `actionUnits`
    std::vector<MotionOnlyCode> motionOnly;
    std::vector<UnitConflict> conflicts;
    std::vector<ReadingCue> cues;
    std::vector<Prototype> prototypes;

    /// resources/facs.json, and the conflicts of resources/lint.json.
    static Result<FaceGuide> load(const Resources &resources);

    const UnitFacts *facts(int unit) const;
    const Prototype *prototype(std::string_view id) const;
    std::vector<const UnitConflict *> conflictsOf(int unit) const;
    /// The cues that this expression shows.
    std::vector<const ReadingCue *> cuesIn(const Expression &expression) const;
    /// Everything about a unit for a tooltip: muscles, what is seen, how it reads, what it cannot go with.
    std::string explanationOf(int unit) const;
};

} // namespace presence
