//! Files and folders from outside: links, locks, kills, full disks.

#![cfg(all(test, unix))]

mod folder;
mod locked;
