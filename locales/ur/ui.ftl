# کھڑکی کے الفاظ۔ Same keys and variables as in every other language.

-brand = مہر
-seven-zip = 7-Zip

## The frame of the window

app-title = { -brand }
app-brand = مہر
app-brand-other = Muhr
app-skip = سیدھے اصل مواد پر جائیں
app-loading = ذرا ٹھہریں…
app-navigation = صفحات
nav-seal = مہر لگائیں
nav-settings = ترتیبات
nav-keys = کی بورڈ
keys-title = کی بورڈ سے
keys-choose-files = فائلیں چنیں
keys-choose-folder = فولڈر چنیں
keys-seal = مہر لگائیں
keys-undo = نکالی ہوئی فائل واپس لائیں
keys-cancel = کام روکیں یا خانہ بند کریں
keys-show = جب تک دبا رکھیں، پاس ورڈ دکھائی دے
keys-call = کال کے دوران: پچھلا یا اگلا حصہ
keys-read-back = کال کے دوران: انہوں نے دہرا دیا
key-space = Space
key-escape = Esc

close = بند کریں
done = ٹھیک ہے
cancel = روک دیں
dismiss = ہٹا دیں
undo = واپس لائیں

## Sizes and times

size-bytes = { $amount } bytes
size-kb = { $amount } KB
size-mb = { $amount } MB
size-gb = { $amount } GB
speed = { $size } فی سیکنڈ
left-few-seconds = چند سیکنڈ باقی
left-seconds = تقریباً { $seconds } سیکنڈ باقی
left-minutes =
    { $minutes ->
        [one] تقریباً ایک منٹ باقی
       *[other] تقریباً { $minutes } منٹ باقی
    }
left-hours =
    { $hours ->
        [one] تقریباً ایک گھنٹہ باقی
       *[other] تقریباً { $hours } گھنٹے باقی
    }

## Drop

drop-title = مہر لگانے کے لیے فائلیں یہاں چھوڑیں
drop-let-go = چھوڑ دیں، فائلیں فہرست میں آ جائیں گی
drop-text = فائلیں ایسے پاس ورڈ سے بند ہوں گی جو صرف آپ دیکھیں گے۔ کچھ بھی اس کمپیوٹر سے باہر نہیں جاتا۔
drop-choose-files = فائلیں چنیں
drop-choose-folder = فولڈر چنیں
drop-open-hint = کوئی سربمہر فائل ملی ہے؟ وہ بھی یہیں چھوڑیں اور کھول لیں۔
drop-steps = طریقہ
drop-step-seal = فائلوں پر یہاں مہر لگائیں
drop-step-mail = سربمہر فائل ای میل سے بھیجیں
drop-step-phone = پاس ورڈ فون پر بتائیں

## The list

list-title =
    { $count ->
        [one] ایک فائل پر مہر لگائیں
       *[other] { $count } فائلوں پر مہر لگائیں
    }
list-files = فائلیں
list-remove = { $name } کو فہرست سے نکالیں
list-removed = { $name } فہرست سے نکل گئی۔
list-restored = { $name } فہرست میں واپس آ گئی۔
list-add-files = اور فائلیں
list-add-folder = اور فولڈر
list-folder-files =
    { $count ->
        [0] خالی
        [one] ایک فائل
       *[other] { $count } فائلیں
    }
kind-folder = فولڈر
list-total = کل { $size }
list-cancelled = کام روک دیا گیا۔ کوئی سربمہر فائل نہیں بنی، اور آپ کی فائلیں جوں کی توں ہیں۔

recipient-title = کس کے لیے ہے؟
recipient-hint = نام لکھنا شروع کریں، پتوں کی کتاب کے لوگ سامنے آ جائیں گے۔ یہ سب خالی بھی چھوڑ سکتے ہیں۔
recipient-name = نام
recipient-name-hint = مخاطب کرنے کے لیے
recipient-address = ای میل کا پتہ
recipient-address-hint = سربمہر فائل کے لیے
recipient-phone = موبائل نمبر
recipient-phone-hint = پاس ورڈ کے لیے
recipient-language = ان کی زبان
recipient-language-hint = ای میل اور پیغام کے لیے

format-title = وہ اسے کیسے کھولیں گے؟
format-zip = { -seven-zip } یا اس جیسے پروگرام سے
format-zip-hint = مفت ہے اور اکثر دفتری کمپیوٹروں پر موجود ہے۔ صرف ونڈوز سے نہیں کھلتی۔
format-muhr = ان کے پاس بھی { -brand } ہے
format-muhr-hint = سب سے مضبوط مہر۔ فائلوں کے نام اور حجم بھی پوشیدہ رہتے ہیں۔

choices-title = مزید اختیارات
choices-style = پاس ورڈ کس سے بنے
style-letters = حروف اور ہندسے
style-letters-hint = سب سے چھوٹا
style-letters-shape = ab2c-d3ef-…
style-digits = صرف ہندسے
style-digits-hint = ہر زبان میں بتانا آسان
style-digits-shape = 1234-5678-…
style-words = انگریزی الفاظ
style-words-hint = لکھنا سب سے آسان
style-words-shape = apple-river-…
real-names = فائلوں کے اصل نام ظاہر رہیں
real-names-hint = پھر جس کے ہاتھ سربمہر فائل لگے، وہ پاس ورڈ کے بغیر بھی فائلوں کے نام پڑھ سکتا ہے۔ یہ بند ہو تو اصل نام صرف کھولنے والے کو ملتے ہیں۔
real-names-muhr = { -brand } میں نام ہمیشہ پوشیدہ رہتے ہیں۔

mail-estimate = ای میل میں تقریباً { $size }
mail-limit = حد { $limit }
mail-over = ایک ای میل کے لیے بہت بڑی
mail-over-advice = ای میل { $size } کی ہو جائے گی، جبکہ میل باکس { $limit } تک لیتا ہے۔ کچھ نکال کر دو حصوں میں بھیجیں، یا مہر لگا کر USB پر دستی پہنچائیں۔
seal = مہر لگائیں

## Work

work-key = چابی بن رہی ہے
work-seal = مہر لگ رہی ہے
work-check = جانچ ہو رہی ہے کہ فائل کھلتی ہے
work-open = فائل کھل رہی ہے
work-key-text = اس میں جان بوجھ کر ذرا وقت لگتا ہے، تاکہ پاس ورڈ بوجھنا مشکل ہو۔
work-seal-text = آپ کی فائلیں صرف پڑھی جاتی ہیں، بدلی نہیں جاتیں۔
work-check-text = سربمہر فائل دوبارہ کھول کر حرف بہ حرف ملائی جا رہی ہے۔
work-open-text = ہر حصہ پہلے جانچا جاتا ہے، پھر لکھا جاتا ہے۔
work-progress = کام کی رفتار
work-done-of = { $total } میں سے { $done }
work-cancelling = روکا جا رہا ہے…
work-announce = { $phase }، { $percent } فیصد

## Sealed

sealed-title = مہر لگ گئی
sealed-text = اب فائل اور اس کا پاس ورڈ دو الگ الگ راستوں سے بھیجیں۔
sealed-step = مرحلہ { $number }
sealed-step-done = مرحلہ { $number }، مکمل
sealed-file-title = فائل ای میل سے بھیجیں
sealed-draft = ای میل تیار کریں
sealed-draft-again = ای میل دوبارہ تیار کریں
sealed-show = فولڈر میں دکھائیں
sealed-inside =
    { $count ->
        [one] اندر ایک فائل ہے
       *[other] اندر { $count } فائلیں ہیں
    }
sealed-stored-as = اندر کا نام { $name }
sealed-mail-over = ای میل میں یہ { $size } ہو گی، جبکہ میل باکس { $limit } تک لیتا ہے۔ حصوں میں بھیجیں یا USB پر دستی پہنچائیں۔

password-title = پاس ورڈ فون پر بتائیں
password-text = ای میل میں ہرگز نہیں۔
password-why = کیوں؟
password-why-title = ای میل میں کیوں نہیں؟
password-why-text = جو آپ کی ایک ای میل پڑھ سکتا ہے وہ دوسری بھی پڑھ لے گا، پھر مہر کا کوئی فائدہ نہیں۔ کال یا پیغام الگ راستے سے جاتا ہے، اور آپ جانتے ہیں کہ کس کو ملا۔
password-label = پاس ورڈ
password-hidden =
    { $count ->
        [one] پوشیدہ، ایک حصہ
       *[other] پوشیدہ، { $count } حصے
    }
password-hold = دبا کر رکھیں اور دیکھیں
password-keep = سامنے رہنے دیں
password-group = حصہ { $number }
password-reference = حوالہ { $reference }

ways-title = بتانے کے طریقے
way-sms = SMS
way-sms-hint = موبائل پیغام
way-whatsapp = واٹس ایپ
way-whatsapp-hint = کمپیوٹر یا فون سے
way-call = کال
way-call-hint = ایک ایک حرف بتائیں
way-copy = کاپی
way-copy-hint = 45 سیکنڈ کے لیے
way-done = ہو گیا
way-copied = کاپی ہے، { $seconds } سیکنڈ باقی

