# What the terminal says to a person.

phase-deriving-key = کلید
phase-sealing = مہر
phase-checking = جانچ
phase-opening = کھولنا

sealed-as = مہر لگ گئی اور جانچ لی گئی: { $path }
sealed-password = پاس ورڈ:
sealed-how-to-share = اسے SMS، کال یا واٹس ایپ پر بتائیں، ای میل میں ہرگز نہیں۔ یہ یہاں محفوظ نہیں رہتا۔

open-prompt = پاس ورڈ:
open-needs-terminal = پوچھنے کے لیے ٹرمینل نہیں۔ ‎--password-stdin استعمال کریں۔
opened-into = یہاں کھولا گیا: { $path }
opened-file = { "  " }{ $name }

draft-written = مسودہ: { $path }

check-progress = جانچ
check-line = { $verdict }: { $file }  { $address }
check-summary = خطرہ: { $danger }۔ احتیاط: { $caution }۔ خطرے کی کوئی علامت نہیں: { $clear }۔ پڑھے نہیں جا سکے: { $unread }۔
check-head = { $verdict }: { $file }
check-who = بھیجنے والا: { $name } <{ $address }> ({ $standing })
check-subject = موضوع: { $subject }
check-advice = اب کیا کریں: { $advice }
check-where-from = کیا ثابت ہے کہ یہ کہاں سے آئی؟ { $text }
check-asked = { $servers } سے یہ پوچھا گیا:
check-why = وجوہات:
check-files = فائلیں:
check-links = لنک (انہیں نہ کھولیں):
check-gaps = جو جانچا نہیں جا سکا:
check-item = { "  - " }{ $text }

seal-unknown = { $address } پتوں کی کتاب میں کسی کا نہیں۔ بھیجنے سے پہلے فون کریں۔
seal-unverified = ابھی تصدیق نہیں ہوئی کہ { $address } واقعی { $name } کا ہے۔ بھیجنے سے پہلے فون کریں۔
seal-expired = { $name } کی تصدیق کی مدت ختم ہو چکی ہے۔ بھیجنے سے پہلے فون کریں۔
seal-refused = { $name } کی پچھلی تصدیق ناکام رہی۔ وجہ جانے بغیر نہ بھیجیں۔
seal-look-alike = خبردار: { $address } دیکھنے میں { $real } جیسا ہے مگر الگ پتا ہے۔
seal-known-name = خبردار: { $name } کا معلوم پتا { $real } ہے، { $address } نہیں۔

people-added = { $name } شامل ہوئے (نمبر { $id })۔
people-changed = { $name } میں تبدیلی ہوئی (نمبر { $id })۔
people-recorded = { $name } کے لیے درج ہوا (نمبر { $id })۔
people-merged = اب ایک: { $name } (نمبر { $id })۔
people-removed = { $name } ہٹائے گئے (نمبر { $id })۔
people-undo = واپس لینے کے لیے: ⁦muhr people undo { $change }⁩
people-undone = واپس لے لیا گیا۔
people-count = کل { $count }۔
people-line = { $id }  { $name }  <{ $address }>  { $office }  [{ $standing }]
people-head = { $name } (نمبر { $id })
people-verification = { "  " }{ $day }: { $outcome }، { $how }، { $until } تک
people-share = ان میں { $shared } مشترک ہے:
people-skipped = چھوڑا گیا، ریکارڈ { $record }: { $reason } { $found }
people-read = { $total } افراد پڑھے گئے، { $known } پہلے سے کتاب میں ہیں۔ کچھ شامل نہیں کیا گیا۔
people-imported = نئے: { $added }۔ تبدیل: { $changed }۔ کچھ نیا نہیں: { $unchanged }۔
people-backed-up = بیک اپ: { $path }
people-backup-password = اسے لکھ کر فائل سے الگ رکھیں۔ یہ یہاں محفوظ نہیں۔
people-restored = { $people } افراد اور { $receipts } رسیدیں واپس آئیں۔ جو پہلے تھا: { $before }
history-line = { $id }  { $day }  { $kind }: { $title }  { $who }  [{ $result }]
history-deleted = مٹائی گئیں: { $count }۔
settings-line = { $name } = { $value }
settings-locked-line = { $name } = { $value }  ({ $by } نے مقفل کیا)
