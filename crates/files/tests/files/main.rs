//! Files and folders from outside: links, locks, kills, full disks.

#![cfg(test)]
#![cfg(not(windows))]

mod folder;
mod locked;
