// SPDX-License-Identifier: MIT
#include "ui/models/measuring/measuring.h"

#include "core/base/file_io.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <future>

using namespace presence;

static const std::filesystem::path sharedModels = PRESENCE_SOURCE_DIR "/../shared/models";

class TestMeasuringEquipment : public QObject
{
    Q_OBJECT

    const Resources m_resources{PRESENCE_SOURCE_DIR "/resources"};
    const Critic m_base = Critic::load(m_resources, defaultCascadeFolders()).value();
    QTemporaryDir m_folder;

    ModelStore store(const char *name) const
    {
        return ModelStore::open(m_resources, m_folder.filePath(name).toStdString()).value();
    }

private slots:
    void withoutModelsItMeasuresWithWhatIsBuiltIn()
    {
        MeasuringEquipment equipment(m_base, store("none"));
        QSignalSpy loaded(&equipment, &MeasuringEquipment::loaded);
        equipment.load();
        QVERIFY(equipment.isLoading());
        QCOMPARE(equipment.critic().tiers(), m_base.tiers());
        QTRY_COMPARE(loaded.size(), 1);
        QVERIFY(!equipment.isLoading());
        QVERIFY(equipment.problems().isEmpty());
    }

    void whoeverAsksWhileItLoadsGetsTheWhole()
    {
        if (!std::filesystem::exists(sharedModels))
            QSKIP("the optional models are not beside the project");
        const ModelStore installed = store("quality");
        for (const char *file : {"brisque_model_live.yml", "brisque_range_live.yml"})
            QVERIFY(installed.add(sharedModels / file).ok());
        MeasuringEquipment equipment(m_base, installed);
        equipment.load();
        auto asked = std::async(std::launch::async, [&] { return equipment.critic().tiers(); });
        const std::vector<std::string> tiers = asked.get();
        QVERIFY(std::ranges::find(tiers, std::string("Q")) != tiers.end());
    }

    void aModelThatIsAddedIsUsedAtOnceAndOneThatIsRemovedNoLonger()
    {
        if (!std::filesystem::exists(sharedModels))
            QSKIP("the optional models are not beside the project");
        Measuring measuring(m_base, store("added"), {});
        QSignalSpy loaded(&measuring.equipment, &MeasuringEquipment::loaded);
        measuring.start();
        QTRY_COMPARE(loaded.size(), 1);
        QCOMPARE(measuring.equipment.current().tiers(), m_base.tiers());
        for (const char *file : {"brisque_model_live.yml", "brisque_range_live.yml"})
            measuring.models.add(QString::fromStdString((sharedModels / file).string()));
        const auto answers = [&] {
            const auto tiers = measuring.equipment.current().tiers();
            return std::ranges::find(tiers, std::string("Q")) != tiers.end();
        };
        QTRY_VERIFY(answers());
        measuring.models.remove("quality");
        QTRY_VERIFY(!answers());
    }

    void aDamagedModelIsLeftOutAndSaid()
    {
        const ModelStore damaged = store("damaged");
        QVERIFY(writeFile(damaged.folder() / "sinet_portrait_320.onnx", "no network").ok());
        MeasuringEquipment equipment(m_base, damaged);
        QSignalSpy loaded(&equipment, &MeasuringEquipment::loaded);
        equipment.load();
        QTRY_COMPARE(loaded.size(), 1);
        QCOMPARE(equipment.current().tiers(), m_base.tiers());
        QCOMPARE(equipment.problems().size(), 1);
        QVERIFY(equipment.problems().first().contains("sinet_portrait_320.onnx"));
    }
};

QTEST_GUILESS_MAIN(TestMeasuringEquipment)
#include "tst_measuring_equipment.moc"
