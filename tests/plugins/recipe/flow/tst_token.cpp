// SPDX-License-Identifier: MIT
#include "plugins/recipe/flow/token.h"
#include "tests/plugins/recipe/recipe_support.h"
#include "tests/support/loopback_server.h"
#include "tests/support/test_picture.h"

#include "core/base/encoding/base64.h"

#include <QMessageAuthenticationCode>
#include <QTest>

#include <ctime>

using namespace presence;
using namespace presence::test;
using nlohmann::json;

static QByteArray urlBase64(const QByteArray &bytes)
{
    return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

static json recipeWithTokens()
{
    return {{"presence", "recipe/1"},
            {"id", "signed"},
            {"name", "Signed"},
            {"kind", "local"},
            {"address", "http://127.0.0.1:9"},
            {"dialect", "natural"},
            {"auth", {{"scheme", "token"}, {"key", "SIGNED_KEY"}, {"seconds", 60}}},
            {"generate", {{"path", "/make"}, {"body", {{"text", {{"$", "prompt"}}}}}}},
            {"response", {{"images", "/pictures/*"}}}};
}

class TestToken : public QObject
{
    Q_OBJECT

private slots:
    void aTokenIsSignedAsTheStandardSays()
    {
        const QByteArray token =
            QByteArray::fromStdString(signedToken("my-access", "my-secret", 1700000000, 1800));
        const auto parts = token.split('.');
        QCOMPARE(parts.size(), 3);
        QCOMPARE(parts[0], urlBase64(R"({"alg":"HS256","typ":"JWT"})"));
        const json claims =
            json::parse(QByteArray::fromBase64(parts[1], QByteArray::Base64UrlEncoding).toStdString());
        QCOMPARE(claims.dump(),
                 json({{"iss", "my-access"}, {"exp", 1700001800}, {"nbf", 1699999995}}).dump());
        QCOMPARE(parts[2], urlBase64(QMessageAuthenticationCode::hash(parts[0] + "." + parts[1], "my-secret",
                                                                      QCryptographicHash::Sha256)));
    }

    void everyRequestCarriesAFreshOneAndNoErrorShowsIt()
    {
        std::atomic<bool> echo = false;
        LoopbackServer server([&](const LoopbackRequest &request, LoopbackReply &reply) {
            const std::string sent = request.header("authorization");
            if (echo)
                return reply.send(500,
                                  json{{"error", "I got " + sent + " of my-access with my-secret"}}.dump());
            reply.send(200, json{{"pictures", {toBase64(pngPicture(8, 8))}}}.dump());
        });
        json text = recipeWithTokens();
        text["errors"] = {{"messages", {"/error"}}};
        const RecipeBackend backend(*parseRecipe(text.dump(), "x"),
                                    environmentOf(server.address(), "my-access:my-secret"));
        auto &made = const_cast<RecipeBackend &>(backend);
        const auto before = std::time(nullptr);
        QVERIFY(made.generate(portraitRequest(), {}, {}).ok());
        const QByteArray sent = QByteArray::fromStdString(server.requests().front().header("authorization"));
        QVERIFY(sent.startsWith("Bearer "));
        const json claims = json::parse(
            QByteArray::fromBase64(sent.mid(7).split('.')[1], QByteArray::Base64UrlEncoding).toStdString());
        QCOMPARE(claims["iss"].get<std::string>(), std::string("my-access"));
        QVERIFY(claims["exp"].get<std::int64_t>() >= before + 60 &&
                claims["exp"].get<std::int64_t>() < before + 120);

        echo = true;
        const auto failed = made.generate(portraitRequest(), {}, {});
        QVERIFY(!failed.ok());
        for (const char *leak : {"eyJ", "my-access", "my-secret"})
            QVERIFY2((failed.error().message + failed.error().detail).find(leak) == std::string::npos,
                     failed.error().message.c_str());
        QVERIFY(says(failed.error(), "I got"));
    }
};

QTEST_APPLESS_MAIN(TestToken)
#include "tst_token.moc"
