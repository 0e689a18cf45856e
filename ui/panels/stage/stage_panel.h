// SPDX-License-Identifier: MIT
#pragma once

#include "core/critique/finding.h"
#include "core/spec/tables/parameter_words.h"
#include "ui/panels/stage/stage_header.h"

#include <QWidget>

#include <optional>

class QStackedWidget;

namespace presence {

class ContactSheet;
class FindingOverlay;
class LastTake;
class PictureLoader;
class RestoreCard;
class Settings;
class SitterHandles;
class SitterOrbit;
class SitterPreview;
class SpecDocument;
class StageGuides;
class TakeModel;
class TakeSelection;
struct PictureSettings;

/// The middle of the window: the sitter, the current take, two takes compared, or all of them. Takes pictures
/// that are dropped on it and offers to restore what they carry.
class StagePanel : public QWidget
{
    Q_OBJECT

public:
    struct Context
    {
        SpecDocument &document;
        SitterPreview &preview;
        TakeModel &takes;
        TakeSelection &selection;
        PictureLoader &pictures;
        Settings &settings;
        const ParameterWords &words;
    };
    explicit StagePanel(const Context &context, QWidget *parent = nullptr);

    StageHeader::View view() const { return m_view; }
    ImageView *sitterView() const { return m_sitter; }
    ImageView *takeView() const { return m_take; }
    CompareView *compareView() const { return m_compare; }
    StageGuides *guides() const { return m_guides; }
    SitterHandles *handles() const { return m_handles; }
    SitterOrbit *orbit() const { return m_orbit; }
    LastTake *lastTake() const { return m_lastTake; }
    ContactSheet *sheet() const { return m_sheet; }
    RestoreCard *restoreCard() const { return m_restore; }

    /// Keys of the stage: S, E, C, G, Z, M, O for guides, and R recall, and H and Y on the sitter. Add them
    /// to the window.
    QList<QAction *> windowActions() const;

    /// Asks for kinds, size and folder of control pictures of the sitter as directed now.
    void saveMaps();
    /// Reads a picture file and offers what it carries.
    void openPicture(const QString &path);
    /// The same with the current take.
    void offerRecall();

public slots:
    void setView(presence::StageHeader::View view);
    /// Shows the sitter and leaves the keyboard focus where it is: for when the direction is being changed.
    void peekSitter();
    /// The sitter shows this instead of the document, if it is in view or `bringSitter`, until endTrial() or
    /// a change of the document.
    void showTrial(const PortraitSpec &spec, bool bringSitter);
    void endTrial();
    /// Shows the current take with what this finding rests on, until it is looked at again.
    void look(const presence::Finding &finding);
    /// Shows it while it is pointed at, if its picture is in view.
    void showTakesWith(const presence::Finding &finding); ///< the sheet, with those that have its verdict
    void pointAt(const std::optional<presence::Finding> &finding);

signals:
    void viewChanged(presence::StageHeader::View view);
    /// Size, seed and sampling of a picture are to be taken over.
    void renderSettingsRecalled(const presence::PictureSettings &settings);

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void connectModels();
    void chooseView(StageHeader::View view);
    void showView(StageHeader::View view);
    void showSpec();
    void requestPictures();
    void receivePicture(const QString &id, const QImage &picture);
    void chooseOther();
    void showComparison();
    void showZoom();
    void setSurround(ImageView::Surround surround);
    void keepDroppedPicture();

    Context m_context;
    StageHeader::View m_view = StageHeader::View::Sitter;
    StageHeader *m_header;
    RestoreCard *m_restore;
    QStackedWidget *m_stack;
    ImageView *m_sitter;
    ImageView *m_take;
    CompareView *m_compare;
    ContactSheet *m_sheet;
    FindingOverlay *m_findings;
    StageGuides *m_guides;
    SitterHandles *m_handles;
    LastTake *m_lastTake;
    SitterOrbit *m_orbit;
    QAction *m_recall;
    QAction *m_saveMaps;
    QImage m_currentPicture;
    QImage m_otherPicture;
    QString m_droppedPath;
    bool m_sitterIsStale = true;
    std::optional<StageHeader::View> m_viewBeforeTrial;
};

} // namespace presence
