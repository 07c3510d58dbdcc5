//! Which codes are good: the search for the step that a code belongs to.
//!
//! Every search looks at all of its candidates, whatever they are, and chooses among them without a
//! branch. Where a code fits two steps the later one is taken: the earlier would leave the same six
//! digits good for once more.

use subtle::{Choice, ConditionallySelectable, ConstantTimeEq, ConstantTimeGreater};

use crate::hotp::Generator;
use crate::{Algorithm, Code, Digits, Seed, step};

/// How far from now a search goes, in steps to either side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window(u16);

impl Window {
    /// Enrolment: the second code's step is within ±1 of now (30 s).
    pub const ENROL: Self = Self(1);
    /// Enrolment of a hardware token, whose clock ran on in a drawer and which nobody can set: ±20 minutes.
    pub const ENROL_HARDWARE: Self = Self(40);
    /// Sign-in: within ±1 of now and the recorded drift (RFC 6238 section 5.2).
    pub const SIGN_IN: Self = Self(1);
    /// Resynchronisation of a virtual device: ±20 minutes.
    pub const RESYNC_VIRTUAL: Self = Self(40);
    /// Resynchronisation of a hardware token, whose clock nobody sets: ±1 day.
    pub const RESYNC_HARDWARE: Self = Self(2880);

    /// The number of steps to either side.
    pub fn steps(self) -> i64 {
        i64::from(self.0)
    }
}

/// That two codes came from the device, and what that says about its clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Proof {
    /// The second code's step: from now on only later ones are good.
    pub step: i64,
    /// How many steps the device's clock is ahead; within ±1 it counts as right and this is 0.
    pub drift: i64,
}

impl Seed {
    /// The step of a code at sign-in: within ±1 of now and `drift`, and later than `accepted`, the
    /// last step that was accepted (`i64::MIN` if there is none). `None` for a code that is wrong
    /// or used up, which is the same. The caller must record the step before it acts on it.
    ///
    /// `now` is in Unix seconds, `drift` in steps. Only codes of six digits fit.
    pub fn accept(
        &self,
        algorithm: Algorithm,
        code: &Code,
        now: i64,
        drift: i64,
        accepted: i64,
    ) -> Option<i64> {
        let middle = step(now).saturating_add(drift);
        let generator = self.six_digits(algorithm);
        let mut found = Found::nothing();
        for step in around(middle, Window::SIGN_IN.steps(), Window::SIGN_IN.steps()) {
            let fits = generator.code(step.to_be_bytes()).ct_eq(code) & later(step, accepted);
            found.keep(step, fits);
        }
        found.step()
    }

    /// That somebody holds the device: `codes` are those of two steps in a row, in that order, both
    /// later than `accepted`. The second one's step is within `window` of now, in Unix seconds: a
    /// device one step slow shows its pair one step late.
    ///
    /// Both codes are used up by it: the caller must record [`Proof::step`] before it acts on it.
    pub fn prove(
        &self,
        algorithm: Algorithm,
        codes: [&Code; 2],
        now: i64,
        accepted: i64,
        window: Window,
    ) -> Option<Proof> {
        let [first, second] = codes;
        let middle = step(now);
        let generator = self.six_digits(algorithm);
        let mut found = Found::nothing();
        let mut first_fitted = Choice::from(0);
        for step in around(middle, window.steps() + 1, window.steps()) {
            let code = generator.code(step.to_be_bytes());
            found.keep(step, first_fitted & code.ct_eq(second));
            first_fitted = code.ct_eq(first) & later(step, accepted);
        }
        let step = found.step()?;
        let away = step.saturating_sub(middle);
        Some(Proof { step, drift: if away.abs() <= Window::SIGN_IN.steps() { 0 } else { away } })
    }

    fn six_digits(&self, algorithm: Algorithm) -> Generator {
        Generator::new(self, Digits::Six, algorithm)
    }
}

/// The steps from `before` before `middle` to `after` after it that there are.
fn around(middle: i64, before: i64, after: i64) -> impl Iterator<Item = i64> {
    (-before..=after).filter_map(move |offset| middle.checked_add(offset))
}

