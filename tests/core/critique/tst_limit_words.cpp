// SPDX-License-Identifier: MIT
#include "core/critique/limit_words.h"

#include "core/base/file_io.h"
#include "core/critique/limits.h"

#include <QTemporaryDir>
#include <QTest>

#include <map>

using namespace presence;

class TestLimitWords : public QObject
{
    Q_OBJECT

    const Resources m_shipped{PRESENCE_SOURCE_DIR "/resources"};

private slots:
    void everyLimitIsSaidInWordsOfItsOwn()
    {
        const auto limits = Limits::load(m_shipped);
        const auto words = LimitWords::load(m_shipped);
        QVERIFY(limits.ok() && words.ok());
        std::map<std::string, std::string> said;
        for (const auto &[id, limit] : limits->all()) {
            const std::string text = words->of(id);
            QVERIFY2(text != id, id.c_str());
            QVERIFY2(text.find("{}") == text.npos, text.c_str());
            const auto [twin, isNew] = said.emplace(text, id);
            QVERIFY2(isNew, (id + " reads like " + twin->second).c_str());
        }
    }

    void noWordsAreLeftOfLimitsThatAreGone()
    {
        const auto limits = Limits::load(m_shipped);
        const auto words = LimitWords::load(m_shipped);
        QVERIFY(limits.ok() && words.ok());
        for (const auto &[id, text] : words->all())
            QVERIFY2(id.find('*') != id.npos || limits->all().contains(id), id.c_str());
    }

    void aSharedRowNamesThePartItStandsFor()
    {
        const auto words = LimitWords::load(m_shipped);
        QVERIFY(words.ok());
        QCOMPARE(words->of("expression.au12.c"), std::string("AU12 counts as level C from a weight of"));
        QCOMPARE(words->of("no.such.limit"), std::string("no.such.limit"));
        QCOMPARE(words->of("none"), std::string("none"));
    }

    void aDamagedTableIsRefused()
    {
        const QTemporaryDir home;
        const std::string file = home.filePath("critique/limit_words.json").toStdString();
        for (const char *text : {"{", R"({"schema": "presence.limit_words/1", "limits": 5})",
                                 R"({"schema": "presence.limit_words/1", "limits": {"a": 1}})"}) {
            QVERIFY(writeFile(file, text).ok());
            const auto words = LimitWords::load(Resources(home.path().toStdString()));
            QVERIFY2(!words && words.error().message.find("limit_words") != std::string::npos, text);
        }
    }
};

QTEST_GUILESS_MAIN(TestLimitWords)
#include "tst_limit_words.moc"
