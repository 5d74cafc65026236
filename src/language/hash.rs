//! One number for a text: the same on every machine, in every run and for every version of the
//! compiler (FNV-1a). Where a number need not outlive the run, `rustc_hash` is faster.

/// The number of no text at all.
pub const SEED: u64 = 0xCBF2_9CE4_8422_2325;
/// What spreads a change over all digits.
pub const PRIME: u64 = 0x0100_0000_01B3;

/// The number of some bytes.
pub const fn stable(bytes: &[u8]) -> u64 {
    let (mut at, mut hash) = (0, SEED);
    while at < bytes.len() {
        hash = (hash ^ bytes[at] as u64).wrapping_mul(PRIME);
        at += 1;
    }
    hash
}

#[cfg(test)]
mod tests {
    use super::stable;

    #[test]
    fn the_numbers_are_those_of_fnv() {
        for (text, number) in [("", 0xcbf2_9ce4_8422_2325), ("a", 0xaf63_dc4c_8601_ec8c)] {
            assert_eq!(stable(text.as_bytes()), number, "{text}");
        }
    }
}
