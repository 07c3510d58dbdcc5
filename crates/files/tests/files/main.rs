//! Files and folders from outside: links, locks, kills, full disks.

#![cfg(test)]

mod folder;
mod locked;
