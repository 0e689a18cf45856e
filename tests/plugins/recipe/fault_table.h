// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "tests/support/loopback_server.h"

#include <string>

namespace presence::test {

/// What a service may do to an order, and what is to be said of it.
struct Fault
{
    const char *name;
    Error::Kind kind;
    const char *words; ///< a pattern
    void (*answer)(LoopbackReply &reply);
    double retryAfterSeconds = -1;
    bool orderOnly = false; ///< means nothing in the middle of a job
};

inline void sendStatus(LoopbackReply &reply, int status, const Headers &more = {})
{
    reply.send(status, R"({"error":{"message":"told","code":null},"detail":"told"})", "application/json",
               more);
}

inline const Fault faults[] = {
    {"closes at once", Error::Kind::Network, "closed", [](LoopbackReply &) {}},
    {"closes mid-body", Error::Kind::Network, "closed",
     [](LoopbackReply &reply) {
         reply.sendHead(200, "Content-Length: 5000");
         reply.raw(R"({"images":[")");
     }},
    {"401", Error::Kind::Unauthorised, "", [](LoopbackReply &reply) { sendStatus(reply, 401); }},
    {"402", Error::Kind::Unavailable, "", [](LoopbackReply &reply) { sendStatus(reply, 402); }},
    {"403", Error::Kind::Unauthorised, "", [](LoopbackReply &reply) { sendStatus(reply, 403); }},
    {"404", Error::Kind::Unavailable, "", [](LoopbackReply &reply) { sendStatus(reply, 404); }},
    {"422", Error::Kind::BadInput, "422", [](LoopbackReply &reply) { sendStatus(reply, 422); }},
    {"429", Error::Kind::Busy, "busy", [](LoopbackReply &reply) { sendStatus(reply, 429); }},
    {"429 with seconds to wait", Error::Kind::Busy, "busy",
     [](LoopbackReply &reply) {
         sendStatus(reply, 429, {{"Retry-After", "17"}});
     },
     17},
    {"429 with milliseconds to wait", Error::Kind::Busy, "busy",
     [](LoopbackReply &reply) {
         sendStatus(reply, 429, {{"retry-after-ms", "150"}, {"Retry-After", "2"}});
     },
     0.15},
    {"429 with a date in the past", Error::Kind::Busy, "busy",
     [](LoopbackReply &reply) {
         sendStatus(reply, 429, {{"Retry-After", "Wed, 21 Oct 2015 07:28:00 GMT"}});
     },
     0},
    {"429 with nonsense to wait", Error::Kind::Busy, "busy",
     [](LoopbackReply &reply) {
         sendStatus(reply, 429, {{"Retry-After", "soon"}});
     }},
    {"500", Error::Kind::Unavailable, "500", [](LoopbackReply &reply) { sendStatus(reply, 500); }},
    {"503", Error::Kind::Busy, "503", [](LoopbackReply &reply) { sendStatus(reply, 503); }},
    {"500 without a body", Error::Kind::Unavailable, "500",
     [](LoopbackReply &reply) { reply.send(500, ""); }},
    {"502 with a web page", Error::Kind::Busy, "web page",
     [](LoopbackReply &reply) { reply.send(502, "<html><h1>Bad Gateway</h1></html>", "text/html"); }},
    {"a web page", Error::Kind::BadInput, "web page",
     [](LoopbackReply &reply) { reply.send(200, "<!doctype html><title>Hi</title>", "text/html"); }},
    {"an empty answer", Error::Kind::BadInput, "not JSON|Picture 1",
     [](LoopbackReply &reply) { reply.send(200, ""); }},
    {"truncated JSON", Error::Kind::BadInput, "cut short|Picture 1",
     [](LoopbackReply &reply) { reply.send(200, R"({"id":"job-1","images":["iVBOR)"); }},
    {"JSON of another kind", Error::Kind::BadInput, "not an object|name the job|Picture 1",
     [](LoopbackReply &reply) { reply.send(200, "[1,2]"); }, -1, true},
    {"nothing in it", Error::Kind::BadInput, "no list of pictures|name the job|Picture 1",
     [](LoopbackReply &reply) { reply.send(200, "{}"); }, -1, true},
    {"wrong types", Error::Kind::BadInput, "no list of pictures|name the job|Picture 1",
     [](LoopbackReply &reply) {
         reply.send(200,
                    R"({"images":{"a":1},"data":"b","candidates":7,"id":[],"request_id":{},"urls":"x"})");
     },
     -1, true},
    {"a redirect to another host", Error::Kind::Network, "redirects",
     [](LoopbackReply &reply) {
         sendStatus(reply, 302, {{"Location", "http://203.0.113.9/steal"}});
     }},
    {"a body without end", Error::Kind::BadInput, "larger",
     [](LoopbackReply &reply) {
         reply.sendHead(200, "");
         const std::string megabyte(1 << 20, ' ');
         while (reply.raw(megabyte)) {
         }
     }},
    {"a body that is announced as a gigabyte", Error::Kind::BadInput, "larger",
     [](LoopbackReply &reply) { reply.sendHead(200, "Content-Length: 1073741824"); }},
};

} // namespace presence::test
