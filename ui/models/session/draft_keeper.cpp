// SPDX-License-Identifier: MIT
#include "ui/models/session/draft_keeper.h"

#include "core/base/file_io.h"
#include "core/spec/spec_json.h"

namespace presence {

DraftKeeper::DraftKeeper(std::filesystem::path file, QObject *parent)
    : QObject(parent)
    , m_file(std::move(file))
{
    m_background.setMaxThreadCount(1);
    m_rest.setSingleShot(true);
    m_rest.setInterval(500);
    connect(&m_rest, &QTimer::timeout, this, &DraftKeeper::write);
}

DraftKeeper::~DraftKeeper()
{
    write();
    m_background.waitForDone();
}

Result<std::optional<PortraitSpec>> DraftKeeper::load() const
{
    const auto text = readFile(m_file, std::size_t(16) << 20);
    if (!text)
        return text.error().kind == Error::Kind::NotFound ? Result<std::optional<PortraitSpec>>(std::nullopt)
                                                          : Result<std::optional<PortraitSpec>>(text.error());
    auto spec = specFromJson(*text, m_file.string());
    if (!spec) {
        std::error_code ignored;
        std::filesystem::rename(m_file, m_file.string() + ".damaged", ignored);
        return spec.error();
    }
    return std::optional(std::move(*spec));
}

void DraftKeeper::keep(const PortraitSpec &spec)
{
    m_waiting = spec;
    m_rest.start();
}

void DraftKeeper::write()
{
    if (!m_waiting)
        return;
    m_background.start([this, spec = std::move(*m_waiting)] {
        if (const auto done = writeFile(m_file, specToJson(spec)); !done)
            emit problem(QString::fromStdString(done.error().message));
    });
    m_waiting.reset();
}

} // namespace presence
