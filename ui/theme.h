// SPDX-License-Identifier: MIT
#pragma once

#include <QColor>
#include <QObject>
#include <QPalette>

class QApplication;

namespace presence {

enum class ThemeKind { Light, Dark };

/// Every colour of the interface, by what it is for. Surfaces are greys without hue because colour is judged
/// between them: panels at L* 22 (dark) or 92 (light), the stage at 18 or 86. Text keeps 4.5:1 and `outline`
/// and `accent` 3:1 against `panel` (WCAG 2.2, 1.4.3 and 1.4.11).
struct ThemeTokens
{
    QColor panel;   ///< behind controls
    QColor stage;   ///< around the picture
    QColor field;   ///< behind text that can be edited, lists, grooves
    QColor raised;  ///< buttons
    QColor hover;   ///< a surface under the pointer
    QColor line;    ///< hairlines that only structure
    QColor outline; ///< edges that say "this is a control"
    QColor text;
    QColor muted;    ///< help, units, unchanged labels
    QColor disabled; ///< text of what cannot be used now
    QColor accent;   ///< focus and the primary action, nothing else
    QColor onAccent;
    QColor pass; ///< verdicts, always beside a shape and a word
    QColor warn;
    QColor fail;
};

const ThemeTokens &themeTokens(ThemeKind kind);

/// The theme that a palette made by applyTheme() (or by the system) belongs to.
ThemeKind themeKindOf(const QPalette &palette);

/// `override` ("light", "dark", as in $PRESENCE_THEME) or, if it is neither, what the system's palette looks
/// like.
ThemeKind wantedTheme(QByteArrayView override, const QPalette &system);

/// Widgets know only palette roles: Mid is `outline`, Midlight `line`, Light `hover`, PlaceholderText
/// `muted`, Highlight `accent`, Shadow `stage`.
QPalette themePalette(const ThemeTokens &tokens);

/// Sizes of text: a widget asks with the property "textSize" = "small", "section" or "heading", and for muted
/// text with "tone" = "muted"; a button becomes the primary action with "primary" = true.
QString themeStyleSheet(const ThemeTokens &tokens, double basePointSize);

/// Dresses the application and follows the system's switch between light and dark (with Qt 6.5 or newer;
/// before that, the system is asked once). Lives as long as the application.
class Theme : public QObject
{
    Q_OBJECT

public:
    /// The folders inside `iconFolder` hold the drawings of icon().
    Theme(QApplication &application, const QString &iconFolder);

    ThemeKind kind() const { return m_kind; }
    void setKind(ThemeKind kind);

signals:
    void changed();

private:
    QApplication &m_application;
    ThemeKind m_kind = ThemeKind::Dark;
};

} // namespace presence
