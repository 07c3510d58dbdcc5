//! How the state looks on a terminal of any size.

use super::state::{Kind, Page, Profile, State};
use crate::output::spelt;
use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::style::{Color, Modifier, Style};
use ratatui::text::{Line, Span, Text};
use ratatui::widgets::{Block, Clear, List, ListItem, ListState, Paragraph, Wrap};

/// How things look. Without colour they differ in weight.
#[derive(Debug, Clone, Copy)]
pub(super) struct Look {
    pub(super) colour: bool,
}

impl Look {
    fn tinted(self, colour: Color, otherwise: Modifier) -> Style {
        if self.colour { Style::new().fg(colour) } else { Style::new().add_modifier(otherwise) }
    }

    fn good(self) -> Style {
        self.tinted(Color::Green, Modifier::BOLD)
    }

    fn soon(self) -> Style {
        self.tinted(Color::Yellow, Modifier::UNDERLINED)
    }

    fn bad(self) -> Style {
        self.tinted(Color::Red, Modifier::DIM)
    }

    fn faint(self) -> Style {
        self.tinted(Color::DarkGray, Modifier::DIM)
    }
}

const SELECTED: Style = Style::new().add_modifier(Modifier::REVERSED);
const BOLD: Style = Style::new().add_modifier(Modifier::BOLD);

/// From this width on the list and what it says of one row stand side by side.
const WIDE: u16 = 60;

/// Draws everything at a time in Unix seconds.
pub(super) fn draw(frame: &mut Frame<'_>, state: &State, look: Look, now: i64) {
    let area = frame.area();
    if area.width < 16 || area.height < 4 {
        frame.render_widget(Paragraph::new("too small"), area);
        return;
    }
    let [top, middle, bottom] =
        Layout::vertical([Constraint::Length(1), Constraint::Min(1), Constraint::Length(1)])
            .areas(area);
    frame.render_widget(Paragraph::new(title(state)), top);
    match state.page {
        Page::Profiles => profiles(frame, middle, state, look, now),
        Page::Codes => codes(frame, middle, state, look, now),
    }
    frame.render_widget(Paragraph::new(foot(state, look)), bottom);
    if state.help {
        help(frame, area, state);
    }
}

fn title(state: &State) -> Line<'_> {
    let (name, all) = match state.page {
        Page::Profiles => ("profiles", state.profiles.len()),
        Page::Codes => ("codes", state.devices.as_ref().map_or(0, Vec::len)),
    };
    let count = if state.filter.is_empty() {
        format!("{all}")
    } else {
        format!("{} of {all}", state.rows())
    };
    Line::from(vec![
        Span::styled(format!("countersign · {name}"), BOLD),
        Span::raw(format!(" {count}")),
    ])
}

fn foot(state: &State, look: Look) -> Line<'_> {
    if state.filtering {
        return Line::from(format!("filter: {}▏", spelt(&state.filter)));
    }
    if !state.status.is_empty() {
        return Line::styled(spelt(&state.status), BOLD);
    }
    let keys = match (state.page, state.only_codes) {
        (Page::Profiles, _) => "? help  / filter  Enter session  o console  Tab codes  q quit",
        (Page::Codes, false) => {
            "? help  / filter  y copy  Enter next by counter  Tab profiles  q quit"
        }
        (Page::Codes, true) => "? help  / filter  y copy  Enter next by counter  q quit",
    };
    Line::styled(keys, look.faint())
}

fn profiles(frame: &mut Frame<'_>, area: Rect, state: &State, look: Look, now: i64) {
    let layout = if area.width >= WIDE {
        Layout::horizontal([Constraint::Percentage(40), Constraint::Min(1)])
    } else {
        Layout::vertical([Constraint::Percentage(50), Constraint::Min(1)])
    };
    let [left, right] = layout.areas(area);
    let shown = state.shown();
    let width = usize::from(left.width);
    let rows = shown.iter().map(|profile| ListItem::new(row(profile, width, look, now)));
    let list = List::new(rows).highlight_style(SELECTED);
    let selected = (!shown.is_empty()).then_some(state.selected);
    frame.render_stateful_widget(list, left, &mut ListState::default().with_selected(selected));

    let empty = if state.profiles.is_empty() {
        "There is no profile yet. `countersign profile add` makes one."
    } else {
        "Nothing matches."
    };
    let text = match state.profile() {
        None => Text::raw(empty),
        Some(profile) => details(profile, state, look, now),
    };
    let block = if area.width >= WIDE {
        Block::new().padding(ratatui::widgets::Padding::left(2))
    } else {
        Block::new()
    };
    let details = Paragraph::new(text).wrap(Wrap { trim: false }).scroll((state.scroll, 0));
    frame.render_widget(details.block(block), right);
}

