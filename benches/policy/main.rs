//! The policy engine beside cedar-policy: time per decision, of a document's compilation, and of the worst pattern.
//!
//! Ours is asked as `Service::call` asks it, with a new request, caller and context each time. Both are first asked
//! everything once, and must say what is expected.

mod cedar;
mod set;

use cedar::Cedar;
use countersign_policy::{Document, Effect, Kind};
use countersign_service::{Call, Decider, Origin};
use criterion::{BenchmarkId, Criterion};
use set::Asked;
use std::hint::black_box;
use std::net::{IpAddr, Ipv4Addr};
use std::path::Path;
use std::time::Duration;

const FOLDER: &str = env!("CARGO_TARGET_TMPDIR");
const PRINCIPALS: [usize; 2] = [1, 250];
/// Statements of a user, and what a decision may take, in nanoseconds.
const SIZES: [(usize, f64); 2] = [(40, 500.0), (1000, 2000.0)];
/// Cedar's texts for 250 principals with 1,000 statements would fill the memory; it is asked for this many.
const CEDARS: usize = 10;
const NOW: i64 = 1_800_000_000;

fn main() {
    let mut criterion = Criterion::default()
        .output_directory(Path::new(FOLDER))
        .warm_up_time(Duration::from_secs(1))
        .measurement_time(Duration::from_secs(3))
        .without_plots()
        .configure_from_args();
    for (statements, _) in SIZES {
        for principals in PRINCIPALS {
            decisions(&mut criterion, statements, principals);
        }
    }
    compile(&mut criterion);
    pathological(&mut criterion);
    // Of some alone (`cargo bench -- NAME`) there is nothing to compare.
    if std::env::args().skip(1).all(|argument| argument == "--bench") {
        report();
    }
}

fn decisions(criterion: &mut Criterion, statements: usize, principals: usize) {
    let users: Vec<_> = (0..principals).map(|user| set::user(user, statements)).collect();
    let asked: Vec<_> = (0..principals).map(|user| set::asked(user, statements)).collect();
    let policies: Vec<_> = users.iter().flat_map(|(_, managed)| managed.clone()).collect();
    let users: Vec<_> = users.into_iter().map(|(user, _)| user).collect();
    let ours = Decider::new(&users, &policies);
    for (user, asked) in asked.iter().enumerate() {
        for (question, allowed) in asked {
            assert_eq!(decide(&ours, user, question), *allowed, "ours: {user} {question:?}");
        }
    }
    let mut group = criterion.benchmark_group(format!("decide-{statements}"));
    let mut turn = 0;
    group.bench_function(BenchmarkId::new("ours", principals), |b| {
        b.iter(|| {
            turn += 1;
            let user = turn % principals;
            let (question, _) = &asked[user][turn / principals % asked[user].len()];
            decide(&ours, black_box(user), black_box(question))
        });
    });

    let cedars: Vec<_> = (0..principals.min(CEDARS)).map(|u| Cedar::new(u, statements)).collect();
    let nowhere = cedar::nowhere();
    let actions: Vec<_> = asked[0].iter().map(|((action, ..), _)| cedar::action(action)).collect();
    for (user, cedar) in cedars.iter().enumerate() {
        for ((question, allowed), action) in asked[user].iter().zip(&actions) {
            assert_eq!(
                cedar.decide(question, action, &nowhere),
                *allowed,
                "cedar: {user} {question:?}"
            );
        }
    }
    let mut turn = 0;
    group.bench_function(BenchmarkId::new("cedar", principals), |b| {
        b.iter(|| {
            turn += 1;
            let user = turn % cedars.len();
            let at = turn / cedars.len() % actions.len();
            let (question, _) = &asked[user][at];
            cedars[user].decide(black_box(question), &actions[at], &nowhere)
        });
    });
    group.finish();
}

fn decide(ours: &Decider, user: usize, (action, resource, tags): &Asked) -> bool {
    let ip = IpAddr::V4(Ipv4Addr::new(10, 2, 3, 4));
    let from = Origin { ip, secure: true, user_agent: "bench" };
    let call = Call { user, mfa: Some(NOW - 60), action, resource, tags, from, now: NOW };
    ours.decide(&call).expect("a user").effect == Effect::Allow
}

fn compile(criterion: &mut Criterion) {
    let (user, _) = set::user(0, 128);
    let text = &user.inline[0].text;
    assert!((5_500..6_500).contains(&text.len()), "about 6 KB: {}", text.len());
    criterion.bench_function("compile-6KB", |b| {
        b.iter(|| Document::parse(black_box(text), Kind::Identity).expect("a document"));
    });
}

/// A pattern whose every star can take many lengths, on a name as long as ARNs get.
fn pathological(criterion: &mut Criterion) {
    let pattern = "*a".repeat(2000) + "b";
    let (mut user, _) = set::user(0, 1);
    user.attached.clear();
    user.inline[0].text = format!(
        r#"{{"Version":"2012-10-17","Statement":{{"Effect":"Allow","Action":"iam:TagUser","Resource":"arn:aws:iam::*:user/{pattern}"}}}}"#
    )
    .as_str()
    .into();
    let ours = Decider::new(&[user], &[]);
    let question: Asked = ("iam:TagUser", format!("arn:aws:iam::1:user/{}", "a".repeat(4000)), &[]);
    assert!(!decide(&ours, 0, &question));
    criterion.bench_function("pathological", |b| b.iter(|| decide(&ours, 0, black_box(&question))));
}

/// The medians, beside what they should be and what Cedar needs.
fn report() {
    println!(
        "\n{:<34}{:>12}{:>12}{:>12}{:>10}",
        "", "ours, ns", "goal, ns", "cedar, ns", "cedar/ours"
    );
    for (statements, goal) in SIZES {
        for principals in PRINCIPALS {
            let of = |whose: &str| median(&format!("decide-{statements}/{whose}/{principals}"));
            let name = format!("{statements} statements, {principals} principals");
            line(&name, of("ours"), goal, Some(of("cedar")));
        }
    }
    line("compile 6 KB", median("compile-6KB"), 100_000.0, None);
    line("pattern *a*a*a...", median("pathological"), 10_000_000.0, None);
}

fn line(name: &str, ours: f64, goal: f64, cedar: Option<f64>) {
    let word = if ours <= goal { "" } else { "  MISSED" };
    let (cedar, ratio) = cedar.map_or((String::new(), String::new()), |cedar| {
        (format!("{cedar:.0}"), format!("{:.0}", cedar / ours))
    });
    println!("{name:<34}{ours:>12.0}{goal:>12.0}{cedar:>12}{ratio:>12}{word}");
}

/// What criterion has written down, in nanoseconds.
fn median(id: &str) -> f64 {
    let path = Path::new(FOLDER).join(id).join("new/estimates.json");
    let text = std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    let json: serde_json::Value = serde_json::from_str(&text).expect("estimates");
    json["median"]["point_estimate"].as_f64().expect("a median")
}
