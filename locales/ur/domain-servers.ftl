### Findings about mail and web servers: domain-<id>, -why (what it means for the officer), -do (what the administrator should do).

## Mail servers

domain-mx-fine = میل سروروں کے نام اور پتے درست ہیں: { $hosts }
domain-mx-no-answer = یہ جواب نہیں ملا کہ ڈومین کی ڈاک کون سے سرور لیتے ہیں۔
domain-mx-no-answer-why = اس جواب کے بغیر میل سرور دیکھے نہیں جا سکے۔ یہ ڈومین کے خلاف کوئی بات نہیں۔
domain-mx-no-answer-do = چند منٹ بعد دوبارہ جانچیں، یا ناموں کے کسی اور سرور سے پوچھیں۔
domain-mx-bogus = میل سروروں کی فہرست پڑھی نہیں جا سکی: اس کے دستخط (DNSSEC) غلط ہیں۔
domain-mx-bogus-why = یا تو دستخطوں کی مدت ختم ہو گئی ہے یا کوئی جواب میں رد و بدل کر رہا ہے۔ محتاط بھیجنے والوں کی ڈاک نہیں پہنچتی۔
domain-mx-bogus-do = منتظم سے کہیں کہ زون پر نئے دستخط کرے؛ دیکھیں کہ DNSSEC کے بارے میں کیا لکھا ہے۔
domain-mx-null = ڈومین کہتا ہے کہ وہ ڈاک نہیں لیتا۔
domain-mx-none = ڈومین کسی میل سرور کا نام نہیں لیتا اور ڈاک نہیں لیتا۔
domain-mx-wanted = ڈومین کو ڈاک لینی چاہیے، مگر وہ اس کے لیے کسی سرور کا نام نہیں لیتا۔
domain-mx-wanted-why = اس ڈومین کو بھیجی گئی ڈاک بھیجنے والے کو واپس آ جاتی ہے۔
domain-mx-wanted-do = میل سرور کے نام کا MX ریکارڈ شائع کریں۔ اگر ڈومین ڈاک کے لیے نہیں تو نیچے والا ریکارڈ شائع کریں اور یہاں یہی بتائیں۔
domain-mx-implicit = ڈومین کسی میل سرور کا نام نہیں لیتا، اس لیے ڈاک اس کی ویب سائٹ کے پتے پر جاتی ہے۔
domain-mx-implicit-why = وہاں عموماً کوئی ڈاک نہیں لیتا: وہ کئی دن رکی رہتی ہے اور پھر واپس آ جاتی ہے۔
domain-mx-implicit-do = میل سرور کے نام کا MX ریکارڈ شائع کریں، یا اگر ڈومین ڈاک نہیں لیتا تو ”⁦0 .⁩“۔
domain-mx-null-beside = ڈومین کہتا ہے کہ وہ ڈاک نہیں لیتا، پھر بھی میل سروروں کے نام دیتا ہے۔
domain-mx-null-beside-why = بعض بھیجنے والے اسے ڈاک نہیں پہنچائیں گے۔
domain-mx-null-beside-do = یا تو MX ریکارڈ ”⁦0 .⁩“ ہٹا دیں یا باقی سب۔
domain-mx-many = ڈومین { $all } میل سروروں کے نام دیتا ہے؛ صرف پہلے { $seen } دیکھے گئے۔
domain-mx-many-why = باقی سروروں کا حال معلوم نہیں۔
domain-mx-many-do = منتظم سے پوچھیں کہ کیا ان سب کی اب بھی ضرورت ہے۔
domain-mx-alias = میل سرور { $subject } صرف { $alias } کا دوسرا نام ہے۔
domain-mx-alias-why = ڈاک کے قاعدے اس سے منع کرتے ہیں، اور بعض بھیجنے والے ایسے سرور کو ڈاک نہیں دیتے۔
domain-mx-alias-do = MX ریکارڈ میں خود { $alias } لکھیں، یا { $subject } کو اپنا پتا دیں۔
domain-mx-no-host = میل سرور { $subject } کا وجود نہیں۔
domain-mx-no-host-why = اس کی ڈاک ضائع ہوتی ہے یا دیر سے آتی ہے۔ اگر یہ نام خریدا جا سکتا ہے تو خریدنے والے کو آپ کی ڈاک ملے گی۔
domain-mx-no-host-do = MX ریکارڈ میں نام آج ہی درست کریں، یا ریکارڈ ہٹا دیں۔
domain-mx-no-address = میل سرور { $subject } کا کوئی پتا نہیں۔
domain-mx-no-address-why = اسے کوئی ڈاک نہیں پہنچا سکتا۔
domain-mx-no-address-do = { $subject } کا پتا (A یا AAAA ریکارڈ) شائع کریں، یا اس کا MX ریکارڈ ہٹا دیں۔
domain-mx-host-unanswered = یہ جواب نہیں ملا کہ میل سرور { $subject } کہاں ہے۔
domain-mx-host-unanswered-why = پتے کے بغیر وہ دیکھا نہیں جا سکا۔ یہ سرور کے خلاف کوئی بات نہیں۔
domain-mx-host-unanswered-do = چند منٹ بعد دوبارہ جانچیں، یا ناموں کے کسی اور سرور سے پوچھیں۔
domain-mx-address = MX ریکارڈ میں نام کی جگہ پتا { $subject } لکھا ہے۔
domain-mx-address-why = ڈاک کے قاعدے اس سے منع کرتے ہیں، اور اکثر بھیجنے والے ایسے سرور کو ڈاک نہیں دیتے۔
domain-mx-address-do = سرور کو نام دیں اور MX ریکارڈ میں وہی نام لکھیں۔
domain-mx-private-address = میل سرور { $subject } کا پتا { $address } صرف دفتر کے اندر کام کرتا ہے۔
domain-mx-private-address-why = باہر سے اسے کوئی ڈاک نہیں پہنچا سکتا، اور یہ پتا دفتر کے نیٹ ورک کی ساخت ظاہر کرتا ہے۔
domain-mx-private-address-do = وہ پتا شائع کریں جس تک انٹرنیٹ سے پہنچا جا سکے، اور اندرونی پتا ناموں کے اندرونی سرور ہی میں رکھیں۔
domain-mx-reverse-none = میل سرور { $subject } کے پتے { $address } کا کوئی نام نہیں (reverse DNS)۔
domain-mx-reverse-none-why = اگر وہ ڈاک بھیجتا بھی ہے تو بہت سے وصول کنندہ اسے فضول ڈاک سمجھتے ہیں۔
domain-mx-reverse-none-do = جس نے یہ پتا دیا ہے اس سے کہیں کہ سرور کے نام کا PTR ریکارڈ شائع کرے۔
domain-mx-reverse-elsewhere = میل سرور { $subject } کے پتے { $address } کا نام { $name } ہے، مگر وہ نام کہیں اور لے جاتا ہے۔
domain-mx-reverse-elsewhere-why = اگر وہ ڈاک بھیجتا بھی ہے تو بہت سے وصول کنندہ اسے فضول ڈاک سمجھتے ہیں۔
domain-mx-reverse-elsewhere-do = پتے کا PTR ریکارڈ اور اس نام کا پتا ایک دوسرے کے مطابق کریں۔

