// SPDX-License-Identifier: MIT
#include "ui/theme.h"

#include "ui/widgets/icons.h"

#include <QApplication>
#include <QDir>
#include <QFont>
#include <QStyleFactory>
#include <QStyleHints>

namespace presence {

namespace {

constexpr QColor grey(int level) { return QColor(level, level, level); }

const ThemeTokens darkTokens{
    .panel = grey(0x35),
    .stage = grey(0x2C),
    .field = grey(0x28),
    .raised = grey(0x42),
    .hover = grey(0x3E),
    .line = grey(0x48),
    .outline = grey(0x88),
    .text = grey(0xE2),
    .muted = grey(0xB2),
    .disabled = grey(0x80),
    .accent = QColor(0x8F, 0xB4, 0xD4),
    .onAccent = grey(0x1C),
    .pass = QColor(0x9C, 0xC6, 0xA2),
    .warn = QColor(0xE2, 0xB9, 0x6C),
    .fail = QColor(0xF0, 0x9A, 0x8E),
};

const ThemeTokens lightTokens{
    .panel = grey(0xE8),
    .stage = grey(0xD7),
    .field = grey(0xF7),
    .raised = grey(0xF3),
    .hover = grey(0xDE),
    .line = grey(0xD0),
    .outline = grey(0x7C),
    .text = grey(0x1E),
    .muted = grey(0x55),
    .disabled = grey(0x88),
    .accent = QColor(0x2B, 0x64, 0x96),
    .onAccent = grey(0xFF),
    .pass = QColor(0x25, 0x66, 0x2F),
    .warn = QColor(0x7D, 0x52, 0x00),
    .fail = QColor(0xA3, 0x2A, 0x1E),
};

// Names in @…@ are tokens. Sizes sit on a 4-pixel grid; pixels here are independent of the screen's density.
constexpr auto sheet = R"(
QToolTip { background: @raised@; color: @text@; border: 1px solid @outline@; padding: 2px 4px; }
*[textSize="small"] { font-size: @small@pt; }
*[textSize="heading"] { font-size: @heading@pt; font-weight: 600; }
*[textSize="section"] { font-size: @small@pt; font-weight: 600; }
*[tone="muted"] { color: @muted@; }

QPushButton, QToolButton, QComboBox, QLineEdit, QPlainTextEdit { border-radius: 4px; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QPushButton { background: @raised@; border: 1px solid @outline@; padding: 0 12px; min-height: 24px; }
QPushButton:hover { background: @hover@; }
QPushButton:pressed, QPushButton:checked { background: @field@; }
QPushButton:focus { border: 2px solid @accent@; padding: 0 11px; min-height: 22px; }
QPushButton:disabled { color: @disabled@; border-color: @line@; }
QPushButton[primary="true"] { background: @accent@; color: @onAccent@; border-color: @accent@; font-weight: 600; }
QPushButton[primary="true"]:focus { border: 2px solid @text@; }
QPushButton[primary="true"]:disabled { background: @raised@; color: @disabled@; border-color: @line@; }

QToolButton { background: transparent; border: 2px solid transparent; padding: 2px; }
QToolButton:hover { background: @hover@; }
QToolButton:pressed, QToolButton:checked { background: @field@; }
QToolButton:focus { border-color: @accent@; }
QToolButton[segment="true"] { border: 1px solid @line@; background: @raised@; padding: 2px 8px; min-height: 20px; }
QToolButton[segment="true"]:checked { border-color: @outline@; background: @field@; font-weight: 600; }
QToolButton[segment="true"]:focus { border: 2px solid @accent@; padding: 1px 7px; }
QToolButton::menu-indicator { image: none; }
QToolButton[header="true"], QToolButton[header="true"]:checked { background: transparent; padding: 2px 4px; }
QToolButton[header="true"]:hover { background: @hover@; }
QToolButton[quiet="true"]:checked { background: transparent; }
QToolButton[quiet="true"]:hover { background: @hover@; }
QFrame[message="true"] { background: @field@; border: 1px solid @outline@; border-radius: 4px; }

QLineEdit, QPlainTextEdit, QComboBox { background: @field@; border: 1px solid @outline@; padding: 1px 4px;
    selection-background-color: @accent@; selection-color: @onAccent@; }
QLineEdit, QComboBox { min-height: 20px; }
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus { border: 2px solid @accent@; padding: 0 3px; }
QLineEdit[invalid="true"] { border: 2px solid @fail@; padding: 0 3px; }
QLineEdit[flat="true"] { background: transparent; border: 1px solid transparent; }
QLineEdit[flat="true"]:hover { background: @field@; border: 1px solid @outline@; }
QLineEdit[flat="true"]:focus { background: @field@; border: 2px solid @accent@; }
QLineEdit[flat="true"][invalid="true"] { border: 2px solid @fail@; }
QLineEdit:disabled, QComboBox:disabled { color: @disabled@; border-color: @line@; }
QComboBox::drop-down { border: none; width: 20px; }
QComboBox::down-arrow { image: url(icons:combo_arrow.svg); width: 16px; height: 16px; }
QComboBox QAbstractItemView { background: @field@; border: 1px solid @outline@; padding: 4px;
    selection-background-color: @accent@; selection-color: @onAccent@; }

QCheckBox, QRadioButton { spacing: 8px; min-height: 24px; }
QCheckBox::indicator, QRadioButton::indicator, QGroupBox::indicator, QAbstractItemView::indicator {
    width: 14px; height: 14px; background: @field@; border: 1px solid @outline@; border-radius: 3px; }
QRadioButton::indicator { border-radius: 8px; }
QCheckBox::indicator:checked, QGroupBox::indicator:checked, QAbstractItemView::indicator:checked {
    background: @text@; border-color: @text@; image: url(icons:tick_@tick@.svg); }
QRadioButton::indicator:checked { border-color: @text@; background: qradialgradient(cx: 0.5, cy: 0.5, radius: 0.5,
    fx: 0.5, fy: 0.5, stop: 0 @text@, stop: 0.55 @text@, stop: 0.65 @field@, stop: 1 @field@); }
QCheckBox::indicator:focus, QRadioButton::indicator:focus { border: 2px solid @accent@; width: 12px; height: 12px; }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { border-color: @line@; }

QScrollArea, QAbstractScrollArea[frameless="true"] { border: none; background: transparent; }
QScrollBar { background: transparent; }
QScrollBar:vertical { width: 12px; }
QScrollBar:horizontal { height: 12px; }
QScrollBar::handle { background: @outline@; border-radius: 3px; margin: 3px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: @muted@; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QListView, QTreeView, QTableView { background: @field@; border: 1px solid @line@; outline: none; }
QListView:focus, QTreeView:focus, QTableView:focus { border: 1px solid @accent@; }
QSplitter::handle { background: @panel@; }
QSplitter::handle:horizontal { border-left: 1px solid @line@; }
QSplitter::handle:vertical { border-top: 1px solid @line@; }
QSplitter::handle:hover { background: @hover@; }
QTabWidget::pane { border: none; border-top: 1px solid @line@; }
QTabBar { qproperty-drawBase: 0; background: transparent; }
QTabBar::tab { background: transparent; color: @muted@; border: none; border-bottom: 2px solid transparent;
    padding: 4px 12px 2px 12px; min-height: 20px; }
QTabBar::tab:hover { color: @text@; background: @hover@; }
QTabBar::tab:selected { color: @text@; border-bottom-color: @text@; }
QTabBar::tab:focus { border-bottom-color: @accent@; background: @hover@; }
QMenuBar { background: @panel@; }
QMenuBar::item { padding: 4px 8px; background: transparent; border-radius: 4px; }
QMenuBar::item:selected { background: @hover@; }
QStatusBar::item { border: none; }
QMenu { background: @panel@; border: 1px solid @outline@; padding: 4px 0; }
QMenu::item { padding: 4px 24px; min-height: 20px; }
QMenu::item:selected { background: @accent@; color: @onAccent@; }
QMenu::item:disabled { color: @disabled@; background: transparent; }
QMenu::separator { height: 1px; background: @line@; margin: 4px 0; }
QProgressBar { background: @field@; border: 1px solid @outline@; border-radius: 4px; text-align: center; }
QProgressBar::chunk { background: @accent@; border-radius: 3px; }
)";

} // namespace

const ThemeTokens &themeTokens(ThemeKind kind) { return kind == ThemeKind::Dark ? darkTokens : lightTokens; }

ThemeKind themeKindOf(const QPalette &palette)
{
    return palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness()
               ? ThemeKind::Dark
               : ThemeKind::Light;
}

ThemeKind wantedTheme(QByteArrayView override, const QPalette &system)
{
    if (override == "dark")
        return ThemeKind::Dark;
    if (override == "light")
        return ThemeKind::Light;
    return themeKindOf(system);
}

QPalette themePalette(const ThemeTokens &tokens)
{
    QPalette palette;
    using Role = QPalette::ColorRole;
    const std::pair<Role, QColor> colors[] = {
        {Role::Window, tokens.panel},        {Role::Base, tokens.field},
        {Role::AlternateBase, tokens.panel}, {Role::Button, tokens.raised},
        {Role::Light, tokens.hover},         {Role::Midlight, tokens.line},
        {Role::Mid, tokens.outline},         {Role::Dark, tokens.line},
        {Role::Shadow, tokens.stage},        {Role::WindowText, tokens.text},
        {Role::Text, tokens.text},           {Role::ButtonText, tokens.text},
        {Role::BrightText, tokens.text},     {Role::PlaceholderText, tokens.muted},
        {Role::ToolTipBase, tokens.raised},  {Role::ToolTipText, tokens.text},
        {Role::Highlight, tokens.accent},    {Role::HighlightedText, tokens.onAccent},
        {Role::Link, tokens.accent},         {Role::LinkVisited, tokens.accent},
    };
    for (const auto &[role, color] : colors)
        palette.setColor(role, color);
    for (const Role role : {Role::WindowText, Role::Text, Role::ButtonText})
        palette.setColor(QPalette::Disabled, role, tokens.disabled);
    return palette;
}

QString themeStyleSheet(const ThemeTokens &tokens, double basePointSize)
{
    const std::pair<const char *, QString> names[] = {
        {"panel", tokens.panel.name()},
        {"field", tokens.field.name()},
        {"raised", tokens.raised.name()},
        {"hover", tokens.hover.name()},
        {"line", tokens.line.name()},
        {"outline", tokens.outline.name()},
        {"text", tokens.text.name()},
        {"muted", tokens.muted.name()},
        {"disabled", tokens.disabled.name()},
        {"accent", tokens.accent.name()},
        {"onAccent", tokens.onAccent.name()},
        {"fail", tokens.fail.name()},
        {"tick", tokens.text.lightness() > 128 ? QStringLiteral("dark") : QStringLiteral("light")},
        {"small", QString::number(basePointSize * 0.9)},
        {"heading", QString::number(basePointSize * 1.15)},
    };
    QString text = QLatin1String(sheet);
    for (const auto &[name, value] : names)
        text.replace(QStringLiteral("@%1@").arg(QLatin1String(name)), value);
    return text;
}

Theme::Theme(QApplication &application, const QString &iconFolder)
    : QObject(&application)
    , m_application(application)
{
    QStringList folders;
    for (const QFileInfo &folder : QDir(iconFolder).entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot))
        folders += folder.filePath();
    QDir::setSearchPaths(QLatin1String(iconSearchPath), folders);
    const QByteArray override = qgetenv("PRESENCE_THEME");
    const ThemeKind wanted = wantedTheme(override, application.palette());
    application.setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    setKind(wanted);
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    connect(application.styleHints(), &QStyleHints::colorSchemeChanged, this,
            [this, override](Qt::ColorScheme scheme) {
                if (override.isEmpty() && scheme != Qt::ColorScheme::Unknown)
                    setKind(scheme == Qt::ColorScheme::Dark ? ThemeKind::Dark : ThemeKind::Light);
            });
#endif
}

void Theme::setKind(ThemeKind kind)
{
    m_kind = kind;
    m_application.setPalette(themePalette(themeTokens(kind)));
    m_application.setStyleSheet(themeStyleSheet(themeTokens(kind), m_application.font().pointSizeF()));
    emit changed();
}

} // namespace presence
