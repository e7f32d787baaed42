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
