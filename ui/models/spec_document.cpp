// SPDX-License-Identifier: MIT
#include "ui/models/spec_document.h"

#include "core/prompt/safe_fixes.h"

#include <QUndoCommand>

namespace presence {

/// The one undo command of the program: the document is a small value, so a step is the spec before and
/// after.
class SpecDocument::EditSpec : public QUndoCommand
{
public:
    EditSpec(SpecDocument &document, PortraitSpec after, const QString &label, const QString &mergeKey,
             int gesture)
        : QUndoCommand(label)
        , m_document(document)
        , m_before(document.m_spec)
        , m_after(std::move(after))
        , m_mergeKey(mergeKey)
        , m_gesture(gesture)
    {
    }

    void undo() override { m_document.set(m_before); }
    void redo() override { m_document.set(m_after); }
    int id() const override { return m_mergeKey.isEmpty() ? -1 : 1; }

    bool mergeWith(const QUndoCommand *command) override
    {
        const auto *next = static_cast<const EditSpec *>(command);
        if (next->m_mergeKey != m_mergeKey || next->m_gesture != m_gesture)
            return false;
        m_after = next->m_after;
        setObsolete(m_after == m_before);
        return true;
    }

private:
    SpecDocument &m_document;
    PortraitSpec m_before;
    PortraitSpec m_after;
    QString m_mergeKey;
    int m_gesture;
};

class SpecDocument::Silence : public QUndoCommand
{
public:
    Silence(SpecDocument &document, std::set<std::string> after, const QString &label)
        : QUndoCommand(label)
        , m_document(document)
        , m_before(document.m_silenced)
        , m_after(std::move(after))
    {
    }

    void undo() override { take(m_before); }
    void redo() override { take(m_after); }

private:
    void take(const std::set<std::string> &rules)
    {
        m_document.openSilenced(rules);
        emit m_document.silencedChanged();
    }

    SpecDocument &m_document;
    std::set<std::string> m_before;
    std::set<std::string> m_after;
};

SpecDocument::SpecDocument(const SpecLibrary &library, const Vocabulary &words, const LintRules &rules,
                           QObject *parent)
    : QObject(parent)
    , m_library(library)
    , m_words(words)
    , m_rules(rules)
    , m_engine(words.engines().usual(Dialect::Natural))
{
    rewrite();
}

void SpecDocument::apply(const SpecPatch &patch, const QString &label, const QString &mergeKey,
                         LockPolicy locks)
{
    SpecPatch allowed = m_library.withConsequences(patch, m_spec);
    for (const QString &locked : m_locked) {
        const std::string id = locked.toStdString();
        const bool underTheHand = locks == LockPolicy::Override && patch.values().contains(id);
        if (!underTheHand)
            allowed.erase(id);
    }
    if (const auto after = allowed.appliedTo(m_spec))
        push(*after, label, mergeKey);
    else
        emit refused(QString::fromStdString(after.error().message));
}

void SpecDocument::endGesture() { ++m_gesture; }

void SpecDocument::replace(const PortraitSpec &spec, const QString &label) { push(spec, label, {}); }

void SpecDocument::setOwnWords(const OwnWords &words, const QString &label, const QString &mergeKey)
{
    PortraitSpec after = m_spec;
    after.words = words;
    push(after, label, mergeKey);
}

void SpecDocument::open(const PortraitSpec &spec)
{
    m_undo.clear();
    set(spec);
}

void SpecDocument::push(const PortraitSpec &after, const QString &label, const QString &mergeKey)
{
    if (after != m_spec)
        m_undo.push(new EditSpec(*this, after, label, mergeKey, m_gesture));
}

void SpecDocument::setDialect(Dialect dialect)
{
    if (dialect != m_engine.dialect)
        setEngine(engines().usual(dialect));
}

void SpecDocument::setEngine(const PromptEngine &engine)
{
    if (engine.id == m_engine.id)
        return;
    m_engine = engine;
    rewrite();
}

ControlValue SpecDocument::jobDefault(const Control &control) const
{
    const auto shared = m_inherited.values().find(control.id);
    if (shared != m_inherited.values().end() && control.id != "story.job") // a job is its own default
        return shared->second;
    if (const Job *job = m_library.job(m_spec.story.job))
        if (const auto found = job->defaults.values().find(control.id); found != job->defaults.values().end())
            return found->second;
    return control.initial;
}

SpecPatch SpecDocument::valuesOf(const Job &job) const
{
    SpecPatch values = job.defaults;
    values.merge(m_inherited);
    values.set("story.job", job.id);
    return values;
}

void SpecDocument::setInherited(const SpecPatch &values)
{
    if (values.values() == m_inherited.values())
        return;
    m_inherited = values;
    emit specChanged({}); // nothing in the spec, but what it is compared with
}

bool SpecDocument::isInherited(const std::string &id) const
{
    const auto found = m_inherited.values().find(id);
    return found != m_inherited.values().end() && findControl(id)->valueIn(m_spec) == found->second;
}

void SpecDocument::setLocked(const QString &id, bool locked)
{
    if (locked == m_locked.contains(id))
        return;
    if (locked)
        m_locked.insert(id);
    else
        m_locked.remove(id);
    emit lockChanged(id, locked);
}

void SpecDocument::setHighlight(const QStringList &controlIds)
{
    if (controlIds == m_highlight)
        return;
    m_highlight = controlIds;
    emit highlightChanged(m_highlight);
}

void SpecDocument::set(const PortraitSpec &spec)
{
    const SpecPatch changes = SpecPatch::between(m_spec, spec);
    m_spec = spec;
    rewrite();
    emit specChanged(changes);
}

void SpecDocument::rewrite()
{
    m_prompt = buildPrompt(m_spec, m_engine, m_words);
    emit promptChanged();
    relint();
}

void SpecDocument::relint()
{
    m_lint = m_rules.check(m_spec, m_prompt);
    std::erase_if(m_lint, [&](const LintFinding &finding) { return m_silenced.contains(finding.rule); });
    emit lintChanged();
}

void SpecDocument::applySafeFixes(const QString &label)
{
    const auto write = [&](const PortraitSpec &spec) { return buildPrompt(spec, m_engine, m_words); };
    endGesture();
    apply(safeFixes(m_rules, m_spec, write, m_silenced), label);
}

void SpecDocument::setSilenced(const QString &rule, bool silenced, const QString &label)
{
    std::set<std::string> after = m_silenced;
    if (silenced)
        after.insert(rule.toStdString());
    else
        after.erase(rule.toStdString());
    if (after != m_silenced)
        m_undo.push(new Silence(*this, std::move(after), label));
}

void SpecDocument::openSilenced(std::set<std::string> rules)
{
    m_silenced = std::move(rules);
    relint();
}

} // namespace presence