finish = کسی اور چیز پر مہر لگائیں
finish-text = { -brand } پاس ورڈ کہیں محفوظ نہیں کرتی۔ یہاں کام ختم ہوتے ہی بھلا دیا جائے گا۔
finished = پاس ورڈ بھلا دیا گیا۔ سربمہر فائل اپنی جگہ موجود ہے۔

## SMS and WhatsApp

message-sms-title = پاس ورڈ SMS سے بھیجیں
message-whatsapp-title = پاس ورڈ واٹس ایپ سے بھیجیں
message-to = بنام { $who }
message-text = پیغام
message-count =
    { $count ->
        [one] ایک SMS
       *[other] SMS کے { $count } پیغام
    }
message-open = اسی کمپیوٹر پر کھولیں
message-opened = پیغام اس کمپیوٹر کے پروگرام کو دے دیا گیا۔ بھیجنے کا بٹن وہیں دبائیں۔
message-no-phone = موبائل نمبر کے بغیر یہ اس کمپیوٹر پر نہیں کھل سکتا۔ اپنا فون استعمال کریں۔
message-qr = پیغام کا QR کوڈ
message-scan = اپنے فون سے
message-scan-text = فون کا کیمرا کوڈ کے سامنے لائیں۔ پیغام وہاں کھل جائے گا، بس بھیج دیں۔
message-sent = میں نے بھیج دیا ہے
message-waiting = پیغام تیار ہو رہا ہے…

## The call

call-title = فون پر بتائیں
call-who = { $who } کو کال کریں
call-language = اشارے کے الفاظ
call-group = { $count } میں سے حصہ { $number }
call-read-back = انہوں نے دہرا دیا
call-read-back-text = ان سے کہیں کہ یہ حصہ دہرائیں۔
call-previous = پچھلا
call-next = اگلا حصہ
call-all = تمام حصے دہرا دیے گئے
call-all-text = انہیں یاد دلائیں کہ اسے ای میل میں نہ لکھیں۔
call-told = میں نے بتا دیا ہے
call-groups = حصے
call-group-done = حصہ { $number }، دہرا دیا گیا
call-join = حصوں کے بیچ میں وہ یہ نشان لکھیں گے: -

## Copy

copy-title = پاس ورڈ کاپی کریں
copy-text = کاپی ہو گیا۔ جہاں ضرورت ہو وہاں پیسٹ کریں، لیکن ای میل میں نہیں۔
copy-left =
    { $seconds ->
        [one] سیکنڈ بعد مٹ جائے گا
       *[other] سیکنڈ بعد مٹ جائے گا
    }
copy-cleared = مٹ گیا
copy-cleared-text = پاس ورڈ اب کلپ بورڈ پر نہیں ہے۔
copy-replaced = بدل گیا
copy-replaced-text = آپ نے اس دوران کچھ اور کاپی کر لیا، اس لیے پاس ورڈ کلپ بورڈ پر نہیں رہا۔
copy-again = دوبارہ کاپی کریں
copy-shared = میں نے پہنچا دیا ہے

## The draft

draft-title = ای میل
draft-field-to = بنام
draft-to-nobody = ابھی کوئی نہیں: کھلنے پر پتہ لکھ لیں
draft-field-subject = موضوع
draft-field-attached = منسلک
draft-size = ای میل میں { $size }، حد { $limit }
draft-open = { $program } میں کھولیں
draft-no-program = اس کمپیوٹر پر ای میل کا کوئی پروگرام نہیں ملا۔ ای میل وہیں لکھیں جہاں آپ لکھتے ہیں: یہ متن کاپی کریں اور فولڈر سے فائل منسلک کر لیں۔
draft-show = فولڈر میں دکھائیں
draft-copy = متن کاپی کریں
draft-copied = متن کاپی ہو گیا۔
draft-opened = { $program } میں کھل رہی ہے۔ ایک نظر دیکھ کر وہیں سے بھیج دیں۔

## Leaving

leave-title = آپ نے ابھی کسی کو پاس ورڈ نہیں بتایا
leave-text = ابھی چلے گئے تو پاس ورڈ بھلا دیا جائے گا، اور سربمہر فائل کوئی نہیں کھول سکے گا۔
leave-stay = یہیں رہیں
leave-anyway = پھر بھی جائیں
leave-close-work = کام ابھی مکمل نہیں ہوا
leave-close-work-text = ابھی بند کریں گے تو کام رک جائے گا۔ کوئی ادھوری فائل نہیں رہے گی۔
leave-close-stay = مکمل ہونے دیں
leave-close-anyway = روک کر بند کریں

## Opening a sealed file

open-title = سربمہر فائل کھولیں
open-text = اس کا پاس ورڈ آپ کو فون پر ملا ہو گا، ای میل میں نہیں۔
open-password = پاس ورڈ
open-password-hint = پیسٹ بھی کر سکتے ہیں۔ بیچ کے نشان بھی پاس ورڈ کا حصہ ہیں۔
open-show = پاس ورڈ دکھائیں
open-hide = پاس ورڈ چھپائیں
open-go = کھولیں
open-trying = پاس ورڈ آزمایا جا رہا ہے…
open-other = ابھی نہیں
open-wrong = اس پاس ورڈ سے فائل نہیں کھلتی۔
open-wrong-advice = ایک ایک حرف دوبارہ دیکھ لیں، یا بھیجنے والے سے کہیں کہ ایک بار پھر پڑھ کر سنائیں۔
open-empty = پہلے پاس ورڈ لکھیں یا پیسٹ کریں۔
opened-title = فائل کھل گئی
opened-text =
    { $count ->
        [one] ایک فائل الگ فولڈر میں رکھ دی گئی ہے۔
       *[other] { $count } فائلیں الگ فولڈر میں رکھ دی گئی ہیں۔
    }
opened-folder = فولڈر
opened-files = فائلیں
opened-cover = ساتھ کی تحریر
opened-from = از
opened-to = بنام
opened-when = مہر لگی
opened-show = فولڈر میں دکھائیں
opened-cover-caution = یہ بھیجنے والے کی اپنی تحریر ہے۔ اس سے صرف اتنا ثابت ہوتا ہے کہ اسے پاس ورڈ معلوم تھا۔
opened-finish = شروع پر واپس

## Settings

settings-title = ترتیبات
settings-limit = میل باکس کی حد
settings-limit-unit = MB
settings-limit-hint = اپنے میل کے منتظم سے پوچھ لیں۔ عام طور پر { $usual } ہوتی ہے۔
settings-limit-wrong = { $least } سے { $most } تک کا پورا عدد لکھیں۔
settings-style = پاس ورڈ کس سے بنے
settings-language = زبان
settings-save = محفوظ کریں
settings-saved = ترتیبات محفوظ ہو گئیں۔

## When something went wrong

trouble-unknown = کوئی خرابی ہو گئی۔
trouble-unknown-advice = دوبارہ کوشش کریں۔ پھر بھی ہو تو اپنے کمپیوٹر کے ذمہ دار کو بتائیں۔
trouble-start = { -brand } ٹھیک سے شروع نہیں ہو سکی۔

## Check

nav-check = جانچ
keys-page-seal = مہر کے صفحے پر جائیں
keys-page-check = جانچ کے صفحے پر جائیں
check-title = کھولنے سے پہلے ای میل یا فائل یہاں چھوڑیں
check-let-go = چھوڑ دیں، جانچ شروع ہو جائے گی
check-text = آپ جانیں گے کہ یہ واقعی کس نے بھیجا ہے اور اسے کھولنا چاہیے یا نہیں۔ اس میں سے کچھ نہ کھولا جاتا ہے، نہ چلایا جاتا ہے، نہ منگوایا جاتا ہے۔
check-choose-files = فائلیں چنیں
check-choose-folder = فولڈر چنیں
check-paste = ای میل چسپاں کریں
check-private = سب کچھ اسی کمپیوٹر پر رہتا ہے۔
check-private-asking = ای میل اسی کمپیوٹر پر رہتی ہے۔ آپ کی ترتیب کے مطابق بھیجنے والے کے ڈومین کے بارے میں انٹرنیٹ پر پوچھا جاتا ہے۔
check-how-to-save = اپنے میل پروگرام میں پیغام کو فائل (.eml یا .msg) کے طور پر محفوظ کریں، یا اسے فہرست سے کھینچ کر یہاں چھوڑیں۔
check-stopped = روک دیا گیا۔ کچھ محفوظ نہیں کیا گیا۔
check-paste-title = ای میل کا اصل متن چسپاں کریں
check-paste-text = ویب میل میں پیغام کھولیں، “Show original” یا “View source” چنیں، سب نقل کریں اور یہاں چسپاں کریں۔
check-paste-go = جانچیں
check-pasted-name = چسپاں کیا ہوا پیغام
check-working = جانچ جاری ہے
check-looking = دیکھا جا رہا ہے کہ کیا کچھ ہے
check-done-of = { $total } میں سے { $done }
check-list = جانچی گئی ای میلیں اور فائلیں
check-list-title =
    { $count ->
        [one] ایک کی جانچ ہوئی
       *[other] { $count } کی جانچ ہوئی
    }
check-list-text = خطرہ: { $danger }۔ احتیاط: { $caution }۔ خطرے کی کوئی علامت نہیں ملی: { $clear }۔{ $unread ->
        [0] {""}
       *[other] {" "}پڑھے نہیں جا سکے: { $unread }۔
    }
