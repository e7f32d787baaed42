### The state of this computer: endpoint-<reason> (what is so) and endpoint-<reason>-remedy (what to do).

endpoint-fit = یہ کمپیوٹر سرکاری ای میل کے لیے موزوں ہے۔
endpoint-not-fit = یہ کمپیوٹر ابھی سرکاری ای میل کے لیے موزوں نہیں۔
endpoint-unknown = اس کمپیوٹر میں کوئی خرابی نہیں ملی، مگر سب کچھ جانچا نہیں جا سکا۔

endpoint-topic-antivirus = اینٹی وائرس
endpoint-topic-signatures = وائرسوں کی فہرست
endpoint-topic-on-access = مسلسل حفاظت
endpoint-topic-updates = سسٹم کی اپ ڈیٹس
endpoint-topic-restart = دوبارہ آغاز
endpoint-topic-disk-encryption = ڈسک کی خفیہ کاری
endpoint-topic-screen-lock = سکرین کا تالا

## Antivirus

endpoint-antivirus-active = { $product } کام کر رہا ہے۔
endpoint-antivirus-none = اس کمپیوٹر پر کوئی ایسا اینٹی وائرس نہیں ملا جسے مہر پہچانتی ہو۔
endpoint-antivirus-none-remedy = اپنے آئی ٹی دفتر سے کہیں کہ لائسنس یافتہ اینٹی وائرس لگا دے؛ لینکس پر ClamAV مفت ملتا ہے۔ اگر وہ کہیں کہ اینٹی وائرس پہلے سے لگا ہے تو ان سے کہیں کہ اسے چلتا ہوا دکھائیں۔
endpoint-antivirus-not-running = { $product } نصب ہے مگر چل نہیں رہا، اس لیے خود سے کوئی حفاظت نہیں کرتا۔
endpoint-antivirus-not-running-remedy = اپنے آئی ٹی دفتر سے کہیں کہ { $product } کو چلائے اور کمپیوٹر کے ساتھ خود شروع ہونے پر لگا دے (ClamAV کے لیے: clamav-daemon سروس)۔
endpoint-antivirus-not-ready = { $product } چل تو رہا ہے مگر اس کے پاس وائرسوں کی فہرست ہی نہیں، اس لیے کسی کو پہچان نہیں سکتا۔
endpoint-antivirus-not-ready-remedy = انٹرنیٹ سے جڑیں، { $product } کو اپنی فہرست لانے دیں (ClamAV کے لیے: freshclam) اور پھر دوبارہ دیکھیں۔
endpoint-antivirus-off = { $product } بند ہے۔
endpoint-antivirus-off-remedy = { $product } یا سسٹم کی سکیورٹی سیٹنگز کھول کر حفاظت چالو کریں۔ نہ کر سکیں تو کوئی منسلک فائل کھولنے سے پہلے اپنے آئی ٹی دفتر کو فون کریں۔
endpoint-antivirus-snoozed = { $product } عارضی طور پر روک دیا گیا ہے۔
endpoint-antivirus-snoozed-remedy = { $product } کھولیں اور اسے دوبارہ چالو کریں۔
endpoint-antivirus-expired = { $product } کے لائسنس کی مدت ختم ہو چکی ہے، اس لیے وہ اب اس کمپیوٹر کی حفاظت نہیں کر رہا۔
endpoint-antivirus-expired-remedy = اپنے آئی ٹی دفتر سے کہیں کہ لائسنس کی تجدید کرائے، یا { $product } کو ہٹا دے تاکہ سسٹم کا اپنا اینٹی وائرس کام سنبھال لے۔
endpoint-antivirus-passive = { $product } کسی دوسرے اینٹی وائرس کے لیے پیچھے ہٹ گیا ہے، مگر دوسرا کوئی کام نہیں کر رہا۔
endpoint-antivirus-passive-remedy = اپنے آئی ٹی دفتر سے کہیں کہ دوسرا اینٹی وائرس چالو کرے، یا اسے ہٹا دے تاکہ { $product } دوبارہ کام سنبھال لے۔
endpoint-antivirus-unclear = { $product } اس کمپیوٹر پر موجود ہے، مگر یہ جانچا نہیں جا سکا کہ وہ چالو اور لائسنس یافتہ ہے یا نہیں۔
endpoint-antivirus-unclear-remedy = { $product } کھول کر دیکھیں کہ کیا وہ کمپیوٹر کو محفوظ بتاتا ہے، یا اپنے آئی ٹی دفتر سے پوچھیں۔
endpoint-antivirus-not-told = یہ جانچا نہیں جا سکا کہ کوئی اینٹی وائرس کام کر رہا ہے یا نہیں۔
endpoint-antivirus-not-told-remedy = سسٹم کی سکیورٹی سیٹنگز یا اپنا اینٹی وائرس کھول کر خود دیکھیں، یا اپنے آئی ٹی دفتر سے پوچھیں۔