## Encryption between mail servers

domain-starttls-fine = { $subject } خفیہ رابطے پر ڈاک لیتا ہے ({ $version })، اور اس کا سرٹیفکیٹ درست ہے۔
domain-starttls-no-mail = کوئی میل سرور نہیں، اس لیے خفیہ کرنے کو کچھ نہیں۔
domain-starttls-no-servers = یہ جانچا نہیں جا سکا کہ ڈاک راستے میں خفیہ رہتی ہے یا نہیں: پوچھنے کے لیے کوئی میل سرور نہیں ملا۔
domain-starttls-no-servers-why = یہ نہ خفیہ رابطے کے حق میں کچھ کہتا ہے نہ خلاف۔
domain-starttls-no-servers-do = دیکھیں کہ میل سروروں کے بارے میں کیا لکھا ہے، اور دوبارہ جانچیں۔
domain-starttls-refused = میل سرور { $subject } رابطہ قبول نہیں کرتا ({ $address })۔
domain-starttls-refused-why = وہاں ڈاک نہیں پہنچتی۔
domain-starttls-refused-do = ڈاک کی سروس پورٹ 25 پر چلائیں، یا سرور کو MX ریکارڈوں سے ہٹا دیں۔
domain-starttls-all-refused = ہر میل سرور رابطہ قبول کرنے سے انکار کرتا ہے: { $subject } ({ $address })۔
domain-starttls-all-refused-why = یا تو وہاں ڈاک نہیں پہنچتی، یا جس نیٹ ورک میں آپ ہیں وہ کسی کمپیوٹر کو میل سروروں (پورٹ 25) سے رابطہ نہیں کرنے دیتا۔ یہاں سے معلوم نہیں ہو سکتا کہ کون سی بات ہے۔
domain-starttls-all-refused-do = کسی اور نیٹ ورک سے دوبارہ جانچیں، یا منتظم کسی سرور سے یہ جانچ کرے۔ اگر وہاں بھی انکار ہو تو ڈاک کی سروس پورٹ 25 پر چلائیں۔
domain-starttls-timed-out = میل سرور { $subject } نے وقت پر جواب نہیں دیا ({ $address })۔
domain-starttls-timed-out-why = بہت سے نیٹ ورک کسی کمپیوٹر کو میل سروروں (پورٹ 25) سے رابطہ نہیں کرنے دیتے، اس لیے وجہ اکثر وہی نیٹ ورک ہوتا ہے جس میں آپ ہیں۔
domain-starttls-timed-out-do = کسی اور نیٹ ورک سے دوبارہ جانچیں، یا منتظم کسی سرور سے یہ جانچ کرے۔
domain-starttls-unreachable = اس کمپیوٹر سے میل سرور { $subject } تک کوئی راستہ نہیں ({ $address })۔
domain-starttls-unreachable-why = یہاں کا نیٹ ورک یا فائر وال رابطے کو گزرنے نہیں دیتا۔ یہ سرور کے بارے میں کچھ نہیں کہتا۔
domain-starttls-unreachable-do = دیکھیں کہ یہ کمپیوٹر نیٹ ورک سے جڑا ہے، اور کسی اور نیٹ ورک سے دوبارہ جانچیں۔
domain-starttls-no-ipv6 = { $subject } کا IPv6 پتا { $address } نہیں دیکھا گیا: اس کمپیوٹر کے پاس IPv6 نہیں۔
domain-starttls-closed = کچھ نظر آنے سے پہلے ہی میل سرور { $subject } نے رابطہ توڑ دیا ({ $address })۔
domain-starttls-closed-why = بہت سے سرور ایسے کمپیوٹروں سے رابطہ توڑ دیتے ہیں جو میل سرور نہیں۔ یہ خفیہ رابطے کے بارے میں کچھ نہیں کہتا۔
domain-starttls-closed-do = بعد میں یا کسی اور نیٹ ورک سے دوبارہ جانچیں۔
domain-starttls-busy = میل سرور { $subject } اس وقت یہاں سے رابطہ نہیں لیتا: { $reply }
domain-starttls-busy-why = وہ مصروف ہے یا اس نیٹ ورک سے کسی کو نہیں چاہتا۔ یہ خفیہ رابطے کے بارے میں کچھ نہیں کہتا۔
domain-starttls-busy-do = بعد میں یا کسی اور نیٹ ورک سے دوبارہ جانچیں۔
domain-starttls-not-greeted = میل سرور { $subject } نے اس کمپیوٹر سے بات نہیں کی: { $reply }
domain-starttls-not-greeted-why = وہ اجنبیوں سے محتاط ہے۔ یہ خفیہ رابطے کے بارے میں کچھ نہیں کہتا۔
domain-starttls-not-greeted-do = منتظم کسی ایسے سرور سے جانچ کرے جسے وہ جانتا ہو۔
domain-starttls-not-smtp = { $subject } پر جو جواب دیتا ہے وہ میل سرور کی زبان نہیں بولتا ({ $address })۔
domain-starttls-not-smtp-why = شاید راستے میں کوئی اس کی جگہ جواب دے رہا ہے، جیسے کسی نیٹ ورک کا لاگ اِن صفحہ۔
domain-starttls-not-smtp-do = کسی اور نیٹ ورک سے دوبارہ جانچیں۔ پھر بھی ایسا ہو تو منتظم سے پوچھیں کہ پورٹ 25 پر کیا چل رہا ہے۔
domain-starttls-flood = { $subject } پر جو جواب دیتا ہے وہ میل سرور سے کہیں زیادہ بولتا ہے؛ جانچ روک دی گئی ({ $address })۔
domain-starttls-flood-why = وہ جو بھی ہے، میل سرور کی طرح پیش نہیں آتا۔
domain-starttls-flood-do = کسی اور نیٹ ورک سے دوبارہ جانچیں۔ پھر بھی ایسا ہو تو منتظم سے پوچھیں کہ پورٹ 25 پر کیا چل رہا ہے۔
domain-starttls-hidden = راستے میں کوئی چیز چھپا رہی ہے کہ میل سرور { $subject } کیا پیش کرتا ہے ({ $address })۔
domain-starttls-hidden-why = بعض فائر والیں خفیہ رابطے کی پیشکش پر X لکھ دیتی ہیں۔ اگر ایسی فائر وال سرور کے آگے ہے تو ساری ڈاک کھلی آتی ہے۔
domain-starttls-hidden-do = کسی اور نیٹ ورک سے دوبارہ جانچیں۔ پھر بھی ایسا ہو تو سرور کے آگے کی فائر وال میں SMTP کی چھان بین بند کریں۔
domain-starttls-not-offered = میل سرور { $subject } خفیہ رابطہ پیش نہیں کرتا ({ $address })۔
domain-starttls-not-offered-why = اسے بھیجی گئی ہر ای میل راستے میں کھلی ہوتی ہے: جو راستے میں بیٹھا ہو وہ اسے پڑھ اور بدل سکتا ہے۔
domain-starttls-not-offered-do = میل سرور میں STARTTLS چالو کریں، { $subject } کے نام کے سرٹیفکیٹ کے ساتھ۔
domain-starttls-withdrawn = میل سرور { $subject } خفیہ رابطہ پیش کرتا ہے اور پھر انکار کر دیتا ہے: { $reply }
domain-starttls-withdrawn-why = اسے بھیجی گئی ڈاک کھلی جاتی ہے، یا جاتی ہی نہیں۔
domain-starttls-withdrawn-do = میل سرور کے لاگ میں دیکھیں کہ TLS کیوں شروع نہیں ہوتا؛ اکثر سرٹیفکیٹ یا کلید پڑھی نہیں جا سکتی۔
domain-starttls-injected = خفیہ رابطہ طے ہونے کے بعد میل سرور { $subject } نے کچھ کھلا اندر آنے دیا ({ $address })۔
domain-starttls-injected-why = جو راستے میں بیٹھا ہو وہ خفیہ رابطے کے اندر اپنے حکم یا اپنی ڈاک ڈال سکتا ہے۔
domain-starttls-injected-do = میل سرور کو اپ ڈیٹ کریں: یہ خامی 2011 سے معلوم ہے (CVE-2011-0411) اور نئے ورژنوں میں نہیں۔
domain-starttls-not-tls = میل سرور { $subject } خفیہ رابطے کی ہامی بھرتا ہے مگر کرتا نہیں ({ $address })۔
domain-starttls-not-tls-why = اسے بھیجی گئی ڈاک کھلی جاتی ہے، یا جاتی ہی نہیں۔
domain-starttls-not-tls-do = میل سرور کے لاگ میں دیکھیں کہ TLS کیوں شروع نہیں ہوتا؛ اکثر سرٹیفکیٹ یا کلید پڑھی نہیں جا سکتی۔
domain-starttls-old-version = میل سرور { $subject } صرف پرانی خفیہ کاری جانتا ہے، ⁦TLS 1.2⁩ سے بھی پرانی ({ $address })۔
domain-starttls-old-version-why = ایسی خفیہ کاری توڑی جا سکتی ہے، اور زیادہ سے زیادہ بھیجنے والے اسے چھوڑ رہے ہیں۔
domain-starttls-old-version-do = میل سرور کو اپ ڈیٹ کریں اور صرف ⁦TLS 1.2⁩ اور ⁦TLS 1.3⁩ کی اجازت دیں۔
domain-starttls-no-method = میل سرور { $subject } خفیہ کاری کا کوئی ایسا طریقہ نہیں جانتا جو آج محفوظ سمجھا جاتا ہو ({ $address })۔
domain-starttls-no-method-why = جو طریقہ وہ برتتا ہے وہ توڑا جا سکتا ہے، یا جو آج ریکارڈ کر لے وہ بعد میں پڑھ سکتا ہے۔
domain-starttls-no-method-do = میل سرور میں ECDHE کے ساتھ AES-GCM یا ChaCha20 والے طریقوں کی اجازت دیں اور پرانے ہٹا دیں۔
domain-starttls-self-signed = سرور { $subject } کے سرٹیفکیٹ کی ضمانت خود اس کے سوا کوئی نہیں دیتا۔
domain-starttls-self-signed-why = ایسا سرٹیفکیٹ کوئی بھی بنا سکتا ہے، اس لیے بھیجنے والا سرور اور راستے میں بیٹھے شخص میں فرق نہیں کر سکتا۔
domain-starttls-self-signed-do = کسی معروف ادارے سے { $subject } کا سرٹیفکیٹ لیں؛ بعض ادارے مفت دیتے ہیں اور وہ خود بخود نیا ہوتا رہتا ہے۔
domain-starttls-incomplete = سرور { $subject } وہ سرٹیفکیٹ نہیں بھیجتا جو اس کے اپنے سرٹیفکیٹ سے جاری کرنے والے ادارے تک پہنچاتے ہیں۔
domain-starttls-incomplete-why = تب بہت سے بھیجنے والے نہیں جان سکتے کہ سرٹیفکیٹ اصلی ہے یا نہیں۔
domain-starttls-incomplete-do = میل سرور سے پوری زنجیر بھجوائیں (اکثر اس کا نام fullchain ہوتا ہے)۔
domain-starttls-untrusted = { $subject } کا سرٹیفکیٹ ایسے ادارے کا ہے جسے یہ کمپیوٹر نہیں جانتا: { $issuer }
domain-starttls-untrusted-why = باہر کے بھیجنے والے بھی اسے نہیں جانتے، اس لیے وہ سرور اور راستے میں بیٹھے شخص میں فرق نہیں کر سکتے۔
domain-starttls-untrusted-do = کسی ایسے ادارے سے سرٹیفکیٹ لیں جسے سب جانتے ہوں۔
domain-starttls-authority-expired = { $subject } کے سرٹیفکیٹ سے اوپر کے ایک سرٹیفکیٹ کی مدت ختم ہو چکی ہے۔
domain-starttls-authority-expired-why = تب بھیجنے والے نہیں جان سکتے کہ سرٹیفکیٹ اصلی ہے یا نہیں۔
domain-starttls-authority-expired-do = میل سرور سے جاری کرنے والے ادارے کی موجودہ زنجیر بھجوائیں۔
domain-starttls-broken = { $subject } کا سرٹیفکیٹ سرور کے لیے نہیں بنا، یا خراب ہے۔
domain-starttls-broken-why = تب بھیجنے والے سرور اور راستے میں بیٹھے شخص میں فرق نہیں کر سکتے۔
domain-starttls-broken-do = { $subject } کے لیے نیا سرٹیفکیٹ لیں جو سرور کے لیے ہو۔
domain-starttls-no-roots = یہ جانچا نہیں جا سکا کہ { $subject } کا سرٹیفکیٹ کسی معروف ادارے کا ہے یا نہیں۔
domain-starttls-no-roots-why = اس کمپیوٹر کے پاس قابلِ بھروسا اداروں کی فہرست نہیں۔
domain-starttls-no-roots-do = اپنے آئی ٹی دفتر سے کہیں کہ اس کمپیوٹر میں بنیادی سرٹیفکیٹوں کی فہرست درست کرے، یا کسی اور کمپیوٹر پر جانچیں۔
domain-starttls-wrong-name = { $subject } کا سرٹیفکیٹ کسی اور نام کا ہے: { $names }
domain-starttls-wrong-name-why = بھیجنے والا سرور اور راستے میں بیٹھے شخص میں فرق نہیں کر سکتا۔
domain-starttls-wrong-name-do = ایسا سرٹیفکیٹ لیں جس میں { $subject } کا نام ہو۔
domain-starttls-expired = { $subject } کے سرٹیفکیٹ کی مدت ختم ہو چکی ہے ({ $day })۔
domain-starttls-expired-why = محتاط بھیجنے والے اپنی ڈاک روک لیتے ہیں، اور باقی سرور اور بہروپیے میں فرق نہیں کر سکتے۔
domain-starttls-expired-do = سرٹیفکیٹ آج ہی نیا کرائیں، اور آئندہ خود بخود نیا ہونے دیں۔
domain-starttls-not-yet = { $subject } کے سرٹیفکیٹ کی مدت ابھی شروع نہیں ہوئی۔
domain-starttls-not-yet-why = تب تک محتاط بھیجنے والے اپنی ڈاک روکے رکھتے ہیں۔
domain-starttls-not-yet-do = سرور کی گھڑی درست کریں، یا ایسا سرٹیفکیٹ لیں جس کی مدت شروع ہو چکی ہو۔
domain-starttls-soon = { $subject } کے سرٹیفکیٹ کی مدت جلد، { $day } کو، ختم ہو رہی ہے۔
domain-starttls-soon-why = مدت ختم ہوتے ہی محتاط بھیجنے والے اپنی ڈاک روک لیں گے۔
domain-starttls-soon-do = { $day } سے پہلے سرٹیفکیٹ نیا کرائیں، اور آئندہ خود بخود نیا ہونے دیں۔
domain-starttls-short-key = { $subject } کی کلید بہت چھوٹی ہے: { $bits } بِٹ۔
domain-starttls-short-key-why = ایسی کلیدیں توڑی جا سکتی ہیں، اور بہت سے بھیجنے والے انہیں قبول نہیں کرتے۔
domain-starttls-short-key-do = نئی کلید کا سرٹیفکیٹ لیں: ⁦ECDSA P-256⁩، یا RSA کے 2048 یا زیادہ بِٹ۔
domain-starttls-old-signature = { $subject } کے سرٹیفکیٹ پر، یا اس سے اوپر کے کسی سرٹیفکیٹ پر، پرانے طریقے سے دستخط ہیں۔
domain-starttls-old-signature-why = ایسے دستخط (SHA-1، MD5، یا چھوٹی کلید کے) جعلی بنائے جا سکتے ہیں، اور اکثر بھیجنے والے انہیں قبول نہیں کرتے۔
domain-starttls-old-signature-do = نیا سرٹیفکیٹ لیں؛ ہر معروف ادارہ SHA-256 برتتا ہے۔

