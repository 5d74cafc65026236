//! What the machine is told before pages are made: about its threads, and its memory. And what it
//! tells of the window in which the program runs.
//!
//! glibc serves the thousands of small blocks of a document from heaps that it lets grow page by
//! page, and moves large blocks into them when it thinks that they come often. Both cost a program
//! that lives for half a second: a call of the system for each page, and room between blocks that
//! nothing fits into any more.

use std::num::NonZero;
use std::thread;

#[cfg(all(target_os = "linux", target_env = "gnu"))]
mod glibc {
    use libc::c_int;

    /// Bytes with which a heap begins, and by which the first one grows.
    const STEP: c_int = 4 * 1024 * 1024;

    /// Bytes from which a block is asked from the system and given back to it. The compressors of
    /// a PDF's streams, some 380 kB each, are above it: among small blocks, the room that one
    /// leaves is lost, and one run of three peaked an eighth higher. What the engine asks for again
    /// and again is below.
    const LARGE: c_int = 352 * 1024;

    #[expect(unsafe_code, reason = "glibc offers this to C only; it takes numbers, no pointer")]
    pub(super) fn tell() {
        // SAFETY: mallopt may be called at any time, from any thread; a value that it does not
        // like changes nothing.
        unsafe {
            libc::mallopt(libc::M_TOP_PAD, STEP);
            libc::mallopt(libc::M_MMAP_THRESHOLD, LARGE);
        }
    }
}

/// Makes this thread one of those that lay out the pages. By default they are all others, and it
/// waits for them: one more thread to wake, and one more heap that grows.
pub(super) fn share_the_work() {
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    // A second one is there when this one waits for something else.
    let threads = rayon::ThreadPoolBuilder::new().num_threads(cores.max(2)).use_current_thread();
    // Refused only when the threads exist already; they do the work as well.
    let _ = threads.build_global();
}

/// Makes the heaps grow by great steps, and keeps large blocks out of them. To be called before
/// other threads exist: their heaps begin with a step.
pub(super) fn expect_much() {
    #[cfg(all(target_os = "linux", target_env = "gnu"))]
    glibc::tell();
}

/// Whether the program was started without a terminal, by a double click: its window is its own,
/// and closes with it.
pub(super) fn has_own_window() -> bool {
    #[cfg(windows)]
    return windows::is_alone();
    #[cfg(not(windows))]
    false
}

/// Keeps such a window until its words are read.
pub(super) fn hold_window() {
    if has_own_window() {
        super::output::message("\nEntrée ferme cette fenêtre.\n");
        let _ = std::io::stdin().read_line(&mut String::new());
    }
}

#[cfg(windows)]
mod windows {
    use windows_sys::Win32::System::Console::GetConsoleProcessList;

    /// Whether no other program, such as a shell, uses the console.
    #[expect(unsafe_code, reason = "Windows offers this to C only")]
    pub(super) fn is_alone() -> bool {
        let mut programs = [0_u32; 2];
        // SAFETY: the list has room for as many numbers as is said.
        unsafe { GetConsoleProcessList(programs.as_mut_ptr(), 2) == 1 }
    }
}