/// A profile's name, and at the right edge how long its session lasts.
fn row(profile: &Profile, width: usize, look: Look, now: i64) -> Line<'static> {
    let (mark, style) = match (profile.kind, profile.until) {
        (Kind::Broken, _) => ("broken".to_owned(), look.bad()),
        (Kind::Keys, _) => ("keys".to_owned(), look.faint()),
        (Kind::Session, Some(until)) if until > now => {
            let left = until - now;
            (length(left), if left < 900 { look.soon() } else { look.good() })
        }
        (Kind::Session, _) => ("·".to_owned(), look.faint()),
    };
    let room = width.saturating_sub(mark.chars().count() + 2);
    let mut name: String = spelt(&profile.name);
    if name.chars().count() > room {
        name = name.chars().take(room.saturating_sub(1)).chain(['…']).collect();
    }
    Line::from(vec![Span::raw(format!("{name:room$} ")), Span::styled(mark, style), Span::raw(" ")])
}

fn details(profile: &Profile, state: &State, look: Look, now: i64) -> Text<'static> {
    let session = match (profile.kind, profile.until) {
        (Kind::Broken, _) => Line::styled("It cannot work:", look.bad()),
        (Kind::Keys, _) => Line::raw("Its credentials are there without a session."),
        (Kind::Session, Some(until)) if until > now => {
            Line::styled(format!("Session open, {} left.", length(until - now)), look.good())
        }
        (Kind::Session, _) => Line::raw("No session is kept. Enter opens one."),
    };
    let mut text = Text::from(vec![session, Line::default()]);
    let told = state.told.get(&profile.name).map_or("", String::as_str);
    text.extend(told.lines().map(|line| Line::raw(spelt(line))));
    text
}

/// A length of time in the two units that tell most.
fn length(seconds: i64) -> String {
    match seconds {
        ..60 => format!("{seconds} s"),
        60..3600 => format!("{} min", seconds / 60),
        _ => format!("{} h {:02} min", seconds / 3600, seconds % 3600 / 60),
    }
}

fn codes(frame: &mut Frame<'_>, area: Rect, state: &State, look: Look, now: i64) {
    let devices = state.devices();
    if devices.is_empty() {
        let text = match (&state.devices, state.filter.is_empty()) {
            (None, _) => "The devices were not opened. r tries again.",
            (Some(_), true) => {
                "There is no device yet. `countersign authenticator add` takes one in."
            }
            (Some(_), false) => "Nothing matches.",
        };
        frame.render_widget(Paragraph::new(text).wrap(Wrap { trim: false }), area);
        return;
    }
    let width = usize::from(area.width);
    let rows = devices.iter().map(|entry| {
        let (code, left) = state.code(entry, now).unwrap_or_else(|| ("······".to_owned(), None));
        // A gap in the middle, as one reads it out.
        let half = code.chars().count().div_ceil(2);
        let code: String =
            code.chars().take(half).chain([' ']).chain(code.chars().skip(half)).collect();
        let style = match left {
            Some(..6) => look.soon(),
            _ => BOLD,
        };
        let left = left.map_or_else(|| "by counter".to_owned(), |left| bar(left, width));
        let mut name = spelt(entry.name.as_str());
        let room = width.saturating_sub(code.chars().count() + left.chars().count() + 4).max(8);
        if name.chars().count() > room {
            name = name.chars().take(room - 1).chain(['…']).collect();
        }
        ListItem::new(Line::from(vec![
            Span::styled(code, style),
            Span::raw("  "),
            Span::styled(left, look.faint()),
            Span::raw("  "),
            Span::raw(name),
        ]))
    });
    let list = List::new(rows).highlight_style(SELECTED);
    let mut selected = ListState::default().with_selected(Some(state.selected));
    frame.render_stateful_widget(list, area, &mut selected);
}

/// The seconds that are left, with a bar where there is room: a tick every five seconds.
fn bar(left: u32, width: usize) -> String {
    if width < 50 {
        return format!("{left:2} s");
    }
    let ticks = usize::try_from(left.div_ceil(5)).unwrap_or(0).min(6);
    format!("{left:2} s {}{}", "━".repeat(ticks), " ".repeat(6 - ticks))
}

