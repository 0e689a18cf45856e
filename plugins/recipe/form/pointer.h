// SPDX-License-Identifier: MIT
#pragma once

#include <nlohmann/json.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace presence {

/// A place in a JSON answer: a JSON pointer (RFC 6901) in which one segment may be `*`, the number of the
/// picture.
/// "/data/*/b64_json" is the text of each picture in turn. An empty pointer means the whole document.
class Pointer
{
public:
    static std::optional<Pointer> parse(std::string_view text);

    /// Null where the document has nothing there. JSON null counts as nothing.
    const nlohmann::json *in(const nlohmann::json &document, std::size_t picture = 0) const;
    nlohmann::json *in(nlohmann::json &document, std::size_t picture = 0) const;

    bool countsPictures() const { return m_star != m_segments.size(); }
    /// The part before `*`: the list of pictures itself.
    Pointer list() const;
    const std::string &text() const { return m_text; }

private:
    std::string m_text;
    std::vector<std::string> m_segments;
    std::size_t m_star = 0; ///< index of `*`, or the number of segments
};

} // namespace presence
