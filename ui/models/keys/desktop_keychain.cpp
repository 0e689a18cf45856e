// SPDX-License-Identifier: MIT
#include "ui/models/keys/secret_store.h"

#include <QCoreApplication>

#include <qt6keychain/keychain.h>

namespace presence {

namespace {

using namespace QKeychain;

/// The keychain's own words may be in any language and of any length: they are for the log.
Error errorOf(const Job &job)
{
    const auto say = [&](Error::Kind kind, const char *sentence) {
        return presence::Error{kind, QCoreApplication::translate("KeyRing", sentence).toStdString(),
                               job.errorString().toStdString()};
    };
    switch (job.error()) {
    case EntryNotFound:
        return say(presence::Error::Kind::NotFound, "The keychain has no such key.");
    case AccessDeniedByUser:
    case AccessDenied:
        return say(presence::Error::Kind::Unavailable, "The keychain of this desktop is locked.");
    default:
        return say(presence::Error::Kind::Unavailable, "This desktop offers no keychain.");
    }
}

class DesktopKeychain : public SecretStore
{
public:
    void read(const std::string &name, const Read &answer) override
    {
        start(new ReadPasswordJob(QStringLiteral("Presence")), name, [answer](ReadPasswordJob &job) {
            answer(job.error() == NoError ? Result<std::string>(job.textData().toStdString())
                                          : Result<std::string>(errorOf(job)));
        });
    }
    void write(const std::string &name, const std::string &secret, const Done &answer) override
    {
        auto *job = new WritePasswordJob(QStringLiteral("Presence"));
        job->setTextData(QString::fromStdString(secret));
        start(job, name, [answer](WritePasswordJob &done) {
            answer(done.error() == NoError ? Result<>() : Result<>(errorOf(done)));
        });
    }
    void remove(const std::string &name, const Done &answer) override
    {
        start(new DeletePasswordJob(QStringLiteral("Presence")), name, [answer](DeletePasswordJob &job) {
            const bool gone = job.error() == NoError || job.error() == EntryNotFound;
            answer(gone ? Result<>() : Result<>(errorOf(job)));
        });
    }

private:
    template <typename KeyJob, typename Answer>
    static void start(KeyJob *job, const std::string &name, Answer answer)
    {
        job->setKey(QString::fromStdString(name));
        job->setInsecureFallback(false);
        QObject::connect(job, &Job::finished, job, [job, answer] { answer(*job); });
        job->start();
    }
};

} // namespace

std::unique_ptr<SecretStore> desktopKeychain()
{
    if (qEnvironmentVariable("PRESENCE_KEYCHAIN") == QLatin1String("off"))
        return nullptr;
    return std::make_unique<DesktopKeychain>();
}

} // namespace presence
