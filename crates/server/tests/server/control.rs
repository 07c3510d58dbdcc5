//! Asking an installation, with a server on its folder and without.

use crate::bench::Bench;
use countersign_server::{Ask, Reply, ask, restore};
use std::fs;
use std::os::unix::fs::PermissionsExt as _;

fn create(id: &str, alias: Option<&str>) -> Ask {
    Ask::CreateAccount { account_id: id.into(), alias: alias.map(str::to_owned) }
}

async fn ids(bench: &Bench) -> Vec<String> {
    match ask(&bench.data(), None, Ask::ListAccounts).await.unwrap() {
        Reply::Accounts { accounts } => {
            accounts.into_iter().map(|account| account.account_id).collect()
        }
        other => panic!("{other:?}"),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn accounts_are_made_whether_or_not_a_server_runs() {
    let bench = Bench::new();
    assert!(
        ask(&bench.data(), None, Ask::ListAccounts)
            .await
            .unwrap_err()
            .to_string()
            .contains("no installation")
    );
    assert!(!bench.data().exists(), "asking begins nothing");

    let server = bench.start().await;
    let made = ask(&bench.data(), None, create("444455556666", Some("other"))).await.unwrap();
    let Reply::Created { account_id, access_key_id, secret_access_key } = made else {
        panic!("{made:?}")
    };
    assert_eq!(
        (account_id.as_str(), access_key_id.len(), secret_access_key.len()),
        ("444455556666", 20, 40)
    );
    assert_eq!(ids(&bench).await, ["111122223333", "444455556666"]);
    server.stop().await;

    ask(&bench.data(), None, create("555566667777", None)).await.unwrap();
    assert_eq!(ids(&bench).await, ["111122223333", "444455556666", "555566667777"]);
    for (again, why) in [
        (create("444455556666", None), "exists"),
        (create("666677778888", Some("other")), "alias"),
        (create("12", None), "accountId"),
        (create("666677778888", Some("No Alias")), "alias"),
    ] {
        let refusal = ask(&bench.data(), None, again.clone()).await.unwrap_err().to_string();
        assert!(refusal.contains(why), "{again:?}: {refusal}");
    }
    assert_eq!(ids(&bench).await.len(), 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_dead_servers_socket_is_in_nobodys_way() {
    let bench = Bench::new();
    bench.start().await.stop().await;
    // A socket that nobody listens at, as a killed server leaves it.
    drop(std::os::unix::net::UnixListener::bind(bench.data().join("control.sock")).unwrap());
    assert_eq!(ids(&bench).await, ["111122223333"]);
    let server = bench.start().await;
    assert_eq!(ids(&bench).await, ["111122223333"]);
    server.stop().await;
    assert!(!bench.data().join("control.sock").exists());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_folder_may_have_a_path_that_no_sockets_address_holds() {
    let bench = Bench::new();
    let deep = bench.data().join("a".repeat(120)).join("b".repeat(120));
    let config = countersign_server::Config { data: deep.clone(), ..bench.config() };
    let server = countersign_server::Server::start(config).await.unwrap();
    ask(&deep, None, create("444455556666", None)).await.unwrap();
    server.stop().await;
    assert!(!deep.join("control.sock").exists());
}

#[tokio::test(flavor = "multi_thread")]
async fn there_is_nothing_to_unlock_for_a_user_without_wrong_codes() {
    let bench = Bench::new();
    let server = bench.start().await;
    let unlock = |user: &str| Ask::Unlock { account_id: None, user: user.into() };
    let unlocked = ask(&bench.data(), None, unlock("root")).await.unwrap();
    assert!(matches!(unlocked, Reply::Unlocked { cleared: false }), "{unlocked:?}");
    assert!(
        ask(&bench.data(), None, unlock("nobody"))
            .await
            .unwrap_err()
            .to_string()
            .contains("nobody")
    );
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_is_made_while_a_server_runs_and_becomes_an_installation() {
    let bench = Bench::new();
    let server = bench.start().await;
    let file = bench.folder.path().join("backup");
    ask(&bench.data(), None, Ask::Backup { file: file.clone() }).await.unwrap();
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    let again =
        ask(&bench.data(), None, Ask::Backup { file: file.clone() }).await.unwrap_err().to_string();
    assert!(again.contains("there already"), "{again}");
    server.stop().await;

    let (key, new) = (bench.data().join("master.key"), Bench::new());
    restore(&file, &new.data(), &key).await.unwrap();
    let server = new.start().await;
    assert_eq!(server.account(), "111122223333");
    server.stop().await;
    assert!(
        restore(&file, &new.data(), &key).await.is_err(),
        "a folder that holds something is not restored into"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_damaged_backup_or_another_key_leaves_nothing_behind() {
    let (bench, other) = (Bench::new(), Bench::new());
    for bench in [&bench, &other] {
        bench.start().await.stop().await;
    }
    let file = bench.folder.path().join("backup");
    ask(&bench.data(), None, Ask::Backup { file: file.clone() }).await.unwrap();
    let whole = fs::read(&file).unwrap();
    let (key, others) = (bench.data().join("master.key"), other.data().join("master.key"));
    let new = Bench::new();

    let refusal = restore(&file, &new.data(), &others).await.unwrap_err().to_string();
    assert!(refusal.contains("master key"), "{refusal}");
    let missing =
        restore(&file, &new.data(), &new.folder.path().join("none")).await.unwrap_err().to_string();
    assert!(missing.contains("master key"), "{missing}");
    for at in [0, 21, whole.len() / 2, whole.len() - 1] {
        let mut bytes = whole.clone();
        bytes[at] ^= 1;
        fs::write(&file, &bytes).unwrap();
        restore(&file, &new.data(), &key).await.unwrap_err();
    }
    for length in [0, 10, whole.len() - 1] {
        fs::write(&file, &whole[..length]).unwrap();
        restore(&file, &new.data(), &key).await.unwrap_err();
    }
    assert!(!new.data().exists(), "nothing is left behind");
    fs::write(&file, &whole).unwrap();
    restore(&file, &new.data(), &key).await.unwrap();
}
