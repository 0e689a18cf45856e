// SPDX-License-Identifier: MIT
#include "ui/theme.h"
#include "ui/widgets/icons.h"

#include <QApplication>
#include <QDir>
#include <QDirIterator>
#include <QTest>

#include <cmath>

using namespace presence;

namespace {

/// WCAG 2.2, definition of relative luminance.
double luminance(const QColor &color)
{
    const auto linear = [](double channel) {
        return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

double contrast(const QColor &a, const QColor &b)
{
    const double brighter = std::max(luminance(a), luminance(b));
    const double darker = std::min(luminance(a), luminance(b));
    return (brighter + 0.05) / (darker + 0.05);
}

/// CIE L* of a grey under D65.
double lightness(const QColor &grey) { return 116 * std::cbrt(luminance(grey)) - 16; }

void eachTheme()
{
    QTest::addColumn<ThemeKind>("kind");
    QTest::newRow("light") << ThemeKind::Light;
    QTest::newRow("dark") << ThemeKind::Dark;
}

} // namespace

class TestTheme : public QObject
{
    Q_OBJECT

private slots:
    void textIsReadableOnEverySurface_data() { eachTheme(); }
    void textIsReadableOnEverySurface()
    {
        QFETCH(ThemeKind, kind);
        const ThemeTokens &t = themeTokens(kind);
        for (const QColor &surface : {t.panel, t.stage, t.field, t.raised, t.hover})
            for (const QColor &text : {t.text, t.muted, t.pass, t.warn, t.fail})
                QVERIFY2(contrast(text, surface) >= 4.5, qPrintable(QStringLiteral("%1 on %2: %3")
                                                                        .arg(text.name(), surface.name())
                                                                        .arg(contrast(text, surface))));
        QVERIFY(contrast(t.onAccent, t.accent) >= 4.5);
    }

    void edgesAndFocusRingsStandOut_data() { eachTheme(); }
    void edgesAndFocusRingsStandOut()
    {
        QFETCH(ThemeKind, kind);
        const ThemeTokens &t = themeTokens(kind);
        for (const QColor &surface : {t.panel, t.field, t.hover})
            for (const QColor &part : {t.outline, t.accent})
                QVERIFY2(contrast(part, surface) >= 3, qPrintable(QStringLiteral("%1 on %2: %3")
                                                                      .arg(part.name(), surface.name())
                                                                      .arg(contrast(part, surface))));
    }

    void surfacesAreGreysOfTheAgreedLightness()
    {
        const auto near = [](const QColor &grey, double wanted) {
            return grey.saturation() == 0 && std::abs(lightness(grey) - wanted) < 0.5;
        };
        QVERIFY(near(themeTokens(ThemeKind::Dark).panel, 22));
        QVERIFY(near(themeTokens(ThemeKind::Dark).stage, 18));
        QVERIFY(near(themeTokens(ThemeKind::Light).panel, 92));
        QVERIFY(near(themeTokens(ThemeKind::Light).stage, 86));
    }

    void noSurfaceHasAHue_data() { eachTheme(); }
    void noSurfaceHasAHue()
    {
        QFETCH(ThemeKind, kind);
        const ThemeTokens &t = themeTokens(kind);
        for (const QColor &surface :
             {t.panel, t.stage, t.field, t.raised, t.hover, t.line, t.outline, t.text, t.muted, t.disabled})
            QCOMPARE(surface.saturation(), 0);
    }

    void theOverrideWinsOverTheSystem()
    {
        const QPalette dark = themePalette(themeTokens(ThemeKind::Dark));
        const QPalette light = themePalette(themeTokens(ThemeKind::Light));
        QCOMPARE(wantedTheme("", dark), ThemeKind::Dark);
        QCOMPARE(wantedTheme("", light), ThemeKind::Light);
        QCOMPARE(wantedTheme("light", dark), ThemeKind::Light);
        QCOMPARE(wantedTheme("dark", light), ThemeKind::Dark);
        QCOMPARE(wantedTheme("purple", dark), ThemeKind::Dark);
    }

    void theStyleSheetNamesOnlyTokensThatExist_data() { eachTheme(); }
    void theStyleSheetNamesOnlyTokensThatExist()
    {
        QFETCH(ThemeKind, kind);
        const QString sheet = themeStyleSheet(themeTokens(kind), 10);
        QVERIFY(!sheet.contains('@'));
        QVERIFY(sheet.contains(QStringLiteral("font-size: 9pt")));
    }

    void everyIconDrawsInTheTextColourAtAnyScale()
    {
        Theme theme(*qApp, QStringLiteral(PRESENCE_SOURCE_DIR "/resources/icons"));
        theme.setKind(ThemeKind::Dark);
        int drawings = 0;
        QDirIterator files(QStringLiteral(PRESENCE_SOURCE_DIR "/resources/icons"), {"*.svg"}, QDir::Files,
                           QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QFileInfo file(files.next());
            if (file.dir().dirName() == "style")
                continue; // for the style sheet, in colours of their own
            ++drawings;
            const QImage drawn = icon(file.baseName()).pixmap(QSize(16, 16), 2.0).toImage();
            QCOMPARE(drawn.size(), QSize(32, 32));
            int strongest = 0;
            QColor ink;
            for (int y = 0; y < 32; ++y)
                for (int x = 0; x < 32; ++x)
                    if (const QColor pixel = drawn.pixelColor(x, y); pixel.alpha() > strongest) {
                        strongest = pixel.alpha();
                        ink = pixel;
                    }
            QVERIFY2(strongest > 200, qPrintable(file.fileName()));
            QVERIFY2(std::abs(ink.red() - themeTokens(ThemeKind::Dark).text.red()) < 8,
                     qPrintable(file.fileName()));
        }
        QVERIFY(drawings > 20);
    }

    void anUnknownIconPaintsNothing()
    {
        const QImage drawn = icon("no_such_icon").pixmap(16).toImage();
        QCOMPARE(drawn.pixelColor(8, 8).alpha(), 0);
    }
};

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
