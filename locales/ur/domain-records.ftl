### Findings about what the domain name system says: domain-<id>, -why (what it means for the officer), -do (what the administrator should do).

## What any topic may say

domain-check-no-answer = { $name } کے بارے میں DNS سے پوچھنے پر وقت کے اندر کوئی جواب نہیں آیا۔
domain-check-no-answer-why = یہ معلوم نہیں کہ ترتیب ٹھیک ہے یا نہیں۔ یہ ڈومین کے خلاف کوئی بات نہیں۔
domain-check-no-answer-do = بعد میں یا کسی دوسرے نیٹ ورک سے دوبارہ جانچیں۔ پھر بھی ایسا ہو تو منتظم سے پوچھیں کہ ڈومین کے نیم سروروں تک رسائی ہے یا نہیں۔
domain-check-refused = DNS بتانے والے سرور نے { $name } کا جواب دینے سے انکار کر دیا۔
domain-check-refused-why = یہ معلوم نہیں کہ ترتیب ٹھیک ہے یا نہیں۔ یہ ڈومین کے خلاف کوئی بات نہیں۔
domain-check-refused-do = ترتیبات میں DNS کا کوئی دوسرا سرور چنیں، یا کسی دوسرے نیٹ ورک سے جانچیں۔
domain-check-failed = DNS بتانے والے سرور کو کوئی ایسا نہ ملا جو { $name } کے بارے میں جانتا ہو۔
domain-check-failed-why = یہ معلوم نہیں کہ ترتیب ٹھیک ہے یا نہیں۔ اس وقت یا تو اس سرور میں یا ڈومین کے نیم سروروں میں خرابی ہے۔
domain-check-failed-do = بعد میں دوبارہ جانچیں۔ کئی نیٹ ورکوں سے بھی یہی ہو تو منتظم سے کہیں کہ ڈومین کے نیم سرور دیکھے۔
domain-check-bogus = { $name } کے DNS جواب پر دستخط غلط ہیں، اس لیے اسے استعمال نہیں کیا گیا۔
domain-check-bogus-why = کوئی نہیں بتا سکتا کہ جواب ڈومین کا اپنا ہے یا جھوٹا۔
domain-check-bogus-do = پہلے ڈومین کے DNS دستخط (DNSSEC) ٹھیک کریں، پھر دوبارہ جانچیں۔
domain-check-no-time = اسے آخر تک نہیں دیکھا جا سکا: وقت ختم ہو گیا یا پوچھنے کو بہت زیادہ تھا۔
domain-check-no-time-why = یہ معلوم نہیں کہ ترتیب ٹھیک ہے یا نہیں۔
domain-check-no-time-do = دوبارہ جانچیں، ہو سکے تو کسی تیز نیٹ ورک سے۔
domain-check-stopped = اسے دیکھنے سے پہلے جانچ روک دی گئی۔
domain-check-stopped-why = یہ معلوم نہیں کہ ترتیب ٹھیک ہے یا نہیں۔
domain-check-stopped-do = جب وقت ہو تو جانچ دوبارہ شروع کریں۔
domain-check-missing = ڈومین موجود نہیں۔
domain-check-parked = یہ ڈومین ای میل وصول نہیں کرتا، اس لیے اس کی ضرورت نہیں۔
domain-check-servers-off = سروروں سے رابطہ نہیں کیا گیا، کیونکہ صرف DNS سے پوچھنا تھا۔
domain-check-servers-off-why = یہ معلوم نہیں کہ وہ خفیہ کاری کرتے اور درست سرٹیفکیٹ رکھتے ہیں یا نہیں۔
domain-check-servers-off-do = سروروں سمیت دوبارہ جانچیں۔
domain-mx-no-domain = یہ ڈومین موجود نہیں۔
domain-mx-no-domain-why = وہاں بھیجی گئی ای میل ضائع ہو گی یا واپس آئے گی۔ جو ای میل اسے اپنا بھیجنے والا بتائے وہ جعلی ہے۔
domain-mx-no-domain-do = دیکھیں کہ نام کے ہجے درست ہیں یا نہیں۔ اگر یہ آپ کا اپنا ڈومین ہے تو فوراً رجسٹری سے پوچھیں کہ کہیں اس کی مدت ختم تو نہیں ہو گئی۔

## SPF