## Web mail

domain-web-fine = { $subject } کا رابطہ خفیہ ہے ({ $version })، اور اس کا سرٹیفکیٹ درست ہے۔
domain-web-none = معمول کے ناموں پر کوئی ویب میل نہیں ملی۔ اگر ہے تو اس کا نام بتائیں اور دوبارہ جانچیں۔
domain-web-no-answer = یہ جواب نہیں ملا کہ { $subject } کہاں ہے۔
domain-web-no-answer-why = پتے کے بغیر وہ دیکھی نہیں جا سکی۔
domain-web-no-answer-do = چند منٹ بعد دوبارہ جانچیں، یا ناموں کے کسی اور سرور سے پوچھیں۔
domain-web-no-host = { $subject } کا وجود نہیں، یا اس کا کوئی پتا نہیں۔
domain-web-no-host-why = اس نام سے ویب میل تک کوئی نہیں پہنچ سکتا۔
domain-web-no-host-do = دیکھیں کہ نام درست لکھا ہے، اور اس کا پتا شائع کریں۔
domain-web-not-there = { $subject } پر کوئی ویب سائٹ نہیں۔
domain-web-refused = { $subject } خفیہ رابطہ قبول نہیں کرتا ({ $address })۔
domain-web-refused-why = جو وہاں لاگ اِن کرے وہ کھلے رابطے پر کرتا ہے، یا کر ہی نہیں سکتا۔
domain-web-refused-do = ویب سرور کو پورٹ 443 پر چلائیں، { $subject } کے نام کے سرٹیفکیٹ کے ساتھ۔
domain-web-timed-out = { $subject } نے وقت پر جواب نہیں دیا ({ $address })۔
domain-web-timed-out-why = شاید وہ بند ہے، یا صرف اندر سے کھلتا ہے۔
domain-web-timed-out-do = بعد میں یا کسی اور نیٹ ورک سے دوبارہ جانچیں۔
domain-web-unreachable = اس کمپیوٹر سے { $subject } تک کوئی راستہ نہیں ({ $address })۔
domain-web-unreachable-why = یہاں کا نیٹ ورک یا فائر وال رابطے کو گزرنے نہیں دیتا۔ یہ سرور کے بارے میں کچھ نہیں کہتا۔
domain-web-unreachable-do = دیکھیں کہ یہ کمپیوٹر نیٹ ورک سے جڑا ہے، اور کسی اور نیٹ ورک سے دوبارہ جانچیں۔
domain-web-no-ipv6 = { $subject } کا IPv6 پتا { $address } نہیں دیکھا گیا: اس کمپیوٹر کے پاس IPv6 نہیں۔
domain-web-closed = کچھ نظر آنے سے پہلے ہی { $subject } نے رابطہ توڑ دیا ({ $address })۔
domain-web-closed-why = یہ سرٹیفکیٹ کے بارے میں کچھ نہیں کہتا۔
domain-web-closed-do = بعد میں یا کسی اور نیٹ ورک سے دوبارہ جانچیں۔
domain-web-not-tls = { $subject } کا رابطہ خفیہ نہیں ({ $address })۔
domain-web-not-tls-why = جو راستے میں بیٹھا ہو وہ پاس ورڈ اور ڈاک پڑھ لیتا ہے۔
domain-web-not-tls-do = ویب سرور میں { $subject } کے سرٹیفکیٹ کے ساتھ HTTPS چالو کریں، اور جو اس کے بغیر آئے اسے وہیں بھیجیں۔
domain-web-old-version = { $subject } صرف پرانی خفیہ کاری جانتا ہے، ⁦TLS 1.2⁩ سے بھی پرانی ({ $address })۔
domain-web-old-version-why = ایسی خفیہ کاری توڑی جا سکتی ہے، اور براؤزر اسے قبول نہیں کرتے۔
domain-web-old-version-do = ویب سرور کو اپ ڈیٹ کریں اور صرف ⁦TLS 1.2⁩ اور ⁦TLS 1.3⁩ کی اجازت دیں۔
domain-web-no-method = { $subject } خفیہ کاری کا کوئی ایسا طریقہ نہیں جانتا جو آج محفوظ سمجھا جاتا ہو ({ $address })۔
domain-web-no-method-why = جو طریقہ وہ برتتا ہے وہ توڑا جا سکتا ہے، یا جو آج ریکارڈ کر لے وہ بعد میں پڑھ سکتا ہے۔
domain-web-no-method-do = ویب سرور میں ECDHE کے ساتھ AES-GCM یا ChaCha20 والے طریقوں کی اجازت دیں اور پرانے ہٹا دیں۔
domain-web-self-signed = سرور { $subject } کے سرٹیفکیٹ کی ضمانت خود اس کے سوا کوئی نہیں دیتا۔
domain-web-self-signed-why = براؤزر خبردار کرتا ہے، اور جو اس تنبیہ کا عادی ہو جائے وہ جعلی صفحے پر بھی پاس ورڈ لکھ دیتا ہے۔
domain-web-self-signed-do = کسی معروف ادارے سے { $subject } کا سرٹیفکیٹ لیں؛ بعض ادارے مفت دیتے ہیں اور وہ خود بخود نیا ہوتا رہتا ہے۔
domain-web-incomplete = { $subject } وہ سرٹیفکیٹ نہیں بھیجتا جو اس کے اپنے سرٹیفکیٹ سے جاری کرنے والے ادارے تک پہنچاتے ہیں۔
domain-web-incomplete-why = تب بعض براؤزر اور فون خبردار کرتے ہیں، اور لوگ تنبیہوں کے عادی ہو جاتے ہیں۔
domain-web-incomplete-do = ویب سرور سے پوری زنجیر بھجوائیں (اکثر اس کا نام fullchain ہوتا ہے)۔
domain-web-untrusted = { $subject } کا سرٹیفکیٹ ایسے ادارے کا ہے جسے یہ کمپیوٹر نہیں جانتا: { $issuer }
domain-web-untrusted-why = براؤزر خبردار کرتا ہے، اور جو اس تنبیہ کا عادی ہو جائے وہ جعلی صفحے پر بھی پاس ورڈ لکھ دیتا ہے۔
domain-web-untrusted-do = کسی ایسے ادارے سے سرٹیفکیٹ لیں جسے سب جانتے ہوں، یا وزارت کا اپنا ادارہ ہر کمپیوٹر میں شامل کرائیں۔
domain-web-authority-expired = { $subject } کے سرٹیفکیٹ سے اوپر کے ایک سرٹیفکیٹ کی مدت ختم ہو چکی ہے۔
domain-web-authority-expired-why = براؤزر خبردار کرتے ہیں، اور لوگ تنبیہوں کے عادی ہو جاتے ہیں۔
domain-web-authority-expired-do = ویب سرور سے جاری کرنے والے ادارے کی موجودہ زنجیر بھجوائیں۔
domain-web-broken = { $subject } کا سرٹیفکیٹ سرور کے لیے نہیں بنا، یا خراب ہے۔
domain-web-broken-why = براؤزر خبردار کرتے ہیں یا آگے جانے ہی نہیں دیتے۔
domain-web-broken-do = { $subject } کے لیے نیا سرٹیفکیٹ لیں جو سرور کے لیے ہو۔
domain-web-no-roots = یہ جانچا نہیں جا سکا کہ { $subject } کا سرٹیفکیٹ کسی معروف ادارے کا ہے یا نہیں۔
domain-web-no-roots-why = اس کمپیوٹر کے پاس قابلِ بھروسا اداروں کی فہرست نہیں۔
domain-web-no-roots-do = اپنے آئی ٹی دفتر سے کہیں کہ اس کمپیوٹر میں بنیادی سرٹیفکیٹوں کی فہرست درست کرے، یا کسی اور کمپیوٹر پر جانچیں۔
domain-web-wrong-name = { $subject } کا سرٹیفکیٹ کسی اور نام کا ہے: { $names }
domain-web-wrong-name-why = براؤزر خبردار کرتا ہے، اور جو اس تنبیہ کا عادی ہو جائے وہ جعلی صفحے پر بھی پاس ورڈ لکھ دیتا ہے۔
domain-web-wrong-name-do = ایسا سرٹیفکیٹ لیں جس میں { $subject } کا نام ہو۔
domain-web-expired = { $subject } کے سرٹیفکیٹ کی مدت ختم ہو چکی ہے ({ $day })۔
domain-web-expired-why = براؤزر خبردار کرتا ہے، اور جو اس تنبیہ کا عادی ہو جائے وہ جعلی صفحے پر بھی پاس ورڈ لکھ دیتا ہے۔
domain-web-expired-do = سرٹیفکیٹ آج ہی نیا کرائیں، اور آئندہ خود بخود نیا ہونے دیں۔ تب تک وہاں لاگ اِن نہ کریں۔
domain-web-not-yet = { $subject } کے سرٹیفکیٹ کی مدت ابھی شروع نہیں ہوئی۔
domain-web-not-yet-why = تب تک براؤزر خبردار کرتے رہیں گے۔
domain-web-not-yet-do = سرور کی گھڑی درست کریں، یا ایسا سرٹیفکیٹ لیں جس کی مدت شروع ہو چکی ہو۔
domain-web-soon = { $subject } کے سرٹیفکیٹ کی مدت جلد، { $day } کو، ختم ہو رہی ہے۔
domain-web-soon-why = مدت ختم ہوتے ہی ہر براؤزر خبردار کرے گا۔
domain-web-soon-do = { $day } سے پہلے سرٹیفکیٹ نیا کرائیں، اور آئندہ خود بخود نیا ہونے دیں۔
domain-web-short-key = { $subject } کی کلید بہت چھوٹی ہے: { $bits } بِٹ۔
domain-web-short-key-why = ایسی کلیدیں توڑی جا سکتی ہیں، اور براؤزر انہیں قبول نہیں کرتے۔
domain-web-short-key-do = نئی کلید کا سرٹیفکیٹ لیں: ⁦ECDSA P-256⁩، یا RSA کے 2048 یا زیادہ بِٹ۔
domain-web-old-signature = { $subject } کے سرٹیفکیٹ پر، یا اس سے اوپر کے کسی سرٹیفکیٹ پر، پرانے طریقے سے دستخط ہیں۔
domain-web-old-signature-why = ایسے دستخط (SHA-1، MD5، یا چھوٹی کلید کے) جعلی بنائے جا سکتے ہیں، اور براؤزر انہیں قبول نہیں کرتے۔
domain-web-old-signature-do = نیا سرٹیفکیٹ لیں؛ ہر معروف ادارہ SHA-256 برتتا ہے۔

