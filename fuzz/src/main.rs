//! Runs the targets for a while without libFuzzer: `fuzz SECONDS [SEED] [TARGET…]`.
//!
//! Each target has its share of the time. Inputs are changes of the seeds, and of what had a new outcome; the same seed
//! gives the same inputs. What breaks a target is kept under `artifacts/` and named; what ends the process (or never
//! ends) is there as `TARGET/running`.

use countersign_fuzz::mutate::{Dice, mutate};
use countersign_fuzz::{Target, targets::TARGETS};
use std::collections::HashSet;
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::panic;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// An input that takes longer than this never ends.
const TOO_LONG: Duration = Duration::from_secs(30);

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let seconds = args.first().and_then(|text| text.parse::<f64>().ok());
    let seed = args.get(1).map_or(Ok(1), |text| text.parse::<u64>());
    let (Some(seconds), Ok(seed)) = (seconds.filter(|s| *s > 0.0), seed) else {
        eprintln!("usage: fuzz SECONDS [SEED] [TARGET…]");
        return ExitCode::from(2);
    };
    let wanted: Vec<&String> = args.iter().skip(2).collect();
    let targets: Vec<&Target> = TARGETS
        .iter()
        .filter(|t| wanted.is_empty() || wanted.iter().any(|w| *w == t.name))
        .collect();
    let Some(share) = targets.len().try_into().ok().filter(|n: &u32| *n > 0) else {
        eprintln!("fuzz: no such target");
        return ExitCode::from(2);
    };

    let count = Arc::new(AtomicU64::new(0));
    watch(Arc::clone(&count));
    let said = Arc::new(Mutex::new(String::new()));
    let hears = Arc::clone(&said);
    panic::set_hook(Box::new(move |info| {
        *hears.lock().unwrap_or_else(std::sync::PoisonError::into_inner) = info.to_string();
    }));

    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut failed = 0_u32;
    for target in &targets {
        let time = Duration::from_secs_f64(seconds) / share;
        match run(target, folder, seed, time, &count, &said) {
            Ok(None) => {}
            Ok(Some(_)) => failed += 1,
            Err(error) => {
                eprintln!("fuzz: {}: {error}", target.name);
                failed += 1;
            }
        }
    }
    println!("{} passed, {failed} failed", share - failed);
    if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Ends the process when one input takes too long; it is then in the file of what is running.
fn watch(count: Arc<AtomicU64>) {
    std::thread::spawn(move || {
        let (mut last, mut since) = (0, Instant::now());
        loop {
            std::thread::park_timeout(Duration::from_secs(1));
            let now = count.load(Ordering::Relaxed);
            if now != last {
                (last, since) = (now, Instant::now());
            } else if since.elapsed() > TOO_LONG {
                eprintln!("fuzz: an input takes longer than {TOO_LONG:?}: see artifacts/*/running");
                std::process::exit(1);
            }
        }
    });
}

/// Runs one target; gives the file with the input that broke it.
fn run(
    target: &Target,
    folder: &Path,
    seed: u64,
    time: Duration,
    count: &AtomicU64,
    said: &Mutex<String>,
) -> io::Result<Option<PathBuf>> {
    let artifacts = folder.join("artifacts").join(target.name);
    fs::create_dir_all(&artifacts)?;
    let running = artifacts.join("running");
    let mut file = File::create(&running)?;

    let root = folder.parent().unwrap_or(folder);
    let mut seeds = kept(&folder.join("corpus").join(target.name));
    seeds.extend((target.seeds)(root));
    let (mut dice, mut corpus) = (Dice::new(seed), Vec::<Vec<u8>>::new());
    let mut outcomes = HashSet::new();
    let begin = Instant::now();
    let (mut done, mut slowest) = (0_u64, Duration::ZERO);
    let mut first = seeds.clone().into_iter();
    let broke = loop {
        let data = match first.next() {
            Some(seed) => seed,
            None if begin.elapsed() >= time => break None,
            None => {
                let input = dice.one_of(&corpus);
                let (Some(input), Some(other)) = (input, dice.one_of(&seeds)) else { break None };
                mutate(&mut dice, input, other, target.words)
            }
        };
        rewrite(&mut file, &data)?;
        let at = Instant::now();
        let outcome = panic::catch_unwind(|| (target.run)(&data));
        slowest = slowest.max(at.elapsed());
        count.fetch_add(1, Ordering::Relaxed);
        done += 1;
        match outcome {
            Ok(outcome) => {
                let news = outcomes.insert(outcome);
                if done <= seeds.len() as u64 || (news && corpus.len() < 20_000) {
                    corpus.push(data);
                }
            }
            Err(_) => break Some(data),
        }
    };
    fs::remove_file(&running)?;
    let name = target.name;
    println!(
        "fuzz: {name}: {done} inputs, {} outcomes, {:.1} s, slowest {slowest:.0?}",
        outcomes.len(),
        begin.elapsed().as_secs_f64(),
    );
    let Some(data) = broke else { return Ok(None) };
    let file = artifacts.join(format!("crash-{seed}-{done}"));
    File::create(&file)?.write_all(&data)?;
    let said = said.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    println!("fuzz: {name}: FAILED: {said}\nfuzz: {name}: the input is {}", file.display());
    Ok(Some(file))
}

/// Inputs that were kept because they broke something once.
fn kept(folder: &Path) -> Vec<Vec<u8>> {
    let files = fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
    let mut paths: Vec<PathBuf> = files.map(|file| file.path()).collect();
    paths.sort();
    paths.into_iter().filter_map(|path| fs::read(path).ok()).collect()
}

fn rewrite(file: &mut File, data: &[u8]) -> io::Result<()> {
    use std::os::unix::fs::FileExt as _;
    file.set_len(data.len() as u64)?;
    file.write_all_at(data, 0)
}
