// SPDX-License-Identifier: MIT
// Built several times with different promises; see tests/plugins/samples/CMakeLists.txt.
#include "plugins/backend_plugin.h"

#include <QObject>

#include <stdexcept>

using namespace presence;

class SampleBackend : public Backend
{
public:
    BackendInfo info() const override
    {
        BackendInfo info;
        info.id = "sample";
        info.name = "Sample";
        return info;
    }
    Result<> check(std::stop_token) override { return {}; }
    Result<GenerationResult> generate(const GenerationRequest &, const ProgressCallback &,
                                      std::stop_token) override
    {
        return Error{Error::Kind::Unavailable, "The sample makes no pictures."};
    }
};

#ifdef SAMPLE_MISSING_SYMBOL
int nobodyDefinesThis();
#endif

class SamplePlugin : public QObject
#ifndef SAMPLE_OTHER_CLASS
    ,
                     public BackendPlugin
#endif
{
    Q_OBJECT
    Q_PLUGIN_METADATA(IID SAMPLE_IID FILE "sample.json")
#ifndef SAMPLE_OTHER_CLASS
    Q_INTERFACES(presence::BackendPlugin)

public:
    Offer createBackends(const PluginEnvironment &environment) override
    {
#ifdef SAMPLE_MISSING_SYMBOL
        nobodyDefinesThis();
#endif
        if (environment.userFolder == "/throw")
            throw std::runtime_error("no such folder");
        Offer offer;
        offer.backends.push_back(std::make_unique<SampleBackend>());
        offer.problems.push_back("A second sample could not be made.");
        return offer;
    }
#endif
};

#include "sample_plugin.moc"