domain-spf-fine = ڈومین ان سروروں کے نام بتاتا ہے جو اس کی طرف سے بھیج سکتے ہیں، اور باقی سب کو رد کرتا ہے۔
domain-spf-nobody = ڈومین کہتا ہے کہ کوئی سرور اس کی طرف سے ای میل نہیں بھیج سکتا۔
domain-spf-none = ڈومین نہیں بتاتا کہ کون سے سرور اس کی طرف سے ای میل بھیج سکتے ہیں۔
domain-spf-none-why = کوئی بھی اس کے نام سے ای میل بھیج سکتا ہے، اور وصول کرنے والا پہچان نہیں سکتا۔
domain-spf-none-do = ان تمام سروروں اور خدمات کی فہرست بنائیں جو اس ڈومین کی طرف سے بھیجتی ہیں، اور انہیں ایک SPF ریکارڈ میں شائع کریں جو “-all” پر ختم ہو۔
domain-spf-parked-open = یہ ڈومین ای میل کے لیے نہیں، مگر یہ نہیں بتاتا کہ اس کی طرف سے کوئی نہ بھیجے۔
domain-spf-parked-open-why = جعل ساز ایسے ڈومین پسند کرتے ہیں جن پر کسی کی نظر نہ ہو۔
domain-spf-parked-open-do = نیچے دیا ہوا ریکارڈ شائع کریں۔
domain-spf-several = SPF کے { $count } ریکارڈ ہیں، جبکہ صرف ایک ہو سکتا ہے۔
domain-spf-several-why = ایسے میں دوسرے کوئی بھی استعمال نہیں کرتے، اس لیے ڈومین جعلی بھیجنے والوں سے محفوظ نہیں۔
domain-spf-several-do = سب کچھ ایک ریکارڈ میں رکھیں اور باقی مٹا دیں۔
domain-spf-near-miss = ایک تحریر SPF ریکارڈ جیسی ہے مگر ہے نہیں: { $record }
domain-spf-near-miss-why = اسے کوئی نہیں پڑھتا، اس لیے ڈومین جعلی بھیجنے والوں سے محفوظ نہیں۔
domain-spf-near-miss-do = ریکارڈ ٹھیک “v=spf1” اور ایک خالی جگہ سے شروع ہوتا ہے۔ اسے درست کریں۔
domain-spf-term = SPF ریکارڈ میں ایسا جزو ہے جس کا کوئی وجود نہیں: { $term }
domain-spf-term-why = ایک غلطی پورے ریکارڈ کو بے کار کر دیتی ہے: دوسرے اسے نہ ہونے کے برابر سمجھتے ہیں۔
domain-spf-term-do = جزو درست کریں یا ہٹا دیں۔
domain-spf-term-value = SPF ریکارڈ کا ایک جزو ادھورا یا غلط لکھا ہے: { $term }
domain-spf-term-value-why = یا تو مطلوبہ سرور کو اجازت نہیں ملتی، یا پورا ریکارڈ نہ ہونے کے برابر سمجھا جاتا ہے۔
domain-spf-term-value-do = جزو درست کریں: نام کے بعد دو نقطے اور پورا ڈومین آتا ہے، جیسے “include:example.org”، اور اگلے جزو سے پہلے خالی جگہ۔
domain-spf-term-network = SPF ریکارڈ کے ایک جزو میں درست IP پتہ یا نیٹ ورک نہیں: { $term }
domain-spf-term-network-why = ایک غلطی پورے ریکارڈ کو بے کار کر دیتی ہے: دوسرے اسے نہ ہونے کے برابر سمجھتے ہیں۔
domain-spf-term-network-do = “ip4:” یا “ip6:” کے بعد پورا پتہ لکھیں، اور ترچھی لکیر کے بعد زیادہ سے زیادہ 32 یا 128۔
domain-spf-term-twice = جو جزو SPF ریکارڈ میں ایک بار آ سکتا ہے وہ دو بار آیا ہے: { $term }
domain-spf-term-twice-why = ایک غلطی پورے ریکارڈ کو بے کار کر دیتی ہے: دوسرے اسے نہ ہونے کے برابر سمجھتے ہیں۔
domain-spf-term-twice-do = دونوں میں سے ایک رکھیں۔
domain-spf-not-ascii = SPF ریکارڈ میں ایسے حروف ہیں جو اس میں نہیں آ سکتے: { $term }
domain-spf-not-ascii-why = ایک غلطی پورے ریکارڈ کو بے کار کر دیتی ہے: دوسرے اسے نہ ہونے کے برابر سمجھتے ہیں۔
domain-spf-not-ascii-do = اسے سادہ لاطینی حروف میں نئے سرے سے لکھیں؛ مڑے ہوئے واوین اور لمبی لکیریں اکثر نقل کرنے سے آ جاتی ہیں۔
domain-spf-too-many-terms = SPF ریکارڈ میں اتنے اجزا ہیں کہ کوئی انہیں نہیں پڑھتا۔
domain-spf-too-many-terms-why = دوسرے اسے چھوڑ دیتے اور نہ ہونے کے برابر سمجھتے ہیں۔
domain-spf-too-many-terms-do = پتوں کو نیٹ ورکوں میں اکٹھا کریں، اور جو اب نہیں بھیجتے انہیں ہٹا دیں۔
domain-spf-all-pass = SPF ریکارڈ ہر ایک کو بھیجنے کی اجازت دیتا ہے: { $term }
domain-spf-all-pass-why = کوئی بھی اس ڈومین کے نام سے ای میل بھیج سکتا ہے، اور وہ اصلی بھی شمار ہوتی ہے۔
domain-spf-all-pass-do = ریکارڈ باقی سب کو رد کرے: وہ “-all” پر ختم ہوتا ہے۔
domain-spf-all-pass-included = SPF ریکارڈ میں { $subject } کا ریکارڈ شامل ہے، جو ہر ایک کو بھیجنے کی اجازت دیتا ہے۔
domain-spf-all-pass-included-why = کوئی بھی اس ڈومین کے نام سے ای میل بھیج سکتا ہے، اور وہ اصلی بھی شمار ہوتی ہے۔
domain-spf-all-pass-included-do = { $subject } کی شمولیت ہٹا دیں، یا اس کے مالک سے اسے ٹھیک کروائیں۔
domain-spf-all-neutral = SPF ریکارڈ ان سروروں کے بارے میں کچھ نہیں کہتا جن کا نام اس میں نہیں: { $term }
domain-spf-all-neutral-why = اجنبی سروروں کی ای میل رد نہیں ہوتی۔
domain-spf-all-neutral-do = جب تمام سروروں کے نام آ جائیں تو ریکارڈ “-all” پر ختم کریں۔
domain-spf-no-all = SPF ریکارڈ نہیں بتاتا کہ جن سروروں کا نام اس میں نہیں ان کا کیا ہو۔
domain-spf-no-all-why = اجنبی سروروں کی ای میل رد نہیں ہوتی۔
domain-spf-no-all-do = جب تمام سروروں کے نام آ جائیں تو آخر میں “-all” لگائیں۔
domain-spf-softfail = SPF ریکارڈ ان سروروں پر صرف شک کرتا ہے جن کا نام اس میں نہیں؛ انہیں رد نہیں کرتا (~all)۔
domain-spf-softfail-why = اجنبی سروروں کی ای میل اکثر پھر بھی پہنچ جاتی ہے، سوائے اس کے کہ DMARC اسے رد کرے۔
domain-spf-softfail-do = جب تمام سروروں کے نام آ جائیں تو ریکارڈ “-all” پر ختم کریں۔
domain-spf-too-many-lookups = SPF ریکارڈ کو DNS سے { $count } بار پوچھنا پڑتا ہے، جبکہ صرف 10 بار کی اجازت ہے۔
domain-spf-too-many-lookups-why = دوسرے چھوڑ دیتے ہیں اور ریکارڈ شمار نہیں ہوتا: اصلی ای میل رد ہو سکتی ہے اور جعلی پہنچ سکتی ہے۔
domain-spf-too-many-lookups-do = جو خدمات اب نہیں بھیجتیں انہیں ہٹائیں، اور جہاں ہو سکے “a”، “mx” اور “include” کی جگہ نیٹ ورک لکھیں۔
domain-spf-too-many-void = SPF ریکارڈ کی { $count } DNS تلاشیں خالی جاتی ہیں، جبکہ صرف 2 کی گنجائش ہے۔
domain-spf-too-many-void-why = ایسے میں بہت سے وصول کنندہ چھوڑ دیتے ہیں اور ریکارڈ شمار نہیں ہوتا۔
domain-spf-too-many-void-do = جو نام اب موجود نہیں انہیں ہٹا دیں۔
domain-spf-loop = SPF ریکارڈ گھوم کر اپنے آپ تک پہنچتا ہے: { $term }
domain-spf-loop-why = دوسرے چھوڑ دیتے ہیں اور ریکارڈ شمار نہیں ہوتا۔
domain-spf-loop-do = واپس لے جانے والا جزو ہٹا دیں۔
domain-spf-include-none = SPF ریکارڈ { $subject } تک لے جاتا ہے، جس کا کوئی SPF ریکارڈ نہیں۔
domain-spf-include-none-why = اس سے پورا ریکارڈ بے کار ہو جاتا ہے: دوسرے اسے نہ ہونے کے برابر سمجھتے ہیں۔
domain-spf-include-none-do = نام { $subject } درست کریں، یا جزو ہٹا دیں۔
domain-spf-include-broken = SPF ریکارڈ { $subject } کے ریکارڈ تک لے جاتا ہے، جس میں غلطی ہے۔
domain-spf-include-broken-why = اس سے یہ ریکارڈ بھی بے کار ہو جاتا ہے: دوسرے اسے نہ ہونے کے برابر سمجھتے ہیں۔
domain-spf-include-broken-do = { $subject } کے مالک کو بتائیں، یا ٹھیک ہونے تک جزو ہٹا دیں۔
domain-spf-include-no-answer = SPF ریکارڈ { $subject } تک لے جاتا ہے، اور اس کے بارے میں کوئی جواب نہیں آیا۔
domain-spf-include-no-answer-why = یہ معلوم نہیں کہ پورا ریکارڈ ٹھیک ہے یا نہیں۔
domain-spf-include-no-answer-do = بعد میں دوبارہ جانچیں۔ پھر بھی ایسا ہو تو { $subject } کے مالک سے پوچھیں۔
domain-spf-mx-many = SPF ریکارڈ ایسے ڈومین کے میل سروروں کو اجازت دیتا ہے جس کے 10 سے زیادہ سرور ہیں: { $term }
domain-spf-mx-many-why = دوسرے چھوڑ دیتے ہیں اور ریکارڈ شمار نہیں ہوتا۔
domain-spf-mx-many-do = “mx” کی جگہ سروروں کے نیٹ ورک “ip4:” اور “ip6:” سے لکھیں۔
domain-spf-wide = SPF ریکارڈ کروڑوں پتوں کے ایک نیٹ ورک کو اجازت دیتا ہے: { $term }
domain-spf-wide-why = بے شمار اجنبی اس ڈومین کے نام سے ای میل بھیج سکتے ہیں، اور وہ اصلی شمار ہوتی ہے۔
domain-spf-wide-do = صرف وہ نیٹ ورک لکھیں جن میں ڈومین کے اپنے سرور ہیں۔
domain-spf-private = SPF ریکارڈ ایسے پتے کو اجازت دیتا ہے جو صرف دفتروں کے اندر ہوتا ہے: { $term }
domain-spf-private-why = اس کا کوئی اثر نہیں، کیونکہ باہر کی ای میل وہاں سے کبھی نہیں آتی۔
domain-spf-private-do = وہ پتہ لکھیں جو سرور کا انٹرنیٹ پر ہے۔
domain-spf-ptr = SPF ریکارڈ میں “ptr” ہے، جسے اب استعمال نہیں کرنا چاہیے۔
domain-spf-ptr-why = یہ سست اور غیر یقینی ہے، اور بعض وصول کنندہ اسے نہیں مانتے۔
domain-spf-ptr-do = اس کی جگہ سروروں کو “ip4:”، “ip6:” یا “a:” سے لکھیں۔
domain-spf-after-all = SPF ریکارڈ میں ایک جزو “all” کے بعد ہے، جہاں اسے کوئی نہیں پڑھتا: { $term }
domain-spf-after-all-why = مطلوبہ سرور کو اجازت نہیں ملتی، اور اس کی ای میل رد ہو سکتی ہے۔
domain-spf-after-all-do = جزو کو “all” سے پہلے رکھیں یا ہٹا دیں۔
domain-spf-redirect-ignored = SPF ریکارڈ میں “all” کے ساتھ “redirect” ہے، اس لیے اس پر کوئی عمل نہیں کرتا: { $term }
domain-spf-redirect-ignored-why = دوسرا ریکارڈ جن کو اجازت دیتا ہے انہیں یہاں اجازت نہیں ملتی۔
domain-spf-redirect-ignored-do = دونوں میں سے ایک رکھیں: “redirect” یا “all”۔
domain-spf-too-long = SPF ریکارڈ { $bytes } بائٹ کا ہے؛ 450 سے زیادہ شاید ایک جواب میں نہ سمائے۔
domain-spf-too-long-why = بعض وصول کنندہ اسے نہیں پڑھ سکتے۔
domain-spf-too-long-do = جو اب نہیں بھیجتے انہیں ہٹائیں، اور نیٹ ورکوں کو اکٹھا کریں۔
domain-spf-macros = SPF ریکارڈ کا ایک جزو بھیجنے والے پر منحصر ہے، اس لیے پہلے سے اس پر چل کر نہیں دیکھا جا سکتا: { $term }

