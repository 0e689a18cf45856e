// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/loopback_server.h"
#include "tests/support/test_picture.h"

#include <nlohmann/json.hpp>

#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace presence::test {

/// What the stand-ins of services share: a loopback server, the jobs it has, and a list of everything in the
/// requests that the real service would have choked on or thrown away. A test ends with
/// QCOMPARE(fake.complaints(), {}). All of them decline prompts that contain "forbidden", know the key `key`
/// and an account without credit, `emptyKey`.
class FakeService
{
public:
    static constexpr const char *key = "sk-test-1234567890";
    static constexpr const char *emptyKey = "sk-empty-0987654321";

    virtual ~FakeService() = default;
    const LoopbackServer &server() const { return m_server; }
    /// Where services keep pictures that they hand out by address: another host, by its port.
    const LoopbackServer &otherHost() const { return m_otherHost; }
    virtual std::string address() const { return m_server.address(); }
    std::vector<std::string> complaints() const;

    /// From now on requests whose path contains `part` are answered by `handler`; none to end it.
    void sabotage(std::string part, LoopbackServer::Handler handler);
    /// Jobs take this many polls until they are done.
    void takePolls(int polls) { m_polls = polls; }
    /// As if the time for which results are kept had passed.
    void forgetJobs();
    int submissions() const;
    int cancels() const;

protected:
    using json = nlohmann::json;

    struct Job
    {
        json order;
        int polls = 0; ///< asked so far
        bool cancelled = false;
    };
    struct Part
    {
        std::string value, fileName, type;
    };

    FakeService();
    virtual void answer(const LoopbackRequest &request, LoopbackReply &reply) = 0;
    /// To be called by the destructors of subclasses.
    void stop()
    {
        m_server.stop();
        m_otherHost.stop();
    }
    void complain(const std::string &what);

    /// The JSON of the request; complains about anything else, about members that are not in `fields` or have
    /// another type, and about missing ones. Types: s text, i whole number, f number, b flag, a list, o
    /// object; with a * required.
    json checkedBody(const LoopbackRequest &request, const std::map<std::string, std::string> &fields);
    void checkFields(const json &object, const std::map<std::string, std::string> &fields,
                     const std::string &where);
    /// The parts of a multipart body by name; complains about anything else.
    std::map<std::string, std::vector<Part>> checkedParts(const LoopbackRequest &request);
    /// Is this a picture, as base64 or data URI, that tells nothing about place and camera?
    void checkPicture(const std::string &text, bool dataUri = false);
    void checkPictureBytes(const std::string &bytes);

    std::string addJob(json order); ///< its id
    /// The job of the last part of the path, one poll further; nothing if it is unknown.
    std::optional<Job> polled(const std::string &id);
    bool cancelJob(const std::string &id);
    bool isDone(const Job &job) const { return job.polls > m_polls; }
    static bool isForbidden(const std::string &prompt)
    {
        return prompt.find("forbidden") != std::string::npos;
    }
    /// What it "paints": a picture of a sixteenth of the size, another colour for each number.
    static std::string painted(int width, int height, int number = 0);
    static std::string lastSegment(const std::string &path) { return path.substr(path.rfind('/') + 1); }

    mutable std::mutex m_mutex;

private:
    void dispatch(const LoopbackRequest &request, LoopbackReply &reply);

    std::vector<std::string> m_complaints;
    std::map<std::string, Job> m_jobs;
    int m_submissions = 0;
    int m_cancels = 0;
    std::atomic<int> m_polls = 1;
    std::string m_sabotaged;
    LoopbackServer::Handler m_sabotage;
    LoopbackServer m_server, m_otherHost;
};

} // namespace presence::test
