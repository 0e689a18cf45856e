// SPDX-License-Identifier: MIT
#pragma once

#include "core/prompt/lint.h"
#include "core/prompt/prompt_builder.h"
#include "core/spec/patch/spec_patch.h"
#include "core/spec/tables/jobs.h"

#include <QObject>
#include <QSet>
#include <QStringList>
#include <QUndoStack>

#include <set>
#include <string>
#include <vector>

namespace presence {

/// The spec being edited: the only place that changes it, and the undo history of every change.
/// Prompt and lint are derived from it and always current. Lives on the GUI thread.
class SpecDocument : public QObject
{
    Q_OBJECT

public:
    /// The tables must outlive the document.
    SpecDocument(const SpecLibrary &library, const Vocabulary &words, const LintRules &rules,
                 QObject *parent = nullptr);

    const PortraitSpec &spec() const { return m_spec; }
    const SpecLibrary &library() const { return m_library; }
    const Vocabulary &vocabulary() const { return m_words; }
    QUndoStack *undoStack() { return &m_undo; }

    enum class LockPolicy {
        Keep,     ///< locked controls keep their value: jobs, presets, fixes
        Override, ///< a hand on the control itself
    };
    /// One undo step, with what the values bring along (SpecLibrary::withConsequences). Steps with the same
    /// non-empty `mergeKey` join until endGesture(): a slider drag is one step, and none at all if it ends
    /// where it began. A patch that does not fit is refused through refused() and changes nothing.
    void apply(const SpecPatch &patch, const QString &label, const QString &mergeKey = {},
               LockPolicy locks = LockPolicy::Keep);
    void endGesture();
    /// Replaces the whole spec in one step: a recalled take, an opened file. Locks do not hold it back.
    void replace(const PortraitSpec &spec, const QString &label);
    /// Words of the prompt written by hand, as one step; merges like apply().
    void setOwnWords(const OwnWords &words, const QString &label, const QString &mergeKey = {});
    /// Begins with this spec: no step, and the history starts anew.
    void open(const PortraitSpec &spec);

    const Prompt &prompt() const { return m_prompt; }
    Dialect dialect() const { return m_prompt.dialect; }
    /// Changes to what any generator of this dialect understands, unless the engine speaks it already.
    void setDialect(Dialect dialect);
    const PromptEngine &engine() const { return m_engine; }
    void setEngine(const PromptEngine &engine);
    /// The same spec in the words of another engine.
    Prompt promptFor(const PromptEngine &engine) const { return buildPrompt(m_spec, engine, m_words); }
    const PromptEngines &engines() const { return m_words.engines(); }
    /// Without the findings of silenced rules.
    const std::vector<LintFinding> &lint() const { return m_lint; }
    const LintRules &lintRules() const { return m_rules; }
    /// Takes every fix that needs no second thought, in one step; see safeFixes().
    void applySafeFixes(const QString &label);

    /// Rules that this shoot does not want to hear of. Changing it is an undo step of its own.
    const std::set<std::string> &silenced() const { return m_silenced; }
    void setSilenced(const QString &rule, bool silenced, const QString &label);
    /// Begins with these: no step.
    void openSilenced(std::set<std::string> rules);

    /// What a control's reset goes back to, and its second tick: what the spec inherits, or else the job's
    /// default, or else its resting value.
    ControlValue jobDefault(const Control &control) const;
    /// The values of a job, where the spec inherits none.
    SpecPatch valuesOf(const Job &job) const;

    /// Values that every spec of this shoot shares unless it says otherwise. Setting them changes no spec.
    const SpecPatch &inherited() const { return m_inherited; }
    void setInherited(const SpecPatch &values);
    /// Does the spec have the inherited value of this control?
    bool isInherited(const std::string &id) const;

    bool isLocked(const QString &id) const { return m_locked.contains(id); }
    void setLocked(const QString &id, bool locked);

    /// The controls under the hand, in whichever panel: phrases light up their sliders and sliders their
    /// phrases.
    const QStringList &highlight() const { return m_highlight; }
    void setHighlight(const QStringList &controlIds);

signals:
    void specChanged(const presence::SpecPatch &changes);
    void promptChanged();
    void lintChanged();
    /// By a step, its undo or its redo.
    void silencedChanged();
    void lockChanged(const QString &id, bool locked);
    void highlightChanged(const QStringList &controlIds);
    void refused(const QString &sentence);

private:
    class EditSpec;
    class Silence;
    void set(const PortraitSpec &spec);
    void push(const PortraitSpec &after, const QString &label, const QString &mergeKey);
    void rewrite();
    void relint();

    const SpecLibrary &m_library;
    const Vocabulary &m_words;
    const LintRules &m_rules;
    PortraitSpec m_spec;
    SpecPatch m_inherited;
    PromptEngine m_engine;
    Prompt m_prompt;
    std::vector<LintFinding> m_lint;
    std::set<std::string> m_silenced;
    QUndoStack m_undo;
    QSet<QString> m_locked;
    QStringList m_highlight;
    int m_gesture = 0;
};

} // namespace presence
