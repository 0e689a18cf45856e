// SPDX-License-Identifier: MIT
#include "ui/widgets/fields/picture_field.h"

#include <QDropEvent>
#include <QImage>
#include <QMimeData>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace presence;

class TestPictureField : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    QString picture(const char *name)
    {
        QImage image(60, 80, QImage::Format_RGB32);
        image.fill(Qt::gray);
        const QString path = m_folder.filePath(QLatin1String(name));
        image.save(path);
        return path;
    }
    static void drop(PictureField &field, const QString &path)
    {
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(path)});
        QDragEnterEvent enter({5, 5}, Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(&field, &enter);
        QDropEvent event({5, 5}, Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(&field, &event);
    }

private slots:
    void aDroppedPictureIsTakenAndShown()
    {
        PictureField field;
        QSignalSpy changes(&field, &PictureField::pathChanged);
        const QString path = picture("likeness.png");
        drop(field, path);
        QCOMPARE(changes.size(), 1);
        QCOMPARE(field.path(), path);
        QCOMPARE(field.statusText(), "likeness.png");
        drop(field, path); // the same again
        QCOMPARE(changes.size(), 1);
    }

    void whatIsNoPictureIsRefusedAndLosesNothing()
    {
        PictureField field;
        const QString path = picture("pose.png");
        field.setPath(path);
        const QString text = m_folder.filePath("notes.txt");
        QFile file(text);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("no picture");
        file.close();
        QSignalSpy refusals(&field, &PictureField::refused);
        QSignalSpy changes(&field, &PictureField::pathChanged);
        drop(field, text);
        QCOMPARE(refusals.size(), 1);
        QVERIFY(refusals.front().front().toString().contains("notes.txt"));
        QCOMPARE(changes.size(), 0);
        QCOMPARE(field.path(), path);
    }

    void removingAnnouncesEmptinessAndLeavesTheFile()
    {
        PictureField field;
        const QString path = picture("style.png");
        field.setPath(path);
        field.show();
        QVERIFY(QTest::qWaitForWindowExposed(&field));
        QSignalSpy changes(&field, &PictureField::pathChanged);
        QTest::mouseClick(field.removeButton(), Qt::LeftButton);
        QCOMPARE(changes.front().front().toString(), QString());
        QVERIFY(QFile::exists(path));
        QVERIFY(!field.removeButton()->isVisible());
    }

    void aFileThatIsGoneSaysSo()
    {
        PictureField field;
        field.setPath(m_folder.filePath("gone.png"));
        QVERIFY(field.statusText().contains("gone.png"));
        QVERIFY(field.statusText() != "gone.png");
        QVERIFY(!field.removeButton()->isHidden());
    }
};

QTEST_MAIN(TestPictureField)
#include "tst_picture_field.moc"
