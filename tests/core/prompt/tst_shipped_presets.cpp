// SPDX-License-Identifier: MIT
#include "core/prompt/lint.h"
#include "core/prompt/prompt_builder.h"
#include "core/spec/tables/jobs.h"

#include <nlohmann/json.hpp>

#include <QDir>
#include <QFile>
#include <QTest>

#include <set>

using namespace presence;

class TestShippedPresets : public QObject
{
    Q_OBJECT

    const QDir m_folder{PRESENCE_SOURCE_DIR "/resources/presets"};
    std::optional<LintRules> m_rules;
    std::optional<Vocabulary> m_words;
    std::optional<SpecLibrary> m_library;

    nlohmann::json read(const QString &name) const
    {
        QFile file(m_folder.filePath(name));
        return nlohmann::json::parse(file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : "",
                                     nullptr, false);
    }

private slots:
    void initTestCase()
    {
        const Resources resources(PRESENCE_SOURCE_DIR "/resources");
        m_rules = *LintRules::load(resources);
        m_words = *Vocabulary::load(resources);
        m_library = *SpecLibrary::load(resources);
    }

    void thereAreAtLeastEightyWithDifferentNames()
    {
        std::set<std::string> names;
        for (const QString &file : m_folder.entryList({"*.json"}))
            names.insert(QString::fromStdString(read(file).at("name")).toLower().toStdString());
        QVERIFY(names.size() >= 80);
        QCOMPARE(names.size(), std::size_t(m_folder.entryList({"*.json"}).size()));
    }

    void everyPresetLoadsAppliesAndLintsClean_data()
    {
        QTest::addColumn<QString>("file");
        for (const QString &file : m_folder.entryList({"*.json"}))
            QTest::newRow(qPrintable(file)) << file;
    }
    void everyPresetLoadsAppliesAndLintsClean()
    {
        QFETCH(QString, file);
        const auto document = read(file);
        QVERIFY(document.is_object());
        QCOMPARE(document.at("schema").get<std::string>(), "presence.preset/1");
        QVERIFY(!document.at("name").get<std::string>().empty() &&
                !document.at("about").get<std::string>().empty());
        const std::set<std::string> kinds{"job", "expression", "lighting", "camera",  "platform", "palette",
                                          "era", "realism",    "identity", "starter", "literal"};
        QVERIFY(!document.at("tags").empty());
        for (const auto &tag : document.at("tags"))
            QVERIFY2(kinds.contains(tag.get<std::string>()), tag.get<std::string>().c_str());

        const auto values = SpecPatch::fromJson(document.at("values").dump(), file.toStdString());
        QVERIFY2(values.ok(), values ? "" : values.error().message.c_str());
        const auto spec = values->appliedTo(PortraitSpec{});
        QVERIFY2(spec.ok(), spec ? "" : spec.error().message.c_str());
        const std::set<std::string> unwritten{"EMO-006", "EMO-007"}; // a preset need not know place or job
        // A recipe that is kept word for word may be doubtful; that is why there is a better one beside it.
        const bool literal = document.at("tags").back() == "literal";
        for (const LintFinding &finding :
             m_rules->check(*spec, buildPrompt(*spec, Dialect::Natural, *m_words)))
            QVERIFY2(finding.severity == LintFinding::Severity::Info || unwritten.contains(finding.rule) ||
                         (literal && finding.severity == LintFinding::Severity::Warn),
                     (finding.rule + ": " + finding.message).c_str());
    }

    void everyPresetIsFreeOfErrorsOnItsJobToo_data() { everyPresetLoadsAppliesAndLintsClean_data(); }
    void everyPresetIsFreeOfErrorsOnItsJobToo()
    {
        QFETCH(QString, file);
        const auto values = SpecPatch::fromJson(read(file).at("values").dump(), file.toStdString());
        const auto named = values->values().find("story.job");
        for (const Job &job : m_library->jobs) { // one that names no job goes with any
            if (named != values->values().end() && std::get<std::string>(named->second) != job.id)
                continue;
            const auto start = job.defaults.appliedTo(PortraitSpec{});
            const auto spec = m_library->withConsequences(*values, *start).appliedTo(*start);
            QVERIFY2(spec.ok(), spec ? "" : spec.error().message.c_str());
            for (const Dialect dialect : {Dialect::Natural, Dialect::Tags, Dialect::Midjourney})
                for (const LintFinding &finding :
                     m_rules->check(*spec, buildPrompt(*spec, dialect, *m_words)))
                    QVERIFY2(finding.severity != LintFinding::Severity::Error,
                             (job.id + ", " + finding.rule + ": " + finding.message).c_str());
        }
    }

    void anExpressionReplacesTheWholeFace()
    {
        for (const QString &file : m_folder.entryList({"*.json"})) {
            const auto document = read(file);
            if (document.at("tags") != nlohmann::json::array({"expression"}))
                continue;
            const auto values = SpecPatch::fromJson(document.at("values").dump(), file.toStdString());
            for (const Control &control : controls())
                if (control.kind == Control::Kind::Level)
                    QVERIFY2(values->values().contains(control.id), qPrintable(file));
        }
    }
};

QTEST_APPLESS_MAIN(TestShippedPresets)
#include "tst_shipped_presets.moc"
