// SPDX-License-Identifier: MIT
#include "core/base/result.h"

#include <QTest>

#include <memory>

using namespace presence;

static Result<int> half(int number)
{
    if (number % 2)
        return Error{Error::Kind::BadInput, "odd"};
    return number / 2;
}

class TestResult : public QObject
{
    Q_OBJECT

private slots:
    void aValueIsSuccess()
    {
        const auto result = half(8);
        QVERIFY(result.ok() && result);
        QCOMPARE(*result, 4);
        QCOMPARE(result.value(), 4);
    }

    void anErrorTellsKindAndMessage()
    {
        const auto result = half(7);
        QVERIFY(!result.ok() && !result);
        QVERIFY(result.error() == (Error{Error::Kind::BadInput, "odd"}));
        QVERIFY(result.error().retryAfterSeconds < 0);
    }

    void successWithoutAValueIsTheDefault()
    {
        QVERIFY(Result<>().ok());
        QVERIFY(!Result<>(Error{}).ok());
    }

    void whatCannotBeCopiedCanBeMovedOut()
    {
        Result<std::unique_ptr<int>> result(std::make_unique<int>(7));
        const std::unique_ptr<int> taken = *std::move(result);
        QCOMPARE(*taken, 7);
    }

    void theValueCanBeChangedInPlace()
    {
        Result<std::string> result(std::string("a"));
        result->append("b");
        *result += "c";
        QVERIFY(*result == "abc");
    }
};

QTEST_APPLESS_MAIN(TestResult)
#include "tst_result.moc"
