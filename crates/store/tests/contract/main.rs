//! What every backend must do, what only a cluster or only a disk can get wrong, and what survives when they do.

#![cfg(test)]

mod backup;
mod bench;
mod cluster;
mod disk;
mod keys;
mod rot;
mod rules;
