//! Files with something wrong in them, and what is said.

use super::*;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use tempfile::TempDir;

struct Home(TempDir);

impl Home {
    fn of(config: &str, credentials: &str) -> Home {
        let home = Home(tempfile::tempdir().unwrap());
        for (name, text) in [("config", config), ("credentials", credentials)] {
            fs::write(home.0.path().join(name), text).unwrap();
            home.close(name, 0o600);
        }
        home
    }

    fn close(&self, name: &str, mode: u32) {
        let mode = fs::Permissions::from_mode(mode);
        fs::set_permissions(self.0.path().join(name), mode).unwrap();
    }

    fn examine(&self, more: &[(&str, &str)]) -> Vec<Finding> {
        let path = |name: &str| self.0.path().join(name).to_str().unwrap().to_owned();
        let (config, credentials) = (path("config"), path("credentials"));
        let mut variables =
            vec![("AWS_CONFIG_FILE", &*config), ("AWS_SHARED_CREDENTIALS_FILE", &*credentials)];
        variables.extend(more);
        examine(&Env::of(&variables)).unwrap()
    }
}

/// Each finding as `LEVEL FILE LINE PROFILE READERS`.
fn short(findings: &[Finding]) -> Vec<String> {
    let one = |finding: &Finding| {
        let file = finding.file.as_deref().and_then(|file| file.file_name());
        let file = file.map_or("-".into(), |file| file.to_string_lossy().into_owned());
        let readers: Vec<_> = finding.readers.iter().map(|reader| reader.name()).collect();
        let line = finding.line.map_or("-".to_owned(), |line| line.to_string());
        let profile = finding.profile.as_deref().unwrap_or("-");
        format!("{} {file} {line} {profile} {}", finding.level.name(), readers.join(","))
    };
    findings.iter().map(one).collect()
}

#[track_caller]
fn found(config: &str, credentials: &str, expected: &[(&str, &str)]) {
    let findings = Home::of(config, credentials).examine(&[]);
    let expected_short: Vec<_> = expected.iter().map(|(short, _)| (*short).to_owned()).collect();
    assert_eq!(short(&findings), expected_short, "{findings:#?}");
    for (finding, (_, words)) in findings.iter().zip(expected) {
        assert!(finding.message.contains(words), "{words:?} is not in {:?}", finding.message);
        assert!(!finding.message.contains("CANARY"), "{finding:?}");
    }
}

#[test]
fn files_that_are_as_they_should_be_give_nothing_to_say() {
    found(
        "[default]\nregion = us-east-1\n\n[profile mfa]\nrole_arn = arn:aws:iam::111122223333:role/ops\nsource_profile = ada\nmfa_serial = arn:aws:iam::111122223333:mfa/ada\n",
        "[ada]\naws_access_key_id = AKIAEXAMPLE\naws_secret_access_key = CANARY\n",
        &[],
    );
    found("", "", &[]);
}

#[test]
fn readers_that_disagree_are_named_with_the_line() {
    found(
        "[profile a]\nregion = us-east-1 # home\n",
        "",
        &[(
            "error config 2 a botocore,dotnet",
            "`region` ends in a comment, which botocore and .NET take",
        )],
    );
    found(
        "[profile a]\nregion = r\nregion = s\n",
        "",
        &[
            ("error config 3 - botocore", "already"),
            ("warning config 1 a dotnet", "one for the SDKs and none for .NET"),
            ("warning config 3 - dotnet", "already"),
        ],
    );
    found(
        "[profile a]\nregion = r\n[profile a]\noutput = s\n",
        "",
        &[
            ("error config 3 - botocore", "section is there already"),
            ("warning config 3 - dotnet", "passed over"),
            ("warning config 4 a dotnet", "`output` is set for the SDKs and not for .NET"),
        ],
    );
    found(
        "",
        "[profile a]\nregion = r\n",
        &[
            ("error credentials 1 profile a sdk,dotnet", "write `[a]`"),
            ("warning credentials 1 - sdk", "passed over"),
            ("warning credentials 1 a sdk,botocore", "one for .NET"),
        ],
    );
    found(
        "[profile a]\nregion\n",
        "",
        &[
            ("error config 2 - sdk", "Expected an '=' sign"),
            ("error config 2 - botocore", "no `=`"),
            ("warning config 2 - dotnet", "no section, property or comment"),
        ],
    );
    found(
        "[profile \"a b\"]\nregion = r\n[default]\nregion = s\n[profile default]\nregion = t\n",
        "",
        &[
            ("error config 1 a b sdk,dotnet", "one for botocore and none for the SDKs"),
            ("warning config 1 - sdk", "passed over"),
            ("warning config 1 \"a b\" sdk,botocore", "one for .NET"),
            ("warning config 3 - sdk", "counts for nothing"),
            ("warning config 5 - dotnet", "already"),
            ("warning config 6 default dotnet", "another value"),
        ],
    );
    found(
        "\u{feff}[profile a]\nregion = r\n",
        "",
        &[("error config 1 - botocore", "no section has begun")],
    );
}

