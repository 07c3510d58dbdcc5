//! A window of the desktop: zenity, kdialog, macOS's and Windows' own.
//!
//! Their command lines hold what is asked, and the code comes back by standard output.

use super::Question;
use super::child::without_secrets;
use crate::Error;
use crate::env::Env;
use countersign_ident::Secret;
use std::io::Read as _;
use std::process::{Command, Stdio};
use zeroize::Zeroizing;

const TITLE: &str = "Countersign: MFA code";

/// The programs that may show a window here, the most fitting first. Empty where there is no desktop.
#[derive(Debug)]
pub(super) struct Dialog(Vec<Program>);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Program {
    Zenity,
    Kdialog,
    Osascript,
    PowerShell,
}

impl Dialog {
    /// What fits this desktop; none where there is no desktop.
    pub(super) fn find(env: &Env) -> Option<Dialog> {
        let mut programs = Vec::new();
        if cfg!(target_os = "macos") {
            programs.push(Program::Osascript);
        }
        if is_graphical(env) {
            programs.extend([Program::Zenity, Program::Kdialog]);
            if env.text("XDG_CURRENT_DESKTOP").is_some_and(|name| name.contains("KDE")) {
                programs.reverse();
            }
        }
        // A Linux under Windows shows Windows' own window.
        if cfg!(windows) || env.text("WSL_INTEROP").is_some() {
            programs.push(Program::PowerShell);
        }
        (!programs.is_empty()).then_some(Dialog(programs))
    }

    /// Asks by the first of the programs that is there; none when there is none of them.
    pub(super) fn ask(&self, question: &Question<'_>) -> Option<Result<Secret, Error>> {
        self.0.iter().find_map(|program| program.ask(&question.whole()))
    }
}

/// Whether there is a desktop that shows windows.
pub(super) fn is_graphical(env: &Env) -> bool {
    env.text("WAYLAND_DISPLAY").is_some() || env.text("DISPLAY").is_some()
}

impl Program {
    fn command(self, text: &str) -> Command {
        let of = |name: &str, arguments: &[&str]| {
            let mut command = Command::new(name);
            command.args(arguments);
            command
        };
        match self {
            Program::Zenity => {
                of("zenity", &["--entry", "--hide-text", "--title", TITLE, "--text", text])
            }
            Program::Kdialog => of("kdialog", &["--title", TITLE, "--password", text]),
            // The text is an argument of the script, not a part of it.
            Program::Osascript => of(
                "osascript",
                &[
                    "-e",
                    "on run {title, question}",
                    "-e",
                    "text returned of (display dialog question with title title default answer \"\" with hidden answer)",
                    "-e",
                    "end run",
                    TITLE,
                    text,
                ],
            ),
            Program::PowerShell => {
                let question = crate::process::powershell(text);
                let script = format!(
                    "$c = Get-Credential -UserName MFA -Message {}; if ($null -eq $c) {{ exit 1 }}; $c.GetNetworkCredential().Password",
                    *question
                );
                of("powershell.exe", &["-NoProfile", "-Command", &script])
            }
        }
    }

    /// Shows the window; none when the program is not there.
    fn ask(self, text: &str) -> Option<Result<Secret, Error>> {
        let mut command = self.command(text);
        without_secrets(&mut command);
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let program = command.get_program().to_string_lossy().into_owned();
        let fail =
            |why: &dyn std::fmt::Display| Error::Failed(format!("{program} could not ask: {why}"));
        let mut child = match command.spawn() {
            Ok(child) => child,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return None,
            Err(error) => return Some(Err(fail(&error))),
        };
        let mut typed = Zeroizing::new(String::with_capacity(256));
        let stdout = child.stdout.take().map(|out| out.take(256).read_to_string(&mut typed));
        let mut said = String::new();
        let stderr = child.stderr.take().map(|err| err.take(4096).read_to_string(&mut said));
        Some(match child.wait() {
            Ok(status) if status.success() => match stdout {
                Some(Err(error)) => Err(fail(&error)),
                _ => Ok(Secret::from(typed.as_str())),
            },
            // All of them end with 1 when a person gives up, and some when there is no display.
            Ok(status)
                if status.code() == Some(1) && !(stderr.is_some() && said.contains("display:")) =>
            {
                Err(Error::Cancelled)
            }
            Ok(status) => Err(fail(&format!("{status} {}", crate::error::printable(said.trim())))),
            Err(error) => Err(fail(&error)),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn programs(variables: &[(&str, &str)]) -> Option<Vec<Program>> {
        Dialog::find(&Env::of(variables)).map(|dialog| dialog.0)
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn the_desktop_says_which_window() {
        assert_eq!(programs(&[]), None);
        let gtk = vec![Program::Zenity, Program::Kdialog];
        assert_eq!(programs(&[("DISPLAY", ":0")]), Some(gtk.clone()));
        assert_eq!(programs(&[("WAYLAND_DISPLAY", "w")]), Some(gtk));
        let kde = [("DISPLAY", ":0"), ("XDG_CURRENT_DESKTOP", "KDE")];
        assert_eq!(programs(&kde), Some(vec![Program::Kdialog, Program::Zenity]));
        assert_eq!(programs(&[("WSL_INTEROP", "/x")]), Some(vec![Program::PowerShell]));
    }

    #[test]
    fn a_text_is_no_part_of_a_script() {
        let text = "it's \"; rm";
        let osascript = Program::Osascript.command(text);
        let arguments: Vec<_> = osascript.get_args().collect();
        assert_eq!(arguments.iter().filter(|argument| **argument == text).count(), 1);
        let powershell = Program::PowerShell.command(text);
        let script = powershell.get_args().last().unwrap().to_str().unwrap().to_owned();
        assert!(script.contains("-Message 'it''s \"; rm';"), "{script}");
    }
}
