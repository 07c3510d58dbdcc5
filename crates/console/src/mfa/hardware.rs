//! `Set up hardware TOTP token`: its serial number, and two codes. Its seed is here already, or nothing fits.

use super::{assign as give, base, code_fields, codes_alert};
use crate::answer::{Failed, Page, html, html_with};
use crate::confirm::ConfirmPage;
use crate::fresh;
use crate::part::Field;
use crate::post::Post;
use crate::refusal::Refusal;
use crate::said::told;
use crate::shown::shown;
use crate::users::Whose;
use crate::visit::Me;
use countersign_service::Fault;
use http::StatusCode;

fn form_of(me: &Me, whose: &Whose, typed: &str, fault: Option<&Fault>) -> ConfirmPage {
    let refusal = fault.map(Refusal::of).unwrap_or_default();
    let [first, second] = code_fields(&refusal);
    let unknown = fault.filter(|fault| {
        fault.code() == "NoSuchEntity" && fault.message().starts_with("MFA Device with serial")
    });
    let unknown = unknown.map(|fault| {
        format!(
            "{} An administrator imports its seed first: countersign account import-tokens.",
            shown(fault.message())
        )
    });
    let taken = refusal.coded("EntityAlreadyExists");
    let wrong = refusal.beside("serialNumber").or(unknown).or(taken);
    let serial = Field::text("serial", "Serial number", typed)
        .required()
        .hint("As it is printed on the back.")
        .wrong(wrong);
    let beside = [&serial, &first, &second].iter().any(|field| field.error.is_some());
    let refused = if fault.is_some() { ": refused" } else { "" };
    ConfirmPage {
        frame: me.frame(whose.place(), format!("Set up hardware TOTP token{refused}")),
        alert: fault.filter(|_| !beside).and_then(codes_alert),
        text: format!(
            "For {}. Press the token's button, where it has one, for a code.",
            whose.shown()
        ),
        losses: Vec::new(),
        action: format!("{}/hardware", base(whose)),
        hidden: Vec::new(),
        fields: vec![serial, first, second],
        button: "Assign MFA",
        danger: false,
        back: base(whose),
    }
}

pub(super) async fn page(whose: Whose, me: Me) -> Page {
    Ok(html(&form_of(&me, &whose, "", None)))
}

pub(super) async fn assign(whose: Whose, Post { me, form }: Post) -> Page {
    fresh::check(&me, &form)?;
    // As it is read off the token, with a blank before or after it.
    let serial = form.text("serial").trim();
    // A virtual device is assigned where its seed is shown, and by nobody who merely knows its name.
    let answer = if serial.starts_with("arn:") {
        let words = format!("MFA Device with serial number {serial} does not exist.");
        Err(Fault::new("NoSuchEntity", 404, words))
    } else {
        give(&me, &whose, serial, &form).await
    };
    match answer {
        Ok(()) => told(&me, &whose.home(&me), "The MFA device is assigned"),
        Err(fault) if fault.status() >= 500 => Err(Failed::fault(me.frame("", ""), fault)),
        Err(fault) => {
            let status = StatusCode::from_u16(fault.status()).unwrap_or(StatusCode::BAD_REQUEST);
            Ok(html_with(status, &form_of(&me, &whose, form.text("serial"), Some(&fault))))
        }
    }
}