## DKIM

domain-dkim-fine = دستخط کی کلید “{ $subject }” ٹھیک ہے ({ $key })۔
domain-dkim-short = دستخط کی کلید “{ $subject }” اتنی چھوٹی ہے کہ دوسرے اسے معلوم کر سکتے ہیں ({ $key })۔
domain-dkim-short-why = جعل ساز اس ڈومین کے نام سے دستخط کر سکتا ہے، اور وصول کرنے والے اس کے اپنے دستخط نہیں مانتے۔
domain-dkim-short-do = کم از کم 2048 بٹ کی نئی کلید بنائیں اور یہ واپس لے لیں۔
domain-dkim-weak = دستخط کی کلید “{ $subject }” آج کی سفارش سے چھوٹی ہے ({ $key })۔
domain-dkim-weak-why = یہ ٹوٹی نہیں، مگر زیادہ عرصہ نہیں چلے گی۔
domain-dkim-weak-do = اگلی تبدیلی پر 2048 بٹ کی نئی کلید بنائیں۔
domain-dkim-revoked = دستخط کی کلید “{ $subject }” واپس لے لی گئی ہے۔
domain-dkim-not-for-mail = کلید “{ $subject }” ای میل کے لیے نہیں۔
domain-dkim-testing = دستخط کی کلید “{ $subject }” پر آزمائش کا نشان ہے (t=y)۔
domain-dkim-testing-why = وصول کرنے والے غلط دستخط والی ای میل کو بے دستخط جیسا سمجھتے ہیں۔
domain-dkim-testing-do = جب دستخط ٹھیک چلنے لگیں تو ریکارڈ سے “t=y” ہٹا دیں۔
domain-dkim-sha1 = دستخط کی کلید “{ $subject }” صرف SHA-1 کے لیے ہے، جسے اب کوئی نہیں مانتا۔
domain-dkim-sha1-why = اس سے کیے گئے دستخط شمار نہیں ہوتے۔
domain-dkim-sha1-do = سرور کو SHA-256 سے دستخط کرنے دیں اور ریکارڈ سے “h=sha1” ہٹا دیں۔
domain-dkim-unusable = دستخط کی کلید “{ $subject }” کے طور پر جو شائع ہے وہ قابلِ استعمال کلید نہیں۔
domain-dkim-unusable-why = اس سے کیے گئے دستخط پرکھے نہیں جا سکتے۔
domain-dkim-unusable-do = کلید دوبارہ ٹھیک اسی طرح شائع کریں جیسے میل سرور دکھاتا ہے؛ لمبی کلیدیں چسپاں کرتے وقت اکثر کٹ جاتی ہیں۔
domain-dkim-version = دستخط کی کلید “{ $subject }” کا ریکارڈ “v=DKIM1” سے شروع نہیں ہوتا۔
domain-dkim-version-why = وصول کرنے والے اسے استعمال نہیں کرتے۔
domain-dkim-version-do = اس کے شروع میں “v=DKIM1;” لکھیں۔
domain-dkim-several = “{ $subject }” پر { $count } کلیدیں ہیں، جبکہ صرف ایک ہو سکتی ہے۔
domain-dkim-several-why = وصول کرنے والا کون سی لے یہ اتفاق ہے، اس لیے درست دستخط بھی کبھی کبھی ناکام ہوتے ہیں۔
domain-dkim-several-do = وہ کلید رکھیں جس سے میل سرور دستخط کرتا ہے، اور باقی مٹا دیں۔
domain-dkim-missing = پیغام پر کلید “{ $subject }” سے دستخط ہیں، جو شائع نہیں۔
domain-dkim-missing-why = اس سے دستخط شدہ ای میل کوئی پرکھ نہیں سکتا۔ پیغام پرانا ہو تو ہو سکتا ہے کلید بدل دی گئی ہو۔
domain-dkim-missing-do = اگر میل سرور اب بھی اسی سے دستخط کرتا ہے تو کلید شائع کریں۔
domain-dkim-given-none = سلیکٹر “{ $subject }” پر کوئی کلید نہیں۔
domain-dkim-given-none-why = یہ معلوم نہیں کہ ڈومین اپنی ای میل پر دستخط کرتا ہے یا نہیں۔
domain-dkim-given-none-do = دیکھیں کہ سلیکٹر کے ہجے درست ہیں یا نہیں، یا اس ڈومین کا بھیجا ہوا کوئی پیغام یہاں ڈالیں: اس کا دستخط سلیکٹر بتاتا ہے۔
domain-dkim-none-found = عام استعمال کے ناموں پر دستخط کی کوئی قابلِ استعمال کلید نہیں ملی۔
domain-dkim-none-found-why = اس سے کچھ ثابت نہیں ہوتا: ڈومین ایسے نام سے بھی دستخط کر سکتا ہے جس کا کوئی اندازہ نہ لگا سکے۔
domain-dkim-none-found-do = اس ڈومین کا بھیجا ہوا کوئی پیغام یہاں ڈالیں: اس کا دستخط کلید کا نام بتاتا ہے، پھر وہ جانچی جائے گی۔
domain-dkim-wildcard = DNS دستخط کی ہر کلید کے لیے ایک ہی جواب دیتا ہے، نام کچھ بھی ہو۔
domain-dkim-wildcard-why = اس لیے یہاں سے کوئی نہیں بتا سکتا کہ ڈومین واقعی کن کلیدوں سے دستخط کرتا ہے۔
domain-dkim-wildcard-do = اس ڈومین کا بھیجا ہوا کوئی پیغام یہاں ڈالیں۔ منتظم کو چاہیے کہ “_domainkey” کے نیچے کا وائلڈ کارڈ ریکارڈ ہٹا دے۔
domain-dkim-none = ڈومین دستخط کی کوئی کلید شائع نہیں کرتا؛ دستخط شدہ DNS اسے ثابت کرتا ہے۔
domain-dkim-none-why = کوئی نہیں بتا سکتا کہ ای میل واقعی اس ڈومین سے آئی اور راستے میں بدلی نہیں گئی۔
domain-dkim-none-do = میل سرور میں DKIM دستخط چالو کریں، اور جو کلید وہ دکھائے اسے شائع کریں۔
domain-dkim-parked-fine = یہ ڈومین ای میل کے لیے نہیں، اور دستخط کی ہر کلید واپس لیتا ہے۔
domain-dkim-parked-open = یہ ڈومین ای میل کے لیے نہیں، مگر دستخط کی کلیدیں واپس نہیں لیتا۔
domain-dkim-parked-open-why = یہ جعلی دستخطوں سے ایک چھوٹی سی اضافی حفاظت ہے۔
domain-dkim-parked-open-do = نیچے دیا ہوا ریکارڈ شائع کریں۔
domain-dkim-message-fine = پیغام پر { $domain } کا درست دستخط ہے۔
domain-dkim-message-fails = پیغام پر { $domain } کا دستخط درست نہیں۔
domain-dkim-message-fails-why = یا پیغام راستے میں بدلا گیا، یا سرور غلط دستخط کرتا ہے، یا دستخط جعلی ہے۔
domain-dkim-message-fails-do = کوئی اور پیغام ڈالیں جو سیدھا آیا ہو۔ اس کا دستخط بھی ناکام ہو تو شائع شدہ کلید کو میل سرور کی کلید سے ملائیں۔
domain-dkim-message-unknown = پیغام پر { $domain } کا دستخط درست ہے یا نہیں، یہ معلوم نہ ہو سکا۔
domain-dkim-message-unknown-why = یہ معلوم نہیں کہ ڈومین اپنی ای میل پر درست دستخط کرتا ہے یا نہیں۔
domain-dkim-message-unknown-do = بعد میں دوبارہ جانچیں، یا کوئی نیا پیغام ڈالیں۔
domain-dkim-message-other = پیغام پر صرف کسی دوسرے ڈومین کا دستخط ہے: { $domain }
domain-dkim-message-other-why = ایسا دستخط ثابت نہیں کرتا کہ ای میل اس ڈومین سے آئی، اور DMARC کے لیے شمار نہیں ہوتا۔
domain-dkim-message-other-do = ای میل بھیجنے والی خدمت سے کہیں کہ اس ڈومین کے نام سے دستخط کرے۔

