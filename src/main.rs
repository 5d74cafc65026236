//! The `rapport` command. Everything is in the library.

use std::process::ExitCode;

/// Scripts of texts may ask for any amount of memory: see its module.
#[global_allocator]
static MEMORY: rapport::cli::Bounded = rapport::cli::Bounded;

fn main() -> ExitCode {
    rapport::cli::run(std::env::args_os())
}
