// SPDX-License-Identifier: MIT
#include "core/critique/models/onnx_wire.h"

#include <bit>
#include <cmath>
#include <limits>

namespace presence {

namespace {

constexpr std::uint64_t largestFieldNumber = (1u << 29) - 1;

void appendRawVarint(std::string &out, std::uint64_t value)
{
    for (; value >= 0x80; value >>= 7)
        out += char(0x80 | (value & 0x7f));
    out += char(value);
}

void appendTag(std::string &out, std::uint32_t number, WireField::Type type)
{
    appendRawVarint(out, std::uint64_t(number) << 3 | std::uint64_t(type));
}

} // namespace

bool takeVarint(std::string_view &bytes, std::uint64_t &value)
{
    value = 0;
    for (int shift = 0; shift < 64 && !bytes.empty(); shift += 7) {
        const auto byte = std::uint8_t(bytes.front());
        bytes.remove_prefix(1);
        if (shift == 63 && byte > 1)
            return false;
        value |= std::uint64_t(byte & 0x7f) << shift;
        if (byte < 0x80)
            return true;
    }
    return false;
}

bool WireReader::fail()
{
    m_damaged = true;
    m_rest = {};
    return false;
}

bool WireReader::next(WireField &field)
{
    if (m_rest.empty())
        return false;
    const std::string_view start = m_rest;
    std::uint64_t tag = 0;
    if (!takeVarint(m_rest, tag) || tag >> 3 == 0 || tag >> 3 > largestFieldNumber)
        return fail();
    field.number = std::uint32_t(tag >> 3);
    field.type = WireField::Type(tag & 7);
    field.varint = 0;
    std::uint64_t length = 0;
    switch (field.type) {
    case WireField::Type::Varint:
        if (!takeVarint(m_rest, field.varint))
            return fail();
        break;
    case WireField::Type::Fixed64:
        length = 8;
        break;
    case WireField::Type::Fixed32:
        length = 4;
        break;
    case WireField::Type::Bytes:
        if (!takeVarint(m_rest, length))
            return fail();
        break;
    default:
        return fail();
    }
    if (length > m_rest.size())
        return fail();
    field.bytes = m_rest.substr(0, std::size_t(length));
    m_rest.remove_prefix(std::size_t(length));
    field.whole = start.substr(0, start.size() - m_rest.size());
    return true;
}

void appendVarint(std::string &out, std::uint32_t number, std::uint64_t value)
{
    appendTag(out, number, WireField::Type::Varint);
    appendRawVarint(out, value);
}

void appendBytes(std::string &out, std::uint32_t number, std::string_view payload)
{
    appendTag(out, number, WireField::Type::Bytes);
    appendRawVarint(out, payload.size());
    out += payload;
}

void appendFloat(std::string &out, std::uint32_t number, float value)
{
    appendTag(out, number, WireField::Type::Fixed32);
    appendRawFloat(out, value);
}

float floatFromWire(std::string_view bytes)
{
    std::uint32_t bits = 0;
    for (std::size_t i = 4; i-- > 0;)
        bits = bits << 8 | std::uint8_t(bytes[i]);
    return std::bit_cast<float>(bits);
}

void appendRawFloat(std::string &out, float value)
{
    const auto bits = std::bit_cast<std::uint32_t>(value);
    for (int shift = 0; shift < 32; shift += 8)
        out += char(bits >> shift & 0xff);
}

float floatFromHalf(std::uint16_t half)
{
    const int exponent = half >> 10 & 0x1f;
    const int mantissa = half & 0x3ff;
    float value = 0;
    if (exponent == 31)
        value = mantissa ? std::numeric_limits<float>::quiet_NaN() : std::numeric_limits<float>::infinity();
    else if (exponent == 0)
        value = std::ldexp(float(mantissa), -24);
    else
        value = std::ldexp(float(mantissa | 0x400), exponent - 25);
    return half & 0x8000 ? -value : value;
}

} // namespace presence