## DMARC

domain-dmarc-fine = ڈومین دوسروں سے کہتا ہے کہ جعلی ای میل روکیں (پالیسی “{ $policy }”)۔
domain-dmarc-inherited = ڈومین { $from } کے ریکارڈ سے محفوظ ہے (پالیسی “{ $policy }”)۔
domain-dmarc-inherited-none = ڈومین کا اپنا کوئی DMARC ریکارڈ نہیں، اور { $from } کا ریکارڈ جعلی ای میل نہیں رکواتا۔
domain-dmarc-inherited-none-why = اس ڈومین کے نام سے جعلی ای میل پہنچا دی جاتی ہے۔
domain-dmarc-inherited-none-do = اپنا ریکارڈ شائع کریں، یا ذیلی ڈومینوں کے لیے { $from } کی پالیسی سخت کریں (“sp”)۔
domain-dmarc-none = ڈومین نہیں بتاتا کہ اس کے نام سے جعلی ای میل کا کیا کیا جائے۔
domain-dmarc-none-why = دوسرے اسے پہنچا دیتے ہیں، اور وصول کرنے والے افسران پہچان نہیں سکتے۔
domain-dmarc-none-do = رپورٹوں کے لیے میل باکس بنائیں، پھر نیچے جیسا ریکارڈ شائع کریں۔ جب رپورٹوں میں کوئی اصلی ای میل ناکام نہ ہو تو پالیسی “reject” کر دیں۔
domain-dmarc-p-none = DMARC کی پالیسی “none” ہے: جعلی ای میل صرف گنی جاتی ہے، روکی نہیں جاتی۔
domain-dmarc-p-none-why = اس ڈومین کے نام سے جعلی ای میل پہنچا دی جاتی ہے۔
domain-dmarc-p-none-do = رپورٹیں پڑھیں۔ جب تمام اصلی ای میل کامیاب ہو تو پالیسی “quarantine” کریں، بعد میں “reject”۔
domain-dmarc-several = DMARC کے { $count } ریکارڈ ہیں، جبکہ صرف ایک ہو سکتا ہے۔
domain-dmarc-several-why = ایسے میں دوسرے کوئی بھی استعمال نہیں کرتے، اس لیے جعلی ای میل پہنچ جاتی ہے۔
domain-dmarc-several-do = ایک رکھیں اور باقی مٹا دیں۔
domain-dmarc-near-miss = ایک تحریر DMARC ریکارڈ جیسی ہے مگر ہے نہیں: { $record }
domain-dmarc-near-miss-why = اسے کوئی نہیں پڑھتا، اس لیے جعلی ای میل پہنچ جاتی ہے۔
domain-dmarc-near-miss-do = ریکارڈ ٹھیک “v=DMARC1;” سے شروع ہوتا ہے، بڑے حروف میں۔ اسے درست کریں۔
domain-dmarc-misplaced = DMARC ریکارڈ غلط نام پر ہے: { $name }
domain-dmarc-misplaced-why = وہاں کوئی نہیں دیکھتا، اس لیے جعلی ای میل پہنچ جاتی ہے۔
domain-dmarc-misplaced-do = اسے نیچے دیے ہوئے نام پر شائع کریں، اور موجودہ جگہ سے مٹا دیں۔
domain-dmarc-bad-tag = DMARC ریکارڈ کا ایک حصہ پڑھا نہیں جا سکتا: { $tag }
domain-dmarc-bad-tag-why = ایک غلطی پورے ریکارڈ کو بے کار کر دیتی ہے، اس لیے جعلی ای میل پہنچ جاتی ہے۔
domain-dmarc-bad-tag-do = ہر حصہ نام، برابر کا نشان اور قدر ہوتا ہے، اور بیچ میں سیمی کولن۔ اسے درست کریں۔
domain-dmarc-tag-twice = DMARC ریکارڈ میں حصہ “{ $tag }” دو بار آیا ہے۔
domain-dmarc-tag-twice-why = ایک غلطی پورے ریکارڈ کو بے کار کر دیتی ہے، اس لیے جعلی ای میل پہنچ جاتی ہے۔
domain-dmarc-tag-twice-do = دونوں میں سے ایک رکھیں۔
domain-dmarc-no-policy = DMARC ریکارڈ نہیں بتاتا کہ جعلی ای میل کا کیا کیا جائے (“p” نہیں ہے یا نامعلوم ہے)۔
domain-dmarc-no-policy-why = جعلی ای میل پہنچا دی جاتی ہے۔
domain-dmarc-no-policy-do = “p=quarantine” یا “p=reject” لکھیں۔
domain-dmarc-sp-weaker = ڈومین کے نیچے کے ناموں کے لیے DMARC کی پالیسی کمزور ہے: “{ $policy }”۔
domain-dmarc-sp-weaker-why = کسی ذیلی ڈومین کے نام سے جعلی ای میل بنائی جا سکتی ہے۔
domain-dmarc-sp-weaker-do = “sp” ہٹا دیں، تاکہ ڈومین کی پالیسی نیچے کے تمام ناموں پر لاگو ہو۔
domain-dmarc-np-weaker = ڈومین کے نیچے کے ان ناموں کے لیے جو موجود نہیں، DMARC کی پالیسی کمزور ہے: “{ $policy }”۔
domain-dmarc-np-weaker-why = جعل ساز ایسے نام گھڑتے ہیں، اور انہیں کوئی نہیں روکتا۔
domain-dmarc-np-weaker-do = “np=reject” لگائیں: جو نام موجود نہیں ان سے کوئی اصلی ای میل نہیں آتی۔
domain-dmarc-testing = DMARC ریکارڈ پر آزمائش کا نشان ہے (t=y)۔
domain-dmarc-testing-why = دوسرے درج پالیسی سے کمزور پالیسی پر عمل کرتے ہیں۔
domain-dmarc-testing-do = جب تمام اصلی ای میل کامیاب ہو تو “t=y” ہٹا دیں۔
domain-dmarc-psd = DMARC ریکارڈ کہتا ہے کہ ڈومین ایک عوامی لاحقہ ہے جس کے نیچے دوسرے نام رجسٹر کراتے ہیں (psd=y)۔ وہ ایسا نہیں۔
domain-dmarc-psd-why = تب ہر ذیلی ڈومین اجنبی شمار ہوتا ہے، اصلی ای میل ناکام ہوتی ہے اور پالیسی نیچے کے ناموں پر لاگو نہیں ہوتی۔
domain-dmarc-psd-do = “psd=y” ہٹا دیں۔
domain-dmarc-pct = DMARC ریکارڈ میں “pct={ $value }” ہے، جو اب ختم کر دیا گیا ہے۔
domain-dmarc-pct-why = نئے وصول کنندہ اسے نہیں دیکھتے؛ پرانے پالیسی صرف کچھ ای میل پر لاگو کرتے ہیں۔
domain-dmarc-pct-do = “pct” ہٹا دیں۔
domain-dmarc-old-tags = DMARC ریکارڈ میں ایسے حصے ہیں جو ختم کر دیے گئے: { $tags }
domain-dmarc-old-tags-why = ان کا کوئی اثر نہیں۔
domain-dmarc-old-tags-do = انہیں ہٹا دیں۔
domain-dmarc-unknown-tags = DMARC ریکارڈ میں ایسے حصے ہیں جنہیں کوئی نہیں جانتا: { $tags }
domain-dmarc-unknown-tags-why = ان کا کوئی اثر نہیں؛ شاید کچھ اور لکھنا تھا۔
domain-dmarc-unknown-tags-do = انہیں درست کریں یا ہٹا دیں۔
domain-dmarc-bad-value = DMARC ریکارڈ میں “{ $tag }” کی قدر ایسی ہے جسے کوئی نہیں جانتا: { $value }
domain-dmarc-bad-value-why = دوسرے ایسے عمل کرتے ہیں جیسے وہ موجود نہ ہو۔
domain-dmarc-bad-value-do = اسے درست کریں یا ہٹا دیں۔
domain-dmarc-no-reports = DMARC ریکارڈ کوئی رپورٹ نہیں مانگتا۔
domain-dmarc-no-reports-why = جب ڈومین کے نام سے جعل سازی ہو یا اصلی ای میل ناکام ہو تو کسی کو خبر نہیں ہوتی۔
domain-dmarc-no-reports-do = رپورٹوں کے لیے میل باکس بنائیں اور نیچے کی طرح “rua” لگائیں۔
domain-dmarc-bad-address = “{ $tag }” میں درج پتے پر کوئی رپورٹ نہیں بھیجی جا سکتی: { $subject }
domain-dmarc-bad-address-why = اس کی رپورٹیں ضائع ہو جاتی ہیں۔
domain-dmarc-bad-address-do = اسے “mailto:” اور پورے پتے کی صورت لکھیں، کئی ہوں تو بیچ میں کاما۔
domain-dmarc-reports-refused = رپورٹیں { $subject } کو جانی ہیں (“{ $tag }”)، جس نے انہیں لینے کی ہامی نہیں بھری۔
domain-dmarc-reports-refused-why = دوسرے وہاں کوئی رپورٹ نہیں بھیجتے۔
domain-dmarc-reports-refused-do = { $subject } سے نیچے دیا ہوا ریکارڈ شائع کروائیں، یا اسی ڈومین کا کوئی پتہ دیں۔
domain-dmarc-parked-weak = یہ ڈومین ای میل کے لیے نہیں، مگر دوسروں سے نہیں کہتا کہ اس کے نام کی ای میل رد کریں (پالیسی “{ $policy }”)۔
domain-dmarc-parked-weak-why = جعل ساز ایسے ڈومین پسند کرتے ہیں جن پر کسی کی نظر نہ ہو۔
domain-dmarc-parked-weak-do = نیچے دیا ہوا ریکارڈ شائع کریں۔