## Encryption that others must insist on (MTA-STS)

domain-mta-sts-fine = بھیجنے والوں کو بتایا گیا ہے کہ ڈاک خفیہ رابطے پر دیں یا بالکل نہ دیں (MTA-STS)، ہر میل سرور کے لیے۔
domain-mta-sts-no-mail = ڈومین ڈاک نہیں لیتا، اس لیے اسے اس کی پالیسی (MTA-STS) کی ضرورت نہیں۔
domain-mta-sts-no-answer = یہ جانچا نہیں جا سکا کہ ڈومین خفیہ رابطے پر اصرار کرتا ہے یا نہیں (MTA-STS): جواب نہیں آیا۔
domain-mta-sts-no-answer-why = یہ نہ ڈومین کے حق میں کچھ کہتا ہے نہ خلاف۔
domain-mta-sts-no-answer-do = چند منٹ بعد دوبارہ جانچیں، یا ناموں کے کسی اور سرور سے پوچھیں۔
domain-mta-sts-not-fetched = ڈومین ایک پالیسی (MTA-STS) کا اعلان کرتا ہے، مگر وہ پڑھی نہیں گئی: سروروں سے پوچھنا نہیں تھا۔
domain-mta-sts-not-fetched-why = معلوم نہیں کہ پالیسی درست ہے یا نہیں۔
domain-mta-sts-not-fetched-do = سروروں سمیت دوبارہ جانچیں۔
domain-mta-sts-none = ڈومین خفیہ ڈاک پر اصرار نہیں کرتا (MTA-STS)۔
domain-mta-sts-none-why = سرور خفیہ رابطہ کر سکتا ہو تب بھی راستے میں بیٹھا شخص بھیجنے والوں سے کھلی ڈاک دلوا سکتا ہے۔
domain-mta-sts-none-do = مجوزہ پالیسی یہاں رکھیں: ⁦https://⁩{ $host }⁦/.well-known/mta-sts.txt⁩، نیچے والا ریکارڈ شائع کریں، اور چند ہفتے شکایت نہ آئے تو ”testing“ کو ”enforce“ کر دیں۔
domain-mta-sts-several = پالیسی (MTA-STS) کا اعلان ایک سے زیادہ ریکارڈ کرتے ہیں، اس لیے کوئی شمار نہیں ہوتا۔
domain-mta-sts-several-why = بھیجنے والے یوں برتاؤ کرتے ہیں جیسے ڈومین خفیہ رابطے پر اصرار نہ کرتا ہو۔
domain-mta-sts-several-do = ایک ریکارڈ رکھیں اور باقی ہٹا دیں۔
domain-mta-sts-record = پالیسی (MTA-STS) کا اعلان کرنے والا ریکارڈ پڑھا نہیں جا سکتا: { $record }
domain-mta-sts-record-why = بھیجنے والے یوں برتاؤ کرتے ہیں جیسے ڈومین خفیہ رابطے پر اصرار نہ کرتا ہو۔
domain-mta-sts-record-do = اس کی جگہ نیچے والا ریکارڈ شائع کریں۔
domain-mta-sts-no-host = پالیسی (MTA-STS) کا اعلان ہے، مگر { $subject }، جہاں اسے ہونا چاہیے، موجود نہیں۔
domain-mta-sts-no-host-why = بھیجنے والے یوں برتاؤ کرتے ہیں جیسے ڈومین خفیہ رابطے پر اصرار نہ کرتا ہو۔
domain-mta-sts-no-host-do = { $subject } کا پتا شائع کریں اور پالیسی وہاں رکھیں، یا ریکارڈ ہٹا دیں۔
domain-mta-sts-no-record = { $subject } پر پالیسی (MTA-STS) ہے، مگر کوئی ریکارڈ اس کا اعلان نہیں کرتا۔
domain-mta-sts-no-record-why = بھیجنے والوں کو اس کی خبر نہیں، اور وہ یوں برتاؤ کرتے ہیں جیسے پالیسی نہ ہو۔
domain-mta-sts-no-record-do = نیچے والا ریکارڈ شائع کریں۔
domain-mta-sts-refused = { $subject }، جہاں پالیسی (MTA-STS) رکھی ہے، رابطہ قبول نہیں کرتا۔
domain-mta-sts-refused-why = جن بھیجنے والوں نے اسے پہلے نہیں پڑھا وہ یوں برتاؤ کرتے ہیں جیسے پالیسی نہ ہو۔
domain-mta-sts-refused-do = { $subject } کے ویب سرور کو پورٹ 443 پر چلائیں۔
domain-mta-sts-timed-out = پالیسی (MTA-STS) پڑھی نہیں جا سکی: { $subject } نے جواب نہیں دیا یا بیچ میں رک گیا۔
domain-mta-sts-timed-out-why = شاید وہ بند ہے، یا یہ نیٹ ورک رابطے کو گزرنے نہیں دیتا۔
domain-mta-sts-timed-out-do = بعد میں یا کسی اور نیٹ ورک سے دوبارہ جانچیں۔
domain-mta-sts-certificate =
    { $fault ->
        [expired] پالیسی (MTA-STS) شمار نہیں ہوتی: { $subject } کے سرٹیفکیٹ کی مدت ختم ہو چکی ہے۔
        [not-yet] پالیسی (MTA-STS) شمار نہیں ہوتی: { $subject } کے سرٹیفکیٹ کی مدت ابھی شروع نہیں ہوئی۔
        [name] پالیسی (MTA-STS) شمار نہیں ہوتی: { $subject } کا سرٹیفکیٹ کسی اور نام کا ہے۔
        [self-signed] پالیسی (MTA-STS) شمار نہیں ہوتی: { $subject } کے سرٹیفکیٹ کی ضمانت خود اس کے سوا کوئی نہیں دیتا۔
        [incomplete] پالیسی (MTA-STS) شمار نہیں ہوتی: { $subject } سرٹیفکیٹوں کی پوری زنجیر نہیں بھیجتا۔
        [tls] پالیسی (MTA-STS) شمار نہیں ہوتی: { $subject } آج کے معمول کے مطابق خفیہ رابطہ نہیں کرتا۔
       *[untrusted] پالیسی (MTA-STS) شمار نہیں ہوتی: { $subject } کے سرٹیفکیٹ کی ضمانت کوئی معروف ادارہ نہیں دیتا۔
    }
