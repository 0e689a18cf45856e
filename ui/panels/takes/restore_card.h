// SPDX-License-Identifier: MIT
#pragma once

#include "core/generation/generation.h"
#include "core/shoot/metadata/picture_metadata.h"
#include "core/spec/tables/parameter_words.h"

#include <QFrame>
#include <QList>

class QCheckBox;
class QLabel;
class QPushButton;

namespace presence {

class SpecDocument;

/// What a dropped picture says about its making, and which parts of it to take over: everything or chosen
/// groups, as one undo step. A picture without settings, or with damaged ones, is told so in plain words.
class RestoreCard : public QFrame
{
    Q_OBJECT

public:
    RestoreCard(SpecDocument &document, const ParameterWords &words, QWidget *parent = nullptr);

    /// `name`: of the file or take, for people.
    void offer(const PictureSettings &settings, const QString &name);
    /// The picture could not even be read.
    void showProblem(const QString &sentence);

    QString text() const;
    QCheckBox *
    part(const QString &id) const; ///< "lighting", "sampling" or "words"; null if it is not offered
    QPushButton *restoreButton() const { return m_restore; }
    QPushButton *keepButton() const { return m_keep; }
    QPushButton *copyButton() const { return m_copy; }

signals:
    /// Size, seed and sampling were among the chosen parts.
    void renderSettingsRecalled(const presence::PictureSettings &settings);
    /// Keep the picture itself as a take.
    void keepRequested();

private:
    void restore();
    void showParts(bool spec, bool sampling);
    void offerWords();
    Result<OwnWords> wordsOffered() const;
    void refresh();

    SpecDocument &m_document;
    PictureSettings m_settings;
    QString m_name;
    QLabel *m_text;
    QWidget *m_partsHolder;
    QList<QCheckBox *> m_parts;
    QPushButton *m_restore;
    QPushButton *m_keep;
    QPushButton *m_copy;
    QPushButton *m_dismiss;
};

} // namespace presence
