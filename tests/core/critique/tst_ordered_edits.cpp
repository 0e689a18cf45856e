// SPDX-License-Identifier: MIT
#include "core/critique/critique.h"
#include "tests/accuracy/edits.h"

#include <QTest>

#include <filesystem>
#include <opencv2/imgcodecs.hpp>

using namespace presence;

static const std::filesystem::path photos = PRESENCE_SOURCE_DIR "/../shared/photos";

/// Edits of one photograph with a known effect on one finding.
class TestOrderedEdits : public QObject
{
    Q_OBJECT

    std::optional<Critic> m_critic;
    cv::Mat m_original;
    CritiqueReport m_natural; ///< of the original

    CritiqueReport review(const cv::Mat &pixels) const
    {
        std::vector<unsigned char> bytes;
        cv::imencode(".png", pixels, bytes);
        return *m_critic->review(*ImageFile::fromBytes(std::string(bytes.begin(), bytes.end()), "edit"), {},
                                 "edit");
    }

private slots:
    void initTestCase()
    {
        auto critic = Critic::load(Resources(PRESENCE_SOURCE_DIR "/resources"), defaultCascadeFolders());
        QVERIFY2(critic.ok(), critic.ok() ? "" : critic.error().message.c_str());
        m_critic = std::move(*critic);
        m_original = cv::imread((photos / "ai_10.jpg").string());
        if (m_original.empty())
            QSKIP("The test photographs are not here.");
        m_natural = review(m_original);
    }

    void everyEditMovesItsMeasure_data()
    {
        QTest::addColumn<int>("index");
        for (std::size_t i = 0; i < edits.size(); ++i)
            QTest::newRow(edits[i].name) << int(i);
    }

    void everyEditMovesItsMeasure()
    {
        QFETCH(int, index);
        const Edit &edit = edits[std::size_t(index)];
        const CritiqueReport edited = review(edit.apply(m_original));
        const Finding &before = *m_natural.find(edit.measure), &after = *edited.find(edit.measure);
        QVERIFY2(after.verdict != Verdict::Unmeasured, after.reason.c_str());
        if (const double *number = std::get_if<double>(&before.measured)) {
            const double moved = std::get<double>(after.measured) - *number;
            QVERIFY2(moved * edit.direction > 0, std::to_string(moved).c_str());
        } else {
            QCOMPARE(after.measured, Quantity(std::string(edit.direction > 0 ? "warm" : "cool")));
        }
    }

    void blurIsNotCalledRetouching()
    {
        cv::Mat soft;
        cv::GaussianBlur(m_original, soft, {0, 0}, 4);
        const auto report = review(soft);
        QCOMPARE(report.find("skin.texture")->verdict, Verdict::Unmeasured);
        QCOMPARE(report.find("focus.eyes")->verdict, Verdict::Warn);
    }

    void noiseIsNotCalledTexture()
    {
        const auto report = review(edit::noisy(m_original));
        const Finding &texture = *report.find("skin.texture");
        QCOMPARE(texture.verdict, Verdict::Note);
        QVERIFY2(texture.advice.find("noise") != std::string::npos, texture.advice.c_str());
    }

    void aMirroredHalfIsNoticedAndTheOriginalIsNot()
    {
        QCOMPARE(m_natural.find("symmetry.face")->verdict, Verdict::Pass);
        // Mirrored about the middle of the face box, as a lazy retoucher would.
        const Region box = m_natural.find("face.count")->regions.front();
        const int axis = int(box.x + box.width / 2), half = std::min(axis, m_original.cols - axis);
        cv::Mat mirrored = m_original.clone(), flipped;
        cv::flip(m_original(cv::Rect(axis - half, 0, half, m_original.rows)), flipped, 1);
        flipped.copyTo(mirrored(cv::Rect(axis, 0, half, m_original.rows)));
        QCOMPARE(review(mirrored).find("symmetry.face")->verdict, Verdict::Warn);
    }
};

QTEST_APPLESS_MAIN(TestOrderedEdits)
#include "tst_ordered_edits.moc"
