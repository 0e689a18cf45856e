// SPDX-License-Identifier: MIT
#include "ui/models/session/session.h"

#include "core/critique/advice/safe_fixes.h"
#include "core/shoot/silenced_rules.h"
#include "ui/models/takes/review_options.h"

namespace presence {

namespace {

CritiqueRunner::Review reviewWith(const MeasuringEquipment &equipment, const ShootStore &store)
{
    return [&equipment, store](const Take &take, std::stop_token stop) -> Result<CritiqueReport> {
        const Critic critic = equipment.critic(stop);
        if (!take.image.isEmpty())
            return critic.review(take.image, take.spec, take.id, reviewOptionsFor(take), stop);
        const auto whole = store.load(take.id);
        if (!whole)
            return whole.error();
        return critic.review(whole->image, whole->spec, whole->id, reviewOptionsFor(take), stop);
    };
}

} // namespace

Session::Session(const Studio &tables, Measuring &instruments, const BackendRegistry &registry,
                 const ShootStore &shoot, const std::filesystem::path &presetFolder, QObject *parent)
    : QObject(parent)
    , studio(tables)
    , measuring(instruments)
    , backends(registry)
    , store(shoot)
    , document(tables.library, tables.vocabulary, tables.rules)
    , companions(document)
    , takes(shoot)
    , selection(takes)
    , pictures([shoot](const std::string &id) -> Result<ImageFile> {
        auto take = shoot.load(id);
        if (!take)
            return take.error();
        return take->image;
    })
    , critiques(reviewWith(instruments.equipment, shoot))
    , queue(registry, GenerationQueue::storageIn(shoot, registry))
    , checks(registry)
    , refinement(
          {registry, queue, critiques, takes,
           [this](const PortraitSpec &spec, const BackendInfo &info) {
               return buildPrompt(spec, document.engines().forBackend(info.engine, info.dialect),
                                  studio.vocabulary);
           },
           [this](const CritiqueReport &report) { return withoutSilenced(report, document.silenced()); },
           [this](const CritiqueReport &report, const PortraitSpec &spec) { return improved(report, spec); }})
    , m_draft(shoot.folder() / "draft.json")
    , m_silence(document, shoot.folder())
{
    auto opened = PresetCollection::open(tables.resources, presetFolder);
    if (opened)
        presets = std::move(*opened);
    else
        m_presetProblem = QString::fromStdString(opened.error().message);
    connectModels();
}

void Session::connectModels()
{
    connect(&document, &SpecDocument::specChanged, this, [this] { m_draft.keep(document.spec()); });
    connect(&document, &SpecDocument::refused, this, &Session::problem);
    connect(&m_draft, &DraftKeeper::problem, this, &Session::problem);
    connect(&m_silence, &SilenceKeeper::problem, this, &Session::problem);
    connect(&companions, &CompanionModel::problem, this, &Session::problem);
    connect(&brand, &BrandModel::problem, this, &Session::problem);
    connect(&brand, &BrandModel::changed, this, [this] { document.setInherited(brand.brand().values); });

    connect(&queue, &GenerationQueue::takeFinished, this, [this](const Take &take, const QImage &thumbnail) {
        takes.add(take, thumbnail);
        welcome(take);
        emit takeFinished(take);
    });
    connect(&queue, &GenerationQueue::problem, this, &Session::problem);
    connect(&queue.budget(), &QueueBudget::problem, this, &Session::problem);
    connect(&takes, &TakeModel::imported, this, &Session::welcome);
    connect(&takes, &TakeModel::problem, this, &Session::problem);
    connect(&takes, &TakeModel::loaded, this, [this] {
        if (selection.current().isEmpty() && takes.rowCount() > 0)
            selection.setCurrent(takes.ids().last());
        reviewStale();
    });
    connect(&measuring.equipment, &MeasuringEquipment::loaded, this, &Session::reviewStale);
    connect(&selection, &TakeSelection::currentChanged, &critiques,
            [this](const QString &id) { critiques.prefer(id.toStdString()); });

    connect(&document, &SpecDocument::lintChanged, this, [this] { takes.setSilenced(document.silenced()); });
    connect(&critiques, &CritiqueRunner::reviewed, &takes, &TakeModel::setReport);
    connect(&critiques, &CritiqueRunner::failed, this,
            [this](const QString &, const QString &sentence) { emit problem(sentence); });
}

void Session::start()
{
    brand.keepIn(store.folder());
    const auto draft = m_draft.load();
    if (!draft)
        emit problem(tr("The draft of this shoot could not be read; it was put aside. %1")
                         .arg(QString::fromStdString(draft.error().message)));
    else if (*draft)
        document.open(**draft);
    else
        begin();
    m_silence.load();
    companions.keepIn(store.folder());
    if (const std::string &engines = studio.vocabulary.engines().problem(); !engines.empty())
        emit problem(QString::fromStdString(engines));
    if (!studio.rulesProblem.empty())
        emit problem(QString::fromStdString(studio.rulesProblem));
    if (!m_presetProblem.isEmpty())
        emit problem(m_presetProblem);
    for (const std::string &sentence : presets.problems())
        emit problem(QString::fromStdString(sentence));
    takes.load();
    queue.keepIn(store.folder());
}

/// A shoot without a draft begins with the job of its brand, or with trust.
void Session::begin()
{
    const auto &shared = brand.brand().values.values();
    const auto wanted = shared.find("story.job");
    const Job *job =
        studio.library.job(wanted == shared.end() ? "trust" : std::get<std::string>(wanted->second));
    if (!job)
        return;
    if (const auto spec = document.valuesOf(*job).appliedTo(PortraitSpec{}))
        document.open(*spec);
}

void Session::order(const GenerationQueue::Order &order)
{
    if (const auto placed = queue.place(order); !placed)
        emit problem(QString::fromStdString(placed.error().message));
}

/// In the background, what is looked at first. A report that is there is shown until the new one has come.
void Session::reviewStale()
{
    if (measuring.equipment.isLoading())
        return; // it will say when it is there
    const Critic critic = measuring.equipment.current();
    for (const QString &id : takes.ids())
        if (const Take *take = takes.find(id); !take->report || critic.isStale(*take->report))
            critiques.review(*take);
    for (const QString &id : {selection.other(), selection.current()})
        critiques.prefer(id.toStdString());
}

/// As the document itself would take the fixes: with what they bring along, and without what is locked.
PortraitSpec Session::improved(const CritiqueReport &report, const PortraitSpec &spec) const
{
    SpecPatch fixes = studio.library.withConsequences(safeFixes(report), spec);
    const SpecPatch all = fixes;
    for (const auto &[id, value] : all.values())
        if (document.isLocked(QString::fromStdString(id)))
            fixes.erase(id);
    const auto after = fixes.appliedTo(spec);
    return after ? *after : spec;
}

void Session::welcome(const Take &take)
{
    selection.setCurrent(QString::fromStdString(take.id));
    critiques.review(take);
    critiques.prefer(take.id);
}

} // namespace presence