check-unread = پڑھا نہیں گیا
check-more = مزید دکھائیں ({ $count } باقی)
check-more-not-shown = مزید { $count } نہیں دکھائے گئے۔
check-other = کچھ اور جانچیں
check-to-list = فہرست پر واپس
check-answer = جواب
check-now = اب کیا کریں
check-sender = یہ خود کو کس کی طرف سے بتاتا ہے
check-sender-name = نام
check-sender-address = پتا
check-sender-answers = آپ کا جواب یہاں جائے گا
check-sender-subject = موضوع
check-sender-date = تاریخ
check-nothing = (کچھ نہیں)
check-reasons = وجوہات
check-no-reasons = خطرے کی کوئی علامت نہیں ملی۔ اس سے یہ ثابت نہیں ہوتا کہ یہ بے ضرر ہے۔
check-why-it-matters = یہ اہم کیوں ہے
check-context = یہ بھی دیکھا گیا ({ $count })
check-attachments = اس میں موجود فائلیں
check-file-name = نام
check-file-kind = یہ کیا ہے
check-file-answer = جواب
check-file-unnamed = (بے نام)
check-file-hash = بھیجنے والے کو پڑھ کر سنانے کے لیے نشانِ شناخت (SHA-256)
check-links-title = یہ کہاں لے جاتا ہے
check-links-text = اس طرح لکھا ہے کہ غلطی سے کلک نہ ہو سکے۔ یہ پتے ٹائپ نہ کریں۔
check-links-more = باقی سب ({ $count })
check-link-text = “{ $text }” کے طور پر دکھایا گیا
check-authentication = کیا ثابت ہے کہ یہ کہاں سے آیا؟
check-authentication-details = تکنیکی نتائج
check-computed = جو مہر نے خود معلوم کیا
check-ask = دستخط ابھی جانچیں
check-ask-text = مہر { $servers } سے پوچھے گی کہ بھیجنے والے کے ڈومین نے اپنی ای میل کے بارے میں کیا شائع کیا ہے۔ ای میل کا متن نہیں بھیجا جاتا، مگر وہ ڈومین چلانے والا یہ سوال دیکھ سکتا ہے۔
check-ask-nobody = برقی دستخط یہاں جانچا نہیں جا سکتا: اس کمپیوٹر کے پاس انٹرنیٹ کے ناموں کے بارے میں پوچھنے کے لیے کوئی سرور نہیں۔
check-asking = انٹرنیٹ پر پوچھا جا رہا ہے
check-signed-by = { $domain } کا دستخط
check-sent-by = سرور { $address } نے { $domain } کی طرف سے بھیجی
check-sent-late = یہ ای میل آنے کے اتنے عرصے بعد جانچا گیا کہ اس سے کچھ ثابت نہیں ہوتا۔
check-policy = پتے کا مالک چاہتا ہے کہ جو ای میل اس کی نہ ہو اس کے ساتھ یہ کیا جائے
check-passed-on-by = { $domains } نے آگے بھیجی
check-questions = مہر نے کس سے کیا پوچھا ({ $count })
check-questions-servers = جس سے پوچھا گیا: { $servers }
check-questions-unanswered = جواب نہیں آیا
check-gaps-title = جو جانچا نہیں جا سکا
check-gaps-text = ان میں سے کچھ بھی محفوظ شمار نہیں ہوتا۔
check-message = پیغام سادہ متن میں
check-source = اصل متن
settings-domains = آپ کے اپنے دفتر کے ڈومین
settings-domains-hint = ہر سطر میں ایک، مثلاً finance.gov.pk۔
settings-receiver = آپ کے اپنے میل سرور کا نام
settings-receiver-hint = جیسے آپ کی ای میل میں ”Authentication-Results“ کے شروع میں لکھا ہوتا ہے۔ پھر صرف اسی نام کے اندراجات پر بھروسا کیا جائے گا۔ معلوم نہ ہو تو خالی چھوڑ دیں۔
settings-ask = برقی دستخط ہمیشہ جانچیں
settings-ask-hint = پھر مہر ہر ای میل کے لیے انٹرنیٹ پر پوچھے گی کہ بھیجنے والے کے ڈومین نے کیا شائع کیا ہے۔ وہ ڈومین چلانے والا یہ دیکھ سکتا ہے۔
settings-resolver = اس سرور سے پوچھیں
settings-resolver-hint = اس کا پتہ ہندسوں میں، یا ایسا سرور جس سے پوچھتے ہوئے راستے میں کوئی پڑھ نہ سکے، جیسے tls://9.9.9.9#dns.quad9.net۔ خالی ہو تو اسی سرور سے پوچھا جاتا ہے جو یہ کمپیوٹر استعمال کرتا ہے۔

## The other pages

nav-people = لوگ
nav-checklist = فہرستِ تصدیق
nav-history = ریکارڈ
keys-page-people = لوگوں کے صفحے پر جائیں
keys-page-checklist = فہرستِ تصدیق پر جائیں
keys-page-history = ریکارڈ پر جائیں
keys-search = لوگوں یا ریکارڈ میں تلاش
keys-print = فہرستِ تصدیق چھاپیں
back = واپس
differs-begin = (مختلف:
differs-end = )

## People

people-title = لوگ
people-add = نیا شخص
people-import = لوگ درآمد کریں
people-search = نام، دفتر یا پتے سے تلاش کریں
people-none = اس تلاش سے کوئی نہیں ملا۔
people-total =
    { $count ->
        [one] ایک شخص
       *[other] { $count } لوگ
    }
people-empty-title = آپ کن لوگوں کو لکھتے ہیں؟
people-empty-text = پہلے اپنے لوگوں کو یہاں لائیں۔ پھر { -brand } آنے والی ای میل میں انہیں پہچانے گی، ان کا روپ دھارنے والوں سے خبردار کرے گی، اور فون کرنے کا نمبر دکھائے گی۔
people-key-system = یہاں سب کچھ خفیہ ہے۔ اس کی چابی اس کمپیوٹر کے اپنے محفوظ خانے میں ہے۔
people-key-file = یہاں سب کچھ خفیہ ہے۔ اس کی چابی ایک فائل میں ہے جسے اس کمپیوٹر پر صرف آپ کا اکاؤنٹ پڑھ سکتا ہے۔
people-set-aside = پتوں کی کتاب خراب ہو گئی تھی، اس لیے اسے { $name } کے نام سے الگ رکھ کر نئی شروع کی گئی ہے۔ نقل موجود ہو تو اسے بحال کریں۔
people-duplicates = دہرے اندراج ڈھونڈیں
people-backup = نقل بنائیں
people-restore = نقل سے بحال کریں
people-as-before = سب کچھ پہلے جیسا ہو گیا۔
people-let-go = چھوڑ دیں، اس میں سے لوگ پڑھ لیے جائیں گے

## How sure it is who somebody is

person-standing-verified = تصدیق شدہ
person-standing-verified-date = { $date } تک تصدیق شدہ
person-standing-verified-text = کسی نے تصدیق کر رکھی ہے کہ یہ وہی شخص ہے۔
person-standing-expired = مدت ختم
person-standing-expired-date = { $date } کو مدت ختم
person-standing-expired-text = تصدیق ہوئی تھی مگر اسے بہت عرصہ ہو گیا۔ دوبارہ تصدیق کر لیں۔
person-standing-unverified = غیر تصدیق شدہ
person-standing-unverified-text = ابھی کسی نے تصدیق نہیں کی کہ یہ وہی شخص ہے۔
person-standing-refused = تصدیق نہ ہو سکی
person-standing-refused-text = پچھلی بار تصدیق ناکام رہی۔ وجہ معلوم ہونے تک اس پتے کی ای میل پر بھروسا نہ کریں۔

## One person

person-to-list = سب لوگ
person-verify = تصدیق کریں…
person-edit = بدلیں
person-remove = ہٹائیں
person-added = { $name } پتوں کی کتاب میں شامل ہو گئے۔
person-saved = { $name } کا اندراج محفوظ ہو گیا۔
person-removed = { $name } کا اندراج ہٹا دیا گیا۔
person-details = معلومات
person-add-title = نیا شخص
person-edit-title = معلومات بدلیں
person-name = نام
person-organisation = وزارت، محکمہ یا ادارہ
person-office = عہدہ
person-addresses = ای میل کے پتے
person-address-n = ای میل کا پتہ { $number }
person-address-less = ای میل کا پتہ { $number } ہٹائیں
person-address-more = ایک اور پتہ
person-phones = فون نمبر
person-phones-hint = یہ سرکاری فہرست یا خود اس شخص سے لیں، ای میل سے ہرگز نہیں: تصدیق کے لیے آپ انہی نمبروں پر فون کریں گے۔
person-phone-n = فون نمبر { $number }
person-phone-label = نمبر { $number } کہاں کا ہے
person-phone-less = فون نمبر { $number } ہٹائیں
person-phone-more = ایک اور نمبر
phone-mobile = موبائل
phone-office = دفتر
phone-home = گھر
phone-other = دیگر
person-channel = پاس ورڈ کس طرح چاہتے ہیں
channel-sms = SMS
channel-whatsapp = واٹس ایپ
channel-call = کال
channel-person = بالمشافہ
person-opens = سربمہر فائلیں کھولتے ہیں
person-notes = یادداشت
person-sealed = آخری بار ان کے لیے مہر لگی
person-unsaid = معلوم نہیں
person-save = محفوظ کریں
person-history = تصدیقات
person-history-none = ابھی کوئی نہیں۔
verification-by = { $date }، از { $who }۔
verification-on = { $date }۔
verification-until = { $date } تک مؤثر۔
verification-answers = جوابات
verification-about = یہ کس بارے میں ہے

