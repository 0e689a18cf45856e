// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/file_io.h"

#include <nlohmann/json.hpp>

#include <QProcess>
#include <QTemporaryDir>

#include <memory>
#include <stdexcept>
#include <string>

namespace presence::test {

/// presence-cli in a folder of its own, which is the working directory and holds the user's data and
/// settings. No service can be reached unless a test names one in `surroundings`.
class CommandLine
{
public:
    struct Outcome
    {
        int code = -1; ///< −1 = did not end by itself within three minutes
        QByteArray out;
        QByteArray err;
        nlohmann::json json() const { return nlohmann::json::parse(out.toStdString(), nullptr, false); }
    };

    CommandLine()
    {
        surroundings.insert("XDG_DATA_HOME", at("data"));
        surroundings.insert("XDG_CONFIG_HOME", at("config"));
        surroundings.insert("PRESENCE_ADDRESS_A1111", "http://127.0.0.1:1");
        surroundings.insert("PRESENCE_ADDRESS_COMFYUI", "http://127.0.0.1:1");
        surroundings.insert("PRESENCE_KEYCHAIN", "off");
        surroundings.remove("OPENAI_API_KEY");
    }

    QString at(const QString &name) const { return m_folder.filePath(name); }

    void write(const QString &name, const std::string &bytes) const
    {
        if (const auto written = writeFile(at(name).toStdString(), bytes); !written)
            throw std::runtime_error(written.error().message);
    }

    std::unique_ptr<QProcess> process(const QString &output = {}) const
    {
        auto program = std::make_unique<QProcess>();
        program->setProcessEnvironment(surroundings);
        program->setWorkingDirectory(m_folder.path());
        program->setProgram(PRESENCE_BINARY_DIR "/bin/presence-cli");
        if (!output.isEmpty())
            program->setStandardOutputFile(output);
        return program;
    }

    Outcome run(const QStringList &arguments, const QByteArray &input = {}, const QString &output = {}) const
    {
        const auto program = process(output);
        program->setArguments(arguments);
        program->start();
        program->write(input);
        program->closeWriteChannel();
        if (!program->waitForFinished(180'000) || program->exitStatus() != QProcess::NormalExit)
            return {};
        return {program->exitCode(), program->readAllStandardOutput(), program->readAllStandardError()};
    }

    QProcessEnvironment surroundings = QProcessEnvironment::systemEnvironment();

private:
    QTemporaryDir m_folder;
};

} // namespace presence::test
