### The check of a domain: what stands around the findings, in the window, the terminal and the report.

## Topics, and what each is good for

domain-topic-spf = Servers that may send (SPF)
domain-topic-dkim = Signatures on mail (DKIM)
domain-topic-dmarc = What becomes of forged mail (DMARC)
domain-topic-mx = Mail servers (MX)
domain-topic-starttls = Encryption between mail servers (STARTTLS)
domain-topic-web = Certificate of the webmail (HTTPS)
domain-topic-mta-sts = Encryption that others must insist on (MTA-STS)
domain-topic-tls-rpt = Reports of failed encryption (TLS-RPT)
domain-topic-dane = Certificates named in the DNS (DANE)
domain-topic-dnssec = Signed DNS (DNSSEC)
domain-topic-caa = Who may issue certificates (CAA)

domain-about-spf = The list of servers that may send mail for this domain. Without it, nobody can tell a forged sender from a real one.
domain-about-dkim = A signature on every mail proves that it comes from this domain and was not changed on the way.
domain-about-dmarc = Tells everybody who receives mail what to do with mail that only pretends to come from this domain, and where to report it.
domain-about-mx = The servers that receive mail for this domain. Where one is missing or wrong, mail is lost.
domain-about-starttls = Mail servers encrypt what they hand to each other, and show a valid certificate. Without it, mail can be read on the way.
domain-about-web = Officers sign in to their mail in the browser. A valid certificate keeps the password from being read or the page from being imitated.
domain-about-mta-sts = Other servers then deliver mail only encrypted, and only to the right server. Without it, an attacker on the way can switch the encryption off.
domain-about-tls-rpt = Other servers then report when they could not encrypt, so that a fault or an attack is noticed.
domain-about-dane = The DNS says which certificate a mail server has, so that a false one is noticed. It needs signed DNS.
domain-about-dnssec = Answers of the DNS are signed, so that nobody can put false ones in their place.
domain-about-caa = Names the authorities that may issue certificates for this domain, so that others refuse to.

## What came of it

domain-verdict-good = This domain is set up well.
domain-verdict-good-advice = Nothing has to be done now. Check again after every change, and before a new server goes live.
domain-verdict-unknown = Nothing serious was found, but not everything could be checked.
domain-verdict-unknown-advice = Check again later or from another network. Do not take this for a good result.
domain-verdict-unanswered = Nothing could be checked: nobody answered.
domain-verdict-unanswered-advice = This says nothing about the domain. Look whether this computer is connected, choose another resolver, or check again later.
domain-verdict-weak = A protection of this domain is missing.
domain-verdict-weak-advice = Give the administrator this report and have the problems mended, the first one first.
domain-verdict-bad = Mail of this domain can be forged, read or lost.
domain-verdict-bad-advice = Give the administrator this report today. Until it is mended, do not trust mail only because it names this domain.
domain-verdict-missing = This domain does not exist.
domain-verdict-missing-advice = Look whether the name is spelled correctly. Do not send mail there, and do not trust mail that names it.

domain-grade = Grade { $grade }
domain-grade-none = No grade: not everything could be checked

domain-severity-low = minor
domain-severity-medium = medium
domain-severity-high = serious
domain-severity-critical = critical

domain-state-fine = in order
domain-state-problem = problem
domain-state-unknown = could not be checked
domain-state-not-applicable = does not apply

domain-profile-mail = This domain sends or receives mail.
domain-profile-parked = This domain is not for mail, and should say so.
domain-profile-missing = This domain does not exist.

## One address of a server

domain-answer-reachable = Can be reached
domain-answer-offered = Offers encryption
domain-answer-version = Encryption is up to date
domain-answer-chain = Certificate of a trusted authority
domain-answer-name = Certificate fits the name
domain-answer-expiry = Certificate is valid now

## Who is asked

domain-contact-dns = DNS
domain-contact-smtp = Mail server
domain-contact-https = Web server
domain-plan-dns = Whoever answers DNS questions on this computer
domain-plan-smtp = The mail servers that the DNS names for this domain (port 25)
domain-plan-https = The web servers that the DNS names for this domain (port 443)

## The report and the terminal

domain-report-title = Mail domain check
domain-report-domain = Domain
domain-report-punycode = In the DNS
domain-report-date = Checked on
domain-report-asked = Asked
domain-report-result = Result
domain-report-topics = What was checked
domain-report-topic = Topic
domain-report-state = State
domain-report-says = What is so
domain-report-problems = What has to be mended
domain-report-no-problems = No problems were found.
domain-report-none-seen = No problem was seen, but not everything could be looked at.
domain-report-unchecked = What could not be checked
domain-report-why = Why it matters
domain-report-do = What to do
domain-report-record = Record to publish
domain-report-changes = Since the check of { $date }
domain-report-no-changes = Nothing has changed.
domain-report-grade-before = The grade was { $grade }.
domain-report-gone = Mended: { $text }
domain-report-new = New: { $text }
domain-report-changed = Changed: { $name } ({ $kind })
domain-report-before = before
domain-report-now = now
domain-report-nothing = nothing
domain-report-more =
    { $count ->
        [one] and one more
       *[other] and { $count } more
    }
domain-report-made-by = Made by Muhr { $version } on the computer of whoever asked; nothing was sent to anybody else.

domain-cli-would-ask = Checking { $domain } would ask:
domain-cli-asks = Checking { $domain } asks:
domain-cli-asked = Asked:
domain-cli-contact = { "  - " }{ $kind }: { $server }
domain-cli-head = { $domain }: { $verdict } { $grade }
domain-cli-advice = What to do now: { $advice }
domain-cli-topic = { "  " }[{ $state }] { $topic }: { $text }
domain-cli-problem = { $severity }: { $text }
domain-cli-why = { "      " }Why it matters: { $text }
domain-cli-do = { "      " }What to do: { $text }
domain-cli-record = { "      " }Record to publish: { $name }  { $kind }  { $value }
domain-cli-spf-tree = Servers that may send, with everything that is included:
domain-cli-tree = { $text }
domain-cli-spf-lookups = { "  " }DNS look-ups: { $lookups } of at most 10; without an answer: { $void } of at most 2
domain-cli-report = Report: { $path }
domain-cli-refused = Line { $line } is no domain: { $text } ({ $why })
domain-cli-summary = Good: { $good }. Not fully checked: { $unknown }. Weak: { $weak }. Bad: { $bad }.
domain-cli-stopped = Stopped: { $done } of { $all } were checked.
