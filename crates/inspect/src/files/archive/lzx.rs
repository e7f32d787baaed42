//! LZX as cabinets, help files and images of Windows have it (MS-PATCH 2; the deviations of WIM as documented by the
//! wimlib project). Everything that was unpacked is kept, so looking back needs no window of its own.

use crate::files::bytes::{le32, slice};

/// What is unpacked between two places where the bits are aligned.
pub(crate) const FRAME: usize = 32 << 10;
const MAIN_PLAIN: usize = 256;
const LENGTHS: usize = 249;
const LONGEST_CODE: usize = 16;
/// WIM has no place to say how programs were made easier to pack; it is always this.
const WIM_PROGRAM: i32 = 12_000_000;

/// Who has packed it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Flavour {
    /// Cabinets and help files.
    Stream,
    /// Chunks of WIM, each alone.
    Chunk,
}

/// What is known between frames.
pub(crate) struct Lzx {
    flavour: Flavour,
    window: usize,
    recent: [usize; 3],
    main_lengths: Vec<u8>,
    length_lengths: Vec<u8>,
    block: Block,
    is_started: bool,
    program: Option<i32>,
    /// Since when nothing is known, and everything unpacked so far.
    start: usize,
    out: Vec<u8>,
}

enum Form {
    Plain { is_odd: bool },
    Packed(Box<Codes>),
}

struct Codes {
    main: Code,
    lengths: Code,
    aligned: Option<Code>,
}

struct Block {
    form: Form,
    left: usize,
}

impl Lzx {
    /// A decoder for a window of so many bits.
    pub(crate) fn new(window_bits: u32, flavour: Flavour) -> Option<Self> {
        let slots = match window_bits {
            15..=19 => usize::try_from(window_bits * 2).ok()?,
            20 => 42,
            21 => 50,
            _ => return None,
        };
        Some(Self {
            flavour,
            window: 1 << window_bits,
            recent: [1; 3],
            main_lengths: vec![0; MAIN_PLAIN + 8 * slots],
            length_lengths: vec![0; LENGTHS],
            block: Block { form: Form::Plain { is_odd: false }, left: 0 },
            is_started: false,
            program: None,
            start: 0,
            out: Vec::new(),
        })
    }

    /// Forgets everything but what was unpacked.
    pub(crate) fn reset(&mut self) {
        self.recent = [1; 3];
        self.main_lengths.fill(0);
        self.length_lengths.fill(0);
        self.block = Block { form: Form::Plain { is_odd: false }, left: 0 };
        self.is_started = false;
        self.start = self.out.len();
    }

    /// How much is unpacked so far.
    pub(crate) fn len(&self) -> usize {
        self.out.len()
    }

    /// Unpacks the next `length` bytes, at most a frame. `None` where the data makes no sense.
    pub(crate) fn frame(&mut self, bits: &mut Bits<'_>, length: usize) -> Option<()> {
        if !self.is_started {
            self.is_started = true;
            self.program = match self.flavour {
                Flavour::Chunk => Some(WIM_PROGRAM),
                Flavour::Stream if bits.take(1)? == 1 => {
                    let size = u32::try_from(bits.take(16)? << 16 | bits.take(16)?).ok()?;
                    Some(i32::from_le_bytes(size.to_le_bytes()))
                }
                Flavour::Stream => None,
            };
        }
        let end = self.out.len().checked_add(length)?;
        while self.out.len() < end {
            if self.block.left == 0 {
                self.next_block(bits)?;
            }
            let before = self.out.len();
            match &self.block.form {
                Form::Plain { .. } => {
                    let piece = bits.bytes(self.block.left.min(end - before))?;
                    self.out.extend(piece);
                }
                Form::Packed(codes) => {
                    let symbol = codes.main.read(bits)?;
                    if let Ok(byte) = u8::try_from(symbol) {
                        self.out.push(byte);
                    } else {
                        let (length, distance) = copy(symbol - MAIN_PLAIN, codes, &mut self.recent, bits)?;
                        if distance > self.window || before + length > end {
                            return None;
                        }
                        let from = before.checked_sub(distance).filter(|&from| from >= self.start)?;
                        for at in from..from + length {
                            self.out.push(*self.out.get(at)?);
                        }
                    }
                }
            }
            self.block.left = self.block.left.checked_sub(self.out.len() - before)?;
            if self.block.left == 0 && matches!(self.block.form, Form::Plain { is_odd: true }) {
                let _ = bits.bytes(1);
            }
        }
        Some(())
    }

