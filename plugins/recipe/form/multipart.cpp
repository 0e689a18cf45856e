// SPDX-License-Identifier: MIT
#include "plugins/recipe/form/multipart.h"

#include "core/base/image_file.h"

#include <random>

namespace presence {

using nlohmann::json;

namespace {

/// Names come from recipes; a quote or line break in one must not end the header.
std::string escaped(const std::string &name)
{
    std::string text;
    for (const char character : name)
        text += character == '"'    ? "%22"
                : character == '\r' ? "%0D"
                : character == '\n' ? "%0A"
                                    : std::string(1, character);
    return text;
}

std::string textOf(const json &value)
{
    return value.is_string() ? value.get<std::string>()
                             : value.dump(-1, ' ', false, json::error_handler_t::replace);
}

void addPart(std::string &parts, const std::string &mark, const std::string &name, const json &value,
             int number)
{
    parts += mark + "Content-Disposition: form-data; name=\"" + escaped(name) + "\"";
    if (!value.is_binary()) {
        parts += "\r\n\r\n" + textOf(value) + "\r\n";
        return;
    }
    const auto &bytes = value.get_binary();
    const std::string text(bytes.begin(), bytes.end());
    const auto picture = ImageFile::fromBytes(text, "The picture to send");
    const std::string suffix = picture ? std::string(picture->suffix()) : "bin";
    const std::string type = !picture          ? "application/octet-stream"
                             : suffix == "jpg" ? "image/jpeg"
                                               : "image/" + suffix;
    parts += "; filename=\"picture-" + std::to_string(number) + "." + suffix + "\"\r\nContent-Type: " + type +
             "\r\n\r\n" + text + "\r\n";
}

} // namespace

Multipart multipartOf(const json &body)
{
    std::random_device random;
    std::string boundary = "presence";
    for (int i = 0; i < 4; ++i) // 128 bits occur in no picture by chance
        boundary += "-" + std::to_string(random());
    const std::string mark = "--" + boundary + "\r\n";
    std::string parts;
    int number = 0;
    for (const auto &[name, value] : body.items()) {
        if (value.is_array())
            for (const json &entry : value)
                addPart(parts, mark, name, entry, ++number);
        else
            addPart(parts, mark, name, value, ++number);
    }
    if (parts.empty())
        addPart(parts, mark, "none", "", 1);
    return {"multipart/form-data; boundary=" + boundary, parts + "--" + boundary + "--\r\n"};
}

} // namespace presence