## Verifying a person

verify-title = { $name } کی تصدیق
verify-how = آپ نے کیسے تسلی کی؟
how-call-back = فون کر کے
how-call-back-hint = اس نمبر پر جو پہلے سے معلوم تھا
how-in-person = بالمشافہ
how-in-person-hint = آمنے سامنے ملاقات ہوئی
how-video = ویڈیو کال
how-video-hint = کال آپ نے کی، اور چہرہ آپ کا جانا پہچانا ہے
how-official = سرکاری خط یا فہرست
how-official-hint = پتہ اس میں چھپا ہوا ہے
how-checklist = فہرستِ تصدیق سے
verify-call = اس نمبر پر فون کریں:
verify-no-number = اس شخص کا کوئی نمبر درج نہیں۔ پہلے سرکاری فہرست سے نمبر لے کر درج کریں۔
verify-never-the-mail = ای میل میں لکھے ہوئے نمبر پر ہرگز فون نہ کریں۔
verify-outcome = نتیجہ کیا رہا؟
verify-outcome-verified = وہی ہیں
verify-outcome-refused = وہ نہیں، یا یقین نہیں
verify-addresses = ان کے پتے کون سے ہیں؟
verify-by = آپ کا نام
verify-months = مدت
verify-months-unit = مہینے
verify-note = نوٹ
verify-note-hint = مثلاً وہ بات جو صرف وہی بتا سکتے تھے
verify-record = درج کریں
verify-recorded = تصدیق درج ہو گئی۔
outcome-verified = تصدیق ہوئی
outcome-refused = تصدیق نہ ہوئی
outcome-reported = اطلاع دی گئی

## People from elsewhere

import-title = لوگ درآمد کریں
import-text = آپ کے لوگوں کی فہرست ابھی کہاں ہے؟ سب کچھ صرف پڑھا جاتا ہے، اور شامل ہونے سے پہلے آپ دیکھ لیتے ہیں۔
import-file = فائل سے
import-file-hint = رابطے (⁦.vcf⁩) یا جدول (⁦.csv⁩)
import-thunderbird = تھنڈر برڈ سے
import-thunderbird-hint = اس کمپیوٹر پر اس کی پتوں کی کتابیں
import-sent = بھیجی گئی ای میل کی فائل سے
import-sent-hint = جنہیں آپ لکھتے رہے ہیں (⁦.mbox⁩)
import-folder = بھیجی گئی ای میل کے فولڈر سے
import-folder-hint = پیغامات (⁦.eml⁩) کا فولڈر یا Maildir
import-directory = دفتر کی ڈائریکٹری سے
import-directory-hint = LDAP۔ پتہ آپ کے نیٹ ورک کے منتظم کو معلوم ہو گا
import-reading = پڑھا جا رہا ہے…
import-again = واپس
import-take =
    { $count ->
        [one] ایک شخص شامل کریں
       *[other] { $count } لوگ شامل کریں
    }
import-done = نئے: { $added }۔ معلومات بڑھیں: { $changed }۔ پہلے سے موجود: { $unchanged }۔
import-count =
    { $count ->
        [one] ایک شخص پڑھا گیا
       *[other] { $count } لوگ پڑھے گئے
    }
import-known = { $count } میں سے { $known } پہلے سے یہاں ہیں۔ ان کی نئی معلومات شامل ہو جائیں گی۔
import-columns = ہر خانے میں کیا ہے؟
import-columns-text = یہ { -brand } کا اندازہ ہے۔ جو غلط ہو درست کر دیں۔
import-column-n = خانہ { $number }
column-none = چھوڑ دیں
column-name = پورا نام
column-first-name = پہلا نام
column-middle-name = درمیانی نام
column-last-name = خاندانی نام
column-email = ای میل کا پتہ
column-mobile = موبائل نمبر
column-work-phone = دفتر کا نمبر
column-home-phone = گھر کا نمبر
column-phone = فون نمبر
column-organisation = وزارت، محکمہ یا ادارہ
column-department = شعبہ یا ونگ
column-office = عہدہ
column-notes = یادداشت
import-people = ان میں سے چند
import-more = اور مزید { $count }
import-skipped =
    { $count ->
        [one] ایک اندراج چھوڑا گیا
       *[other] { $count } اندراج چھوڑے گئے
    }
import-record = اندراج { $number }
skipped-nobody = نہ نام ہے نہ پتہ
skipped-bad-address = ای میل کا پتہ مکمل نہیں
skipped-bad-phone = فون نمبر نہیں ہے
skipped-too-long = بہت لمبا ہے
skipped-unreadable = پڑھا نہیں جا سکا
skipped-too-many = ایک بار میں اتنے لوگ نہیں لیے جاتے
skipped-still-open = دوسرے پروگرام نے ابھی سب نہیں لکھا: اسے بند کر کے دوبارہ پڑھیں
directory-intro = یہاں کیا لکھنا ہے، آپ کے نیٹ ورک کا منتظم بتا سکتا ہے۔ پاس ورڈ ایک بار استعمال ہوتا ہے، محفوظ نہیں کیا جاتا۔
directory-url = ڈائریکٹری کا پتہ
directory-url-hint = مثلاً ldaps://directory.office.gov.pk
directory-base = اس میں لوگ کہاں ہیں
directory-base-hint = مثلاً ou=People,dc=office,dc=gov,dc=pk
directory-user = آپ کا صارف نام
directory-user-hint = خالی ہو تو نام کے بغیر پوچھا جاتا ہے۔
directory-password = آپ کا پاس ورڈ
directory-password-hint = صرف اگر صارف نام لکھا ہو۔
directory-text = کسے تلاش کرنا ہے
directory-text-hint = نام کا کوئی حصہ۔ خالی ہو تو سب۔
directory-ask = ڈائریکٹری سے پوچھیں

## Duplicates, backup, restore

duplicates-title = ایک شخص یا الگ الگ؟
duplicates-text = ان اندراجات میں { $shared } ایک ہی ہے۔
duplicates-left = ایسے { $count } گروہ باقی ہیں۔
duplicates-keep = کون سا اندراج رہے؟
duplicates-this-stays = یہ رہے گا
duplicates-hint = باقی اندراجات کے پتے اور نمبر اسی میں شامل ہو جائیں گے۔
duplicates-none = کوئی دہرا اندراج نہیں۔
duplicates-pass = یہ الگ الگ لوگ ہیں
duplicates-merge = انہیں ملا دیں
duplicates-merged = اندراجات ملا دیے گئے۔
backup-title = پتوں کی کتاب کی نقل
backup-text = لوگ، تصدیقات اور ریکارڈ ایک خفیہ فائل میں محفوظ ہوں گے۔ اسے کسی دوسری ڈسک پر رکھیں۔
backup-write = جگہ چنیں
backup-working = لکھ کر جانچا جا رہا ہے…
backup-written = نقل بن گئی:
backup-password = اس کا پاس ورڈ
backup-once = ابھی لکھ لیں: یہ صرف اسی بار دکھایا جا رہا ہے۔
backup-once-text = کاغذ کو فائل سے الگ رکھیں۔ حصوں کے بیچ میں یہ نشان آتا ہے: -
backup-done = میں نے لکھ لیا ہے
restore-title = نقل سے بحال کریں
restore-text = موجودہ اندراجات کی جگہ نقل لے لے گی۔ جو ابھی یہاں ہے وہ ضائع نہیں ہو گا، الگ فائل میں رکھ دیا جائے گا۔
restore-password = نقل کا پاس ورڈ
restore-working = بحال کیا جا رہا ہے…
restore-go = فائل چنیں
restore-done = بحال ہو گیا۔ لوگ: { $people }۔ ریکارڈ کے اندراجات: { $receipts }۔
restore-before = جو پہلے یہاں تھا وہ { $name } میں ہے۔

## Verifying a sender, step by step

check-verify = بھیجنے والے کی تصدیق کریں
check-person = { $name } پتوں کی کتاب میں
report = اس ای میل کی اطلاع دیں
report-no-address = اطلاع بھیجنے کا پتہ ابھی درج نہیں۔ پہلے اسے ترتیبات میں لکھیں۔
steps-back = پیغام پر واپس
steps-title = بھیجنے والے کی تصدیق
steps-text = دس مرحلے ہیں۔ اطمینان سے کریں: جلدی آپ کو نہیں، دھوکا دینے والے کو ہوتی ہے۔
steps-done = { $count } میں سے { $done } کا جواب ہو گیا
steps-answer = آپ کا جواب
answer-yes = ہاں
answer-no = نہیں
answer-unchecked = جانچ نہ ہو سکی
steps-open =
    { $count ->
        [one] ایک مرحلے کا جواب ہاں نہیں:
       *[other] { $count } مرحلوں کا جواب ہاں نہیں:
    }