domain-mta-sts-certificate-why = بھیجنے والے پالیسی صرف ایسے سرور سے پڑھتے ہیں جس کا سرٹیفکیٹ درست ہو؛ ورنہ وہ یوں برتاؤ کرتے ہیں جیسے پالیسی نہ ہو۔
domain-mta-sts-certificate-do = { $subject } کو کسی معروف ادارے سے اسی نام کا سرٹیفکیٹ دلائیں، اور اسے خود بخود نیا ہونے دیں۔
domain-mta-sts-no-roots = یہ جانچا نہیں جا سکا کہ پالیسی (MTA-STS) قابلِ بھروسا ہے یا نہیں۔
domain-mta-sts-no-roots-why = اس کمپیوٹر کے پاس قابلِ بھروسا اداروں کی فہرست نہیں۔
domain-mta-sts-no-roots-do = اپنے آئی ٹی دفتر سے کہیں کہ اس کمپیوٹر میں بنیادی سرٹیفکیٹوں کی فہرست درست کرے، یا کسی اور کمپیوٹر پر جانچیں۔
domain-mta-sts-status = { $subject } پالیسی (MTA-STS) نہیں دیتا؛ اس کا جواب ہے { $status }۔
domain-mta-sts-status-why = بھیجنے والے یوں برتاؤ کرتے ہیں جیسے ڈومین خفیہ رابطے پر اصرار نہ کرتا ہو۔
domain-mta-sts-status-do = پالیسی یہاں رکھیں: ⁦https://⁩{ $subject }⁦/.well-known/mta-sts.txt⁩
domain-mta-sts-redirect = جو { $subject } سے پالیسی (MTA-STS) مانگے اسے وہ کہیں اور بھیج دیتا ہے۔
domain-mta-sts-redirect-why = بھیجنے والوں کو وہاں جانا منع ہے، اور وہ یوں برتاؤ کرتے ہیں جیسے پالیسی نہ ہو۔
domain-mta-sts-redirect-do = خود پالیسی یہاں رکھیں: ⁦https://⁩{ $subject }⁦/.well-known/mta-sts.txt⁩
domain-mta-sts-too-large = { $subject } پالیسی (MTA-STS) کے نام پر جو بھیجتا ہے وہ ہر پالیسی سے لمبا ہے۔
domain-mta-sts-too-large-why = بھیجنے والے اسے نہیں پڑھتے، اور یوں برتاؤ کرتے ہیں جیسے پالیسی نہ ہو۔
domain-mta-sts-too-large-do = یہاں پالیسی کے سوا کچھ نہ رکھیں: ⁦https://⁩{ $subject }⁦/.well-known/mta-sts.txt⁩
domain-mta-sts-not-http = { $subject } ویب سرور کی طرح جواب نہیں دیتا، اس لیے پالیسی (MTA-STS) پڑھی نہیں جا سکتی۔
domain-mta-sts-not-http-why = بھیجنے والے یوں برتاؤ کرتے ہیں جیسے ڈومین خفیہ رابطے پر اصرار نہ کرتا ہو۔
domain-mta-sts-not-http-do = پالیسی کسی ویب سرور سے یہاں دیں: ⁦https://⁩{ $subject }⁦/.well-known/mta-sts.txt⁩
domain-mta-sts-type = { $subject } پالیسی (MTA-STS) کو سادہ متن کے طور پر نہیں بھیجتا۔
domain-mta-sts-type-why = بعض بھیجنے والے تب اسے نہیں پڑھتے۔
domain-mta-sts-type-do = ویب سرور سے ⁦mta-sts.txt⁩ کو ⁦text/plain⁩ کے طور پر بھجوائیں۔
domain-mta-sts-policy =
    { $fault ->
        [version] پالیسی (MTA-STS) اس طرح شروع نہیں ہوتی جیسے ہونی چاہیے: ⁦version: STSv1⁩
        [mode] پالیسی (MTA-STS) یہ نہیں بتاتی کہ وہ نافذ ہے یا آزمائش میں (mode)۔
        [age] پالیسی (MTA-STS) یہ نہیں بتاتی کہ کب تک کے لیے ہے، یا ایک سال سے زیادہ بتاتی ہے (⁦max_age⁩)۔
        [servers] پالیسی (MTA-STS) میل سروروں کے نام نہیں دیتی، یا درست نہیں دیتی (mx)۔
       *[text] پالیسی (MTA-STS) کی جگہ جو رکھا ہے وہ پالیسی نہیں۔
    }
