// SPDX-License-Identifier: MIT
#include "ui/panels/making/generate_bar.h"

#include "ui/models/backend_checks.h"
#include "ui/models/companions/companion_model.h"
#include "ui/models/settings.h"
#include "ui/models/spec_document.h"
#include "ui/panels/companions/companion_menu.h"
#include "ui/panels/making/model_field.h"

#include <QAction>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace presence;

namespace {

class Described : public Backend
{
public:
    explicit Described(BackendInfo info)
        : m_info(std::move(info))
    {
    }
    Result<std::vector<std::string>> offered = std::vector<std::string>{"one", "three"};

    BackendInfo info() const override { return m_info; }
    Result<> check(std::stop_token) override { return {}; }
    Result<std::vector<std::string>> models(std::stop_token) override { return offered; }
    Result<GenerationResult> generate(const GenerationRequest &, const ProgressCallback &,
                                      std::stop_token) override
    {
        return Error{};
    }

private:
    BackendInfo m_info;
};

} // namespace

class TestGenerateBar : public QObject
{
    Q_OBJECT

    struct Bench
    {
        Resources resources{PRESENCE_SOURCE_DIR "/resources"};
        SpecLibrary library = *SpecLibrary::load(resources);
        Vocabulary vocabulary = *Vocabulary::load(resources);
        LintRules rules = *LintRules::load(resources);
        SpecDocument document{library, vocabulary, rules};
        QTemporaryDir folder;
        Settings settings{folder.filePath("settings.ini")};
        BackendRegistry registry;
        BackendChecks checks{registry};
        CompanionModel companions{document};
        std::unique_ptr<GenerateBar> bar;

        Bench()
        {
            BackendInfo local;
            local.id = "local";
            local.name = "Local";
            local.dialect = Dialect::Tags;
            local.seed = local.steps = local.guidanceScale = true;
            BackendInfo hosted;
            hosted.id = "hosted";
            hosted.name = "Hosted";
            hosted.sizes = {{1024, 1024}, {1024, 1536}};
            hosted.qualities = {"auto", "low"};
            hosted.models = {"one", "two"};
            hosted.modelEngines = {{"two", "sdxl"}};
            hosted.refreshesModels = true;
            hosted.pictures = {"likeness", "depth"};
            hosted.modelPictures = {{"two", {"likeness"}}};
            hosted.largestPictures = 4;
            (void)registry.add(std::make_unique<Described>(local));
            (void)registry.add(std::make_unique<Described>(hosted));
            makeBar();
        }
        void makeBar()
        {
            bar = std::make_unique<GenerateBar>(
                GenerateBar::Context{registry, checks, document, companions, settings});
            bar->show();
        }
        Described &hosted() { return static_cast<Described &>(*registry.find("hosted")); }
        QComboBox *combo(const char *name) const
        {
            for (QComboBox *box : bar->findChildren<QComboBox *>())
                if (box->accessibleName() == name)
                    return box;
            return nullptr;
        }
    };

private slots:
    void ctrlEnterOrdersWhatTheDocumentSaysNow()
    {
        Bench bench;
        bench.bar->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(bench.bar.get()));
        QSignalSpy orders(bench.bar.get(), &GenerateBar::ordered);
        bench.document.apply({{"gaze.yaw", 12.0}}, "look");
        bench.combo("Number of pictures")->setCurrentIndex(3);
        QTest::keyClick(bench.bar.get(), Qt::Key_Return, Qt::ControlModifier);
        QTest::keyClick(bench.bar.get(), Qt::Key_Return, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(orders.size(), 2);
        const auto order = orders[0][0].value<GenerationQueue::Order>();
        QCOMPARE(order.backendId, std::string("local"));
        QCOMPARE(order.request.spec.pose.gazeYawDeg, 12.0);
        QCOMPARE(order.request.prompt.text, bench.document.prompt().text);
        QCOMPARE(order.request.settings.count, 4);
        QCOMPARE(order.request.settings.seed, std::int64_t(-1));
        QVERIFY(!order.atFront);
        QVERIFY(orders[1][0].value<GenerationQueue::Order>().atFront);
    }

    void onlyWhatTheBackendUnderstandsIsShownAndSent()
    {
        Bench bench;
        auto *seed = bench.bar->findChild<QLineEdit *>();
        QVERIFY(seed->isVisible());
        QTest::keyClicks(seed, "123");
        QCOMPARE(bench.bar->renderSettings().seed, std::int64_t(123));
        bench.bar->setBackendId("hosted");
        QVERIFY(!seed->isVisible());
        const RenderSettings settings = bench.bar->renderSettings();
        QCOMPARE(settings.seed, std::int64_t(-1));
        QCOMPARE(settings.model, std::string("one"));
        QCOMPARE(settings.quality, std::string("auto"));
        QCOMPARE(settings.width, 1024);
        QCOMPARE(bench.document.dialect(), Dialect::Natural);
        bench.bar->setBackendId("local");
        QCOMPARE(bench.document.dialect(), Dialect::Tags);
        QCOMPARE(bench.settings.backendId(), "local");
    }

