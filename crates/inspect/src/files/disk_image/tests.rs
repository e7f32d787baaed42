//! What is hidden on a disk of any usual kind is found, and what leads in circles ends as a finding.

mod apple;
mod images;

use crate::files::archive::tests::{ids, judge, picture, program};
use crate::{GapKind, Verdict};
use images as image;

const NAME: &str = "Annex to the minutes.exe";

/// The program is found whole and under its name.
fn finds(kind: &str, bytes: &[u8]) {
    let (verdict, report) = judge(bytes, "parcel");
    assert_eq!((verdict, report.kind), (Verdict::Danger, kind), "{:?} {:?}", ids(&report), report.gaps);
    let whole = u64::try_from(program().len()).unwrap();
    let found: Vec<(&str, u64)> =
        report.walk().filter(|file| file.kind == "exe").map(|file| (file.name.as_str(), file.bytes)).collect();
    assert!(found.iter().any(|(name, length)| name.ends_with(NAME) && *length == whole), "{kind}: {found:?}");
    assert!(report.gaps.is_empty(), "{kind}: {:?}", report.gaps);
}

fn fat() -> Vec<u8> {
    image::fat(NAME, &program(), |cluster| cluster + 2)
}

#[test]
fn file_systems_of_windows_are_opened() {
    finds("img", &fat());
    finds("img", &image::exfat(NAME, &program()));
    finds("img", &image::ntfs(NAME, &program()));
}

#[test]
fn file_systems_of_discs_are_opened() {
    finds("iso", &image::iso(NAME, &program()));
    finds("udf", &image::udf(NAME, &program(), false));
}

#[test]
fn both_halves_of_a_hybrid_are_opened() {
    let mut disk = image::udf(NAME, &program(), false);
    let iso = image::iso("logo.bmp", &picture());
    // Both describe themselves from the sixteenth sector on.
    let marks = disk.get(16 * 2048..19 * 2048).unwrap().to_vec();
    disk.get_mut(..iso.len()).unwrap().copy_from_slice(&iso);
    image::put(&mut disk, 18 * 2048, &marks);
    finds("iso", &disk);
}

#[test]
fn disks_in_files_are_opened() {
    finds("vhd", &image::fixed_vhd(&fat()));
    finds("vhd", &image::growing_vhd(&fat()));
    finds("vhdx", &image::vhdx(&fat()));
    finds("img", &image::mbr(&fat()));
    finds("img", &image::gpt(&image::ntfs(NAME, &program())));
    finds("wim", &image::wim(NAME, &program()));
}

#[test]
fn disks_of_apple_are_opened() {
    finds("img", &apple::hfs(NAME, &program(), 0));
    finds("dmg", &apple::dmg(&apple::hfs(NAME, &program(), 0)));
}

#[test]
fn what_cannot_be_read_is_told() {
    let disks: [(&[u8], &str); 4] = [(b"KDMV", "vmdk"), (b"QFI\xFB", "qcow"), (b"hsqs", "img"), (b"vhdxfile", "vhdx")];
    for (mark, kind) in disks {
        let (verdict, report) = judge(&[mark, &[0; 4096]].concat(), "parcel");
        assert_eq!((verdict, report.kind), (Verdict::Caution, kind));
        assert!(report.gaps.iter().any(|gap| gap.kind == GapKind::Unreadable), "{kind}");
    }
}

#[test]
fn a_disk_that_is_cut_off_shows_what_is_left() {
    let iso = image::iso(NAME, &program());
    let (udf, ntfs) = (image::udf(NAME, &program(), false), image::ntfs(NAME, &program()));
    for (whole, length) in [(&iso, iso.len() - 1_000), (&udf, 280 * 2048 + 500), (&ntfs, 101 * 512)] {
        let cut = whole.get(..length).unwrap();
        let (_, report) = judge(cut, "parcel");
        assert!(report.walk().any(|file| !file.gaps.is_empty()), "{report:?}");
    }
}

mod circles {
    use super::*;
    use crate::report::FileReport;

    fn bytes_read(report: &FileReport) -> u64 {
        report.walk().skip(1).map(|file| file.bytes).sum()
    }

    #[test]
    fn a_chain_of_clusters_that_bites_its_tail_ends() {
        let mut disk = image::fat(NAME, &program(), |_| 4);
        // It promises four gigabytes.
        let at = memchr::memmem::find(&disk, b"ANNEX   EXE").unwrap();
        image::put(&mut disk, at + 28, &[0xFF; 4]);
        let (_, report) = judge(&disk, "parcel");
        assert!(ids(&report).contains(&"file.limit"), "{:?}", ids(&report));
        assert!(bytes_read(&report) <= 49 << 20);
    }

    #[test]
    fn a_folder_that_holds_itself_is_read_once() {
        let mut disk = fat();
        let root = 512 * 10;
        let entry = disk.get(root..root + 32).unwrap().to_vec();
        // In the folder of cluster 2, sixteen entries that lead to it.
        image::put(&mut disk, root + 512, &entry.repeat(16));
        let (_, report) = judge(&disk, "parcel");
        assert!(report.members.is_empty(), "{report:?}");
    }

    #[test]
    fn a_list_of_stretches_that_goes_on_in_itself_ends() {
        let (_, report) = judge(&image::udf(NAME, &program(), true), "parcel");
        assert!(report.walk().any(|file| !file.gaps.is_empty()), "{report:?}");
        assert!(bytes_read(&report) < 1 << 20);
    }

    #[test]
    fn leaves_that_lead_to_each_other_are_read_once() {
        let (_, report) = judge(&apple::hfs(NAME, &program(), 1), "parcel");
        assert_eq!(report.members.len(), 1);
    }

    #[test]
    fn thousands_of_names_for_the_same_bytes_end_at_the_limit() {
        let content = vec![0; 40 << 20];
        let mut disk = image::iso("a", &content);
        let root = 20 * 2048;
        let at = memchr::memmem::find(&disk, b"ANNEX.EXE;1").unwrap() - 33;
        let length = usize::from(*disk.get(at).unwrap());
        let record = disk.get(at..at + length).unwrap().to_vec();
        for index in 0..2048 / length {
            let mut record = record.clone();
            // Another ending each time, so that each is another file.
            record.truncate(44);
            record[0] = 44;
            record[42] = b'A' + u8::try_from(index % 26).unwrap();
            record[41] = b'A' + u8::try_from(index / 26).unwrap();
            record[43] = b'1';
            image::put(&mut disk, root + index * 44, &record);
        }
        let (_, report) = judge(&disk, "parcel");
        assert!(ids(&report).contains(&"file.limit"), "{:?}", ids(&report));
        assert!(
            report.walk().skip(1).filter(|file| !file.sha256.is_empty()).map(|file| file.bytes).sum::<u64>()
                <= 160 << 20
        );
    }

    #[test]
    fn a_disk_that_promises_terabytes_takes_no_memory() {
        let mut disk = image::growing_vhd(&fat());
        let at = disk.len() - 512 + 48;
        image::put(&mut disk, at, &[0x7F, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF]);
        let (verdict, _) = judge(&disk, "parcel");
        assert_eq!(verdict, Verdict::Danger);
        let mut disk = image::vhdx(&fat());
        let size = memchr::memmem::find(&disk, &image::le64(fat().len())).unwrap();
        image::put(&mut disk, size, &[0xFF; 8]);
        let _ = judge(&disk, "parcel");
    }
}
