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
cli-standing-unverified = تصدیق نہیں ہوئی
cli-standing-verified = تصدیق شدہ
cli-standing-expired = تصدیق کی مدت ختم
cli-standing-refused = رد کیا گیا
cli-outcome-verified = تصدیق ہوئی
cli-outcome-refused = رد ہوا
cli-outcome-reported = رپورٹ ہوئی
cli-how-call-back = واپس کال
cli-how-in-person = روبرو
cli-how-video = ویڈیو کال
cli-how-official = سرکاری خط یا ڈائریکٹری
cli-how-checklist = فہرست سے
cli-skipped-nobody = نہ نام نہ پتا
cli-skipped-bad-address = ای میل پتا نہیں:
cli-skipped-bad-phone = فون نمبر نہیں:
cli-skipped-too-long = بہت لمبا:
cli-skipped-too-many = ایک بار میں اتنے افراد نہیں لیے جاتے
cli-skipped-unreadable = پڑھا نہیں جا سکا
cli-skipped-still-open = دوسرے پروگرام نے ابھی سب نہیں لکھا؛ اسے بند کریں
cli-receipt-sealed = سربمہر
cli-receipt-checked = جانچ
cli-receipt-verified = تصدیق
cli-receipt-reported = رپورٹ
history-line = { $id }  { $day }  { $kind }: { $title }  { $who }  [{ $result }]
history-deleted = مٹائی گئیں: { $count }۔
settings-line = { $name } = { $value }
settings-locked-line = { $name } = { $value }  ({ $by } نے مقفل کیا)
