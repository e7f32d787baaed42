"""Opens and writes WinZip AES archives with pyzipper, which shares no code with Muhr.

zip.py open ARCHIVE PASSWORD FOLDER            extracts every entry
zip.py write ARCHIVE PASSWORD FOLDER VERSION   archives the folder as AE-1 or AE-2
"""

import pathlib
import sys

import pyzipper

command, archive, password, folder = sys.argv[1:5]
folder = pathlib.Path(folder)

if command == "open":
    with pyzipper.AESZipFile(archive) as opened:
        opened.setpassword(password.encode())
        for entry in opened.infolist():
            assert entry.wz_aes_version == 2, entry
            assert entry.CRC == 0, entry
        assert opened.testzip() is None
        opened.extractall(folder)
else:
    with pyzipper.AESZipFile(archive, "w", compression=pyzipper.ZIP_DEFLATED, encryption=pyzipper.WZ_AES) as made:
        made.setpassword(password.encode())
        made.setencryption(pyzipper.WZ_AES, nbits=256, force_wz_aes_version=int(sys.argv[5]))
        for file in sorted(path for path in folder.rglob("*") if path.is_file()):
            made.write(file, file.relative_to(folder))
