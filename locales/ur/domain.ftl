### The check of a domain: what stands around the findings, in the window, the terminal and the report.

## Topics, and what each is good for

domain-topic-spf = بھیجنے کے مجاز سرور (SPF)
domain-topic-dkim = ای میل پر دستخط (DKIM)
domain-topic-dmarc = جعلی ای میل کا کیا کیا جائے (DMARC)
domain-topic-mx = میل سرور (MX)
domain-topic-starttls = میل سروروں کے بیچ خفیہ کاری (STARTTLS)
domain-topic-web = ویب میل کا سرٹیفکیٹ (HTTPS)
domain-topic-mta-sts = خفیہ کاری دوسروں پر لازم (MTA-STS)
domain-topic-tls-rpt = ناکام خفیہ کاری کی خبر (TLS-RPT)
domain-topic-dane = DNS میں درج سرٹیفکیٹ (DANE)
domain-topic-dnssec = دستخط شدہ DNS ‏(DNSSEC)
domain-topic-caa = سرٹیفکیٹ کون جاری کر سکتا ہے (CAA)

domain-about-spf = ان سروروں کی فہرست جو اس ڈومین کی طرف سے ای میل بھیج سکتے ہیں۔ اس کے بغیر کوئی جعلی بھیجنے والے کو اصلی سے الگ نہیں پہچان سکتا۔
domain-about-dkim = ہر ای میل پر دستخط ثابت کرتا ہے کہ وہ اسی ڈومین سے آئی ہے اور راستے میں بدلی نہیں گئی۔
domain-about-dmarc = ای میل وصول کرنے والے ہر سرور کو بتاتا ہے کہ جو ای میل صرف اس ڈومین کا نام لیتی ہو اس کا کیا کرے اور خبر کہاں دے۔
domain-about-mx = وہ سرور جو اس ڈومین کی ای میل وصول کرتے ہیں۔ کوئی موجود نہ ہو یا غلط ہو تو ای میل ضائع ہو جاتی ہے۔
domain-about-starttls = میل سرور جو کچھ ایک دوسرے کو دیتے ہیں اسے خفیہ کرتے اور درست سرٹیفکیٹ دکھاتے ہیں۔ اس کے بغیر ای میل راستے میں پڑھی جا سکتی ہے۔
domain-about-web = افسران براؤزر میں اپنی ای میل کھولتے ہیں۔ درست سرٹیفکیٹ نہ ہو تو پاس ورڈ پڑھا یا صفحے کی نقل بنائی جا سکتی ہے۔
domain-about-mta-sts = اس سے دوسرے سرور ای میل صرف خفیہ طور پر اور صرف درست سرور کو دیتے ہیں۔ اس کے بغیر راستے میں بیٹھا حملہ آور خفیہ کاری بند کروا سکتا ہے۔
domain-about-tls-rpt = اس سے دوسرے سرور خبر دیتے ہیں کہ خفیہ کاری نہ ہو سکی، تاکہ خرابی یا حملہ نظر میں آ جائے۔
domain-about-dane = DNS بتاتا ہے کہ میل سرور کا سرٹیفکیٹ کون سا ہے، تاکہ جعلی سرٹیفکیٹ پکڑا جائے۔ اس کے لیے دستخط شدہ DNS چاہیے۔
domain-about-dnssec = DNS کے جوابوں پر دستخط ہوتے ہیں، تاکہ کوئی ان کی جگہ جھوٹے جواب نہ رکھ سکے۔
domain-about-caa = وہ ادارے بتاتا ہے جو اس ڈومین کے سرٹیفکیٹ جاری کر سکتے ہیں، تاکہ باقی انکار کر دیں۔

## What came of it

domain-verdict-good = یہ ڈومین ٹھیک ترتیب دیا گیا ہے۔
domain-verdict-good-advice = ابھی کچھ کرنے کی ضرورت نہیں۔ ہر تبدیلی کے بعد اور نیا سرور چالو کرنے سے پہلے دوبارہ جانچیں۔
domain-verdict-unknown = کوئی سنگین خرابی نہیں ملی، مگر سب کچھ جانچا نہیں جا سکا۔
domain-verdict-unknown-advice = بعد میں یا کسی دوسرے نیٹ ورک سے دوبارہ جانچیں۔ اسے اچھا نتیجہ نہ سمجھیں۔
domain-verdict-unanswered = کچھ بھی جانچا نہیں جا سکا: کسی نے جواب نہیں دیا۔
domain-verdict-unanswered-advice = اس سے ڈومین کے بارے میں کچھ معلوم نہیں ہوتا۔ دیکھیں کہ یہ کمپیوٹر نیٹ ورک سے جڑا ہے، کوئی اور سرور چنیں، یا بعد میں دوبارہ جانچیں۔
domain-verdict-weak = اس ڈومین کی کوئی حفاظت موجود نہیں۔
domain-verdict-weak-advice = یہ رپورٹ منتظم کو دیں اور خرابیاں ترتیب سے ٹھیک کروائیں، پہلی سب سے پہلے۔
domain-verdict-bad = اس ڈومین کی ای میل جعلی بنائی، پڑھی یا ضائع کی جا سکتی ہے۔
domain-verdict-bad-advice = یہ رپورٹ آج ہی منتظم کو دیں۔ ٹھیک ہونے تک کسی ای میل پر صرف اس ڈومین کے نام کی وجہ سے بھروسا نہ کریں۔
domain-verdict-missing = یہ ڈومین موجود نہیں۔
domain-verdict-missing-advice = دیکھیں کہ نام کے ہجے درست ہیں یا نہیں۔ وہاں ای میل نہ بھیجیں، اور جو ای میل اس کا نام لے اس پر بھروسا نہ کریں۔

