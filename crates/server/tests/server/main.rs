//! The server as a program would see it: started over a folder, spoken to in bytes.

mod bench;
mod control;
mod start;
mod test_mode;
mod wire;
