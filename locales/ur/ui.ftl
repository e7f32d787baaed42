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
recipient-hint = یہ سب خالی بھی چھوڑ سکتے ہیں۔ لکھ دیں تو بعد میں آسانی رہے گی۔
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
settings-people = جن پتوں کو آپ جانتے ہیں
settings-people-hint = ہر سطر میں ایک، مثلاً Ayesha Siddiqui <ayesha.siddiqui@finance.gov.pk>۔ ان سے ملتے جلتے جعلی پتے پکڑے جائیں گے۔
settings-domains = آپ کے اپنے دفتر کے ڈومین
settings-domains-hint = ہر سطر میں ایک، مثلاً finance.gov.pk۔
settings-receiver = آپ کے اپنے میل سرور کا نام
settings-receiver-hint = جیسے آپ کی ای میل میں ”Authentication-Results“ کے شروع میں لکھا ہوتا ہے۔ پھر صرف اسی نام کے اندراجات پر بھروسا کیا جائے گا۔ معلوم نہ ہو تو خالی چھوڑ دیں۔
settings-ask = برقی دستخط ہمیشہ جانچیں
settings-ask-hint = پھر مہر ہر ای میل کے لیے انٹرنیٹ پر پوچھے گی کہ بھیجنے والے کے ڈومین نے کیا شائع کیا ہے۔ وہ ڈومین چلانے والا یہ دیکھ سکتا ہے۔
settings-resolver = اس سرور سے پوچھیں
settings-resolver-hint = اس کا پتہ ہندسوں میں۔ خالی ہو تو اسی سرور سے پوچھا جاتا ہے جو یہ کمپیوٹر استعمال کرتا ہے۔
