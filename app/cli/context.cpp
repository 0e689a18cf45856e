// SPDX-License-Identifier: MIT
#include "app/cli/context.h"

#include "app/environment.h"
#include "core/base/file_io.h"
#include "core/spec/spec_json.h"

#include <QStandardPaths>

#include <algorithm>
#include <array>
#include <cctype>
#include <cerrno>
#include <charconv>
#include <cstdio>
#include <cstring>

namespace presence::cli {

namespace {

constexpr std::size_t largestInputBytes = std::size_t(256) << 20;
constexpr int keychainPatienceMs = 4000;

Result<std::string> readStdin()
{
    std::string bytes;
    char block[65536];
    while (const std::size_t count = std::fread(block, 1, sizeof block, stdin)) {
        bytes.append(block, count);
        if (bytes.size() > largestInputBytes)
            return Error{Error::Kind::BadInput,
                         "The standard input is larger than the 256 MiB that are read."};
    }
    return bytes;
}

/// By its first bytes or by its name, so that what is no picture after all is called so.
bool isMeantAsPicture(std::string_view bytes, const std::string &name)
{
    static constexpr std::array suffixes{".png",  ".jpg",  ".jpeg", ".webp", ".gif",
                                         ".avif", ".heic", ".tif",  ".tiff"};
    std::string suffix = std::filesystem::path(name).extension().string();
    std::ranges::transform(suffix, suffix.begin(), [](unsigned char c) { return char(std::tolower(c)); });
    return std::ranges::find(suffixes, suffix) != suffixes.end() || bytes.starts_with("\x89PNG") ||
           bytes.starts_with("\xff\xd8\xff") || bytes.starts_with("RIFF");
}

} // namespace

Result<Context> Context::find(const std::filesystem::path &executable)
{
    auto resources = Resources::find(executable);
    if (!resources)
        return resources.error();
    const QString data = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation);
    return Context{std::move(*resources), executable, std::filesystem::path(data.toStdString()) / "presence"};
}

int failed(const Error &error)
{
    std::fprintf(stderr, "presence-cli: %s\n", error.message.c_str());
    return 1;
}

int wrongUsage(const std::string &message)
{
    std::fprintf(stderr, "presence-cli: %s\nSee: presence-cli --help\n", message.c_str());
    return 2;
}

int noSuchJob(const std::string &id, const std::vector<Job> &jobs)
{
    std::string known;
    for (const Job &job : jobs)
        known += (known.empty() ? "" : ", ") + job.id;
    return wrongUsage("There is no job “" + id + "”. Known ones: " + known + ".");
}

void note(const std::string &message) { std::fprintf(stderr, "presence-cli: %s\n", message.c_str()); }

int print(std::string_view text)
{
    const bool written = std::fwrite(text.data(), 1, text.size(), stdout) == text.size();
    if (written && std::fflush(stdout) == 0)
        return 0;
    return failed({Error::Kind::Storage,
                   std::string("The output could not be written (") + std::strerror(errno) + ")."});
}

Result<PortraitSpec> readSpec(const std::string &source)
{
    const std::string name = source == "-" ? "standard input" : source;
    auto bytes = source == "-" ? readStdin() : readFile(source, largestInputBytes);
    if (!bytes)
        return bytes.error();
    if (!isMeantAsPicture(*bytes, source))
        return specFromJson(*bytes, name);
    const auto image = ImageFile::fromBytes(std::move(*bytes), name);
    if (!image)
        return image.error();
    PictureSettings settings = readPictureSettings(*image);
    if (settings.spec)
        return std::move(*settings.spec);
    if (!settings.problem.empty())
        return Error{Error::Kind::BadInput, name + ": " + settings.problem};
    return Error{Error::Kind::BadInput,
                 "“" + name +
                     "” carries no Presence settings. Give a spec (JSON) or a picture made with Presence."};
}

Result<std::array<int, 2>> parseSize(const std::string &given)
{
    std::array<int, 2> size{};
    const char *end = given.data() + given.size();
    const auto width = std::from_chars(given.data(), end, size[0]);
    const bool crossed = width.ec == std::errc() && width.ptr != end && *width.ptr == 'x';
    const auto height = crossed ? std::from_chars(width.ptr + 1, end, size[1]) : width;
    if (!crossed || height.ec != std::errc() || height.ptr != end)
        return Error{Error::Kind::BadInput,
                     "--size takes WIDTHxHEIGHT, such as 832x1040, not “" + given + "”."};
    return size;
}

Result<Critic> loadCritic(const Context &context)
{
    const auto critic = Critic::load(context.resources, defaultCascadeFolders());
    if (!critic)
        return critic.error();
    const auto store = ModelStore::open(context.resources, context.userFolder / "models");
    if (!store)
        return store.error();
    FaceNetworks networks = FaceNetworks::load(*store);
    for (const Error &problem : networks.problems())
        note(problem.message);
    return critic->with(std::move(networks));
}

Backends::Backends(const Context &context)
    : keys(environmentText, desktopKeychain())
{
    const auto folder = context.executable.parent_path() / ".." / "lib" / "presence" / "plugins";
    host.loadFolder(QString::fromStdString(folder.lexically_normal().string()),
                    pluginEnvironment(context.resources, context.userFolder, keys), registry);
}

void Backends::readKeys(const std::vector<std::string> &names)
{
    keys.read(names);
    keys.waitUntilRead(keychainPatienceMs);
}

void Backends::readKeyOf(const Backend &backend) { readKeys({backend.info().keyName}); }

} // namespace presence::cli