#[test]
fn what_cannot_work_is_said_where_it_stands() {
    found(
        "[profile a]\nrole_arn = arn:aws:iam::111122223333:user/x\nsource_profile = b\nmfa_serial = arn:aws:iam::1:mfa/x\n[profile b]\naws_access_key_id = AKIAX\naws_secret_access_key = CANARY\naws_session_token = CANARY\n[profile c]\nrole_arn = arn:aws:iam::111122223333:role/x\n[profile d]\ncredential_process = /nowhere/at/all --x CANARY\n[profile e]\naws_access_key_id = ASIAX\naws_secret_access_key = CANARY\nendpoint_url = http://example.com\n",
        "",
        &[
            ("error config 2 a ", "no role's"),
            ("error config 4 a ", "ARN of no device"),
            ("error config 8 b ", "begins with AKIA"),
            ("error config 9 c ", "source_profile"),
            ("error config 12 d ", "`/nowhere/at/all`"),
            ("error config 14 e ", "begins with ASIA"),
            ("warning config 7 b ", "config file"),
            ("warning config 8 b ", "config file"),
            ("warning config 9 c dotnet", "for AssumeRole it lacks source_profile"),
            ("warning config 15 e ", "config file"),
            ("warning config 16 e ", "plain http"),
        ],
    );
    found(
        "[profile mfa]\nrole_arn = arn:aws:iam::111122223333:role/x\nsource_profile = mfa\nmfa_serial = arn:aws:iam::111122223333:mfa/ada\nendpoint_url = http://127.0.0.1:6238\n",
        "[mfa]\naws_access_key_id = AKIAX\naws_secret_access_key = CANARY\n",
        &[
            (
                "warning config 3 mfa dotnet",
                "aws_access_key_id, aws_secret_access_key too many; a profile cannot be its own source there",
            ),
            ("warning config 5 mfa dotnet", "3.7"),
        ],
    );
}

#[test]
fn a_program_that_needs_a_shell_gets_none_from_aws_and_boto3() {
    found(
        "[profile a]\ncredential_process = /bin/echo '{}' \"|\" x\n[profile b]\nregion = r\ncredential_process = /bin/echo '{}' | cat\n",
        "",
        &[("warning config 5 b botocore", "for its `|`")],
    );
}

#[test]
fn what_others_may_read_and_what_the_environment_says() {
    let home = Home::of(
        "[profile a]\nregion = r\n",
        "[a]\naws_access_key_id = A\naws_secret_access_key = S\n",
    );
    home.close("config", 0o644);
    home.close("credentials", 0o640);
    let environment = [("AWS_PROFILE", "b"), ("AWS_ACCESS_KEY_ID", "A")];
    let findings = home.examine(&environment);
    assert_eq!(
        short(&findings),
        ["error - - b ", "error credentials - - ", "warning - - - ", "warning config - - "]
    );
    assert!(findings[1].message.contains("chmod 600"));
    home.close("config", 0o600);
    home.close("credentials", 0o600);
    home.close("", 0o777);
    assert_eq!(short(&home.examine(&[])), ["error config - - ", "error credentials - - "]);
}

#[test]
fn a_cache_shared_with_aws_cli_is_told_of_and_must_not_mix_endpoints() {
    let role = |name: &str, more: &str| {
        format!(
            "[profile {name}]\nrole_arn = arn:aws:iam::111122223333:role/r\nsource_profile = k\nmfa_serial = arn:aws:iam::111122223333:mfa/u\nregion = eu-west-1\ncli_cache = True\n{more}"
        )
    };
    let keys = "[k]\naws_access_key_id = AKIAEXAMPLE\naws_secret_access_key = CANARY\n";
    let mine = "endpoint_url = https://iam.example\n";
    for (config, more) in [
        (role("a", ""), None),
        (role("a", "") + &role("b", ""), None),
        (role("a", "") + &role("b", mine), Some("the same as that of profile `a`")),
        (role("a", "") + &role("b", &format!("{mine}role_session_name = b\n")), None),
    ] {
        let findings = Home::of(&config, keys).examine(&[]);
        let about = |finding: &&Finding| finding.message.contains("cli_cache");
        let about: Vec<_> = findings.iter().filter(about).collect();
        assert!(about.iter().any(|finding| finding.message.contains("in the clear")), "{config}");
        let errors: Vec<_> = about.iter().filter(|f| f.level == Level::Error).collect();
        assert_eq!(errors.len(), usize::from(more.is_some()), "{config}: {errors:?}");
        assert!(errors.iter().all(|error| error.message.contains(more.unwrap())));
    }
    let findings =
        Home::of("[profile p]\nregion = eu-west-1\ncli_cache = true\n", keys).examine(&[]);
    assert!(findings.iter().any(|finding| finding.message.contains("no effect")), "{findings:?}");
}
