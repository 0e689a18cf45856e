// SPDX-License-Identifier: MIT
#include "core/shoot/interchange/csv.h"

#include <algorithm>

namespace presence {

namespace {

class CsvReader
{
public:
    explicit CsvReader(std::string_view text)
        : m_text(text)
    {
    }

    Result<std::vector<CsvRow>> rows()
    {
        std::vector<CsvRow> rows;
        while (m_at < m_text.size()) {
            CsvRow row;
            do {
                auto field = readField();
                if (!field)
                    return field.error();
                row.push_back(std::move(*field));
            } while (take(','));
            skipLineBreak();
            if (row != CsvRow{""})
                rows.push_back(std::move(row));
        }
        return rows;
    }

private:
    char here() const { return m_at < m_text.size() ? m_text[m_at] : '\n'; }
    bool take(char c)
    {
        const bool there = m_at < m_text.size() && m_text[m_at] == c;
        m_at += there;
        return there;
    }
    bool atFieldEnd() const { return here() == ',' || here() == '\n' || here() == '\r'; }

    void skipLineBreak()
    {
        const bool carriage = take('\r');
        if (take('\n') || carriage)
            ++m_line;
    }

    Result<std::string> readField()
    {
        while (take(' ')) {
        }
        if (take('"'))
            return readQuoted();
        const std::size_t begin = m_at;
        while (!atFieldEnd())
            ++m_at;
        return std::string(m_text.substr(begin, m_at - begin));
    }

    Result<std::string> readQuoted()
    {
        const int begin = m_line;
        std::string field;
        for (;;) {
            const std::size_t quote = m_text.find('"', m_at);
            if (quote == std::string_view::npos)
                return Error{Error::Kind::BadInput,
                             "The quote in line " + std::to_string(begin) + " is never closed."};
            const std::string_view part = m_text.substr(m_at, quote - m_at);
            m_line += int(std::ranges::count(part, '\n'));
            field += part;
            m_at = quote + 1;
            if (!take('"'))
                break;
            field += '"';
        }
        if (!atFieldEnd())
            return Error{Error::Kind::BadInput,
                         "Line " + std::to_string(m_line) + " goes on after a closed quote."};
        return field;
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    int m_line = 1;
};

std::string csvField(std::string_view text)
{
    if (text.find_first_of(",\"\r\n") == std::string_view::npos && !text.starts_with(' ') && !text.empty())
        return std::string(text);
    std::string quoted = "\"";
    for (const char c : text)
        quoted += c == '"' ? "\"\"" : std::string(1, c);
    return quoted + "\"";
}

} // namespace

Result<std::vector<CsvRow>> csvRows(std::string_view text) { return CsvReader(text).rows(); }

std::string csvLine(const CsvRow &fields)
{
    std::string line;
    for (const std::string &field : fields)
        line += (line.empty() ? "" : ",") + csvField(field);
    return line + "\r\n";
}

} // namespace presence
