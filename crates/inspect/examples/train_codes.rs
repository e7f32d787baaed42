//! Learns the weights by which one-time codes are told from other numbers, and writes `data/code-weights.txt`:
//!
//! ```sh
//! cargo run --release -p muhr-inspect --example train_codes
//! ```
//!
//! A logistic regression with L2 regularisation, minimised by Nesterov's accelerated gradient. It learns from all
//! messages in `tests/codes` but those whose name begins with `held`, which are for measuring, and from the wanted mails
//! of `../shared/samples`, which carry no code. How strict it is follows from cross-validation: of the made messages
//! without a code, most of them made to be mistaken, so many are taken for one by a finder that learnt from others.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss
)]

use muhr_inspect::limits::Budget;
use muhr_inspect::{codes, texts};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

/// How much the messages count against small weights.
const CARE: f64 = 0.5;
/// Made messages without a code, in 1,000, that a finder which did not learn from them may take for one.
const FALSE_IN_1000: usize = 34;
/// What a number without any name of a code near it needs more.
const UNNAMED: f64 = 0.5;
/// Parts of the cross-validation.
const PARTS: usize = 5;
const STEPS: usize = 3_000;
/// Weights are kept in hundredths; smaller ones are left out.
const SMALLEST: i32 = 2;

struct Message {
    has_code: bool,
    is_made: bool,
    /// Its numbers: whether each is the code, and its clues.
    numbers: Vec<(bool, Vec<String>)>,
}

fn main() {
    let mut messages = made();
    let with = messages.iter().filter(|message| message.has_code).count();
    println!("{with} messages with a code, {} without", messages.len() - with);
    let mails = mails();
    println!("{} mails without", mails.len());
    messages.extend(mails);
    let mut scores = vec![f64::NEG_INFINITY; messages.len()];
    for part in 0..PARTS {
        let model = Model::learn(messages.iter().enumerate().filter(|(at, _)| at % PARTS != part).map(|(_, it)| it));
        for (at, message) in messages.iter().enumerate().filter(|(at, _)| at % PARTS == part) {
            let told = message.numbers.iter().filter(|(is_code, _)| *is_code || !message.has_code);
            scores[at] = told.map(|(_, clues)| model.score(clues)).fold(f64::NEG_INFINITY, f64::max);
        }
    }
    let scores = |is_of: fn(&Message) -> bool| {
        let of = messages.iter().zip(&scores).filter(|(message, _)| is_of(message)).map(|(_, score)| *score);
        let mut of: Vec<f64> = of.collect();
        of.sort_by(|one, other| other.total_cmp(one));
        of
    };
    let (codes, made, mails) =
        (scores(|it| it.has_code), scores(|it| it.is_made && !it.has_code), scores(|it| !it.is_made));
    let strict = made[made.len() * FALSE_IN_1000 / 1000];
    let above = |scores: &[f64]| scores.iter().filter(|score| **score > strict).count();
    println!("cross-validated, above {strict:.2}: {} of {} codes", above(&codes), codes.len());
    println!("{} of {} others, {} of {} mails", above(&made), made.len(), above(&mails), mails.len());

    let mut model = Model::learn(messages.iter());
    *model.weights.entry("bias".to_owned()).or_default() -= strict;
    *model.weights.entry("unnamed".to_owned()).or_default() -= UNNAMED;
    let mut out = String::from(
        "# How much each clue speaks for a number being a one-time code, in hundredths: learnt, not written. See\n\
         # src/codes/weigh.rs for what the clues mean.\n\
         # source: cargo run --release -p muhr-inspect --example train_codes\n",
    );
    for (clue, weight) in &model.weights {
        let weight = (weight * 100.0).round() as i32;
        if weight.abs() >= SMALLEST {
            writeln!(out, "{weight} {clue}").unwrap();
        }
    }
    fs::write(Path::new(env!("CARGO_MANIFEST_DIR")).join("data/code-weights.txt"), out).unwrap();
}

/// The made messages, without those that are held back.
fn made() -> Vec<Message> {
    let mut files: Vec<_> = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/codes"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| !path.file_name().unwrap().to_string_lossy().starts_with("held"))
        .collect();
    files.sort();
    let mut all = Vec::new();
    for file in files {
        for line in fs::read_to_string(file).unwrap().lines().filter(|line| !line.starts_with('#')) {
            let code = line.split_once("[[").and_then(|(_, rest)| rest.split_once("]]")).map(|(code, _)| code);
            let text = line.replace("[[", "").replace("]]", "").replace("\\n", "\n");
            let numbers = codes::clues(&text).into_iter().map(|(range, clues)| {
                let number = &text[range];
                let is_code = |code: &str| number.contains(code) || code.contains(number) && number.len() >= 4;
                (code.is_some_and(is_code), clues)
            });
            all.push(Message { has_code: code.is_some(), is_made: true, numbers: numbers.collect() });
        }
    }
    all
}

