//! A machine of its own: every host that the cases ask is itself, and its files are those of a case.

use super::recorded::Case;
use crate::cases::BINARY;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::net::IpAddr;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Whether namespaces may be made here, and the tools for it are there.
pub(super) fn is_permitted() -> bool {
    let mut tried = Command::new("unshare");
    tried.args(["-Urnm", "--", "ip", "link", "set", "lo", "up"]);
    tried.stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|status| status.success())
}

/// The root folder, with what programs need from the machine outside.
///
/// Folders of that machine are mounted below it, so nobody inside ever removes it: the process outside, which
/// sees none of the mounts, does.
pub(super) struct World {
    root: PathBuf,
}

/// What the binary left behind.
pub(super) struct Ran {
    pub(super) code: Option<i32>,
    pub(super) stdout: String,
    pub(super) stderr: String,
}

impl World {
    /// Builds the root in an empty folder and brings every address up. Call it inside the namespaces.
    pub(super) fn build<'a>(root: &Path, hosts: impl Iterator<Item = &'a str>) -> World {
        let world = World { root: root.to_owned() };
        run("mount", &["-t", "tmpfs", "root", world.path("").to_str().unwrap()]);
        run("ip", &["link", "set", "lo", "up"]);
        let mut table = "127.0.0.1 localhost\n".to_owned();
        for host in hosts.collect::<BTreeSet<_>>() {
            match host.parse::<IpAddr>() {
                Ok(address) => run("ip", &["addr", "add", &format!("{address}/32"), "dev", "lo"]),
                Err(_) => writeln!(table, "127.0.0.1 {host}").unwrap(),
            }
        }
        world.write("etc/hosts", &table);
        world.write("etc/nsswitch.conf", "hosts: files\n");
        let roots = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sdk/tls-cert.pem");
        world.write("etc/ssl/certs/ca-certificates.crt", &fs::read_to_string(roots).unwrap());
        for name in ["bin", "lib", "lib32", "lib64", "nix", "sbin", "usr"] {
            world.lend(name);
        }
        for (file, inside) in [(BINARY, "countersign"), ("/dev/null", "dev/null")] {
            world.write(inside, "");
            run("mount", &["--bind", file, world.path(inside).to_str().unwrap()]);
        }
        world
    }

    /// Runs the binary with a case's files and its environment, and nothing else.
    pub(super) fn run(&self, case: &Case, format: &str) -> Ran {
        for name in ["home", "token.jwt"] {
            let path = self.path(name);
            if path.is_dir() {
                fs::remove_dir_all(&path).unwrap();
            } else if path.exists() {
                fs::remove_file(&path).unwrap();
            }
        }
        copy(&case.fs, &self.path(""));
        let mut command = Command::new("chroot");
        // `chroot` itself is found by the PATH of the machine, which the binary is not to see.
        command.arg(self.path("")).args(["/usr/bin/env", "-i"]);
        command.args(case.env.iter().map(|(name, value)| format!("{name}={value}")));
        command.args(["/countersign", "credentials", "--format", format]);
        command.args(case.profile.iter().flat_map(|profile| ["--profile", profile]));
        let ran = command.stdin(Stdio::null()).output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Ran { code: ran.status.code(), stdout: text(ran.stdout), stderr: text(ran.stderr) }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.root.join(name)
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// Shows a folder of the machine outside at the same place, to be read only.
    fn lend(&self, name: &str) {
        let (outside, inside) = (Path::new("/").join(name), self.path(name));
        match fs::read_link(&outside) {
            Ok(target) => symlink(target, inside).unwrap(),
            Err(_) if outside.is_dir() => {
                fs::create_dir(&inside).unwrap();
                let inside = inside.to_str().unwrap();
                run("mount", &["--rbind", outside.to_str().unwrap(), inside]);
                run("mount", &["-o", "remount,bind,ro", inside]);
            }
            Err(_) => {}
        }
    }
}

fn copy(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).into_iter().flatten() {
        let entry = entry.unwrap();
        let to = to.join(entry.file_name());
        if entry.path().is_dir() {
            fs::create_dir_all(&to).unwrap();
            copy(&entry.path(), &to);
        } else {
            fs::copy(entry.path(), to).unwrap();
        }
    }
}

fn run(program: &str, arguments: &[&str]) {
    let status = Command::new(program).args(arguments).status().unwrap();
    assert!(status.success(), "{program} {arguments:?}: {status}");
}