steps-recorded = نتیجہ درج ہو گیا۔
steps-record-report = درج کر کے اطلاع دیں
steps-outcome-verified = تصدیق ہو گئی
steps-outcome-verified-hint = میں نے تسلی کر لی کہ یہ انہی نے بھیجی ہے۔
steps-outcome-refused = تصدیق نہ ہوئی
steps-outcome-refused-hint = انہوں نے نہیں بھیجی، یا تسلی نہ ہو سکی۔ اس پر عمل نہیں ہو گا۔
steps-outcome-reported = اطلاع
steps-outcome-reported-hint = یہ دھوکا ہے۔ اصل پیغام ثبوت کے طور پر سربمہر ہو گا۔
step-expected-title = کیا اس کا انتظار تھا؟
step-expected-text = خود سے پوچھیں: کیا آپ اس شخص کی طرف سے اس پیغام کے منتظر تھے؟
step-expected-ask = کیا آپ کو اس پیغام کا انتظار تھا؟
step-expected-why = اکثر دھوکے ایسے پیغام سے شروع ہوتے ہیں جس کی پہلے سے کوئی خبر نہ ہو۔
step-address-title = پورا پتہ بلند آواز سے پڑھیں
step-address-text = پتہ حرف بہ حرف پڑھیں؛ @ کے بعد کا حصہ بتاتا ہے کہ یہ کس کا ہے۔
step-address-ask = کیا نشان زدہ حصہ واقعی ان کے دفتر کا ہے؟
step-address-why = نام کچھ بھی لکھا جا سکتا ہے۔ صرف نشان زدہ حصہ کسی کو رجسٹر کروانا پڑتا ہے۔
step-same-title = پتوں کی کتاب سے ملائیں
step-same-text = اسے اپنی پتوں کی کتاب اور پرانی ای میل کے پتے سے ملائیں۔
step-same-ask = کیا یہ حرف بہ حرف وہی پہلے والا پتہ ہے؟
step-same-why = ایک غلط حرف بھی آپ کا جواب کسی اور تک پہنچا دیتا ہے۔
step-origin-title = کیا ثابت ہے کہ کہاں سے آئی؟
step-origin-text = دیکھیں کہ میل سرور سے ثابت ہوا یا نہیں کہ پیغام کہاں سے آیا ہے۔
step-origin-ask = کیا ثابت ہے کہ یہ اسی پتے سے آئی ہے؟
step-origin-why = لفافے کی پشت کی طرح ای میل میں بھی کوئی بھی پتہ لکھا جا سکتا ہے۔
step-asks-title = کیا مانگا گیا ہے؟
step-asks-text = رقم، پاس ورڈ، کوڈ، فائل، جلدی یا رازداری کا تقاضا ہو تو ہوشیار رہیں۔
step-asks-ask = جو مانگا گیا ہے، کیا وہ معمول کی اور جائز بات ہے؟
step-asks-why = رقم، پاس ورڈ، کوڈ، جلدی اور رازداری: دھوکے انہی پر چلتے ہیں۔
step-call-title = انہیں فون کریں
step-call-text = اپنی پتوں کی کتاب کے نمبر پر فون کریں، پیغام میں لکھے نمبر پر ہرگز نہیں۔
step-call-ask = کیا ان سے بات ہوئی اور انہوں نے تصدیق کی؟
step-call-why = جس نے جعلی پیغام لکھا، اس میں لکھے نمبر پر وہی جواب دے گا۔
step-secret-title = وہ پوچھیں جو صرف وہی جانتے ہوں
step-secret-text = ایسی بات پوچھیں جس کا جواب صرف وہی دے سکیں، یا حوالہ نمبر پوچھیں۔
step-secret-ask = کیا انہوں نے وہ بات بتائی جو صرف وہی جانتے ہیں؟
step-secret-why = آواز کی نقل ہو سکتی ہے، آپ دونوں کی آپس کی بات کی نہیں۔
step-files-title = منسلک فائلیں ملائیں
step-files-text = ان سے ہر منسلک فائل کا نام اور نشانِ شناخت پڑھوا کر ملائیں۔
step-files-ask = کیا ہر فائل وہی ہے جو انہوں نے بھیجی؟
step-files-why = ہو سکتا ہے بھیجنے والا درست ہو اور فائل بدل دی گئی ہو۔
step-second-title = دوسرے افسر سے پوچھیں
step-second-text = ادائیگی یا کھاتے کی تبدیلی پر دوسرے افسر کی منظوری لازمی ہے۔
step-second-ask = کیا دوسرے افسر نے منظوری دی، یا اس کی ضرورت نہیں؟
step-second-why = ایک کی نسبت دو لوگوں کو دھوکا دینا مشکل ہے۔
step-outcome-title = نتیجہ درج کریں
step-outcome-text = تصدیق ہوئی، نہ ہوئی یا اطلاع دی گئی: اپنے نام کے ساتھ درج کریں۔
step-outcome-ask = نتیجہ کیا رہا؟
step-address-marked = اصل اہمیت نشان زدہ حصے کی ہے۔
step-same-differs = یہ { $name } کے پتے جیسا لگتا ہے، مگر وہ نہیں ہے۔
step-same-message = پیغام میں
step-same-book = آپ کی پتوں کی کتاب میں
step-same-known = یہ آپ کی پتوں کی کتاب میں { $name } کے نام سے ہے۔
step-same-unknown = یہ پتہ آپ کی پتوں کی کتاب میں نہیں ہے۔
origin-proven = ثابت ہے کہ پیغام اسی ڈومین سے آیا ہے۔
origin-not-proven = ثابت نہیں کہ پیغام کہاں سے آیا ہے۔
origin-failed = جانچ ناکام رہی: پیغام وہاں سے نہیں آیا جہاں کا بتاتا ہے۔
origin-unknown = معلوم نہیں ہو سکا کہ پیغام کہاں سے آیا ہے۔
step-asks-none = { -brand } کو کوئی خاص بات نہیں ملی۔ پیغام خود بھی پڑھ لیں۔
step-call-book = آپ کی پتوں کی کتاب میں { $name } کا نمبر:
step-call-none = آپ کی پتوں کی کتاب میں فون کرنے کو کوئی نمبر نہیں۔
step-call-directory = نمبر سرکاری فہرست یا اپنے ایکسچینج سے لیں اور اس شخص کے ساتھ درج کریں۔ پیغام سے ہرگز نہ لیں۔
step-call-struck = پیغام میں لکھے نمبر۔ ان پر فون نہ کریں:
step-call-do-not = فون نہ کریں:
step-files-read-back = نشانِ شناخت کا کم از کم پہلا اور آخری حصہ ضرور پڑھوائیں۔
step-files-none = کوئی فائل منسلک نہیں۔ جواب ہاں دیں۔
stop-title = ایک بار کا کوڈ (OTP) مانگا گیا ہے: اطلاع دیں، جواب ہرگز نہ دیں
stop-text = جس کا حق ہو وہ یہ کوڈ کبھی نہیں مانگتا۔ یہاں تصدیق کی کوئی گنجائش نہیں: جس کے پاس کوڈ ہو، اکاؤنٹ اسی کے قبضے میں چلا جاتا ہے۔

## The checklist on paper

checklist-title = کسی پیغام پر بھروسے سے پہلے
checklist-text = لکھنے والے کی تصدیق کے دس مرحلے اور چار اصول۔ چھاپ کر اپنے فون کے پاس رکھیں۔
checklist-print = چھاپیں
checklist-steps = دس مرحلے
checklist-never = ایک بار کا کوڈ (OTP) مانگا جائے تو رک جائیں، اطلاع دیں، جواب ہرگز نہ دیں۔
checklist-rules = چار اصول
rule-encrypt-title = ہر منسلک فائل پاس ورڈ سے بند کریں۔
rule-encrypt-text = پاس ورڈ SMS، کال یا واٹس ایپ سے بتائیں، ای میل سے ہرگز نہیں۔
rule-confirm-title = شناخت کی تصدیق کریں۔
rule-confirm-text = کچھ بھیجنے سے پہلے، اور جو ملا ہو اس پر بھروسا کرنے سے پہلے۔
rule-untrusted-title = ناقابلِ اعتماد ذرائع کی کوئی چیز نہ کھولیں۔
rule-untrusted-text = نہ منسلک فائل، نہ لنک۔ پہلے { -brand } سے جانچ لیں۔
rule-antivirus-title = لائسنس یافتہ اینٹی وائرس تازہ رکھیں۔
rule-antivirus-text = اور ایک بار کا کوڈ (OTP) کسی کو آگے نہ بھیجیں۔
checklist-source = ماخذ: ہدایت نامہ “Phishing Emails Targeting Top Ranked Civil and Military Officials”، حصہ 3۔

## History