## TLS-RPT

domain-tls-rpt-fine = دوسرے میل سروروں سے کہا گیا ہے کہ خفیہ کاری نہ ہو سکے تو خبر دیں۔
domain-tls-rpt-none = دوسرے میل سروروں سے نہیں کہا گیا کہ خفیہ کاری نہ ہو سکے تو خبر دیں۔
domain-tls-rpt-none-why = خفیہ کاری ناکام ہو یا اس پر حملہ ہو تو کسی کو خبر نہیں ہوتی۔
domain-tls-rpt-none-do = رپورٹوں کے لیے میل باکس بنائیں اور نیچے دیا ہوا ریکارڈ شائع کریں۔
domain-tls-rpt-several = TLS-RPT کے { $count } ریکارڈ ہیں، جبکہ صرف ایک ہو سکتا ہے۔
domain-tls-rpt-several-why = ایسے میں دوسرے کوئی بھی استعمال نہیں کرتے اور رپورٹ نہیں بھیجتے۔
domain-tls-rpt-several-do = ایک رکھیں اور باقی مٹا دیں۔
domain-tls-rpt-broken = TLS-RPT ریکارڈ پڑھا نہیں جا سکتا۔
domain-tls-rpt-broken-why = دوسرے کوئی رپورٹ نہیں بھیجتے۔
domain-tls-rpt-broken-do = اسے نیچے کی طرح لکھیں، ایسے میل باکس کے پتے کے ساتھ جو موجود ہو۔

