// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/loopback_server.h"

#include <chrono>
#include <map>
#include <mutex>
#include <string>
#include <vector>

namespace presence::test {

/// What both stand-ins share: a loopback server, and a list of everything in the requests that a real service
/// would have choked on. A test ends with QCOMPARE(fake.complaints(), {}).
class FakeService
{
public:
    virtual ~FakeService() = default;
    const LoopbackServer &server() const { return m_server; }
    std::vector<std::string> complaints() const;

protected:
    FakeService();
    virtual void answer(const LoopbackRequest &request, LoopbackReply &reply) = 0;
    void complain(const std::string &what);
    void stop() { m_server.stop(); } ///< to be called by the destructors of subclasses

    mutable std::mutex m_mutex;

private:
    std::vector<std::string> m_complaints;
    LoopbackServer m_server;
};

/// Behaves like AUTOMATIC1111's /sdapi/v1: one job at a time in sampling steps, one global progress with a
/// preview from the second step on, interrupt ends the job with what there is.
class FakeA1111 : public FakeService
{
public:
    struct Options
    {
        int steps = 3;                     ///< where the request names none
        std::chrono::milliseconds step{1}; ///< time per step
        std::string login;                 ///< "user:password" of --api-auth, or empty
    };
    FakeA1111();
    explicit FakeA1111(Options options);
    ~FakeA1111() override { stop(); }

    std::string address() const { return server().address(); }
    int interrupts() const;

private:
    void answer(const LoopbackRequest &request, LoopbackReply &reply) override;
    void generate(const LoopbackRequest &request, LoopbackReply &reply);
    std::string progress() const;

    const Options m_options;
    std::mutex m_queue; ///< held by the running job
    int m_jobs = 0;
    int m_step = 0;
    int m_steps = 0;
    bool m_interrupted = false;
    int m_interrupts = 0;
};

/// Behaves like the OpenAI Images API: knows its models, refuses unknown members, declines prompts that
/// contain the word "forbidden", and reports an account without credit for the key "sk-empty".
class FakeOpenAi : public FakeService
{
public:
    FakeOpenAi() = default;
    ~FakeOpenAi() override { stop(); }

    static constexpr const char *key = "sk-test-1234567890";
    std::string address() const { return server().address() + "/v1"; }

private:
    void answer(const LoopbackRequest &request, LoopbackReply &reply) override;
    void generate(const LoopbackRequest &request, LoopbackReply &reply);
};

} // namespace presence::test
