// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/spec/patch/spec_patch.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace presence {

enum class Verdict { Pass, Note, Warn, Fail, Unmeasured };
std::string_view verdictId(Verdict verdict); ///< "pass", "note", "warn", "fail", "unmeasured"

/// A rectangle in pixels of the picture as it is shown (after EXIF rotation).
struct Region
{
    double x = 0, y = 0, width = 0, height = 0;
    friend bool operator==(const Region &, const Region &) = default;
};

/// A measured or asked quantity: a number in the finding's unit, a word, or nothing.
using Quantity = std::variant<std::monostate, double, std::string>;

/// The unit as it reads beside this number: counts have a singular, "1 sign" and "2 signs".
std::string unitBeside(double number, std::string_view unit);

/// What can be drawn onto the picture to show how an answer came about, in its pixels.
struct Mark
{
    enum class Kind {
        Points,  ///< dots, unconnected
        Line,    ///< an open line
        Outline, ///< a closed one
        Arrow,   ///< from the first point to the last
    };
    Kind kind = Kind::Points;
    std::vector<std::array<double, 2>> points; ///< x, y
    std::string label;                         ///< "light", "gaze"; for people, may be empty
    friend bool operator==(const Mark &, const Mark &) = default;
};

/// One of the quantities behind an answer, for the page that explains it.
struct Reading
{
    std::string name; ///< for people: "left eye", "texture of the cheek"
    double value = 0;
    std::string unit;
    friend bool operator==(const Reading &, const Reading &) = default;
};

/// One answer of the checklist.
struct Finding
{
    std::string id; ///< "skin.texture"; the list is in the product's design
    Verdict verdict = Verdict::Unmeasured;
    Quantity measured;
    Quantity asked;
    std::string unit;
    double confidence = 0;                ///< 0–1
    std::string tier = "A";               ///< which measuring equipment answered
    std::vector<Region> regions;          ///< where it was measured
    std::vector<Mark> marks = {};         ///< how it was measured
    std::vector<Reading> readings = {};   ///< the parts it was put together from
    std::vector<std::string> limits = {}; ///< names in critique/limits.json that it was compared with
    std::string reason;                   ///< why it could not be assessed
    std::string advice;                   ///< at most two sentences
    SpecPatch fix;                        ///< empty if no control helps
};

struct CritiqueReport
{
    std::string image; ///< name for people
    int width = 0;
    int height = 0;
    std::vector<std::string> tiers;
    std::string rules = {}; ///< fingerprint of the limits and words it was made with; see Critic::rules()
    std::vector<Finding> findings; ///< in the order of the checklist

    const Finding *find(std::string_view id) const;
    /// The form of the command line and of the files beside a take.
    std::string toJson() const;
    static Result<CritiqueReport> fromJson(std::string_view text, std::string_view source);
};

} // namespace presence