    fn next_block(&mut self, bits: &mut Bits<'_>) -> Option<()> {
        let kind = bits.take(3)?;
        let left = match self.flavour {
            Flavour::Stream => bits.take(16)? << 8 | bits.take(8)?,
            Flavour::Chunk if bits.take(1)? == 1 => FRAME,
            Flavour::Chunk if self.window > 1 << 15 => bits.take(16)? << 8 | bits.take(8)?,
            Flavour::Chunk => bits.take(16)?,
        };
        if left == 0 {
            return None;
        }
        let form = match kind {
            1 | 2 => {
                let aligned = if kind == 2 {
                    let lengths: Option<Vec<u8>> = (0..8).map(|_| u8::try_from(bits.take(3)?).ok()).collect();
                    Some(Code::new(&lengths?)?)
                } else {
                    None
                };
                let (plain, copies) = self.main_lengths.split_at_mut_checked(MAIN_PLAIN)?;
                read_lengths(plain, bits)?;
                read_lengths(copies, bits)?;
                read_lengths(&mut self.length_lengths, bits)?;
                let (main, lengths) = (Code::new(&self.main_lengths)?, Code::new(&self.length_lengths)?);
                Form::Packed(Box::new(Codes { main, lengths, aligned }))
            }
            3 => {
                bits.align_for_bytes()?;
                let recent = bits.bytes(12)?;
                for (index, place) in self.recent.iter_mut().enumerate() {
                    *place = usize::try_from(le32(recent, index * 4)?).ok()?;
                }
                Form::Plain { is_odd: left % 2 == 1 }
            }
            _ => return None,
        };
        self.block = Block { form, left };
        Some(())
    }

    /// Everything that was unpacked. Addresses in programs were made absolute so that they pack better; they are made
    /// relative again, frame by frame.
    pub(crate) fn finish(mut self) -> Vec<u8> {
        /// Further on it is not done.
        const MOST_FRAMES: usize = 1 << 15;
        let Some(size) = self.program else { return self.out };
        for (number, frame) in self.out.chunks_mut(FRAME).enumerate().take(MOST_FRAMES) {
            let Some(last) = frame.len().checked_sub(10) else { continue };
            let mut at = 0;
            while at < last {
                if frame.get(at) != Some(&0xE8) {
                    at += 1;
                    continue;
                }
                let place = i32::try_from(number * FRAME + at).unwrap_or(i32::MAX);
                let absolute = le32(frame, at + 1).map(|it| i32::from_le_bytes(it.to_le_bytes())).unwrap_or_default();
                if absolute >= -place && absolute < size {
                    let relative = if absolute >= 0 { absolute - place } else { absolute.wrapping_add(size) };
                    if let Some(four) = frame.get_mut(at + 1..at + 5) {
                        four.copy_from_slice(&relative.to_le_bytes());
                    }
                }
                at += 5;
            }
        }
        self.out
    }
}

/// Length and distance of a copy.
fn copy(symbol: usize, codes: &Codes, recent: &mut [usize; 3], bits: &mut Bits<'_>) -> Option<(usize, usize)> {
    let (slot, short) = (symbol >> 3, symbol & 7);
    let length = if short == 7 { codes.lengths.read(bits)? + 7 } else { short } + 2;
    let [first, second, third] = *recent;
    let distance = match slot {
        0 => first,
        1 => second,
        2 => third,
        _ => {
            let extra = if slot < 4 { 0 } else { (slot / 2 - 1).min(17) };
            // Every slot begins where the one before ended.
            let base = if slot < 38 { (2 + slot % 2) << extra } else { (slot - 34) << 17 };
            let base = if slot < 4 { slot } else { base };
            let more = match &codes.aligned {
                Some(aligned) if extra >= 3 => (bits.take(extra - 3)? << 3) + aligned.read(bits)?,
                _ => bits.take(extra)?,
            };
            (base + more).checked_sub(2)?
        }
    };
    *recent = match slot {
        0 => [first, second, third],
        1 => [second, first, third],
        2 => [third, second, first],
        _ => [distance, first, second],
    };
    (distance > 0).then_some((length, distance))
}

/// Lengths of codes, told as differences from those before, in a code of their own.
fn read_lengths(lengths: &mut [u8], bits: &mut Bits<'_>) -> Option<()> {
    let own: Option<Vec<u8>> = (0..20).map(|_| u8::try_from(bits.take(4)?).ok()).collect();
    let code = Code::new(&own?)?;
    let change = |old: u8, step: usize| u8::try_from((usize::from(old) + 17).checked_sub(step)? % 17).ok();
    let mut at = 0;
    while at < lengths.len() {
        let (count, value) = match code.read(bits)? {
            17 => (bits.take(4)? + 4, Some(0)),
            18 => (bits.take(5)? + 20, Some(0)),
            19 => {
                let count = bits.take(1)? + 4;
                (count, Some(change(*lengths.get(at)?, code.read(bits).filter(|&step| step < 17)?)?))
            }
            step => (1, change(*lengths.get(at)?, step)),
        };
        let end = (at + count).min(lengths.len());
        lengths.get_mut(at..end)?.fill(value?);
        at = end;
    }
    Some(())
}