history-title = ریکارڈ
history-text = اس کمپیوٹر پر جس پر مہر لگی، جس کی جانچ، تصدیق یا اطلاع ہوئی۔ یہ خفیہ صورت میں یہیں رہتا ہے۔
history-off = ترتیبات میں ریکارڈ رکھنا بند ہے۔ جو یہاں ہے وہ پہلے کا ہے۔
history-empty = ابھی کچھ نہیں۔ مہر، جانچ، تصدیق اور اطلاع کا ریکارڈ یہاں آئے گا۔
history-search = فائل، نام یا پتے سے تلاش کریں
history-kind = دکھائیں
history-all = سب
history-sealed = مہر لگی
history-checked = جانچ ہوئی
history-verified = تصدیق ہوئی
history-reported = اطلاع دی گئی
history-quarantined = الگ تھلگ فائلیں
history-none = اس تلاش سے کچھ نہیں ملا۔
history-count =
    { $count ->
        [one] ایک اندراج
       *[other] { $count } اندراجات
    }
history-result-zip = ZIP
history-result-muhr = { -brand }
history-result-clear = کوئی علامت نہیں
history-result-caution = احتیاط
history-result-danger = خطرہ
history-result-verified = تصدیق شدہ
history-result-refused = تصدیق نہ ہوئی
history-result-quarantined = الگ تھلگ رکھی
history-result-put-back = واپس رکھی
history-result-deleted = ہمیشہ کے لیے مٹائی
history-reported-to = اطلاع کہاں دی گئی
history-reference = حوالہ
history-ways = پاس ورڈ بتایا گیا
history-hash = نشانِ شناخت (SHA-256)
history-kept = پاس ورڈ { $date } تک محفوظ ہے۔
history-forget = پاس ورڈ ابھی مٹائیں
history-forgotten = پاس ورڈ مٹا دیا گیا۔
history-delete = یہ اندراج مٹائیں
history-delete-title = یہ اندراج مٹا دیں؟
history-delete-text = { $title } ریکارڈ سے نکل جائے گا۔ خود فائل اپنی جگہ رہے گی۔ یہ واپس نہیں ہو سکتا۔
history-delete-go = مٹا دیں
history-keep = رہنے دیں
history-entry-gone = اندراج مٹا دیا گیا۔
history-clear = پورا ریکارڈ مٹائیں
history-clear-title = پورا ریکارڈ مٹا دیں؟
history-clear-text = تمام اندراجات اور محفوظ پاس ورڈ مٹ جائیں گے۔ آپ کی فائلیں اور لوگ رہیں گے۔ یہ واپس نہیں ہو سکتا۔
history-cleared = ریکارڈ مٹا دیا گیا۔
history-export-csv = جدول (CSV) محفوظ کریں
history-export-json = پروگراموں کے لیے (JSON) محفوظ کریں
history-exported = { $name } کے نام سے محفوظ ہو گیا۔
keep-password = پاس ورڈ 7 دن محفوظ رکھیں
keep-password-hint = اگر وہ دوبارہ پوچھیں۔ یہ ریکارڈ میں خفیہ صورت میں رہے گا۔
keep-password-kept = اب یہ ریکارڈ میں ہے، اور وہیں سے مٹایا جا سکتا ہے۔
finish-text-kept = پاس ورڈ 7 دن ریکارڈ میں رہے گا، پھر بھلا دیا جائے گا۔
finished-kept = پاس ورڈ 7 دن کے لیے ریکارڈ میں ہے۔ سربمہر فائل اپنی جگہ موجود ہے۔

## Who it is for: asked before sealing

recipient-found = پتوں کی کتاب کے لوگ
way-wanted = ان کی پسند
asked-look-alike-title = کیا یہ درست پتہ ہے؟
asked-look-alike-text = یہ { $name } کے پتے جیسا لگتا ہے، مگر کچھ حروف مختلف ہیں۔
asked-known-name-title = { $name } کا نیا پتہ؟
asked-known-name-text = آپ { $name } کو کسی اور پتے سے جانتے ہیں۔ فون پر پوچھ لیں کہ یہ پتہ انہی کا ہے۔
asked-unknown-title = کیا آپ جانتے ہیں کہ یہ کون ہے؟
asked-unknown-text = یہ پتہ آپ کی پتوں کی کتاب میں نہیں ہے۔ کچھ بھیجنے سے پہلے تسلی کر لیں کہ یہ کس کا ہے۔
asked-unverified-title = ابھی تصدیق نہیں ہوئی
asked-unverified-text = { $name } آپ کی پتوں کی کتاب میں ہیں، مگر ابھی کسی نے تصدیق نہیں کی کہ یہ پتہ انہی کا ہے۔
asked-expired-title = تصدیق پرانی ہو گئی
asked-expired-text = { $name } کی تصدیق { $date } کو ختم ہو گئی۔ ایک مختصر کال سے تسلی ہو جائے گی کہ کچھ بدلا نہیں۔
asked-refused-title = اس پتے کی تصدیق نہیں ہو سکی تھی
asked-refused-text = { $name } کی تصدیق کی پچھلی کوشش ناکام رہی۔ اس پتے پر کچھ بھیجنے سے پہلے فون کریں۔
asked-yours = آپ نے لکھا ہے
asked-book = آپ کی پتوں کی کتاب میں { $name }
asked-real = اصل
asked-call = { $name } کو فون کریں:
asked-no-number = آپ کی پتوں کی کتاب میں کوئی نمبر نہیں۔ سرکاری فہرست سے لیں، ای میل سے نہیں۔
asked-call-first = پہلے فون کرنا ہے
asked-anyway = پھر بھی مہر لگائیں
asked-use-real = { $address } استعمال کریں

## More settings

settings-officer = آپ کا نام
settings-officer-hint = آپ کی تصدیقات اسی نام سے درج ہوں گی۔
settings-report = اطلاع بھیجنے کا پتہ
settings-report-hint = جس مشکوک ای میل کی آپ اطلاع دیں وہ اس پتے پر جائے گی۔ آپ کے سکیورٹی افسر کو معلوم ہو گا۔
settings-history = ریکارڈ رکھیں
settings-history-hint = جس پر مہر لگی، جس کی جانچ، تصدیق یا اطلاع ہوئی۔ خفیہ صورت میں، صرف اسی کمپیوٹر پر۔
check-ask-locked = آپ کے منتظم نے مقرر کیا ہے کہ انٹرنیٹ پر نہ پوچھا جائے۔
settings-locked = یہ آپ کے منتظم نے مقرر کیا ہے
settings-locked-by = یہ { $who } نے مقرر کیا ہے

## This computer

nav-computer = یہ کمپیوٹر
keys-page-computer = اس کمپیوٹر کے صفحے پر جائیں
computer-news-not-fit = توجہ درکار ہے۔
computer-news-caught =
    { $count ->
        [one] ایک مشکوک چیز پکڑی گئی۔
       *[other] { $count } مشکوک چیزیں پکڑی گئیں۔
    }
computer-title = یہ کمپیوٹر
computer-answer = جواب
computer-first = کمپیوٹر کا جائزہ لیا جا رہا ہے…
computer-looked = آخری جائزہ: { $date }
computer-private = کچھ بھی اس کمپیوٹر سے باہر نہیں جاتا۔
computer-again = دوبارہ جانچیں
computer-looking = جانچ ہو رہی ہے…
computer-view = دکھائیں
computer-view-state = کمپیوٹر کی حالت
computer-view-watch =
    { $count ->
        [0] فولڈروں کی نگرانی
       *[other] فولڈروں کی نگرانی ({ $count })
    }
computer-conditions = جن باتوں کا جائزہ لیا گیا
computer-apart = جو یہاں لاگو نہیں ({ $count })
condition-fine = ٹھیک ہے
condition-problem = توجہ درکار
condition-unknown = جانچا نہ جا سکا
condition-not-applicable = لاگو نہیں

## The watch on folders

watch-text = آپ جو فولڈر چنیں، مثلاً ڈاؤن لوڈز، ان میں آنے والی ہر چیز { -brand } جانچ سکتی ہے اور کھولنے سے پہلے آپ کو خبردار کر سکتی ہے۔ آپ کے کلک کے بغیر نہ کچھ ہٹایا جاتا ہے نہ مٹایا جاتا ہے، اور کچھ بھی اس کمپیوٹر سے باہر نہیں جاتا۔
watch-folders = فولڈر
watch-none = ابھی کسی فولڈر کی نگرانی نہیں ہو رہی۔
watch-suggested = ان کی نگرانی بہتر ہے
watch-kind-downloads = ڈاؤن لوڈز
watch-kind-mail = پیغامات
watch-kind-files = فائلیں
watch-state-watched = نگرانی ہو رہی ہے
watch-state-polled = نگرانی ہو رہی ہے، وقفے وقفے سے دیکھا جاتا ہے
watch-state-missing = فی الحال موجود نہیں۔ واپس آتے ہی نگرانی شروع ہو جائے گی۔
watch-state-unreadable = نگرانی نہیں ہو رہی: یہ فولڈر پڑھا نہیں جا سکتا
watch-state-suggested = نگرانی نہیں ہو رہی
watch-start = نگرانی کریں
watch-stop = نگرانی بند کریں
watch-add = کسی اور فولڈر کی نگرانی…
watch-begun = اب { $place } کی نگرانی ہو رہی ہے۔
watch-stopped = { $place } کی نگرانی بند ہو گئی۔
watch-checked =
    { $count ->
        [0] شروع سے اب تک کچھ نیا نہیں آیا۔
        [one] شروع سے اب تک ایک چیز جانچی گئی۔
       *[other] شروع سے اب تک { $count } چیزیں جانچی گئیں۔
    }
