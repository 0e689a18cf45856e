// SPDX-License-Identifier: MIT
#pragma once

#include <QIcon>
#include <QList>
#include <QWidget>

class QButtonGroup;
class QComboBox;

namespace presence {

/// One of several named choices: a row of segments where they are few and short, a list otherwise. Choices
/// may carry small pictures. The wheel works only while focused.
class ChoiceField : public QWidget
{
    Q_OBJECT

public:
    struct Choice
    {
        QString id;
        QString label;
        QString help = {};
        QIcon picture = {};
    };
    enum class Style { List, Segments };

    ChoiceField(const QList<Choice> &choices, Style style, QWidget *parent = nullptr);

    /// Segments for at most three choices whose labels need no more than `room` pixels together.
    static Style fittingStyle(const QList<Choice> &choices, const QFontMetrics &metrics, int room);

    /// Offers other choices; the present one stays if it is among them. For lists only.
    void setChoices(const QList<Choice> &choices);
    QString choice() const;
    /// Shows a choice without announcing it; an unknown id shows none.
    void setChoice(const QString &id);
    /// `size` is that of the picture in an opened list; a closed one shows it smaller.
    void setPicture(const QString &id, const QIcon &picture, const QSize &size);

signals:
    void choiceChanged(const QString &id); ///< by hand

protected:
    bool eventFilter(QObject *object, QEvent *event) override;
    bool event(QEvent *event) override;

private:
    void passNames();

    QList<Choice> m_choices;
    bool m_hasPictures = false;
    QComboBox *m_list = nullptr;
    QButtonGroup *m_segments = nullptr;
};

} // namespace presence
