// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/loopback_server.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <functional>
#include <string>

namespace presence::test {

/// A real TLS server on localhost whose certificate nobody vouches for: its own, made for the occasion by the
/// openssl program, which the tests need. What it is told behind the handshake it repeats.
class UntrustedServer
{
public:
    UntrustedServer()
    {
        const QString key = m_folder.filePath("key.pem"), certificate = m_folder.filePath("certificate.pem");
        QProcess maker;
        maker.start("openssl", {"req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1",
                                "-nodes", "-days", "2", "-subj", "/CN=localhost", "-addext",
                                "subjectAltName=DNS:localhost", "-keyout", key, "-out", certificate});
        m_made = maker.waitForFinished() && maker.exitCode() == 0;
        m_server.start("openssl", {"s_server", "-quiet", "-accept", QString::number(m_port), "-cert",
                                   certificate, "-key", key});
        m_made = m_made && m_server.waitForStarted();
    }
    ~UntrustedServer()
    {
        m_server.kill();
        m_server.waitForFinished();
    }

    /// Once it listens, which `attempt` finds out: true if it met somebody at all. False if openssl is
    /// missing.
    bool isMet(const std::function<bool()> &attempt) const
    {
        return m_made && QTest::qWaitFor(attempt, 20000);
    }
    std::string address() const { return "https://localhost:" + std::to_string(m_port); }
    /// Everything that anybody has said to it.
    QByteArray heard() { return m_server.readAllStandardOutput(); }

private:
    const QTemporaryDir m_folder;
    const int m_port = LoopbackServer::unusedPort();
    QProcess m_server;
    bool m_made = false;
};

} // namespace presence::test