domain-mta-sts-policy-why = بھیجنے والے اسے نہیں پڑھ سکتے، اور یوں برتاؤ کرتے ہیں جیسے پالیسی نہ ہو۔
domain-mta-sts-policy-do = اس کی جگہ مجوزہ پالیسی رکھیں، اور ریکارڈ میں id بدل دیں۔
domain-mta-sts-testing = پالیسی (MTA-STS) ابھی صرف آزمائش میں ہے: ضرورت پڑے تو ڈاک کھلی بھی پہنچا دی جاتی ہے۔
domain-mta-sts-testing-why = ابھی کوئی محفوظ نہیں؛ ناکامیوں کی صرف اطلاع ہوتی ہے۔
domain-mta-sts-testing-do = جب چند ہفتے کوئی ناکامی نہ آئے تو ”testing“ کو ”enforce“ کر دیں، اور ریکارڈ میں id بدل دیں۔
domain-mta-sts-off = پالیسی (MTA-STS) خود کو واپس لیتی ہے: ⁦mode: none⁩
domain-mta-sts-off-why = بھیجنے والے یوں برتاؤ کرتے ہیں جیسے ڈومین خفیہ رابطے پر اصرار نہ کرتا ہو۔
domain-mta-sts-off-do = پہلے ”testing“ اور بعد میں ”enforce“ لکھیں، یا جو مدت پالیسی میں تھی وہ گزر جائے تو ریکارڈ اور پالیسی ہٹا دیں۔
domain-mta-sts-brief = پالیسی (MTA-STS) صرف { $seconds } سیکنڈ کے لیے ہے، ایک دن سے بھی کم۔
domain-mta-sts-brief-why = جو ڈاک پڑھنا چاہے اسے بھیجنے والوں کو بس اتنی دیر پالیسی سے دور رکھنا ہے۔
domain-mta-sts-brief-do = ⁦max_age⁩ کو ایک ہفتہ (604800) یا زیادہ کریں، اور ریکارڈ میں id بدل دیں۔
domain-mta-sts-not-listed = میل سرور { $subject } نافذ پالیسی (MTA-STS) میں درج نہیں۔
domain-mta-sts-not-listed-why = پالیسی پر چلنے والے اسے ڈاک نہیں دیتے: ڈاک دیر سے آتی ہے یا ضائع ہوتی ہے۔
domain-mta-sts-not-listed-do = پالیسی میں ابھی ”⁦mx:⁩ { $subject }“ شامل کریں، اور ریکارڈ میں id بدل دیں۔ درج یہ ہیں: { $listed }
domain-mta-sts-not-listed-yet = میل سرور { $subject } آزمائشی پالیسی (MTA-STS) میں درج نہیں۔
domain-mta-sts-not-listed-yet-why = پالیسی نافذ ہوتے ہی اس سرور کی ڈاک دیر سے آئے گی یا ضائع ہو گی۔
domain-mta-sts-not-listed-yet-do = نافذ کرنے سے پہلے پالیسی میں ”⁦mx:⁩ { $subject }“ شامل کریں، اور ریکارڈ میں id بدل دیں۔ درج یہ ہیں: { $listed }

