//! `countersign completions`: what a shell needs to complete command lines.

use crate::args::Args as All;
use crate::exit::Failure;
use crate::output;
use clap::{Args, CommandFactory as _};
use clap_complete::{Shell, generate};

/// Print completions for a shell
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  countersign completions bash > ~/.local/share/bash-completion/completions/countersign
  countersign completions zsh > ~/.zfunc/_countersign
  countersign completions fish > ~/.config/fish/completions/countersign.fish

In bash, zsh and fish, `--profile` completes to the profiles that there are.")]
pub(crate) struct Completions {
    /// The shell
    #[arg(value_enum)]
    shell: Shell,
}

impl Completions {
    pub(crate) fn run(self) -> Result<(), Failure> {
        output::answer(&script(self.shell)?)
    }
}

/// The names that `--profile` takes, in each shell's own words.
const BASH: &str = r#"
# Profiles are asked for as they are.
_countersign_or_profiles() {
    if [[ ${COMP_WORDS[COMP_CWORD - 1]} == --profile ]]; then
        local IFS=$'\n'
        COMPREPLY=($(compgen -W "$(countersign profile list 2>/dev/null)" -- "${COMP_WORDS[COMP_CWORD]}"))
    else
        _countersign "$@"
    fi
}
complete -F _countersign_or_profiles -o nosort -o bashdefault -o default countersign
"#;

const ZSH: &str = r#"
# Profiles are asked for as they are.
_countersign_profiles() {
    local -a profiles
    profiles=("${(@f)$(countersign profile list 2>/dev/null)}")
    compadd -a profiles
}
"#;

const FISH: &str = r"
# Profiles are asked for as they are.
complete -c countersign -l profile -x -a '(countersign profile list 2>/dev/null)'
";

fn script(shell: Shell) -> Result<String, Failure> {
    let mut script = Vec::new();
    generate(shell, &mut All::command(), "countersign", &mut script);
    let script = String::from_utf8(script);
    let script = script.map_err(|error| Failure::Failed(format!("no completions: {error}")))?;
    Ok(match shell {
        Shell::Bash => script + BASH,
        Shell::Fish => script + FISH,
        Shell::Zsh => {
            // The function stands before the one that is called at the end of the file.
            let script = script.replace(":P:_default'", ":P:_countersign_profiles'");
            script.replacen(
                "autoload -U is-at-least\n",
                &format!("autoload -U is-at-least\n{ZSH}"),
                1,
            )
        }
        _ => script,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn profiles_are_completed_where_a_shell_can() {
        for shell in [Shell::Bash, Shell::Zsh, Shell::Fish] {
            let script = script(shell).unwrap();
            assert!(script.contains("countersign profile list"), "{shell}");
        }
        let zsh = script(Shell::Zsh).unwrap();
        assert!(
            zsh.contains("_countersign_profiles() {") && zsh.contains(":P:_countersign_profiles'")
        );
    }
}
