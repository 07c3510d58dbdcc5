//! The console's lists: how long a page takes on the server, and how big it is.

use crate::Connection;
use crate::{peers, populate};
use countersign_testkit::http::{Answer, Draft};
use std::net::SocketAddr;
use std::time::{Duration, Instant};

const USERS: u32 = 1_000;
const TIMES: usize = 200;

/// The list of users with a key and a device each.
pub(crate) fn run() -> Result<(), String> {
    let folder = tempfile::tempdir().map_err(|e| e.to_string())?;
    drop(peers::ours(folder.path())?);
    populate::fill(folder.path(), USERS)?;
    let ours = peers::ours(folder.path())?;
    let cookie = sign_in(ours.at)?;
    println!(
        "\n{:<34} {:>10} {:>10} {:>8}",
        "page, 1,000 users; reach 20 ms", "median ms", "99 % ms", "KiB"
    );
    let pages =
        [("users", "/console/users"), ("users, one in ten fits", "/console/users?filter=7")];
    for (name, path) in pages {
        let mut connection = Connection::open(ours.at)?;
        let request = get(ours.at, path, &cookie).bytes();
        let (mut times, mut size) = (Vec::new(), 0);
        for _ in 0..TIMES {
            let begin = Instant::now();
            let answer = connection.exchange(&request)?;
            times.push(begin.elapsed());
            let text = String::from_utf8_lossy(&answer.body);
            if answer.status != 200 || !text.contains("user-0000007") {
                return Err(format!("{path} answered {}", answer.said()));
            }
            size = answer.body.len();
        }
        times.sort();
        let at = |part: usize| times.get(TIMES * part / 100).copied().unwrap_or_default();
        println!("{name:<34} {:>10.2} {:>10.2} {:>8}", ms(at(50)), ms(at(99)), size / 1024);
    }
    Ok(())
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

fn get(to: SocketAddr, path: &str, cookie: &str) -> Draft {
    let mut draft = Draft::form(to, "").header("cookie", cookie);
    "GET".clone_into(&mut draft.method);
    draft.headers.retain(|(name, _)| name != "content-type");
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    (draft.path, draft.query) = (path.to_owned(), query.to_owned());
    draft
}

/// The session cookie of the root user.
fn sign_in(to: SocketAddr) -> Result<String, String> {
    let path = "/console/signin/root";
    let page = Connection::open(to)?.exchange(&get(to, path, "none=").bytes())?;
    let before = cookie_of(&page)?;
    let text = String::from_utf8_lossy(&page.body).into_owned();
    let token = text.split_once(r#"name="token" value=""#).ok_or("no token on the sign-in page")?.1;
    let token = token.split('"').next().unwrap_or_default();
    let form = form_urlencoded::Serializer::new(String::new())
        .append_pair("token", token)
        .append_pair("account", peers::ACCOUNT)
        .append_pair("password", peers::PASSWORD)
        .finish();
    let mut draft =
        Draft::form(to, &form).header("cookie", &before).header("origin", &format!("http://{to}"));
    path.clone_into(&mut draft.path);
    cookie_of(&Connection::open(to)?.exchange(&draft.bytes())?)
}

fn cookie_of(answer: &Answer) -> Result<String, String> {
    let cookie =
        answer.header("set-cookie").ok_or_else(|| format!("no cookie: {}", answer.said()))?;
    Ok(cookie.split(';').next().unwrap_or_default().to_owned())
}
