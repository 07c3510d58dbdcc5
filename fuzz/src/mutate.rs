//! Changes to an input: bytes, pieces, splices with others, words put in.

/// Numbers that come again with the same seed (xorshift64*).
#[derive(Debug, Clone)]
pub struct Dice(u64);

impl Dice {
    /// A seed of zero would give zeros only.
    pub fn new(seed: u64) -> Dice {
        Dice(seed ^ 0x9e37_79b9_7f4a_7c15 | 1)
    }

    /// Any number.
    pub fn number(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 16
    }

    /// A number below `end`; none is below zero, so that gives zero.
    pub fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.number()).unwrap_or_default() % end.max(1)
    }

    /// One of several.
    pub fn one_of<'a, T>(&mut self, all: &'a [T]) -> Option<&'a T> {
        all.get(self.below(all.len()))
    }
}

/// Bytes that mean something to some parser.
const TELLING: &[u8] = b"\"\\{}[],:*?$'/%&=;+- \n\r\t\0.0123456789azAZ\x7f\x80\xc3\xff\xed\xa0";

/// The longest input that is made.
const MOST: usize = 64 * 1024;

/// Changes an input in a few places.
pub fn mutate(dice: &mut Dice, input: &[u8], other: &[u8], words: &[&str]) -> Vec<u8> {
    let mut data = input.to_vec();
    for _ in 0..=dice.below(4) {
        once(dice, &mut data, other, words);
    }
    data.truncate(MOST);
    data
}

fn once(dice: &mut Dice, data: &mut Vec<u8>, other: &[u8], words: &[&str]) {
    let at = dice.below(data.len() + 1);
    let (from, until) = piece(dice, data.len());
    match dice.below(11) {
        // A bit, a byte, a telling byte.
        0 => {
            if let Some(byte) = data.get_mut(at) {
                *byte ^= 1 << dice.below(8);
            }
        }
        1 => {
            if let Some(byte) = data.get_mut(at) {
                *byte = dice.number().to_le_bytes()[0];
            }
        }
        2 => {
            if let (Some(byte), Some(telling)) = (data.get_mut(at), dice.one_of(TELLING)) {
                *byte = *telling;
            }
        }
        3 => data.insert(at, dice.one_of(TELLING).copied().unwrap_or_default()),
        // A piece goes, comes twice or many times, or moves.
        4 => drop(data.drain(from..until)),
        5 | 6 => {
            let piece = data[from..until].to_vec();
            let times = if dice.below(8) == 0 { 1 + dice.below(200) } else { 1 };
            data.splice(at..at, piece.repeat(times.min(MOST / piece.len().max(1))));
        }
        7 => {
            let piece: Vec<u8> = data.drain(from..until).collect();
            let at = dice.below(data.len() + 1);
            data.splice(at..at, piece);
        }
        // A piece of another input, in place of one of this.
        8 => {
            let (begin, end) = piece(dice, other.len());
            data.splice(from..until, other[begin..end].iter().copied());
        }
        // A word, between or in place.
        9 => {
            let word = dice.one_of(words).copied().unwrap_or_default();
            data.splice(at..at, word.bytes());
        }
        _ => {
            let word = dice.one_of(words).copied().unwrap_or_default();
            data.splice(from..until, word.bytes());
        }
    }
}

/// A piece of something so long; mostly a short one.
fn piece(dice: &mut Dice, length: usize) -> (usize, usize) {
    let from = dice.below(length + 1);
    let most = if dice.below(4) == 0 { length } else { 24 };
    (from, (from + dice.below(most + 1)).min(length))
}