## List of known viruses

endpoint-signatures-current =
    { $days ->
        [0] { $product } کی وائرسوں کی فہرست آج کی ہے۔
        [one] { $product } کی وائرسوں کی فہرست ایک دن پرانی ہے۔
       *[other] { $product } کی وائرسوں کی فہرست { $days } دن پرانی ہے۔
    }
endpoint-signatures-up-to-date = { $product } کے مطابق اس کی وائرسوں کی فہرست تازہ ہے۔
endpoint-signatures-old = { $product } کی وائرسوں کی فہرست { $days } دن پرانی ہے، اس لیے وہ نئے وائرس نہیں پہچانتا۔
endpoint-signatures-old-remedy = انٹرنیٹ سے جڑیں اور { $product } میں اپ ڈیٹ شروع کریں۔ فہرست پھر بھی پرانی رہے تو اپنے آئی ٹی دفتر کو بتائیں۔
endpoint-signatures-stale = { $product } کے مطابق اس کی وائرسوں کی فہرست پرانی ہو چکی ہے۔
endpoint-signatures-stale-remedy = انٹرنیٹ سے جڑیں اور { $product } میں اپ ڈیٹ شروع کریں۔ فرق نہ پڑے تو اپنے آئی ٹی دفتر کو بتائیں۔
endpoint-signatures-none = { $product } کے پاس وائرسوں کی کوئی فہرست ہے ہی نہیں۔
endpoint-signatures-none-remedy = انٹرنیٹ سے جڑیں اور { $product } میں اپ ڈیٹ شروع کریں (ClamAV کے لیے: freshclam)۔ تب تک وہ کسی وائرس کو نہیں پہچانے گا۔
endpoint-signatures-ahead = { $product } کی وائرسوں کی فہرست پر آنے والے وقت کی تاریخ ہے ({ $date })، اس لیے اس کی عمر نہیں بتائی جا سکتی۔
endpoint-signatures-ahead-remedy = دیکھیں کہ اس کمپیوٹر کی تاریخ اور وقت درست ہیں یا نہیں، انہیں ٹھیک کریں اور دوبارہ دیکھیں۔
endpoint-signatures-not-told = یہ جانچا نہیں جا سکا کہ اینٹی وائرس کی وائرسوں کی فہرست کتنی پرانی ہے۔
endpoint-signatures-not-told-remedy = اپنا اینٹی وائرس کھول کر دیکھیں کہ وہ آخری بار کب اپ ڈیٹ ہوا؛ یہ پچھلے چند دنوں کی بات ہونی چاہیے۔
endpoint-signatures-no-antivirus = کوئی اینٹی وائرس ہی نہیں جس کی فہرست دیکھی جا سکے۔
endpoint-signatures-no-antivirus-remedy = پہلے اینٹی وائرس لگوائیں۔

## Constant protection

endpoint-on-access-on = { $product } ہر فائل کو کھلتے وقت خود جانچتا ہے۔
endpoint-on-access-off = { $product } صرف وہ فائلیں جانچتا ہے جن کا اسے کہا جائے، ہر کھلنے والی فائل نہیں۔
endpoint-on-access-off-remedy = { $product } میں ریئل ٹائم حفاظت چالو کریں، یا اپنے آئی ٹی دفتر سے کروائیں (ClamAV کے لیے: clamonacc)۔ تب تک ہر فائل کھولنے سے پہلے جانچ لیں۔
endpoint-on-access-not-running = { $product } کو ہر کھلنے والی فائل جانچنے پر لگایا گیا ہے، مگر یہ حفاظت چل نہیں رہی۔
endpoint-on-access-not-running-remedy = اپنے آئی ٹی دفتر سے کہیں کہ اسے چلائے اور کمپیوٹر کے ساتھ خود شروع ہونے پر لگا دے (ClamAV کے لیے: clamav-clamonacc سروس)۔
endpoint-on-access-not-told = یہ جانچا نہیں جا سکا کہ فائلیں کھلتے وقت خود بخود جانچی جاتی ہیں یا نہیں۔
endpoint-on-access-not-told-remedy = اپنا اینٹی وائرس کھول کر دیکھیں کہ ریئل ٹائم حفاظت چالو ہے یا نہیں، یا اپنے آئی ٹی دفتر سے پوچھیں۔
endpoint-on-access-no-antivirus = کوئی اینٹی وائرس ہی نہیں جو فائلوں کو کھلتے وقت جانچ سکے۔
endpoint-on-access-no-antivirus-remedy = پہلے اینٹی وائرس لگوائیں۔