domain-grade = درجہ { $grade }
domain-grade-none = کوئی درجہ نہیں: سب کچھ جانچا نہیں جا سکا

domain-severity-low = معمولی
domain-severity-medium = درمیانی
domain-severity-high = سنگین
domain-severity-critical = انتہائی سنگین

domain-state-fine = ٹھیک
domain-state-problem = مسئلہ
domain-state-unknown = جانچا نہ جا سکا
domain-state-not-applicable = یہاں لاگو نہیں

domain-profile-mail = یہ ڈومین ای میل بھیجتا یا وصول کرتا ہے۔
domain-profile-parked = یہ ڈومین ای میل کے لیے نہیں، اور اسے یہ بتانا چاہیے۔
domain-profile-missing = یہ ڈومین موجود نہیں۔

## One address of a server

domain-answer-reachable = رابطہ ہو جاتا ہے
domain-answer-offered = خفیہ کاری پیش کرتا ہے
domain-answer-version = خفیہ کاری جدید ہے
domain-answer-chain = سرٹیفکیٹ قابلِ بھروسا ادارے کا ہے
domain-answer-name = سرٹیفکیٹ نام کے مطابق ہے
domain-answer-expiry = سرٹیفکیٹ کی مدت باقی ہے

## Who is asked

domain-contact-dns = DNS
domain-contact-smtp = میل سرور
domain-contact-https = ویب سرور
domain-plan-dns = اس کمپیوٹر پر DNS کے سوالوں کا جواب دینے والا
domain-plan-smtp = وہ میل سرور جو DNS اس ڈومین کے لیے بتائے گا (پورٹ 25)
domain-plan-https = وہ ویب سرور جو DNS اس ڈومین کے لیے بتائے گا (پورٹ 443)

## The report and the terminal

domain-report-title = میل ڈومین کی جانچ
domain-report-domain = ڈومین
domain-report-punycode = DNS میں
domain-report-date = جانچ کی تاریخ
domain-report-asked = ان سے پوچھا گیا
domain-report-result = نتیجہ
domain-report-topics = کیا جانچا گیا
domain-report-topic = موضوع
domain-report-state = حالت
domain-report-says = کیا صورتِ حال ہے
domain-report-problems = کیا ٹھیک کرنا ہے
domain-report-no-problems = کوئی مسئلہ نہیں ملا۔
domain-report-none-seen = کوئی مسئلہ نظر نہیں آیا، مگر سب کچھ دیکھا نہیں جا سکا۔
domain-report-unchecked = جو جانچا نہیں جا سکا
domain-report-why = یہ اہم کیوں ہے
domain-report-do = کیا کریں
domain-report-record = شائع کرنے کا ریکارڈ
domain-report-changes = { $date } کی جانچ کے بعد سے
domain-report-no-changes = کچھ نہیں بدلا۔
domain-report-grade-before = درجہ { $grade } تھا۔
domain-report-gone = ٹھیک ہو گیا: { $text }
domain-report-new = نیا: { $text }
domain-report-changed = بدل گیا: { $name } ({ $kind })
domain-report-before = پہلے
domain-report-now = اب
domain-report-nothing = کچھ نہیں
domain-report-more =
    { $count ->
        [one] اور ایک مزید
       *[other] اور { $count } مزید
    }
domain-report-made-by = مہر { $version } نے پوچھنے والے ہی کے کمپیوٹر پر تیار کی؛ کسی اور کو کچھ نہیں بھیجا گیا۔

domain-cli-would-ask = { $domain } کی جانچ میں ان سے پوچھا جائے گا:
domain-cli-asks = { $domain } کی جانچ میں ان سے پوچھا جا رہا ہے:
domain-cli-asked = ان سے پوچھا گیا:
domain-cli-contact = { "  - " }{ $kind }: { $server }
domain-cli-head = { $domain }: { $verdict } { $grade }
domain-cli-advice = اب کیا کریں: { $advice }
domain-cli-topic = { "  " }[{ $state }] { $topic }: { $text }
domain-cli-problem = { $severity }: { $text }
domain-cli-why = { "      " }یہ اہم کیوں ہے: { $text }
domain-cli-do = { "      " }کیا کریں: { $text }
domain-cli-record = { "      " }شائع کرنے کا ریکارڈ: { $name }  { $kind }  { $value }
domain-cli-spf-tree = بھیجنے کے مجاز سرور، اس سب کے ساتھ جو شامل کیا گیا ہے:
domain-cli-tree = { $text }
domain-cli-spf-lookups = { "  " }DNS سے سوال: { $lookups }، زیادہ سے زیادہ 10؛ بغیر جواب کے: { $void }، زیادہ سے زیادہ 2
domain-cli-report = رپورٹ: { $path }
domain-cli-refused = سطر { $line } کوئی ڈومین نہیں: { $text } ({ $why })
domain-cli-summary = ٹھیک: { $good }۔ پورے نہ جانچے جا سکے: { $unknown }۔ کمزور: { $weak }۔ خراب: { $bad }۔
domain-cli-stopped = روک دیا گیا: { $all } میں سے { $done } جانچے گئے۔
