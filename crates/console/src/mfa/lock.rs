//! The lock that wrong codes bring: shown among the credentials, and cleared by somebody else than who is locked.

use super::base;
use crate::answer::{Page, html};
use crate::confirm::ConfirmPage;
use crate::fresh;
use crate::part::When;
use crate::post::Post;
use crate::said::told;
use crate::shown::shown;
use crate::users::Whose;
use crate::visit::Me;
use countersign_api::own::{
    ClearMfaLock, ClearMfaLockInput, GetMfaLock, GetMfaLockInput, GetMfaLockOutput,
};

/// What wrong codes have brought somebody.
#[derive(Default)]
pub(crate) struct Lock {
    answer: GetMfaLockOutput,
}

/// Of one device.
#[derive(Default)]
pub(crate) struct Locked {
    /// Until when no code of it is taken.
    pub(crate) until: Option<When>,
    /// In a row.
    pub(crate) wrong: i32,
}

impl Lock {
    /// Nothing where the caller may not know.
    pub(crate) async fn of(me: &Me, whose: &Whose) -> Option<Lock> {
        let input = GetMfaLockInput { user_name: whose.user_name() };
        me.ask::<GetMfaLock>(input).await.ok().map(|answer| Lock { answer })
    }

    /// Whether there is anything to clear.
    pub(crate) fn is_there(&self) -> bool {
        self.answer.wrong_today > 0
            || self.devices().any(|(_, wrong, until)| wrong > 0 || until > 0)
    }

    pub(crate) fn device(&self, me: &Me, serial: &str) -> Locked {
        let found = self.devices().find(|(one, _, _)| *one == serial);
        let (wrong, own) = found.map_or((0, 0), |(_, wrong, until)| (wrong, until));
        let all = self.answer.locked_until.as_ref().map_or(0, |at| at.0);
        let until = own.max(all);
        Locked { until: (until > me.now()).then(|| When::until(until, me.now())), wrong }
    }

    /// Wrong codes of the last 24 hours.
    pub(crate) fn today(&self) -> i32 {
        self.answer.wrong_today
    }

    fn devices(&self) -> impl Iterator<Item = (&str, i32, i64)> {
        self.answer.devices.iter().map(|one| {
            let until = one.locked_until.as_ref().map_or(0, |at| at.0);
            (one.serial_number.as_str(), one.wrong_in_a_row, until)
        })
    }
}

/// Asks once more.
pub(super) async fn page(whose: Whose, me: Me) -> Page {
    let name = whose.shown();
    Ok(html(&ConfirmPage {
        frame: me.frame(whose.place(), format!("Clear the lock of {name}?")),
        alert: None,
        text: format!(
            "{} may try codes again at once, and the wrong ones so far are forgotten. Make sure that it was {name} who typed them: somebody else who guesses has the password or a key already.",
            whose.title()
        ),
        losses: Vec::new(),
        action: format!("{}/lock", base(&whose)),
        hidden: Vec::new(),
        fields: Vec::new(),
        button: "Clear lock",
        danger: true,
        back: whose.home(&me),
    }))
}

pub(super) async fn clear(whose: Whose, Post { me, form }: Post) -> Page {
    fresh::check(&me, &form)?;
    let user_name = whose.user_name().unwrap_or_default();
    let input = ClearMfaLockInput { account_id: None, user_name: user_name.clone() };
    let answer = me.call::<ClearMfaLock>(input).await?;
    let said = if answer.cleared {
        format!("The lock of {} is cleared", shown(&user_name))
    } else {
        format!("There was no lock of {} to clear", shown(&user_name))
    };
    told(&me, &whose.home(&me), &said)
}