## System updates

endpoint-updates-current =
    { $days ->
        [0] کوئی اپ ڈیٹ باقی نہیں؛ سسٹم نے آج ہی اپ ڈیٹس دیکھیں۔
        [one] کوئی اپ ڈیٹ باقی نہیں؛ سسٹم نے کل اپ ڈیٹس دیکھیں۔
       *[other] کوئی اپ ڈیٹ باقی نہیں؛ سسٹم نے { $days } دن پہلے اپ ڈیٹس دیکھیں۔
    }
endpoint-updates-recent =
    { $days ->
        [0] آخری اپ ڈیٹس آج نصب ہوئیں۔
        [one] آخری اپ ڈیٹس کل نصب ہوئیں۔
       *[other] آخری اپ ڈیٹس { $days } دن پہلے نصب ہوئیں۔
    }
endpoint-updates-pending =
    { $count ->
        [one] ایک اہم اپ ڈیٹ نصب ہونا باقی ہے۔
       *[other] { $count } اہم اپ ڈیٹس نصب ہونا باقی ہیں۔
    }
endpoint-updates-pending-remedy = اپنا کام محفوظ کریں، سسٹم میں اپ ڈیٹ کی سیٹنگز کھولیں اور انہیں ابھی نصب کریں۔
endpoint-updates-not-looked-for = اس کمپیوٹر نے { $days } دن سے اپ ڈیٹس نہیں دیکھیں۔
endpoint-updates-not-looked-for-remedy = انٹرنیٹ سے جڑیں، سسٹم میں اپ ڈیٹ کی سیٹنگز کھولیں اور اپ ڈیٹس تلاش کرنے دیں۔ خودکار اپ ڈیٹس چالو کر دیں۔
endpoint-updates-old = { $days } دن سے کوئی اپ ڈیٹ نصب نہیں ہوئی۔
endpoint-updates-old-remedy = سسٹم میں اپ ڈیٹ کی سیٹنگز کھولیں، اپ ڈیٹس تلاش کریں اور نصب کریں۔ کچھ نصب نہ ہو سکے تو اپنے آئی ٹی دفتر کو بتائیں۔
endpoint-updates-not-told = یہ جانچا نہیں جا سکا کہ سسٹم پر تازہ ترین اپ ڈیٹس موجود ہیں یا نہیں۔
endpoint-updates-not-told-remedy = سسٹم میں اپ ڈیٹ کی سیٹنگز کھول کر دیکھیں کہ کچھ نصب ہونا باقی تو نہیں، اور آخری بار کب دیکھا گیا تھا۔

## Restart

endpoint-restart-none = کوئی اپ ڈیٹ دوبارہ آغاز کی منتظر نہیں۔
endpoint-restart-pending = ایسی اپ ڈیٹس نصب ہو چکی ہیں جو کمپیوٹر دوبارہ چلانے کے بعد ہی مؤثر ہوں گی۔
endpoint-restart-pending-remedy = اپنا کام محفوظ کریں اور آج ہی کمپیوٹر دوبارہ چلائیں۔
endpoint-restart-kernel = سسٹم کا نیا مرکزی حصہ نصب ہو چکا ہے مگر ابھی پرانا ہی چل رہا ہے۔
endpoint-restart-kernel-remedy = اپنا کام محفوظ کریں اور آج ہی کمپیوٹر دوبارہ چلائیں۔
endpoint-restart-not-told = یہ جانچا نہیں جا سکا کہ کوئی اپ ڈیٹ دوبارہ آغاز کی منتظر ہے یا نہیں۔
endpoint-restart-not-told-remedy = اگر کمپیوٹر ایک ہفتے سے دوبارہ نہیں چلایا گیا تو اپنا کام محفوظ کر کے اسے دوبارہ چلائیں۔

## Disk encryption