## Certificates named in the domain name system (DANE)

domain-dane-fine = { $subject } کا سرٹیفکیٹ وہی ہے جو ناموں کا نظام بتاتا ہے (DANE)۔
domain-dane-none = ناموں کے نظام میں کسی سرٹیفکیٹ کا ذکر نہیں (DANE)۔ ہر ڈومین کو اس کی ضرورت نہیں۔
domain-dane-no-answer = یہ جانچا نہیں جا سکا کہ ناموں کا نظام سرٹیفکیٹ بتاتا ہے یا نہیں (DANE): جواب نہیں آیا۔
domain-dane-no-answer-why = اگر ایسا ہی رہے تو DANE پر چلنے والے اپنی ڈاک روک لیتے ہیں۔
domain-dane-no-answer-do = چند منٹ بعد دوبارہ جانچیں، یا ناموں کے کسی اور سرور سے پوچھیں۔
domain-dane-bogus = جو ریکارڈ { $subject } کا سرٹیفکیٹ بتاتا ہے (DANE) اس پر دستخط غلط ہیں۔
domain-dane-bogus-why = DANE پر چلنے والے اپنی ڈاک روک لیتے ہیں: وہ دیر سے آتی ہے یا ضائع ہوتی ہے۔
domain-dane-bogus-do = زون پر فوراً نئے دستخط کرائیں؛ دیکھیں کہ DNSSEC کے بارے میں کیا لکھا ہے۔
domain-dane-not-signed = ایک ریکارڈ { $subject } کا سرٹیفکیٹ بتاتا ہے (DANE)، مگر کسی نے تصدیق نہیں کی کہ وہ اصلی ہے۔
domain-dane-not-signed-why = یا تو زون پر دستخط نہیں، تب یہ ریکارڈ شمار نہیں ہوتا، یا جس سرور سے پوچھا گیا وہ تصدیق نہیں کرتا۔
domain-dane-not-signed-do = ناموں کے ایسے سرور سے پوچھیں جو DNSSEC کی تصدیق کرتا ہو۔ پھر بھی ایسا ہو تو زون پر دستخط کرائیں۔
domain-dane-domain-not-signed = میل سروروں کے سرٹیفکیٹ تو بتائے گئے ہیں (DANE)، مگر ڈومین کے میل سروروں کی فہرست پر دستخط نہیں۔
domain-dane-domain-not-signed-why = راستے میں بیٹھا شخص کوئی اور میل سرور بتا سکتا ہے، اور DANE کام نہیں آتا۔
domain-dane-domain-not-signed-do = خود ڈومین پر بھی DNSSEC کے دستخط کرائیں۔
domain-dane-unusable = جس ریکارڈ کو { $subject } کا سرٹیفکیٹ بتانا چاہیے (DANE) اس میں ڈاک کے لیے کچھ شمار نہیں ہوتا۔
domain-dane-unusable-why = بھیجنے والے کوئی بھی سرٹیفکیٹ قبول کر لیتے ہیں، جیسے ریکارڈ ہو ہی نہیں۔
domain-dane-unusable-do = ”⁦3 1 1⁩“ کی شکل کا ریکارڈ شائع کریں، سرور کی کلید کی SHA-256 قدر کے ساتھ۔
domain-dane-mismatch = { $subject } کا سرٹیفکیٹ وہ نہیں جو ناموں کا نظام بتاتا ہے (DANE)۔
domain-dane-mismatch-why = DANE پر چلنے والے ڈاک نہیں دیتے: وہ دیر سے آتی ہے یا ضائع ہوتی ہے۔ اکثر سرٹیفکیٹ نیا ہو جاتا ہے اور ریکارڈ نہیں بدلتا۔
domain-dane-mismatch-do = دیکھیں کہ سرٹیفکیٹ سرور ہی کا ہے، پھر نیچے والا ریکارڈ فوراً شائع کریں۔ آئندہ نئے سرٹیفکیٹ سے پہلے نیا ریکارڈ شائع کریں۔
domain-dane-no-tls = ناموں کا نظام { $subject } کا سرٹیفکیٹ بتاتا ہے (DANE)، مگر سرور خفیہ رابطہ نہیں کرتا۔
domain-dane-no-tls-why = DANE پر چلنے والے اسے ڈاک نہیں دیتے: وہ دیر سے آتی ہے یا ضائع ہوتی ہے۔
domain-dane-no-tls-do = میل سرور میں STARTTLS چالو کریں، یا تب تک ریکارڈ ہٹا دیں۔
domain-dane-not-seen = ناموں کا نظام { $subject } کا سرٹیفکیٹ بتاتا ہے (DANE)؛ یہ جانچا نہیں جا سکا کہ سرور کا وہی ہے یا نہیں۔
domain-dane-not-seen-why = سرٹیفکیٹ دیکھا نہیں گیا، کیونکہ سرور تک رسائی نہیں ہوئی۔
domain-dane-not-seen-do = ایسے نیٹ ورک سے دوبارہ جانچیں جہاں سے میل سروروں تک پہنچا جا سکے۔