/// A prefix code: how many codes have each length, and their symbols in order.
struct Code {
    counts: [usize; LONGEST_CODE + 1],
    symbols: Vec<usize>,
}

impl Code {
    /// `None` where there are more codes than bits allow. One with too few is fine as long as it is not asked.
    fn new(lengths: &[u8]) -> Option<Self> {
        let mut counts = [0; LONGEST_CODE + 1];
        for &length in lengths {
            *counts.get_mut(usize::from(length))? += 1;
        }
        let mut free = 1_usize;
        for count in counts.iter().skip(1) {
            free = (free * 2).checked_sub(*count)?;
        }
        let mut symbols: Vec<usize> = (0..lengths.len()).filter(|&symbol| lengths.get(symbol) != Some(&0)).collect();
        symbols.sort_by_key(|&symbol| lengths.get(symbol));
        Some(Self { counts, symbols })
    }

    fn read(&self, bits: &mut Bits<'_>) -> Option<usize> {
        let (mut code, mut first, mut index) = (0, 0, 0);
        for count in self.counts.iter().skip(1) {
            code |= bits.take(1)?;
            if code < first + count {
                return self.symbols.get(index + code - first).copied();
            }
            index += count;
            first = (first + count) << 1;
            code <<= 1;
        }
        None
    }
}

/// Words of 16 bits, the lower byte first, read from the highest bit.
pub(crate) struct Bits<'a> {
    data: &'a [u8],
    at: usize,
    held: usize,
    left: usize,
}

impl<'a> Bits<'a> {
    pub(crate) fn new(data: &'a [u8]) -> Self {
        Self { data, at: 0, held: 0, left: 0 }
    }

    fn word(&mut self) -> Option<()> {
        let low = *self.data.get(self.at)?;
        // A last odd byte is half a word.
        let high = self.data.get(self.at + 1).copied().unwrap_or_default();
        self.at += 2;
        self.held = usize::from(high) << 8 | usize::from(low);
        self.left = 16;
        Some(())
    }

    /// At most 17 bits.
    fn take(&mut self, count: usize) -> Option<usize> {
        let mut value = 0;
        let mut wanted = count;
        while wanted > 0 {
            if self.left == 0 {
                self.word()?;
            }
            let now = wanted.min(self.left);
            self.left -= now;
            value = value << now | self.held >> self.left & ((1 << now) - 1);
            wanted -= now;
        }
        Some(value)
    }

    /// Skips what is left of a word, as at the end of a frame.
    pub(crate) fn align(&mut self) {
        self.left = 0;
    }

    /// The same before bytes, where at least one bit is skipped.
    fn align_for_bytes(&mut self) -> Option<()> {
        if self.left == 0 {
            self.word()?;
        }
        self.left = 0;
        Some(())
    }

    fn bytes(&mut self, length: usize) -> Option<&'a [u8]> {
        let bytes = slice(self.data, self.at, length)?;
        self.at += length;
        Some(bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plain_block_is_read_as_it_is() {
        // No translation, kind 3, length 5, then three distances, the bytes, and one that fills up.
        let mut data = Vec::new();
        let header: u64 = 3 << 24 | 5;
        let word = |shift: u32| u16::try_from(header << 4 >> shift & 0xFFFF).unwrap().to_le_bytes();
        data.extend(word(16));
        data.extend(word(0));
        data.extend([1, 0, 0, 0].repeat(3));
        data.extend(b"MZ\x90\0!");
        data.push(0);
        let mut lzx = Lzx::new(15, Flavour::Stream).unwrap();
        assert_eq!(lzx.frame(&mut Bits::new(&data), 5), Some(()));
        assert_eq!(lzx.finish(), b"MZ\x90\0!");
    }

    #[test]
    fn slots_follow_on_each_other() {
        let base = |slot: usize| if slot < 38 { (2 + slot % 2) << (slot / 2 - 1).min(17) } else { (slot - 34) << 17 };
        for slot in 4..49 {
            assert_eq!(base(slot) + (1 << (slot / 2 - 1).min(17)), base(slot + 1), "{slot}");
        }
    }

    #[test]
    fn nonsense_ends() {
        for byte in 0..=255_u8 {
            for flavour in [Flavour::Stream, Flavour::Chunk] {
                let mut lzx = Lzx::new(16, flavour).unwrap();
                let data = [byte, byte.wrapping_mul(7), 0x55].repeat(2_000);
                let mut bits = Bits::new(&data);
                while lzx.len() < 1 << 20 && lzx.frame(&mut bits, FRAME).is_some() {}
            }
        }
    }
}