watch-waiting =
    { $count ->
        [one] ایک اور کی جانچ باقی ہے۔
       *[other] مزید { $count } کی جانچ باقی ہے۔
    }
watch-tray = کھڑکی بند ہونے پر بھی نگرانی جاری رہے
watch-tray-hint = پھر { -brand } گھڑی کے پاس موجود رہے گی، اور وہیں کے مینو سے بند ہو گی۔
watch-session = کمپیوٹر کے ساتھ شروع ہو
watch-session-hint = لاگ اِن ہوتے ہی نگرانی شروع ہو جائے گی، کھڑکی بند رہے گی۔
watch-bound = یہ کھڑکی بند ہوتے ہی نگرانی رک جاتی ہے: اس کمپیوٹر میں گھڑی کے پاس ایسی جگہ نہیں جہاں { -brand } موجود رہ سکے۔

caught-title = جو پکڑا گیا
caught-none = کوئی مشکوک چیز نہیں آئی۔
caught-unchecked = اس کا کچھ حصہ جانچا نہیں جا سکا، اس لیے معلوم نہیں کہ وہ کیا ہے۔
caught-look = تفصیل دیکھیں
caught-quarantine = الگ تھلگ رکھیں
caught-leave = رہنے دیں
caught-left = { $name } اپنی جگہ پر ہے۔
caught-fixed = یہ میل باکس میں دوسری ای میلوں کے ساتھ ہے اور اکیلی ہٹائی نہیں جا سکتی۔ اسے اپنے میل پروگرام میں مٹائیں۔

quarantine-title = الگ تھلگ رکھی گئی فائلیں
quarantine-text = جو یہاں ہے وہ غلطی سے نہیں کھل سکتا۔
quarantine-none = کوئی فائل الگ نہیں رکھی گئی۔
quarantine-moved = { $name } اب الگ تھلگ رکھ دی گئی ہے۔
quarantine-back = واپس رکھیں
quarantine-back-title = یہ فائل واپس رکھ دیں؟
quarantine-back-text = { $name } واپس { $place } میں چلی جائے گی، جہاں ایک ہی کلک سے کھل سکتی ہے۔ ایسا صرف تب کریں جب بھیجنے والے نے فون پر بتا دیا ہو کہ یہ کیا ہے، یا آپ کا سکیورٹی دفتر اسے دیکھ چکا ہو۔
quarantine-back-go = واپس رکھ دیں
quarantine-restored = { $name } واپس { $place } میں ہے۔
quarantine-delete = ہمیشہ کے لیے مٹائیں
quarantine-delete-title = یہ فائل ہمیشہ کے لیے مٹا دیں؟
quarantine-delete-text = { $name } ({ $size }) پھر واپس نہیں آ سکے گی۔ اگر آپ کا سکیورٹی دفتر اسے دیکھنا چاہتا ہے تو یہیں رہنے دیں۔
quarantine-delete-go = ہمیشہ کے لیے مٹا دیں
quarantine-deleted = { $name } مٹا دی گئی۔
quarantine-keep = الگ ہی رہنے دیں
check-quarantine-text = فائل ایسی جگہ چلی جائے گی جہاں غلطی سے نہیں کھل سکتی۔ آپ جب چاہیں اسے واپس رکھ سکتے ہیں۔

## The antivirus

scan-title = اینٹی وائرس کیا کہتا ہے
scan-text = اس کمپیوٹر کا اینٹی وائرس اسے اور جو کچھ اس کے اندر ہے، دیکھے گا۔ کچھ بھی اس کمپیوٹر سے باہر نہیں جاتا۔
scan-ask = اینٹی وائرس سے پوچھیں
scan-again = دوبارہ پوچھیں
scan-asking = اینٹی وائرس دیکھ رہا ہے…
scan-clean = کوئی معلوم خطرہ نہیں
scan-clean-text = اینٹی وائرس کو اس میں کسی بری چیز کا علم نہیں۔ جو نیا ہو، ممکن ہے وہ اسے ابھی نہ جانتا ہو۔
scan-infected = وائرس ملا
scan-infected-text = اینٹی وائرس اسے نقصان دہ کے طور پر جانتا ہے۔ اس میں کچھ نہ کھولیں اور اپنے سکیورٹی دفتر کو بتائیں۔
scan-not-scanned = دیکھا نہیں گیا
scan-not-scanned-text = اینٹی وائرس نے اسے نہیں دیکھا، یا پورا نہیں دیکھا۔ اس سے اس کے حق میں کچھ ثابت نہیں ہوتا۔
scan-engine = اینٹی وائرس
scan-signatures = اس کی معلومات کی تاریخ
scan-signatures-unknown = وہ نہیں بتاتا۔
scan-files = ہر فائل
scan-threat = اس کا نام { $threat } ہے۔
scan-not-no-antivirus = اس کمپیوٹر پر ایسا کوئی اینٹی وائرس نہیں چل رہا جس سے پوچھا جا سکے۔ کمپیوٹر کے ذمہ دار سے بات کریں۔
scan-not-no-signatures = اینٹی وائرس کی معلومات ابھی تازہ نہیں۔ اسے اپ ڈیٹ کروائیں، پھر دوبارہ پوچھیں۔
scan-not-not-answering = اینٹی وائرس جواب نہیں دے رہا۔ چند منٹ بعد دوبارہ کوشش کریں۔
scan-not-too-large = یہ اس حد سے بڑی ہے جہاں تک اینٹی وائرس دیکھتا ہے۔
scan-not-encrypted = یہ بند ہے، اور اینٹی وائرس اندر نہیں دیکھ سکتا۔
scan-not-refused = اینٹی وائرس نے اسے نہیں لیا۔ کمپیوٹر کے ذمہ دار سے بات کریں۔
scan-not-excluded = اینٹی وائرس کو اسے چھوڑ دینے کی ہدایت ہے۔
scan-not-not-understood = اینٹی وائرس کا جواب سمجھ میں نہیں آیا۔
scan-not-elsewhere = اینٹی وائرس کسی اور کمپیوٹر پر ہے، اور وہاں کچھ نہیں بھیجا جاتا۔
scan-not-only-whole = یہ اینٹی وائرس صرف پوری فائل دیکھتا ہے، اس کا کوئی حصہ نہیں۔
scan-not-cancelled = اینٹی وائرس کے دیکھنے سے پہلے ہی روک دیا گیا۔
scan-not-known = وجہ معلوم نہیں۔ دوبارہ کوشش کریں۔

## One-time codes

codes-title = ایک بار کا کوڈ کبھی آگے نہیں دیا جاتا
codes-text = یہ ایک بار کا کوڈ (OTP) لگتا ہے۔ یہ صرف آپ کے لیے ہے: جس کے پاس کوڈ ہو، اکاؤنٹ اسی کے قبضے میں چلا جاتا ہے۔ مانگنے والا کوئی بھی ہو، اسے آگے ہرگز نہ بھیجیں۔ ہدایت نامے کا حصہ 3d بھی یہی کہتا ہے۔
codes-where = کوڈ کہاں ہے
codes-looked = میں نے دیکھ لیا: یہ ایک بار کا کوڈ نہیں، یا وصول کرنے والے کو یہ ملنا ہی چاہیے
codes-stop = نہ بھیجیں
codes-anyway = پھر بھی مہر لگائیں
codes-draft-text = متن آگے نہیں دیا گیا۔ اپنی تحریر سے کوڈ نکالیں، پھر دوبارہ کوشش کریں۔

## The check of a domain

