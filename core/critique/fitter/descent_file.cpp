// SPDX-License-Identifier: MIT
#include "core/critique/fitter/descent.h"

#include <bit>
#include <cmath>
#include <cstring>
#include <limits>

namespace presence::critique {

namespace {

constexpr std::string_view mark = "PRFIT";
constexpr std::uint8_t version = 1;
constexpr int mostStages = 8, mostCodes = 64, leastSide = 16, mostSide = 512;
constexpr float mostBlur = 32, mostWeight = 1e6f;

static_assert(std::endian::native == std::endian::little, "the file is little-endian");

class Writer
{
public:
    template <typename T>
    void number(T value)
    {
        char bytes[sizeof(T)];
        std::memcpy(bytes, &value, sizeof(T));
        m_bytes.append(bytes, sizeof(T));
    }
    void exact(const cv::Mat &values)
    {
        for (auto it = values.begin<float>(); it != values.end<float>(); ++it)
            number(*it);
    }
    /// Every row in steps of its largest value's 127th part.
    void rounded(const cv::Mat &rows)
    {
        for (int y = 0; y < rows.rows; ++y) {
            const float scale = float(cv::norm(rows.row(y), cv::NORM_INF)) / 127;
            number(scale);
            for (int x = 0; x < rows.cols; ++x)
                number(std::int8_t(scale > 0 ? std::lround(rows.at<float>(y, x) / scale) : 0));
        }
    }
    std::string take() { return std::move(m_bytes); }
    void text(std::string_view text) { m_bytes += text; }

private:
    std::string m_bytes;
};

/// Once something does not fit, everything after it reads as zero and `good` stays false.
class Reader
{
public:
    explicit Reader(std::string_view bytes)
        : m_bytes(bytes)
    {
    }

    template <typename T>
    T number()
    {
        T value{};
        if (m_bytes.size() < sizeof(T)) {
            m_good = false;
            return value;
        }
        std::memcpy(&value, m_bytes.data(), sizeof(T));
        m_bytes.remove_prefix(sizeof(T));
        return value;
    }
    float weight()
    {
        const float value = number<float>();
        m_good = m_good && std::isfinite(value) && std::abs(value) <= mostWeight;
        return value;
    }
    int count(int least, int most)
    {
        const int value = number<std::uint16_t>();
        m_good = m_good && value >= least && value <= most;
        return value;
    }
    /// Only called with sizes that were checked; a short file is refused before anything is set aside.
    cv::Mat exact(int rows, int columns)
    {
        if (!holds(std::size_t(rows) * std::size_t(columns) * sizeof(float)))
            return {};
        cv::Mat values(rows, columns, CV_32F);
        for (auto it = values.begin<float>(); it != values.end<float>(); ++it)
            *it = weight();
        return values;
    }
    cv::Mat rounded(int rows, int columns)
    {
        if (!holds(std::size_t(rows) * (std::size_t(columns) + sizeof(float))))
            return {};
        cv::Mat values(rows, columns, CV_32F);
        for (int y = 0; y < rows; ++y) {
            const float scale = weight();
            for (int x = 0; x < columns; ++x)
                values.at<float>(y, x) = scale * float(number<std::int8_t>());
        }
        return values;
    }
    bool good() const { return m_good; }
    bool atEnd() const { return m_bytes.empty(); }

private:
    bool holds(std::size_t bytes)
    {
        m_good = m_good && m_bytes.size() >= bytes;
        return m_good;
    }

    std::string_view m_bytes;
    bool m_good = true;
};

} // namespace

std::string writeDescent(const Descent &descent)
{
    Writer to;
    to.text(mark);
    to.number(version);
    to.number(std::uint16_t(fittedPointCount));
    for (const Point2 &point : descent.start) {
        to.number(float(point.x));
        to.number(float(point.y));
    }
    to.number(std::uint16_t(descent.stages.size()));
    for (const DescentStage &stage : descent.stages) {
        to.number(std::uint16_t(stage.side));
        to.number(std::uint16_t(stage.codes));
        to.number(float(stage.blur));
        to.number(float(stage.spacing));
        to.rounded(stage.basis);
        to.exact(stage.offset);
        to.rounded(stage.step);
        to.exact(stage.constant);
    }
    to.exact(descent.pose.weights);
    to.exact(descent.presence);
    return to.take();
}

Result<Descent> readDescent(std::string_view bytes)
{
    const Error damaged{Error::Kind::BadInput,
                        "The weights of the landmark fitter are damaged. Install the program again."};
    if (!bytes.starts_with(mark))
        return damaged;
    Reader from(bytes.substr(mark.size()));
    if (from.number<std::uint8_t>() != version)
        return damaged;
    constexpr int points = int(fittedPointCount);
    from.count(points, points);
    Descent descent;
    for (Point2 &point : descent.start) {
        point.x = from.weight();
        point.y = from.weight();
    }
    const int stages = from.count(1, mostStages);
    for (int i = 0; i < stages && from.good(); ++i) {
        DescentStage stage;
        stage.side = from.count(leastSide, mostSide);
        stage.codes = from.count(1, mostCodes);
        stage.blur = from.weight();
        stage.spacing = from.weight();
        if (!from.good() || stage.blur <= 0 || stage.blur > mostBlur || std::abs(stage.spacing) > mostSide)
            return damaged;
        stage.basis = from.rounded(points * stage.codes, descriptorSize);
        stage.offset = from.exact(points * stage.codes, 1);
        stage.step = from.rounded(2 * points, points * stage.codes);
        stage.constant = from.exact(2 * points, 1);
        descent.stages.push_back(std::move(stage));
    }
    descent.pose.weights = from.exact(2, poseFeatureCount);
    if (from.good())
        descent.presence = from.exact(1, points * descent.stages.back().codes + 1);
    if (!from.good() || !from.atEnd())
        return damaged;
    return descent;
}

} // namespace presence::critique