## DNSSEC

domain-dnssec-fine = ڈومین کا DNS دستخط شدہ ہے، اور دستخط درست ہیں۔
domain-dnssec-unsigned = ڈومین کا DNS دستخط شدہ نہیں۔
domain-dnssec-unsigned-why = راستے میں کوئی سچے جوابوں کی جگہ جھوٹے رکھ کر ای میل کہیں اور پہنچا سکتا ہے۔
domain-dnssec-unsigned-do = نیم سرور چلانے والے سے DNSSEC چالو کروائیں، اور کلید رجسٹری کو دیں۔
domain-dnssec-bogus = ڈومین کے DNS کے دستخط غلط ہیں۔
domain-dnssec-bogus-why = جن کا DNS سرور دستخط پرکھتا ہے ان کے لیے ڈومین غائب ہے: اس کی اور اس کو بھیجی گئی ای میل ضائع ہو جاتی ہے۔
domain-dnssec-bogus-do = نیم سرور چلانے والے سے دستخط فوراً ٹھیک کروائیں؛ اکثر ان کی مدت ختم ہو چکی ہوتی ہے یا رجسٹری کے پاس کلید پرانی ہوتی ہے۔
domain-dnssec-not-verified = ڈومین کا DNS دستخط شدہ ہے، مگر اس نیٹ ورک کا DNS سرور دستخط نہیں پرکھتا۔
domain-dnssec-not-verified-why = یہ معلوم نہیں کہ دستخط درست ہیں یا نہیں۔
domain-dnssec-not-verified-do = ترتیبات میں دستخط پرکھنے والا DNS سرور چنیں اور دوبارہ جانچیں۔

