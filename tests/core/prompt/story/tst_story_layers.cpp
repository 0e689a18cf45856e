// SPDX-License-Identifier: MIT
#include "core/prompt/story/story_layers.h"
#include "core/spec/parameters.h"

#include <QTest>

using namespace presence;

class TestStoryLayers : public QObject
{
    Q_OBJECT

private:
    static std::vector<StorySlot> all(const PortraitSpec &spec)
    {
        const StoryLayers layers = storyLayersOf(spec);
        std::vector<StorySlot> found = layers.identity;
        found.insert(found.end(), layers.emotion.begin(), layers.emotion.end());
        found.insert(found.end(), layers.context.begin(), layers.context.end());
        return found;
    }

private slots:
    void aNeutralSpecSaysNothing()
    {
        for (const StorySlot &slot : all({}))
            QVERIFY2(!slot.said, slot.control.c_str());
    }

    void sayingSomethingAtItsControlFillsExactlyThatSlot_data()
    {
        QTest::addColumn<QString>("id");
        for (const StorySlot &slot : all({}))
            QTest::newRow(slot.control.c_str()) << QString::fromStdString(slot.control);
    }
    void sayingSomethingAtItsControlFillsExactlyThatSlot()
    {
        QFETCH(QString, id);
        const Control *control = findControl(id.toStdString());
        QVERIFY(control);
        ControlValue value = std::string("words");
        if (control->kind == Control::Kind::Choice)
            value = control->choices.back();
        else if (control->kind == Control::Kind::Texts)
            value = std::vector<std::string>{"a cup"};
        else if (control->kind != Control::Kind::Text)
            value = control->maximum;
        PortraitSpec spec;
        control->set(spec, *control, value);
        for (const StorySlot &slot : all(spec))
            QCOMPARE(slot.said, slot.control == control->id);
    }
};

QTEST_GUILESS_MAIN(TestStoryLayers)
#include "tst_story_layers.moc"