/// Wanted mails, none of which carries a code; none where the samples are not there.
fn mails() -> Vec<Message> {
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/samples");
    let mut folders: Vec<_> = ["ham-newsletters", "ham-raid", "ham-usrp"].map(|folder| samples.join(folder)).into();
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(folder).into_iter().flatten().map(|entry| entry.unwrap().path()) {
            if path.is_dir() { folders.push(path) } else { files.push(path) }
        }
    }
    files.sort();
    let numbers_of = |file: &PathBuf| {
        let mut numbers = Vec::new();
        let budget = Budget::new(texts::limits(), &|| false);
        texts::each("a.eml", &fs::read(file).unwrap(), &budget, &mut |text| {
            numbers.extend(codes::clues(text).into_iter().map(|(_, clues)| (false, clues)));
        });
        Message { has_code: false, is_made: false, numbers }
    };
    files.iter().map(numbers_of).collect()
}

struct Model {
    weights: BTreeMap<String, f64>,
}

impl Model {
    fn learn<'m>(messages: impl Iterator<Item = &'m Message> + Clone) -> Self {
        let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
        for message in messages.clone() {
            let clues: BTreeSet<&str> =
                message.numbers.iter().flat_map(|(_, clues)| clues).map(String::as_str).collect();
            clues.into_iter().for_each(|clue| *seen.entry(clue).or_default() += 1);
        }
        // What was seen once tells nothing. The bias is a clue that every number has.
        let clues: Vec<&str> = std::iter::once("bias")
            .chain(seen.iter().filter(|(_, count)| **count > 1).map(|(clue, _)| *clue))
            .collect();
        let places: BTreeMap<&str, usize> = clues.iter().enumerate().map(|(at, clue)| (*clue, at)).collect();
        let mut rows: Vec<Vec<usize>> = Vec::new();
        let mut wanted: Vec<f64> = Vec::new();
        for (is_code, clues) in messages.flat_map(|message| &message.numbers) {
            let known = clues.iter().filter_map(|clue| places.get(clue.as_str()).copied());
            rows.push(std::iter::once(0).chain(known).collect());
            wanted.push(if *is_code { 1.0 } else { -1.0 });
        }
        let weights = minimise(&rows, &wanted, clues.len());
        Self { weights: clues.iter().map(|clue| (*clue).to_owned()).zip(weights).collect() }
    }

    /// With the caution about what is not named, as it will be in the end.
    fn score(&self, clues: &[String]) -> f64 {
        let weight = |clue: &str| self.weights.get(clue).copied().unwrap_or_default();
        let caution = if clues.iter().any(|clue| clue == "unnamed") { UNNAMED } else { 0.0 };
        weight("bias") + clues.iter().map(|clue| weight(clue)).sum::<f64>() - caution
    }
}

/// The weights at which half their squares and [`CARE`] times the logistic loss are least.
fn minimise(rows: &[Vec<usize>], wanted: &[f64], count: usize) -> Vec<f64> {
    let step = 1.0 / (1.0 + CARE * 0.25 * steepest(rows, count));
    let momentum = (1.0 - step.sqrt()) / (1.0 + step.sqrt());
    let mut weights = vec![0.0; count];
    let mut ahead = weights.clone();
    for _ in 0..STEPS {
        let mut slope = ahead.clone();
        for (row, wanted) in rows.iter().zip(wanted) {
            let score: f64 = row.iter().map(|at| ahead[*at]).sum();
            let pull = CARE * wanted / (1.0 + (wanted * score).exp());
            row.iter().for_each(|at| slope[*at] -= pull);
        }
        for at in 0..count {
            let next = ahead[at] - step * slope[at];
            ahead[at] = next + momentum * (next - weights[at]);
            weights[at] = next;
        }
    }
    weights
}

/// The largest eigenvalue of the rows' products with one another, by power iteration.
fn steepest(rows: &[Vec<usize>], count: usize) -> f64 {
    let mut direction = vec![1.0; count];
    let mut length = 1.0;
    for _ in 0..50 {
        let mut next = vec![0.0; count];
        for row in rows {
            let along: f64 = row.iter().map(|at| direction[*at]).sum();
            row.iter().for_each(|at| next[*at] += along);
        }
        length = next.iter().map(|it| it * it).sum::<f64>().sqrt();
        direction = next.into_iter().map(|it| it / length).collect();
    }
    length
}