endpoint-disk-encrypted = ڈسک خفیہ ہے: کمپیوٹر کسی کے ہاتھ لگ بھی جائے تو وہ اسے پڑھ نہیں سکے گا۔
endpoint-disk-not-encrypted = ڈسک خفیہ نہیں: کمپیوٹر جس کے ہاتھ لگے وہ اس کی ہر فائل پڑھ سکتا ہے۔
endpoint-disk-not-encrypted-remedy = اپنے آئی ٹی دفتر سے کہیں کہ اسے خفیہ کرے (ونڈوز: BitLocker، میک: FileVault، لینکس: LUKS)۔ تب تک جو سرکاری فائلیں کہیں اور رکھی جا سکتی ہیں انہیں اس پر نہ رکھیں، اور کمپیوٹر کو کبھی اکیلا نہ چھوڑیں۔
endpoint-disk-partly-encrypted = ڈسک کا صرف ایک حصہ خفیہ ہے؛ یہ حصہ خفیہ نہیں: { $where }
endpoint-disk-partly-encrypted-remedy = اپنے آئی ٹی دفتر سے کہیں کہ باقی حصہ بھی خفیہ کرے۔ تب تک سرکاری فائلیں صرف خفیہ حصے میں رکھیں۔
endpoint-disk-swap-not-encrypted = ڈسک خفیہ ہے، مگر وہ جگہ خفیہ نہیں جہاں سسٹم میموری کا مواد رکھتا ہے؛ پاس ورڈ اور ای میل وہاں کھلے پڑے ہو سکتے ہیں۔
endpoint-disk-swap-not-encrypted-remedy = اپنے آئی ٹی دفتر سے کہیں کہ اس جگہ (swap) کو خفیہ کرے یا بند کر دے۔
endpoint-disk-encryption-suspended = ڈسک خفیہ ہے مگر اس کی حفاظت معطل ہے، جیسے چابی تالے ہی میں چھوڑ دی گئی ہو: { $where }
endpoint-disk-encryption-suspended-remedy = BitLocker کی سیٹنگز کھولیں اور ”Resume protection“ چنیں۔ اگر اسے آپ نے معطل نہیں کیا تو اپنے آئی ٹی دفتر کو بتائیں۔
endpoint-disk-encryption-unfinished = ڈسک خفیہ کی جا رہی ہے اور یہ کام ابھی مکمل نہیں ہوا: { $where }
endpoint-disk-encryption-unfinished-remedy = کام مکمل ہونے تک کمپیوٹر کو چلتا اور بجلی سے جڑا رہنے دیں، دوبارہ چلانے کو کہے تو چلائیں، پھر دوبارہ دیکھیں۔
endpoint-disk-encryption-not-told = یہ جانچا نہیں جا سکا کہ ڈسک خفیہ ہے یا نہیں۔
endpoint-disk-encryption-not-told-remedy = سسٹم کی سیٹنگز میں دیکھیں (ونڈوز: BitLocker یا device encryption، میک: FileVault)، یا اپنے آئی ٹی دفتر سے پوچھیں۔

## Screen lock

endpoint-screen-lock-on = سکرین پر خود بخود تالا لگ جاتا ہے۔
endpoint-screen-lock-after =
    { $minutes ->
        [one] ایک منٹ بعد سکرین پر خود بخود تالا لگ جاتا ہے۔
       *[other] { $minutes } منٹ بعد سکرین پر خود بخود تالا لگ جاتا ہے۔
    }
endpoint-screen-lock-late = سکرین پر تالا خود بخود لگتا تو ہے، مگر { $minutes } منٹ بعد۔
endpoint-screen-lock-late-remedy = سسٹم کی سیٹنگز میں اسے 15 منٹ یا کم کریں، اور جب بھی اٹھیں سکرین پر خود تالا لگائیں۔
endpoint-screen-lock-off = سکرین پر خود بخود تالا نہیں لگتا: جو بھی آ کر بیٹھے آپ کی ای میل پڑھ سکتا ہے۔
endpoint-screen-lock-off-remedy = سسٹم کی سیٹنگز میں سکرین کا خودکار تالا چالو کریں، 15 منٹ یا کم پر، اور جب بھی اٹھیں سکرین پر خود تالا لگائیں۔
endpoint-screen-lock-not-told = یہ جانچا نہیں جا سکا کہ سکرین پر خود بخود تالا لگتا ہے یا نہیں۔
endpoint-screen-lock-not-told-remedy = کمپیوٹر کو 15 منٹ ہاتھ نہ لگائیں اور دیکھیں کہ وہ پاس ورڈ مانگتا ہے یا نہیں۔
endpoint-screen-lock-no-screen = اس نشست میں کوئی سکرین پر کام نہیں کر رہا، اس لیے تالا لگانے کو کوئی سکرین نہیں۔
endpoint-screen-lock-no-screen-remedy = کچھ کرنے کی ضرورت نہیں۔ اگر آپ سکرین پر کام کرتے ہیں تو وہاں سے دوبارہ دیکھیں۔
