// SPDX-License-Identifier: MIT
#include "core/shoot/silenced_rules.h"

#include "core/base/file_io.h"
#include "core/spec/json_values.h"

#include <nlohmann/json.hpp>

namespace presence {

namespace {

constexpr std::string_view schema = "presence.silenced/1";
constexpr std::size_t largestFileBytes = std::size_t(1) << 20;

std::filesystem::path fileIn(const std::filesystem::path &shoot) { return shoot / "silenced.json"; }

Result<std::set<std::string>> rulesIn(std::string_view text, const std::string &source)
{
    const auto document = parseJsonObject(text, source, schema);
    if (!document)
        return document.error();
    std::set<std::string> rules;
    const auto list = document->find("rules");
    const bool isList = list != document->end() && list->is_array();
    if (isList)
        for (const auto &rule : *list)
            if (rule.is_string())
                rules.insert(rule.get<std::string>());
    if (!isList || rules.size() != list->size())
        return Error{Error::Kind::BadInput, source + ": “rules” must be a list of rule ids, each once."};
    return rules;
}

} // namespace

Result<std::set<std::string>> loadSilencedRules(const std::filesystem::path &shoot)
{
    const std::filesystem::path file = fileIn(shoot);
    const auto text = readFile(file, largestFileBytes);
    if (!text && text.error().kind == Error::Kind::NotFound)
        return std::set<std::string>();
    auto rules = text ? rulesIn(*text, file.string()) : text.error();
    if (!rules && rules.error().kind == Error::Kind::BadInput) {
        std::error_code ignored;
        std::filesystem::rename(file, file.string() + ".damaged", ignored);
    }
    return rules;
}

Result<> saveSilencedRules(const std::filesystem::path &shoot, const std::set<std::string> &rules)
{
    const nlohmann::ordered_json document{{"schema", schema}, {"rules", rules}};
    return writeFile(fileIn(shoot), document.dump(2) + "\n");
}

CritiqueReport withoutSilenced(CritiqueReport report, const std::set<std::string> &rules)
{
    std::erase_if(report.findings, [&](const Finding &finding) { return rules.contains(finding.id); });
    return report;
}

} // namespace presence