fn help(frame: &mut Frame<'_>, area: Rect, state: &State) {
    let mut lines = vec![
        "↑ ↓ j k      one up, one down",
        "PgUp PgDn    ten up, ten down",
        "Home End     first, last",
        "/            filter by name; Esc shows all again",
        "r            read everything again",
    ];
    lines.extend(match state.page {
        Page::Profiles => [
            "Enter        open a session, asking for a code",
            "o            open the web console with it",
            "y            copy the ARN it leads to",
            "Y            copy the credentials: these are secret",
            "← →          scroll what a profile leads to",
        ],
        Page::Codes => [
            "y            copy the code",
            "Enter        the next code of a device by counter",
            "             (that uses the counter up)",
            "",
            "",
        ],
    });
    if !state.only_codes {
        lines.push("Tab          profiles, codes");
    }
    lines.push("q Esc        quit");
    let height = u16::try_from(lines.len() + 2).unwrap_or(area.height).min(area.height);
    let width = 56.min(area.width);
    let place = Rect {
        x: area.x + (area.width - width) / 2,
        y: area.y + (area.height - height) / 2,
        width,
        height,
    };
    let lines: Vec<Line<'_>> = lines.into_iter().map(Line::raw).collect();
    frame.render_widget(Clear, place);
    frame.render_widget(Paragraph::new(lines).block(Block::bordered().title(" Keys ")), place);
}

#[cfg(test)]
mod tests {
    use super::super::state::tests::state;
    use super::*;
    use ratatui::Terminal;
    use ratatui::backend::TestBackend;

    fn drawn(state: &State, width: u16, height: u16, colour: bool) -> (String, bool) {
        let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
        terminal.draw(|frame| draw(frame, state, Look { colour }, 59)).unwrap();
        let buffer = terminal.backend().buffer();
        let coloured = buffer.content().iter().any(|cell| cell.fg != Color::Reset);
        let cells: Vec<_> = buffer.content().iter().map(ratatui::buffer::Cell::symbol).collect();
        let rows = cells.chunks(usize::from(width)).map(<[&str]>::concat);
        (rows.collect::<Vec<_>>().join("\n"), coloured)
    }

    #[test]
    fn shows_profiles_their_chain_and_the_time_left() {
        let mut state = state(Page::Profiles);
        let (screen, _) = drawn(&state, 80, 24, true);
        for text in
            ["countersign · profiles 5", "admin", "1 h 00 min", "Session open, 1 h 00 min left."]
        {
            assert!(screen.contains(text), "{text}: {screen}");
        }
        assert!(screen.contains("31 s") && screen.contains("broken"), "{screen}");
        state.select(2);
        let (screen, _) = drawn(&state, 80, 24, true);
        assert!(
            screen.contains("1. take the access key") && screen.contains("Enter opens one"),
            "{screen}"
        );
        "two".clone_into(&mut state.filter);
        state.select(0);
        assert!(drawn(&state, 80, 24, true).0.contains("1 of 5"));
    }

    #[test]
    fn shows_codes_and_keeps_those_by_counter() {
        let state = state(Page::Codes);
        let (screen, _) = drawn(&state, 80, 24, true);
        assert!(screen.contains("287 082   1 s ━") && screen.contains("work"), "{screen}");
        assert!(screen.contains("··· ···  by counter  token"), "{screen}");
    }

    #[test]
    fn every_size_is_drawn_and_names_cannot_drive_the_terminal() {
        for page in [Page::Profiles, Page::Codes] {
            for help in [false, true] {
                let mut state = state(page);
                state.help = help;
                state.profiles[0].name = "a\u{1b}[2J\u{7}".repeat(40);
                for (width, height) in
                    [(1, 1), (16, 4), (20, 5), (40, 10), (59, 24), (80, 24), (300, 100)]
                {
                    let (screen, _) = drawn(&state, width, height, true);
                    assert!(!screen.contains('\u{1b}'), "{width}x{height}");
                }
            }
        }
    }

    #[test]
    fn without_colour_there_is_none() {
        for page in [Page::Profiles, Page::Codes] {
            assert!(drawn(&state(page), 80, 24, true).1);
            assert!(!drawn(&state(page), 80, 24, false).1);
        }
    }
}