## CAA

domain-caa-fine = اس ڈومین کے سرٹیفکیٹ صرف یہ جاری کر سکتے ہیں: { $issuers }
domain-caa-nobody = اس ڈومین کے سرٹیفکیٹ کوئی جاری نہیں کر سکتا۔
domain-caa-none = ڈومین یہ محدود نہیں کرتا کہ اس کے سرٹیفکیٹ کون جاری کرے۔ کر سکتا ہے، مگر لازم نہیں۔
domain-caa-unknown = ایک CAA ریکارڈ ایسی بات کا تقاضا کرتا ہے جسے کوئی ادارہ نہیں جانتا: { $tag }
domain-caa-unknown-why = ایسے میں کوئی ادارہ سرٹیفکیٹ جاری نہیں کر سکتا؛ اگلا سرٹیفکیٹ تجدید نہیں ہو سکے گا۔
domain-caa-unknown-do = ریکارڈ درست کریں، یا اس کا نشان 128 ہٹا دیں۔
domain-caa-broken = ایک CAA ریکارڈ پڑھا نہیں جا سکتا: { $value }
domain-caa-broken-why = مطلوبہ ادارہ سرٹیفکیٹ جاری نہیں کر سکتا۔
domain-caa-broken-do = ادارے کا ڈومین ویسے لکھیں جیسے وہ خود بتاتا ہے، مثلاً “letsencrypt.org”۔
