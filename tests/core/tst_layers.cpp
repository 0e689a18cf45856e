// SPDX-License-Identifier: MIT
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QMap>
#include <QRegularExpression>
#include <QTest>

/// Keeps the table "who may include whom" and the budgets for files and folders true.
class TestLayers : public QObject
{
    Q_OBJECT

    const QDir m_root{PRESENCE_SOURCE_DIR};

    struct Rule
    {
        QString folder;
        QStringList allowed; ///< prefixes of our own headers
        bool qt;
        bool widgets;
    };

    /// The longest matching folder decides.
    const QList<Rule> m_rules{
        {"core/base", {"core/base"}, false, false},
        {"core/spec", {"core/base", "core/spec"}, false, false},
        {"core/prompt", {"core/base", "core/spec", "core/prompt"}, false, false},
        {"core/sitter", {"core/base", "core/spec", "core/sitter"}, false, false},
        {"core/generation",
         {"core/base", "core/spec", "core/prompt/prompt.h", "core/generation"},
         false,
         false},
        {"core/critique", {"core/base", "core/spec", "core/critique"}, false, false},
        {"core/shoot", {"core"}, false, false},
        {"plugins",
         {"core/base", "core/spec", "core/generation", "core/prompt/prompt.h", "plugins"},
         true,
         false},
        {"plugins/sitter",
         {"core/base", "core/spec", "core/generation", "core/prompt/prompt.h", "core/sitter", "plugins"},
         true,
         false},
        {"ui/widgets", {"ui/widgets", "ui/theme.h"}, true, true},
        {"ui/models", {"core", "ui/models", "plugins/plugin_loader.h"}, true, false},
        {"ui", {"core", "ui", "plugins/plugin_loader.h"}, true, true},
        {"app", {"core", "ui", "plugins", "app"}, true, true},
    };

    const Rule *ruleFor(const QString &file) const
    {
        const Rule *best = nullptr;
        for (const Rule &rule : m_rules)
            if (file.startsWith(rule.folder + "/") && (!best || rule.folder.size() > best->folder.size()))
                best = &rule;
        return best;
    }

    QStringList sources(const QStringList &tops) const
    {
        QStringList files;
        for (const QString &top : tops)
            for (QDirIterator it(m_root.filePath(top), {"*.h", "*.cpp"}, QDir::Files,
                                 QDirIterator::Subdirectories);
                 it.hasNext();)
                files << m_root.relativeFilePath(it.next());
        files.sort();
        return files;
    }

    QByteArray read(const QString &file) const
    {
        QFile source(m_root.filePath(file));
        return source.open(QIODevice::ReadOnly) ? source.readAll() : QByteArray();
    }

private slots:
    void everyFileIncludesOnlyWhatItsLayerMay_data()
    {
        QTest::addColumn<QString>("file");
        for (const QString &file : sources({"core", "plugins", "ui", "app"}))
            QTest::newRow(qPrintable(file)) << file;
    }

    void everyFileIncludesOnlyWhatItsLayerMay()
    {
        QFETCH(QString, file);
        const Rule *rule = ruleFor(file);
        QVERIFY2(rule, "this folder is not in the table");
        static const QRegularExpression include("^\\s*#\\s*include\\s*([<\"])([^>\"]+)[>\"]",
                                                QRegularExpression::MultilineOption);
        for (auto found = include.globalMatch(QString::fromUtf8(read(file))); found.hasNext();) {
            const auto match = found.next();
            const QString header = match.captured(2);
            if (match.captured(1) == "\"" && !header.endsWith(".moc")) {
                const bool allowed =
                    std::any_of(rule->allowed.begin(), rule->allowed.end(), [&](const QString &may) {
                        return header == may || header.startsWith(may + "/");
                    });
                QVERIFY2(allowed, qPrintable(file + " may not include " + header));
            }
            static const QRegularExpression qt("^(Q[A-Z]|Qt)");
            if (match.captured(1) == "<" && header.contains(qt)) {
                QVERIFY2(rule->qt, qPrintable(file + " may not include Qt: " + header));
                static const QRegularExpression widgetHeader(
                    "^(QtWidgets.*|Q.*(Widget|Dialog|Button|Layout|Label|Slider|View|Menu|Bar|Box|Edit)|"
                    "QApplication)$");
                QVERIFY2(rule->widgets || !header.contains(widgetHeader),
                         qPrintable(file + " may not include widgets: " + header));
            }
        }
    }

    void everySourceBeginsWithItsLicenceAndIsOfReadableLength_data()
    {
        QTest::addColumn<QString>("file");
        for (const QString &file : sources({"core", "plugins", "ui", "app", "tests"}))
            QTest::newRow(qPrintable(file)) << file;
    }

    void everySourceBeginsWithItsLicenceAndIsOfReadableLength()
    {
        QFETCH(QString, file);
        const QByteArray text = read(file);
        QVERIFY2(text.startsWith("// SPDX-License-Identifier: MIT\n"), qPrintable(file));
        QVERIFY2(text.count('\n') <= 600, qPrintable(file + " holds more than one subject"));
    }

    void noFolderHoldsMoreThanFifteenModules()
    {
        QMap<QString, QSet<QString>> names; // a header and its source are one module
        for (const QString &file : sources({"core", "plugins", "ui", "app", "tests"})) {
            const QFileInfo info(file);
            names[info.path()].insert(info.completeBaseName());
        }
        for (auto folder = names.begin(); folder != names.end(); ++folder)
            QVERIFY2(folder->size() <= 15,
                     qPrintable(folder.key() + QString(" holds %1").arg(folder->size())));
    }

    void theRootHoldsOnlyWhatTheDesignAllows()
    {
        const QStringList allowed{"CMakeLists.txt", "README.md", "CMakePresets.json", "LICENSE", "app",
                                  "core",           "ui",        "resources",         "plugins", "tests",
                                  "build"};
        for (const QString &entry : m_root.entryList(QDir::AllEntries | QDir::NoDotAndDotDot))
            QVERIFY2(allowed.contains(entry), qPrintable(entry));
    }
};

QTEST_APPLESS_MAIN(TestLayers)
#include "tst_layers.moc"
