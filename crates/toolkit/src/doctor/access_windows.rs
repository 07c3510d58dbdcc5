//! Who else may read or change the files: on Windows, whoever the lists of the user's own folder name. Those are not
//! looked at.

use super::Findings;
use crate::profile::reading::Bytes;

pub(super) fn examine(_: &mut Findings, _: &Bytes) {}