nav-domain = ڈومین کی جانچ
keys-page-domain = ڈومین کی جانچ کے صفحے پر جائیں
domains-title = ڈومین کی جانچ
domains-text = کیا اس ڈومین کی ای میل جعلی بنائی، پڑھی یا ضائع کی جا سکتی ہے؟ جب تک آپ ”جانچیں“ نہ دبائیں، کسی سے کچھ نہیں پوچھا جاتا۔
domains-let-go = چھوڑ دیں، بھیجنے والے کا ڈومین یہاں لکھ دیا جائے گا
domains-forbidden = آپ کے منتظم نے مہر کو انٹرنیٹ پر پوچھنے کی اجازت نہیں دی۔ جو پہلے جانچا جا چکا ہے وہ اب بھی پڑھا جا سکتا ہے۔
domains-stopped = روک دیا گیا۔ کچھ محفوظ نہیں کیا گیا۔
domains-name = ڈومین
domains-name-example = finance.gov.pk
domains-name-hint = ڈومین، یا اس کا کوئی ای میل پتا۔
domains-check = جانچیں
domains-resolver = ناموں کے بارے میں کس سے پوچھا جائے
domains-resolver-system = اس کمپیوٹر کا اپنا نیم سرور
domains-resolver-set = جو ترتیبات میں ہے: { $server }
domains-resolver-plain-named = { $name }
domains-resolver-tls-named = { $name }، خفیہ رابطہ
domains-resolver-https-named = { $name }، خفیہ رابطہ
domains-resolver-system-hint = اسی طرح پوچھا جاتا ہے جیسے اس کمپیوٹر کا ہر پروگرام پوچھتا ہے: { $servers }۔ اسے چلانے والا ڈومین دیکھ سکتا ہے۔
domains-resolver-plain-hint = کھلے عام پوچھا جاتا ہے: { $servers }۔ اسے چلانے والا، اور راستے میں ہر کوئی، ڈومین دیکھ سکتا ہے۔
domains-resolver-tls-hint = خفیہ رابطے سے پوچھا جاتا ہے: { $servers }۔ صرف اسے چلانے والا ڈومین دیکھ سکتا ہے۔
domains-resolver-https-hint = خفیہ رابطے سے پوچھا جاتا ہے: { $servers }۔ صرف اسے چلانے والا ڈومین دیکھ سکتا ہے۔
domains-resolver-locked = یہ آپ کے منتظم نے طے کیا ہے۔
domains-before = { $domain } کے بارے میں کس کس سے پوچھا جائے گا
domains-before-nothing = کس کس سے پوچھا جائے گا
domains-before-none = ڈومین لکھیں، جن سے پوچھا جائے گا وہ سب یہاں نظر آئیں گے۔
domains-before-text = آپ کی ای میل میں سے کچھ نہیں بھیجا جاتا۔ یہ سرور چلانے والے دیکھ سکتے ہیں کہ ان سے پوچھا گیا، اور کس پتے سے۔
domains-more = مزید، اگر آپ کو معلوم ہو
domains-message = اس ڈومین کا کوئی پیغام
domains-message-choose = پیغام چنیں
domains-message-drop = پیغام کے بغیر
domains-message-hint = ‎.eml فائل چنیں یا اسے اس صفحے پر چھوڑیں: اس کا دستخط بتاتا ہے کہ ڈومین واقعی کون سی کلیدیں استعمال کرتا ہے۔
domains-selectors = اس کے دستخطوں کے سلیکٹر (DKIM)
domains-selectors-hint = بیچ میں خالی جگہ چھوڑیں۔ عام سلیکٹر مہر خود آزماتی ہے۔
domains-web-host = ویب میل کا پتا
domains-web-host-hint = جیسے mail.finance.gov.pk۔ عام پتے مہر خود آزماتی ہے۔
domains-parked = کیا یہ ڈومین ای میل کے لیے ہے؟
domains-parked-hint = جو ڈومین ای میل کے لیے نہیں اسے یہ بتانا چاہیے، تاکہ کوئی اس کے نام کا غلط استعمال نہ کر سکے۔
domains-parked-auto = ریکارڈ سے معلوم کریں
domains-parked-no = ہاں
domains-parked-yes = نہیں
domains-senders = حال ہی میں جانچے گئے پیغامات سے
domains-recent = پہلے جانچے گئے
domains-forget = { $domain } کو بھلا دیں
domains-forget-all = سب بھلا دیں
domains-forget-title = جو جانچا گیا اسے بھلا دیں؟
domains-forget-text = { $domain } کی رپورٹیں اس کمپیوٹر سے مٹ جائیں گی۔ جو فائلیں آپ نے محفوظ کیں وہ اپنی جگہ رہیں گی۔
domains-forget-all-text = ڈومینوں کی تمام رپورٹیں اس کمپیوٹر سے مٹ جائیں گی۔ جو فائلیں آپ نے محفوظ کیں وہ اپنی جگہ رہیں گی۔
domains-forget-go = بھلا دیں
domains-forgotten = بھلا دیا گیا۔
domains-forgotten-all = سب بھلا دیے گئے۔
domains-verdict-good = اچھا
domains-verdict-unknown = پورا جانچا نہ جا سکا
domains-verdict-weak = کمزور
domains-verdict-bad = خراب
domains-grade = درجہ
domains-grade-none-short = کوئی درجہ نہیں
domains-short-spf = SPF
domains-short-dkim = DKIM
domains-short-dmarc = DMARC
domains-short-mx = MX
domains-short-starttls = STARTTLS
domains-short-web = HTTPS
domains-short-mta-sts = MTA-STS
domains-short-tls-rpt = TLS-RPT
domains-short-dane = DANE
domains-short-dnssec = DNSSEC
domains-short-caa = CAA

domains-working = جانچ جاری ہے
domains-done-of = { $total } میں سے { $done } موضوعات
domains-topics = جو جانچا جاتا ہے
domains-waiting = انتظار ہے

domains-answer = جواب
domains-punycode = DNS میں یوں لکھا جاتا ہے:
domains-checked = جانچ کی تاریخ: { $date }۔
domains-no-grade =
    { $count ->
        [0] کوئی درجہ نہیں دیا گیا، کیونکہ سب کچھ دیکھا نہیں جا سکا۔
       *[other] کوئی درجہ نہیں دیا گیا، کیونکہ سب کچھ دیکھا نہیں جا سکا: { $topics }۔ جو دیکھا نہیں گیا اسے ٹھیک شمار نہیں کیا جاتا۔
    }
domains-again = دوبارہ جانچیں
domains-other = کوئی اور ڈومین
domains-to-summary = فہرست پر واپس
domains-copy-summary = منتظم کے لیے کاپی کریں
domains-summary-copied = مسائل اور ریکارڈ کاپی ہو گئے۔ انہیں منتظم کے نام پیغام میں چسپاں کریں۔
domains-not-copied = کاپی نہیں ہو سکا۔ متن کو خود نشان زد کر کے کاپی کریں۔
domains-export-html = رپورٹ محفوظ کریں
domains-export-json = JSON محفوظ کریں
domains-export-csv = جدول (CSV) محفوظ کریں
domains-changes = پچھلی جانچ کے بعد سے
domains-changes-since = وہ { $date } کو ہوئی تھی۔
domains-changes-none = کچھ نہیں بدلا۔
domains-change-new = نیا:
domains-change-gone = ٹھیک ہو گیا:
domains-change-record = ریکارڈ بدل گیا:
domains-why = آپ کے لیے اس کا مطلب
domains-do = منتظم کیا کرے
domains-record-name = نام
domains-record-kind = قسم
domains-record-value = قدر
domains-copy = کاپی کریں: { $what }
domains-copy-whole = ریکارڈ کاپی کریں
domains-copied = کاپی ہو گیا۔
domains-spf = جو جو بھیج سکتا ہے
domains-spf-lookups = { $most } میں سے { $count } سوال
domains-spf-void = { $most } میں سے { $count } بے جواب
domains-spf-below =
    { $count ->
        [one] مزید ایک سوال
       *[other] مزید { $count } سوال
    }
domains-spf-none = { $domain } کا ایسا کوئی ریکارڈ نہیں۔
domains-hosts = سرور، اور وہاں کیا دیکھا گیا
domains-host = سرور اور پتا
domains-preference = ترجیح { $number }
domains-no-address = کوئی پتا نہیں
domains-answer-fine = ہاں
domains-answer-problem = نہیں
domains-answer-unknown = دیکھا نہ جا سکا
domains-answer-not-applicable = ضرورت نہیں
domains-tls = خفیہ کاری
domains-certificate = سرٹیفکیٹ کس نام کا ہے
domains-issuer = جاری کرنے والا
domains-expires = کب تک درست
domains-records = جو ریکارڈ ملے ({ $count })
domains-authentic = دستخط شدہ
domains-asked = کس کس سے پوچھا گیا ({ $count })

domains-list = ایک ساتھ کئی
domains-list-text = منتظمین کے لیے: ایسی فائل جس کی ہر سطر میں ایک ڈومین ہو، یا جدول (CSV)۔
domains-list-choose = فہرست چنیں
domains-list-other = کوئی اور فہرست
domains-list-title =
    { $count ->
        [0] اس فہرست میں کوئی ڈومین نہیں
        [one] اس فہرست میں ایک ڈومین ہے
       *[other] اس فہرست میں { $count } ڈومین ہیں
    }
domains-list-show = ڈومین دکھائیں
domains-list-refused =
    { $count ->
        [one] ایک سطر ڈومین نہیں، اسے چھوڑ دیا جائے گا
       *[other] { $count } سطریں ڈومین نہیں، انہیں چھوڑ دیا جائے گا
    }
domains-list-line = سطر { $line }
domains-list-asks = ہر ڈومین کے لیے وہی کچھ پوچھا جاتا ہے جو ایک ڈومین کے لیے۔ ہر ایک میں چند سیکنڈ لگتے ہیں۔
domains-list-check = فہرست جانچیں
domains-list-working = فہرست کی جانچ جاری ہے
domains-list-done-of = { $total } میں سے { $done } ڈومین
domains-summary = فہرست کے ڈومین
domains-summary-title =
    { $count ->
        [0] کوئی ڈومین نہیں جانچا گیا
        [one] ایک ڈومین جانچا گیا
       *[other] { $count } ڈومین جانچے گئے
    }
domains-summary-stopped = روک دیا گیا: { $total } میں سے { $done } ہو چکے اور محفوظ ہیں۔
domains-order = ترتیب
domains-order-worst = سب سے خراب پہلے
domains-order-list = فہرست کے مطابق
domains-worst = سب سے بڑا مسئلہ:
check-domain = یہ ڈومین جانچیں
person-domain = ڈومین { $domain } جانچیں
