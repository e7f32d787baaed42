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

scanned-progress = اینٹی وائرس دیکھ رہا ہے
scanned-head = { $verdict }: { $file }
scanned-says = اینٹی وائرس کیا کہتا ہے:
scanned-engine = پوچھا گیا: { $engine } { $version }، شناختی فہرست کی تاریخ { $date }
scanned-no-date = نامعلوم تاریخ
scanned-clean = صاف
scanned-infected = متاثرہ
scanned-not = نہیں دیکھا گیا
scanned-summary = متاثرہ: { $infected }۔ نہیں دیکھے گئے: { $notscanned }۔ صاف: { $clean }۔ پڑھے نہ جا سکے: { $unread }۔
scanned-because-no-antivirus = ایسا کوئی اینٹی وائرس نہیں جس سے Muhr پوچھ سکے
scanned-because-no-signatures = اینٹی وائرس کے پاس تاریخ والی شناختی فہرست نہیں؛ اسے اپ ڈیٹ کریں
scanned-because-not-answering = اینٹی وائرس جواب نہیں دیتا، یا بہت دیر لگی
scanned-because-too-large = یہ اس حد سے بڑی ہے جتنی اینٹی وائرس دیکھتا ہے
scanned-because-encrypted = یہ پاس ورڈ سے بند ہے
scanned-because-refused = اینٹی وائرس نے انکار کیا، یا ناکام رہا
scanned-because-excluded = اینٹی وائرس کو اسے چھوڑ دینے کا کہا گیا ہے
scanned-because-not-understood = اینٹی وائرس کا جواب سمجھ میں نہیں آیا
scanned-because-elsewhere = اینٹی وائرس کسی دوسرے کمپیوٹر پر ہے، اور وہاں کچھ نہیں بھیجا جاتا
scanned-because-only-whole = یہ اینٹی وائرس صرف ڈسک پر رکھی فائلیں دیکھتا ہے؛ پہلے اسے محفوظ کریں
scanned-because-cancelled = منسوخ

look-line = { "  " }[{ $state }] { $topic }: { $text }
look-remedy = { "      " }کیا کریں: { $remedy }
look-fine = ٹھیک
look-problem = مسئلہ
look-unknown = جانچا نہ جا سکا
look-not-applicable = یہاں لاگو نہیں

codes-found = { $file } میں ایک بار والا کوڈ (OTP): { $masked }
codes-none = ایک بار والا کوئی کوڈ (OTP) نہیں ملا۔

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

watching-begins = { $folder } پر نظر ہے۔ ختم کرنے کے لیے Ctrl-C دبائیں۔
watching-lost = { $folder } موجود نہیں یا پڑھا نہیں جا سکتا۔ اس کے واپس آنے کا انتظار ہے۔
watching-polled = { $folder } تبدیلی کی خبر نہیں دیتا، اس لیے اسے ہر چند سیکنڈ بعد دیکھا جاتا ہے۔
