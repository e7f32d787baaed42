//! RSA signatures under keys too short to mean anything (384 to 1,023 bits): old mail bears them. That one fits is told
//! as a weak signature and proves nothing, so that "altered" and "weak" are not the same answer. Only public numbers
//! are touched here. PKCS #1 v1.5, RFC 8017 §8.2.2.

use ring::digest::{Algorithm, SHA256, digest};

/// 32-bit digits, the least first.
type Number = Vec<u32>;

/// Prefixes of RFC 8017 §9.2, note 1.
const SHA1_PREFIX: &[u8] = &[0x30, 0x21, 0x30, 0x09, 0x06, 0x05, 0x2b, 0x0e, 0x03, 0x02, 0x1a, 0x05, 0x00, 0x04, 0x14];
const SHA256_PREFIX: &[u8] =
    &[0x30, 0x31, 0x30, 0x0d, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01, 0x05, 0x00, 0x04, 0x20];

/// Whether `signature` was made over `signed`.
pub(super) fn verifies(
    modulus: &[u8],
    exponent: &[u8],
    hash: &'static Algorithm,
    signed: &[u8],
    signature: &[u8],
) -> bool {
    let exponent = exponent.iter().try_fold(0_u64, |sum, byte| Some(sum.checked_mul(256)? + u64::from(*byte)));
    let Some(exponent) = exponent.filter(|exponent| *exponent < 1 << 33) else { return false };
    if !(48..=128).contains(&modulus.len()) || signature.len() != modulus.len() {
        return false;
    }
    let prefix = if hash == &SHA256 { SHA256_PREFIX } else { SHA1_PREFIX };
    let hash = digest(hash, signed);
    let Some(filling) = modulus.len().checked_sub(prefix.len() + hash.as_ref().len() + 3).filter(|room| *room >= 8)
    else {
        return false;
    };
    let expected = [&[0, 1][..], &vec![0xff; filling], &[0], prefix, hash.as_ref()].concat();
    let (modulus, signature) = (number(modulus), number(signature));
    if !less(&signature, &modulus) {
        return false;
    }
    let mut power = number(&[1]);
    power.resize(modulus.len(), 0);
    for bit in (0..33).rev() {
        power = times(&power, &power, &modulus);
        if exponent >> bit & 1 == 1 {
            power = times(&power, &signature, &modulus);
        }
    }
    power == padded(number(&expected), modulus.len())
}

/// From bytes, the greatest first.
fn number(bytes: &[u8]) -> Number {
    let digit = |four: &[u8]| four.iter().fold(0, |sum, byte| sum << 8 | u32::from(*byte));
    bytes.rchunks(4).map(digit).collect()
}

fn padded(mut number: Number, length: usize) -> Number {
    number.resize(length, 0);
    number
}

fn less(one: &[u32], other: &[u32]) -> bool {
    one.iter().rev().lt(other.iter().rev())
}

/// `one * other mod modulus`: doubling and adding, bit by bit. Slow, and short enough to be seen right.
fn times(one: &[u32], other: &[u32], modulus: &[u32]) -> Number {
    let mut sum = vec![0; modulus.len()];
    for digit in other.iter().rev() {
        for bit in (0..32).rev() {
            sum = plus(&sum, &sum, modulus);
            if digit >> bit & 1 == 1 {
                sum = plus(&sum, one, modulus);
            }
        }
    }
    sum
}

/// `one + other mod modulus`, both less than the modulus.
fn plus(one: &[u32], other: &[u32], modulus: &[u32]) -> Number {
    let mut carry = false;
    let mut sum = Vec::with_capacity(modulus.len());
    for (&one, &other) in one.iter().zip(other) {
        let (first, over) = one.overflowing_add(other);
        let (second, over_again) = first.overflowing_add(u32::from(carry));
        sum.push(second);
        carry = over || over_again;
    }
    if carry || !less(&sum, modulus) {
        let mut borrow = false;
        for (digit, &taken) in sum.iter_mut().zip(modulus) {
            let (first, under) = digit.overflowing_sub(taken);
            let (second, under_again) = first.overflowing_sub(u32::from(borrow));
            *digit = second;
            borrow = under || under_again;
        }
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_numbers_come_out_right() {
        let modulus = number(&[0x01, 0x00, 0x00, 0x00, 0x0f]);
        let one = padded(number(&[0xff, 0xff, 0xff, 0xff]), 2);
        // (2^32 - 1)^2 mod (2^32 + 15) = (-16)^2
        assert_eq!(times(&one, &one, &modulus), [256, 0]);
        assert!(less(&[5, 0], &[4, 1]) && !less(&[4, 1], &[4, 1]) && !less(&[5, 1], &[4, 1]));
    }

    #[test]
    fn lengths_that_cannot_be_are_refused() {
        for length in [0, 47, 129, 200] {
            let key = vec![0xff; length];
            assert!(!verifies(&key, &[1, 0, 1], &SHA256, b"x", &vec![1; length]), "{length}");
        }
    }
}
