//! The bench that tests stand on: a server in a folder, signed calls, a fake clock.
