// SPDX-License-Identifier: MIT
#include "core/prompt/prompt_builder.h"
#include "core/spec/tables/jobs.h"

#include <nlohmann/json.hpp>

#include <QDir>
#include <QFile>
#include <QTest>

using namespace presence;

/// Whole briefs and the prompts they give, kept as text so that a person can read them. A deliberate change
/// of words: run with PRESENCE_WRITE_GOLDEN=1, then read every changed file before committing it.
class TestGoldenPrompts : public QObject
{
    Q_OBJECT

    const QDir m_folder{PRESENCE_SOURCE_DIR "/tests/data/prompts"};
    std::optional<Vocabulary> m_words;
    SpecLibrary m_library;

    static QByteArray read(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    Result<PortraitSpec> specOf(const QString &brief) const
    {
        const auto document = nlohmann::json::parse(read(m_folder.filePath(brief + ".json")).toStdString());
        const auto values = SpecPatch::fromJson(document["values"].dump(), brief.toStdString());
        if (!values)
            return values.error();
        const auto before =
            m_library.job(document["job"].get<std::string>())->defaults.appliedTo(PortraitSpec{});
        return m_library.withConsequences(*values, *before).appliedTo(*before);
    }

    static QString asText(const Prompt &prompt)
    {
        QString text = QString::fromStdString(prompt.text) + "\n";
        if (!prompt.negative.empty())
            text += "\nNegative: " + QString::fromStdString(prompt.negative) + "\n";
        if (!prompt.dropped.empty())
            text += "\nDropped:\n";
        for (const PromptSegment &segment : prompt.dropped)
            text += "  " + QString::fromStdString(segment.text) + "\n";
        return text;
    }

private slots:
    void initTestCase()
    {
        const Resources resources(PRESENCE_SOURCE_DIR "/resources");
        auto words = Vocabulary::load(resources);
        QVERIFY2(words.ok(), words ? "" : words.error().detail.c_str());
        m_words = *words;
        m_library = *SpecLibrary::load(resources);
    }

    void aBriefGivesThePromptThatWasReadAndFoundGood_data()
    {
        QTest::addColumn<QString>("brief");
        QTest::addColumn<int>("dialect");
        for (const QString &file : m_folder.entryList({"*.json"}, QDir::Files))
            for (const Dialect dialect : allDialects) {
                const QString brief = file.chopped(5);
                QTest::newRow(qPrintable(brief + " " + QString::fromUtf8(dialectId(dialect).data())))
                    << brief << int(dialect);
            }
    }
    void aBriefGivesThePromptThatWasReadAndFoundGood()
    {
        QFETCH(QString, brief);
        QFETCH(int, dialect);
        const auto spec = specOf(brief);
        QVERIFY2(spec.ok(), spec ? "" : spec.error().message.c_str());
        const QString text = asText(buildPrompt(*spec, Dialect(dialect), *m_words));
        const QString path =
            m_folder.filePath(brief + "." + QString::fromUtf8(dialectId(Dialect(dialect)).data()) + ".txt");
        if (qEnvironmentVariableIsSet("PRESENCE_WRITE_GOLDEN")) {
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(text.toUtf8());
        }
        QCOMPARE(text, QString::fromUtf8(read(path)));
    }

    void thereAreEnoughBriefs() { QVERIFY(m_folder.entryList({"*.json"}, QDir::Files).size() >= 12); }
};

QTEST_APPLESS_MAIN(TestGoldenPrompts)
#include "tst_golden_prompts.moc"
