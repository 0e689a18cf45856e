// SPDX-License-Identifier: MIT
#include "ui/panels/direct/control_field.h"

#include "ui/models/spec_document.h"
#include "ui/panels/direct/job_chooser.h"
#include "ui/widgets/color/color_list_field.h"
#include "ui/widgets/fields/choice_field.h"
#include "ui/widgets/fields/field_row.h"
#include "ui/widgets/fields/picture_field.h"
#include "ui/widgets/fields/sided_slider.h"
#include "ui/widgets/fields/text_field.h"

#include <QAction>

namespace presence {

namespace {

constexpr int segmentRoom = 168; ///< pixels that an editor has beside its label in the narrowest panel

/// What every kind of field needs.
struct Parts
{
    const Control &control;
    SpecDocument &document;
    QString label;

    void apply(const ControlValue &value) const
    {
        document.apply({{control.id, value}}, label, QString::fromStdString(control.id),
                       SpecDocument::LockPolicy::Override);
    }
    ControlValue value() const { return control.valueIn(document.spec()); }
};

ValueScale scaleOf(const Control &control)
{
    ValueScale scale{.minimum = control.minimum,
                     .maximum = control.maximum,
                     .step = control.step,
                     // Stops, focal lengths and ratios are felt as ratios.
                     .proportional = control.minimum > 0 && control.maximum / control.minimum >= 8,
                     .unit = QString::fromStdString(control.unit)};
    if (control.kind == Control::Kind::Level) {
        scale.format = [](double level) { return QString::fromStdString(levelText(level)); };
        scale.parse = [](const QString &text) { return parseLevel(text.toStdString()); };
    }
    return scale;
}

ControlField numberField(const Parts &parts, const ParameterWords &words)
{
    auto *slider = new ValueSlider(scaleOf(parts.control));
    QList<ValueBand> bands;
    for (const ParameterWords::Band &band : words.bands(parts.control.id))
        bands += {band.from, band.to, band.careful};
    slider->track()->setBands(bands);
    QObject::connect(slider, &ValueSlider::valueChanged, slider,
                     [parts](double value) { parts.apply(value); });
    QObject::connect(slider, &ValueSlider::editingFinished, &parts.document, &SpecDocument::endGesture);
    auto *row = new FieldRow(parts.label, slider);
    QObject::connect(slider, &ValueSlider::resetRequested, row, &FieldRow::resetRequested);
    return {row, {&parts.control}, [slider, parts] {
                slider->setValue(std::get<double>(parts.value()));
                slider->setDefaultTick(std::get<double>(parts.control.initial));
                const double job = std::get<double>(parts.document.jobDefault(parts.control));
                slider->setSecondTick(job == std::get<double>(parts.control.initial) ? std::nullopt
                                                                                     : std::optional(job));
            }};
}

ControlField sidedField(const Control &left, const Control &right, SpecDocument &document,
                        const QString &label)
{
    auto *slider = new SidedSlider(scaleOf(left));
    SpecDocument *target = &document;
    QObject::connect(slider, &SidedSlider::valuesChanged, slider,
                     [&left, &right, target, label](double l, double r) {
                         target->apply({{left.id, l}, {right.id, r}}, label, QString::fromStdString(left.id),
                                       SpecDocument::LockPolicy::Override);
                     });
    QObject::connect(slider, &SidedSlider::editingFinished, target, &SpecDocument::endGesture);
    auto *row = new FieldRow(label, slider);
    QObject::connect(slider, &SidedSlider::resetRequested, row, &FieldRow::resetRequested);
    return {row, {&left, &right}, [slider, &left, &right, target] {
                const auto number = [](const ControlValue &value) { return std::get<double>(value); };
                slider->setValues(number(left.valueIn(target->spec())),
                                  number(right.valueIn(target->spec())));
                const auto tick = [&](const Control &control) {
                    const double job = number(target->jobDefault(control));
                    return job == number(control.initial) ? std::nullopt : std::optional(job);
                };
                slider->setDefaultTick(number(left.initial));
                slider->setSecondTicks(tick(left), tick(right));
            }};
}

ControlField choiceField(const Parts &parts, const ParameterWords &words)
{
    QList<ChoiceField::Choice> choices;
    for (const std::string &id : parts.control.choices)
        choices +=
            {QString::fromStdString(id), QString::fromStdString(words.choiceLabel(parts.control.id, id))};
    auto *field =
        new ChoiceField(choices, ChoiceField::fittingStyle(choices, QFontMetrics(QFont()), segmentRoom));
    QObject::connect(field, &ChoiceField::choiceChanged, field, [parts](const QString &id) {
        parts.apply(id.toStdString());
        parts.document.endGesture();
    });
    return {new FieldRow(parts.label, field), {&parts.control}, [field, parts] {
                field->setChoice(QString::fromStdString(std::get<std::string>(parts.value())));
            }};
}

/// What the job would offer for a text that nobody has written, or nothing.
QString suggestionFor(const Control &control, const SpecDocument &document)
{
    const Job *job = document.library().job(document.spec().story.job);
    if (!job)
        return {};
    const auto found = job->suggestions.values().find(control.id);
    return found == job->suggestions.values().end() ? QString()
                                                    : QString::fromStdString(control.print(found->second));
}

/// Free text; a list of texts is written with commas. An empty field shows what the job suggests.
ControlField textField(const Parts &parts)
{
    auto *field = new TextField;
    const bool isList = parts.control.kind == Control::Kind::Texts;
    if (!isList)
        field->setByteLimit(int(parts.control.maximum));
    auto *row = new FieldRow(parts.label, field, FieldRow::Placement::Below);
    auto *accept = new QAction(row);
    row->addMenuAction(accept);
    const auto take = [parts](const QString &text) {
        if (const auto value = parts.control.parse(text.toStdString()))
            parts.apply(*value);
        else
            emit parts.document.refused(QString::fromStdString(value.error().message));
    };
    QObject::connect(field, &TextField::textEdited, field, take);
    QObject::connect(field, &TextField::editingFinished, &parts.document, &SpecDocument::endGesture);
    QObject::connect(accept, &QAction::triggered, field, [parts, take] {
        take(suggestionFor(parts.control, parts.document));
        parts.document.endGesture();
    });
    return {row, {&parts.control}, [field, accept, parts, isList] {
                const QString suggestion = suggestionFor(parts.control, parts.document);
                accept->setVisible(!suggestion.isEmpty());
                accept->setText(FieldRow::tr("Write “%1”").arg(suggestion));
                if (!suggestion.isEmpty())
                    field->setHint(FieldRow::tr("such as “%1”").arg(suggestion));
                else
                    field->setHint(isList ? FieldRow::tr("Several: separate with commas") : QString());
                // A list being typed ("a cup, ") prints shorter than it is written; leave the hand its comma.
                const auto typed = parts.control.parse(field->text().toStdString());
                if (!typed || *typed != parts.value())
                    field->setText(QString::fromStdString(parts.control.print(parts.value())));
            }};
}

ControlField colorField(const Parts &parts)
{
    const bool isList = parts.control.kind == Control::Kind::Colors;
    auto *field = new ColorListField(isList ? int(parts.control.maximum) : 1);
    QObject::connect(field, &ColorListField::colorsChanged, field,
                     [parts, isList](const QStringList &colors) {
                         std::vector<std::string> values;
                         for (const QString &color : colors)
                             values.push_back(color.toStdString());
                         parts.apply(isList ? ControlValue(values)
                                            : ControlValue(values.empty() ? std::string() : values.front()));
                         parts.document.endGesture();
                     });
    return {new FieldRow(parts.label, field), {&parts.control}, [field, parts, isList] {
                QStringList colors;
                const ControlValue value = parts.value();
                if (isList)
                    for (const std::string &color : std::get<std::vector<std::string>>(value))
                        colors += QString::fromStdString(color);
                else if (const auto &color = std::get<std::string>(value); !color.empty())
                    colors += QString::fromStdString(color);
                field->setColors(colors);
            }};
}

ControlField pictureField(const Parts &parts)
{
    auto *field = new PictureField;
    QObject::connect(field, &PictureField::pathChanged, field, [parts](const QString &path) {
        parts.apply(path.toStdString());
        parts.document.endGesture();
    });
    QObject::connect(field, &PictureField::refused, &parts.document, &SpecDocument::refused);
    return {new FieldRow(parts.label, field, FieldRow::Placement::Below), {&parts.control}, [field, parts] {
                field->setPath(QString::fromStdString(std::get<std::string>(parts.value())));
            }};
}

ControlField jobField(const Parts &parts, const ParameterWords &words)
{
    auto *chooser = new JobChooser(parts.document, words);
    return {new FieldRow(parts.label, chooser, FieldRow::Placement::Below), {&parts.control}, [chooser] {
                chooser->showDocument();
            }};
}

ControlField fieldOf(const Parts &parts, const ParameterWords &words)
{
    if (parts.control.id == "story.job")
        return jobField(parts, words);
    switch (parts.control.kind) {
    case Control::Kind::Number:
    case Control::Kind::Level:
        return numberField(parts, words);
    case Control::Kind::Choice:
        return choiceField(parts, words);
    case Control::Kind::Text:
    case Control::Kind::Texts:
        return textField(parts);
    case Control::Kind::File:
        return pictureField(parts);
    case Control::Kind::Color:
    case Control::Kind::Colors:
        return colorField(parts);
    }
    return {};
}

QString helpFor(const Control &control, const ParameterWords &words)
{
    QString help = QString::fromStdString(words.tip(control.id));
    const QString low = QString::fromStdString(words.lowEnd(control.id));
    const QString high = QString::fromStdString(words.highEnd(control.id));
    if (!low.isEmpty() && !high.isEmpty())
        help += QStringLiteral("\n%1 … %2").arg(low, high);
    return help;
}

} // namespace

QString fieldLabel(const std::vector<const Control *> &controls, const ParameterWords &words)
{
    const std::string &id = controls.front()->id;
    return QString::fromStdString(words.label(controls.size() == 1 ? id : id.substr(0, id.rfind('.'))));
}

ControlField makeControlField(const std::vector<const Control *> &controls, SpecDocument &document,
                              const ParameterWords &words)
{
    const QString label = fieldLabel(controls, words);
    ControlField field = controls.size() == 2 ? sidedField(*controls[0], *controls[1], document, label)
                                              : fieldOf({*controls[0], document, label}, words);
    field.row->setHelp(helpFor(*controls[0], words));
    if (words.hasReadings(controls[0]->id))
        field.show = [show = field.show, row = field.row, control = controls[0], &document, &words] {
            show();
            row->setReading(
                QString::fromStdString(words.reading(*control, control->valueIn(document.spec()))));
        };
    field.show();
    return field;
}

} // namespace presence