/// Whether `step` is later than `accepted`, without a branch.
fn later(step: i64, accepted: i64) -> Choice {
    // Turning the sign bit over keeps the order and makes both unsigned.
    let unsigned = |n: i64| n.cast_unsigned() ^ (1 << 63);
    unsigned(step).ct_gt(&unsigned(accepted))
}

/// The last of the steps that fitted.
struct Found {
    any: Choice,
    step: i64,
}

impl Found {
    fn nothing() -> Self {
        Self { any: Choice::from(0), step: 0 }
    }

    fn keep(&mut self, step: i64, fits: Choice) {
        self.step.conditional_assign(&step, fits);
        self.any |= fits;
    }

    fn step(self) -> Option<i64> {
        bool::from(self.any).then_some(self.step)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::totp;

    const NOW: i64 = 1_700_000_015;

    fn seed() -> Seed {
        Seed::from(*b"12345678901234567890")
    }

    fn code(step: i64) -> Code {
        totp(&seed(), step, Digits::Six, Algorithm::Sha1)
    }

    /// Where the code of a step relative to now is taken to be, relative to now.
    fn sign_in(offset: i64, drift: i64, accepted: i64) -> Option<i64> {
        let now = step(NOW);
        seed()
            .accept(Algorithm::Sha1, &code(now + offset), NOW, drift, now + accepted)
            .map(|s| s - now)
    }

    fn pair(offsets: [i64; 2], accepted: i64, window: Window) -> Option<(i64, i64)> {
        let now = step(NOW);
        let [first, second] = offsets.map(|o| code(now + o));
        let proof =
            seed().prove(Algorithm::Sha1, [&first, &second], NOW, now + accepted, window)?;
        Some((proof.step - now, proof.drift))
    }

    #[test]
    fn m5_codes_within_one_step_are_good_and_no_others() {
        for offset in -5..=5_i64 {
            let expected = (offset.abs() <= 1).then_some(offset);
            assert_eq!(sign_in(offset, 0, -100), expected, "{offset}");
        }
        for drift in [-30, -2, 3, 40] {
            for offset in -5..=5_i64 {
                let expected = (offset.abs() <= 1).then_some(drift + offset);
                assert_eq!(sign_in(drift + offset, drift, -100), expected, "{drift} {offset}");
            }
        }
    }

    #[test]
    fn m1_m3_only_steps_after_the_accepted_one_are_good() {
        for accepted in -3..=3 {
            for offset in -1..=1 {
                let expected = (offset > accepted).then_some(offset);
                assert_eq!(sign_in(offset, 0, accepted), expected, "{offset} after {accepted}");
            }
        }
    }

    #[test]
    fn a_code_of_another_length_or_seed_is_wrong() {
        let now = step(NOW);
        let eight = totp(&seed(), now, Digits::Eight, Algorithm::Sha1);
        assert_eq!(seed().accept(Algorithm::Sha1, &eight, NOW, 0, i64::MIN), None);
        let other = totp(&Seed::from([1; 20]), now, Digits::Six, Algorithm::Sha1);
        assert_eq!(seed().accept(Algorithm::Sha1, &other, NOW, 0, i64::MIN), None);
        assert_eq!(seed().accept(Algorithm::Sha1, &code(now), NOW, 0, i64::MIN), Some(now));
    }

    #[test]
    fn a_token_of_another_hash_is_compared_by_its_own() {
        let now = step(NOW);
        for algorithm in [Algorithm::Sha256, Algorithm::Sha512] {
            let [before, code] = [now - 1, now].map(|s| totp(&seed(), s, Digits::Six, algorithm));
            assert_eq!(seed().accept(algorithm, &code, NOW, 0, i64::MIN), Some(now));
            assert_eq!(seed().accept(Algorithm::Sha1, &code, NOW, 0, i64::MIN), None);
            let pair = [&before, &code];
            assert!(seed().prove(algorithm, pair, NOW, i64::MIN, Window::ENROL).is_some());
            assert!(seed().prove(Algorithm::Sha1, pair, NOW, i64::MIN, Window::ENROL).is_none());
        }
    }

    /// Two neighbouring steps of this seed happen to have the same code.
    #[test]
    fn m1_a_code_that_fits_two_steps_is_used_up_for_both() {
        let twin = 57_766_335;
        assert_eq!(code(twin), code(twin + 1));
        let now = twin * 30;
        let accepted = seed().accept(Algorithm::Sha1, &code(twin), now, 0, i64::MIN);
        assert_eq!(accepted, Some(twin + 1));
        assert_eq!(seed().accept(Algorithm::Sha1, &code(twin), now, 0, twin + 1), None);
    }

    #[test]
    fn m8_enrolment_takes_two_codes_in_a_row() {
        for (offsets, expected) in [
            ([-1, 0], Some((0, 0))),
            ([0, 1], Some((1, 0))),
            ([-2, -1], Some((-1, 0))),
            ([-3, -2], None),
            ([1, 2], None),
            ([0, 0], None),
            ([1, 0], None),
            ([0, -1], None),
            ([-1, 1], None),
            ([-2, 0], None),
        ] {
            assert_eq!(pair(offsets, -100, Window::ENROL), expected, "{offsets:?}");
        }
        let now = step(NOW);
        let other = totp(&Seed::from([1; 20]), now, Digits::Six, Algorithm::Sha1);
        assert_eq!(
            seed().prove(Algorithm::Sha1, [&code(now - 1), &other], NOW, i64::MIN, Window::ENROL),
            None
        );
        assert_eq!(
            seed().prove(Algorithm::Sha1, [&other, &code(now)], NOW, i64::MIN, Window::ENROL),
            None
        );
    }

    #[test]
    fn m7_resynchronisation_is_bounded_and_takes_nothing_used() {
        for (window, edge) in [(Window::RESYNC_VIRTUAL, 40), (Window::RESYNC_HARDWARE, 2880)] {
            for (second, expected) in [
                (edge, Some((edge, edge))),
                (-edge, Some((-edge, -edge))),
                (edge + 1, None),
                (-edge - 1, None),
                (7, Some((7, 7))),
                (2, Some((2, 2))),
                (1, Some((1, 0))),
                (-1, Some((-1, 0))),
                (-2, Some((-2, -2))),
            ] {
                assert_eq!(pair([second - 1, second], -9_999, window), expected, "{second}");
            }
        }
        for (accepted, expected) in
            [(-4, Some((-2, -2))), (-3, None), (-2, None), (-1, None), (100, None)]
        {
            assert_eq!(pair([-3, -2], accepted, Window::RESYNC_VIRTUAL), expected, "{accepted}");
        }
        for offsets in [[-2, -3], [-3, -3], [-4, -2]] {
            assert_eq!(pair(offsets, -100, Window::RESYNC_VIRTUAL), None, "{offsets:?}");
        }
    }

    #[test]
    fn m7_a_search_looks_at_a_fixed_number_of_steps() {
        for (window, steps) in
            [(Window::ENROL, 4), (Window::RESYNC_VIRTUAL, 82), (Window::RESYNC_HARDWARE, 5762)]
        {
            assert_eq!(around(0, window.steps() + 1, window.steps()).count(), steps);
        }
    }

    #[test]
    fn m20_the_ends_of_time_are_no_panic() {
        let code = code(0);
        for now in [i64::MIN, -1, 0, i64::MAX] {
            for drift in [i64::MIN, 0, i64::MAX] {
                for accepted in [i64::MIN, 0, i64::MAX] {
                    let _ = seed().accept(Algorithm::Sha1, &code, now, drift, accepted);
                }
            }
            let _ = seed().prove(
                Algorithm::Sha1,
                [&code, &code],
                now,
                i64::MIN,
                Window::RESYNC_HARDWARE,
            );
        }
        assert_eq!(seed().accept(Algorithm::Sha1, &code, i64::MAX, i64::MAX, i64::MAX), None);
    }

    #[test]
    fn later_is_the_order_of_steps() {
        let edges = [i64::MIN, -2, -1, 0, 1, 2, i64::MAX];
        for a in edges {
            for b in edges {
                assert_eq!(bool::from(later(a, b)), a > b, "{a} {b}");
            }
        }
    }
}
