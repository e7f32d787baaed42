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