    void aModelWithWordsOfItsOwnGetsThem()
    {
        Bench bench;
        bench.bar->setBackendId("hosted");
        QCOMPARE(bench.document.dialect(), Dialect::Natural);
        for (QComboBox *box : bench.bar->findChildren<QComboBox *>())
            if (const int index = box->findText("two"); index >= 0)
                box->setCurrentIndex(index);
        QCOMPARE(bench.bar->renderSettings().model, std::string("two"));
        QCOMPARE(bench.document.engine().id, std::string("sdxl"));
        bench.bar->setBackendId("local");
        QCOMPARE(bench.document.engine().id, std::string("tags"));
    }

    void theListOfModelsIsAskedFromTheServiceAndTheChoiceStays()
    {
        Bench bench;
        bench.bar->setBackendId("hosted");
        ModelField *field = bench.bar->modelField();
        bench.combo("Model")->setCurrentIndex(1);
        QCOMPARE(field->model(), std::string("two"));
        QTest::mouseClick(field->askButton(), Qt::LeftButton);
        QTRY_COMPARE(bench.combo("Model")->itemText(1), "three");
        QVERIFY2(field->stateText().contains("2"), qPrintable(field->stateText()));
        QCOMPARE(bench.bar->renderSettings().model, std::string("two")); // though it is in no list now

        bench.hosted().offered = Error{Error::Kind::Unavailable, "Nobody answers at that address."};
        field->ask();
        QTRY_VERIFY(field->stateText().contains("Nobody answers"));
        QCOMPARE(bench.combo("Model")->count(), 2); // the last list is better than none
    }

    void aModelOfOnesOwnIsTypedAndKeptForItsBackend()
    {
        Bench bench;
        bench.bar->setBackendId("hosted");
        bench.combo("Model")->setFocus();
        bench.combo("Model")->setEditText({});
        QTest::keyClicks(bench.combo("Model"), "two-preview");
        QCOMPARE(bench.bar->renderSettings().model, std::string("two-preview"));
        QCOMPARE(bench.document.engine().id, std::string("sdxl")); // its family writes like that
        bench.bar->setBackendId("local");
        QVERIFY(bench.bar->renderSettings().model.empty());
        bench.makeBar(); // as after a restart
        bench.bar->setBackendId("hosted");
        QCOMPARE(bench.bar->renderSettings().model, std::string("two-preview"));
    }

    void whatGoesAlongIsOrderedWithItAsFarAsTheModelTakesIt()
    {
        Bench bench;
        bench.bar->setBackendId("hosted");
        bench.companions.addSitterMap("depth");
        QSignalSpy orders(bench.bar.get(), &GenerateBar::ordered);
        bench.bar->generateAction()->trigger();
        bench.combo("Model")->setCurrentIndex(1);
        bench.bar->generateAction()->trigger();
        QCOMPARE(orders.size(), 2);
        QCOMPARE(orders[0][0].value<GenerationQueue::Order>().request.controls.size(), std::size_t(1));
        QVERIFY(orders[1][0].value<GenerationQueue::Order>().request.controls.empty());
        auto *attach = bench.bar->findChild<QToolButton *>("attach");
        QVERIFY2(attach->text().contains("0/1"), qPrintable(attach->text()));
        QVERIFY(attach->accessibleName().contains("0 of 1"));
        bench.bar->setBackendId("local");
        QVERIFY(bench.companions.refusalOf("depth") == Refusal::Pictures);
    }

    void theSizeFollowsTheAspect()
    {
        Bench bench;
        QCOMPARE(bench.bar->renderSettings().width, 832);
        bench.document.apply({{"camera.aspect", std::string("16:9")}}, "wide");
        const RenderSettings wide = bench.bar->renderSettings();
        QVERIFY(wide.width > wide.height);
    }

    void lockingTheSeedKeepsTheLastOne()
    {
        Bench bench;
        bench.bar->setLastSeed(4711);
        for (QToolButton *button : bench.bar->findChildren<QToolButton *>())
            if (button->accessibleName() == "Keep the seed")
                QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(bench.bar->renderSettings().seed, std::int64_t(4711));
        bench.bar->setLastSeed(9);
        QCOMPARE(bench.bar->renderSettings().seed, std::int64_t(4711));
    }

    void recalledSettingsComeBack()
    {
        Bench bench;
        RenderSettings wanted;
        wanted.width = 704;
        wanted.height = 904;
        wanted.seed = 5;
        wanted.steps = 33;
        wanted.guidanceScale = 6.5;
        wanted.sampler = "UniPC";
        bench.bar->setRenderSettings(wanted);
        QCOMPARE(bench.bar->renderSettings(), wanted);
    }
};

QTEST_MAIN(TestGenerateBar)
#include "tst_generate_bar.moc"
