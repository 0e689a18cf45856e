// SPDX-License-Identifier: MIT
#pragma once

#include "core/generation/backend_registry.h"
#include "ui/models/queue/generation_queue.h"

#include <QWidget>

class QAction;
class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QLineEdit;
class QPushButton;
class QSpinBox;
class QToolButton;

namespace presence {

class BackendChecks;
class CompanionMenu;
class CompanionModel;
class ModelField;
class Settings;
class SpecDocument;

/// Where and how the next pictures are made, and the button that orders them. Shows only what the chosen
/// backend understands. An order captures the document, and what goes along, as they are at that moment.
class GenerateBar : public QWidget
{
    Q_OBJECT

public:
    /// All must outlive the bar.
    struct Context
    {
        const BackendRegistry &backends;
        BackendChecks &checks;
        SpecDocument &document;
        CompanionModel &companions; ///< what goes along; hears where the next order goes
        Settings &settings;
    };
    explicit GenerateBar(const Context &context, QWidget *parent = nullptr);

    std::string backendId() const;
    void setBackendId(const std::string &id);
    RenderSettings renderSettings() const;
    ModelField *modelField() const { return m_model; }
    CompanionMenu *companionMenu() const { return m_companionMenu; }
    /// What pictures from elsewhere ask for: size, seed (locked), steps, scale, sampler, where the backend
    /// knows them.
    void setRenderSettings(const RenderSettings &settings);
    /// Shown while the seed is free, and taken when it is locked.
    void setLastSeed(std::int64_t seed);

    QAction *generateAction() const { return m_generate; }           ///< Ctrl+Enter
    QAction *generateFirstAction() const { return m_generateFirst; } ///< Ctrl+Shift+Enter

signals:
    void ordered(const presence::GenerationQueue::Order &order);
    void backendChanged(const QString &backendId);

private:
    void showBackend();
    void chooseModel();
    void showCompanions();
    void showSizes();
    void showSeed();
    void order(bool atFront);
    BackendInfo info() const;
    QWidget *makeDetails();

    const BackendRegistry &m_backends;
    SpecDocument &m_document;
    CompanionModel &m_companions;
    Settings &m_settings;
    QAction *m_generate;
    QAction *m_generateFirst;
    QComboBox *m_backend;
    QComboBox *m_count;
    QComboBox *m_size;
    QLineEdit *m_seed;
    QToolButton *m_seedLock;
    CompanionMenu *m_companionMenu;
    QToolButton *m_attach;
    QToolButton *m_more;
    QFormLayout *m_details = nullptr;
    ModelField *m_model;
    QComboBox *m_quality;
    QComboBox *m_sampler;
    QSpinBox *m_steps;
    QDoubleSpinBox *m_guidance;
    std::int64_t m_lastSeed = -1;
};

} // namespace presence
