//! What the allocator of the system is told before much memory is asked for.

/// Bytes from which a block is asked from the system and given back to it. The compressors of a
/// PDF's streams, some 380 kB each, are above it; what the engine asks for again and again is below.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
const LARGE: libc::c_int = 352 * 1024;

/// Keeps large blocks out of the heap. Left to itself, glibc takes them from the heap once one of
/// their size has been given back; the small blocks between them then keep it from ever being
/// reused, and one run of three peaked an eighth higher.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
#[expect(unsafe_code, reason = "glibc offers this to C only; it takes two numbers, no pointer")]
pub(super) fn keep_large_blocks_apart() {
    // SAFETY: mallopt may be called at any time, from any thread; a value that it does not like
    // changes nothing.
    unsafe { libc::mallopt(libc::M_MMAP_THRESHOLD, LARGE) };
}

/// Other systems need no such word.
#[cfg(not(all(target_os = "linux", target_env = "gnu")))]
pub(super) fn keep_large_blocks_apart() {}
