//! An allocator that knows its bound. A block that would pass it, or that the system refuses, is
//! never given: its thread waits, and another one, which watches, says why and ends the program.
//!
//! Small blocks are not counted, which would cost as much as giving them: from time to time the
//! watch asks the system how much the program holds.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;
use std::fs::File;
use std::io::{Read, Write};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

/// Bytes from which a block is weighed before it is given. No real edition asks for one.
const LARGE: usize = 32 * 1024 * 1024;
/// Bytes of a page of memory, as `/proc` counts.
const PAGE: u64 = 4096;

/// Bytes that the program may hold; none is watched before it is set.
static BOUND: AtomicU64 = AtomicU64::new(u64::MAX);
/// A block was refused.
static REFUSED: AtomicBool = AtomicBool::new(false);

thread_local! {
    /// This thread watches: it must be given what it asks for.
    static WATCHES: Cell<bool> = const { Cell::new(false) };
}

/// Sets the bound, and tells that somebody watches it.
pub(super) fn bound(bytes: u64) {
    BOUND.store(bytes, Ordering::Relaxed);
}

/// No bound any more.
pub(super) fn free() {
    BOUND.store(u64::MAX, Ordering::Relaxed);
}

/// Makes this thread the one that watches.
pub(super) fn watch() {
    WATCHES.set(true);
}

/// Whether the bound is passed.
pub(super) fn is_passed() -> bool {
    REFUSED.load(Ordering::Relaxed) || resident() > BOUND.load(Ordering::Relaxed)
}

/// Bytes that the program holds now; 0 where the system does not tell.
fn resident() -> u64 {
    // No block is asked for here: this is called from within the allocator.
    let mut text = [0; 128];
    let read = File::open("/proc/self/statm").and_then(|mut file| file.read(&mut text));
    let mut pages = text[..read.unwrap_or(0)].split(|byte| *byte == b' ').skip(1);
    let digits = pages.next().unwrap_or_default();
    digits.iter().fold(0_u64, |sum, digit| sum * 10 + u64::from(digit.wrapping_sub(b'0'))) * PAGE
}

/// The allocator of the program.
pub struct Bounded;

impl Bounded {
    fn weigh(size: usize) {
        let bound = BOUND.load(Ordering::Relaxed);
        if size >= LARGE && bound != u64::MAX && !WATCHES.get() {
            let size = u64::try_from(size).unwrap_or(u64::MAX);
            if resident().saturating_add(size) > bound {
                Self::refuse();
            }
        }
    }

    #[cold]
    fn refuse() {
        let watched = BOUND.load(Ordering::Relaxed) != u64::MAX;
        if WATCHES.get() || !watched {
            // Nobody else will say it, and there is no room for a better sentence.
            let _ = std::io::stderr().write_all(
                "erreur : la mémoire de cette machine ne suffit pas ; le fichier précédent est intact\n"
                    .as_bytes(),
            );
            std::process::exit(2);
        }
        REFUSED.store(true, Ordering::Relaxed);
        loop {
            std::thread::sleep(Duration::from_secs(1));
        }
    }
}

#[expect(
    unsafe_code,
    reason = "an allocator is unsafe to write; this one hands all to the system's"
)]
// SAFETY: each call is the system's, with the arguments as they came; what is added asks for no
// block and looks into none.
unsafe impl GlobalAlloc for Bounded {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        Self::weigh(layout.size());
        let block = unsafe { System.alloc(layout) };
        if block.is_null() {
            Self::refuse();
        }
        block
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        Self::weigh(layout.size());
        let block = unsafe { System.alloc_zeroed(layout) };
        if block.is_null() {
            Self::refuse();
        }
        block
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        unsafe { System.dealloc(block, layout) }
    }

    unsafe fn realloc(&self, block: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        Self::weigh(size);
        let block = unsafe { System.realloc(block, layout, size) };
        if block.is_null() {
            Self::refuse();
        }
        block
    }
}
