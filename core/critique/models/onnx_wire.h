// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace presence {

/// One field of a protobuf message (protobuf.dev, "Encoding").
struct WireField
{
    enum class Type : std::uint8_t { Varint = 0, Fixed64 = 1, Bytes = 2, Fixed32 = 5 };

    std::uint32_t number = 0;
    Type type = Type::Varint;
    std::uint64_t varint = 0; ///< of Varint
    std::string_view bytes;   ///< of the other types: the payload
    std::string_view whole;   ///< tag, length and payload, to be copied unread
};

/// Walks over the fields of one message without descending; borrows its bytes. Never reads outside of them,
/// whatever they hold. Groups, which ONNX does not use, count as damage.
class WireReader
{
public:
    explicit WireReader(std::string_view message)
        : m_rest(message)
    {
    }

    /// False at the end and at the first damage.
    bool next(WireField &field);
    bool isDamaged() const { return m_damaged; }

private:
    bool fail();

    std::string_view m_rest;
    bool m_damaged = false;
};

/// Takes one varint from the front of `bytes`. False if they end inside it or it exceeds 64 bits.
bool takeVarint(std::string_view &bytes, std::uint64_t &value);

/// Calls `visit(field)` for every field until it returns false. True if all of the message was well formed
/// and every visit content.
template <typename Visit>
bool visitFields(std::string_view message, Visit &&visit)
{
    WireReader reader(message);
    for (WireField field; reader.next(field);)
        if (!visit(field))
            return false;
    return !reader.isDamaged();
}

/// Calls `visit(value)` for the numbers of a repeated integer field, packed or not, until it returns false.
template <typename Visit>
bool visitVarints(const WireField &field, Visit &&visit)
{
    if (field.type == WireField::Type::Varint)
        return visit(field.varint);
    std::string_view rest = field.bytes;
    for (std::uint64_t value = 0; !rest.empty();)
        if (!takeVarint(rest, value) || !visit(value))
            return false;
    return field.type == WireField::Type::Bytes;
}

void appendVarint(std::string &out, std::uint32_t number, std::uint64_t value);
void appendBytes(std::string &out, std::uint32_t number, std::string_view payload);
void appendFloat(std::string &out, std::uint32_t number, float value);

/// Little-endian, as on the wire. `bytes` must hold 4.
float floatFromWire(std::string_view bytes);
void appendRawFloat(std::string &out, float value);

/// IEEE 754 binary16 to binary32, exact.
float floatFromHalf(std::uint16_t half);

} // namespace presence
