### Findings about what the domain name system says: domain-<id>, -why (what it means for the officer), -do (what the administrator should do).

## What any topic may say

domain-check-no-answer = Nobody answered in time when the DNS was asked for { $name }.
domain-check-no-answer-why = Whether this is set up well is not known. It says nothing against the domain.
domain-check-no-answer-do = Check again later, or from another network. If it stays like this, ask the administrator whether the domain’s name servers can be reached.
domain-check-refused = The DNS resolver refused to answer for { $name }.
domain-check-refused-why = Whether this is set up well is not known. It says nothing against the domain.
domain-check-refused-do = Choose another resolver in the settings, or check from another network.
domain-check-failed = The DNS resolver could not find anybody who knows about { $name }.
domain-check-failed-why = Whether this is set up well is not known. Either the resolver or the domain’s name servers have a fault at the moment.
domain-check-failed-do = Check again later. If it stays like this from several networks, ask the administrator to look at the domain’s name servers.
domain-check-bogus = The DNS answer for { $name } has wrong signatures, so it was not used.
domain-check-bogus-why = Nobody can tell whether the answer is the domain’s own or a false one.
domain-check-bogus-do = First mend the DNS signatures (DNSSEC) of the domain, then check again.
domain-check-no-time = This was not looked at to the end: the time was up, or there was too much to ask.
domain-check-no-time-why = Whether this is set up well is not known.
domain-check-no-time-do = Check again, perhaps from a faster network.
domain-check-stopped = The check was stopped before this was looked at.
domain-check-stopped-why = Whether this is set up well is not known.
domain-check-stopped-do = Start the check again when you have time for it.
domain-check-missing = The domain does not exist.
domain-check-parked = The domain receives no mail, so this is not needed.
domain-check-servers-off = The servers were not reached, because only the DNS was to be asked.
domain-check-servers-off-why = Whether they encrypt and have valid certificates is not known.
domain-check-servers-off-do = Check again with the servers included.
domain-mx-no-domain = This domain does not exist.
domain-mx-no-domain-why = Mail sent there is lost or comes back. Mail that names it as its sender is forged.
domain-mx-no-domain-do = Look whether the name is spelled correctly. If it is your own domain, ask the registry at once whether it has expired.

## SPF

domain-spf-fine = The domain names the servers that may send for it, and refuses all others.
domain-spf-nobody = The domain says that no server may send mail for it.
domain-spf-none = The domain does not say which servers may send mail for it.
domain-spf-none-why = Anybody can send mail in its name, and those who receive it cannot tell.
domain-spf-none-do = List all servers and services that send mail for the domain, and publish them in one SPF record that ends in “-all”.
domain-spf-parked-open = The domain is not for mail, but does not say that nobody may send for it.
domain-spf-parked-open-why = Forgers like domains that nobody watches.
domain-spf-parked-open-do = Publish the record below.
domain-spf-several = There are { $count } SPF records, where only one may be.
domain-spf-several-why = Others then use none of them, so the domain has no protection against forged senders.
domain-spf-several-do = Put everything into one record and delete the others.
domain-spf-near-miss = A text looks like an SPF record but is none: { $record }
domain-spf-near-miss-why = Nobody reads it, so the domain has no protection against forged senders.
domain-spf-near-miss-do = A record begins with exactly “v=spf1” and a space. Correct it.
domain-spf-term = The SPF record has a term that does not exist: { $term }
domain-spf-term-why = One fault spoils the whole record: others treat it as if it were not there.
domain-spf-term-do = Correct the term or remove it.
domain-spf-term-value = A term of the SPF record is not complete or not written correctly: { $term }
domain-spf-term-value-why = The server that is meant is not allowed, or the whole record is treated as if it were not there.
domain-spf-term-value-do = Correct the term: behind the name stands a colon and a whole domain, as in “include:example.org”, and a space before the next term.
domain-spf-term-network = A term of the SPF record has no proper IP address or network: { $term }
domain-spf-term-network-why = One fault spoils the whole record: others treat it as if it were not there.
domain-spf-term-network-do = Write a whole address behind “ip4:” or “ip6:”, and behind the slash at most 32 or 128.
domain-spf-term-twice = A term that may stand once stands twice in the SPF record: { $term }
domain-spf-term-twice-why = One fault spoils the whole record: others treat it as if it were not there.
domain-spf-term-twice-do = Keep one of the two.
domain-spf-not-ascii = The SPF record has characters that may not stand in it: { $term }
domain-spf-not-ascii-why = One fault spoils the whole record: others treat it as if it were not there.
domain-spf-not-ascii-do = Write it anew with plain Latin letters; curly quotation marks and dashes often come in by copying.
domain-spf-too-many-terms = The SPF record has more terms than anybody reads.
domain-spf-too-many-terms-why = Others give up on it and treat it as if it were not there.
domain-spf-too-many-terms-do = Put addresses together into networks, and remove what no longer sends.
domain-spf-all-pass = The SPF record allows everybody to send: { $term }
domain-spf-all-pass-why = Anybody can send mail in this domain’s name, and it even counts as genuine.
domain-spf-all-pass-do = Let the record refuse all others: it ends in “-all”.
domain-spf-all-pass-included = The SPF record includes that of { $subject }, which allows everybody to send.
domain-spf-all-pass-included-why = Anybody can send mail in this domain’s name, and it even counts as genuine.
domain-spf-all-pass-included-do = Remove the include of { $subject }, or have its owner mend it.
domain-spf-all-neutral = The SPF record says nothing about servers that it does not name: { $term }
domain-spf-all-neutral-why = Mail from strangers’ servers is not refused.
domain-spf-all-neutral-do = When all servers are named, let the record end in “-all”.
domain-spf-no-all = The SPF record does not say what becomes of servers that it does not name.
domain-spf-no-all-why = Mail from strangers’ servers is not refused.
domain-spf-no-all-do = When all servers are named, add “-all” at the end.
domain-spf-softfail = The SPF record only doubts servers that it does not name; it does not refuse them (~all).
domain-spf-softfail-why = Mail from strangers’ servers often arrives all the same, unless DMARC refuses it.
domain-spf-softfail-do = When all servers are named, let the record end in “-all”.
domain-spf-too-many-lookups = The SPF record needs { $count } DNS look-ups, and only 10 are allowed.
domain-spf-too-many-lookups-why = Others give up, and the record does not count: genuine mail may be refused, forged mail may arrive.
domain-spf-too-many-lookups-do = Remove services that no longer send, and name networks in place of “a”, “mx” and “include” where that is possible.
domain-spf-too-many-void = { $count } DNS look-ups of the SPF record find nothing, and only 2 may.
domain-spf-too-many-void-why = Many receivers give up then, and the record does not count.
domain-spf-too-many-void-do = Remove the names that no longer exist.
domain-spf-loop = The SPF record leads back to itself: { $term }
domain-spf-loop-why = Others give up, and the record does not count.
domain-spf-loop-do = Remove the term that leads back.
domain-spf-include-none = The SPF record leads to { $subject }, which has no SPF record.
domain-spf-include-none-why = That spoils the whole record: others treat it as if it were not there.
domain-spf-include-none-do = Correct the name { $subject }, or remove the term.
domain-spf-include-broken = The SPF record leads to that of { $subject }, which has a fault.
domain-spf-include-broken-why = That spoils this record too: others treat it as if it were not there.
domain-spf-include-broken-do = Tell the owner of { $subject }, or remove the term until it is mended.
domain-spf-include-no-answer = The SPF record leads to { $subject }, and nobody answered about it.
domain-spf-include-no-answer-why = Whether the whole record is in order is not known.
domain-spf-include-no-answer-do = Check again later. If it stays like this, ask the owner of { $subject }.
domain-spf-mx-many = The SPF record allows the mail servers of a domain that has more than 10 of them: { $term }
domain-spf-mx-many-why = Others give up, and the record does not count.
domain-spf-mx-many-do = Name the networks of the servers with “ip4:” and “ip6:” in place of “mx”.
domain-spf-wide = The SPF record allows a network of many millions of addresses: { $term }
domain-spf-wide-why = Very many strangers can send mail in this domain’s name, and it counts as genuine.
domain-spf-wide-do = Name only the networks that the domain’s own servers stand in.
domain-spf-private = The SPF record allows an address that exists only inside offices: { $term }
domain-spf-private-why = It has no effect, because mail from outside never comes from there.
domain-spf-private-do = Name the address that the server has on the Internet.
domain-spf-ptr = The SPF record uses “ptr”, which is not to be used any more.
domain-spf-ptr-why = It is slow and uncertain, and some receivers ignore it.
domain-spf-ptr-do = Name the servers with “ip4:”, “ip6:” or “a:” in its place.
domain-spf-after-all = A term stands behind “all” in the SPF record, where nobody reads it: { $term }
domain-spf-after-all-why = The server that is meant is not allowed, and its mail may be refused.
domain-spf-after-all-do = Move the term before “all”, or remove it.
domain-spf-redirect-ignored = The SPF record has a “redirect” beside “all”, so nobody follows it: { $term }
domain-spf-redirect-ignored-why = What the other record allows is not allowed here.
domain-spf-redirect-ignored-do = Keep one of the two: “redirect” or “all”.
domain-spf-too-long = The SPF record is { $bytes } bytes long; more than 450 may not fit into one answer.
domain-spf-too-long-why = Some receivers cannot read it.
domain-spf-too-long-do = Remove what no longer sends, and put networks together.
domain-spf-macros = A term of the SPF record depends on who sends, so it cannot be followed beforehand: { $term }

## DKIM

domain-dkim-fine = The signing key “{ $subject }” is in order ({ $key }).
domain-dkim-short = The signing key “{ $subject }” is so short that others can compute it ({ $key }).
domain-dkim-short-why = A forger can sign mail in this domain’s name, and receivers do not trust its own signatures.
domain-dkim-short-do = Make a new key of at least 2048 bits and take this one back.
domain-dkim-weak = The signing key “{ $subject }” is shorter than is advised today ({ $key }).
domain-dkim-weak-why = It is not broken, but will not last.
domain-dkim-weak-do = Make a new key of 2048 bits at the next change.
domain-dkim-revoked = The signing key “{ $subject }” was taken back.
domain-dkim-not-for-mail = The key “{ $subject }” is not meant for mail.
domain-dkim-testing = The signing key “{ $subject }” is marked as a test (t=y).
domain-dkim-testing-why = Receivers treat mail that is signed wrongly as if it were not signed.
domain-dkim-testing-do = When signing works, remove “t=y” from the record.
domain-dkim-sha1 = The signing key “{ $subject }” is only for SHA-1, which nobody accepts any more.
domain-dkim-sha1-why = Signatures made with it do not count.
domain-dkim-sha1-do = Let the server sign with SHA-256 and remove “h=sha1” from the record.
domain-dkim-unusable = What is published as the signing key “{ $subject }” is no key that can be used.
domain-dkim-unusable-why = Signatures made with it cannot be verified.
domain-dkim-unusable-do = Publish the key anew, exactly as the mail server shows it; long keys are often cut when they are pasted.
domain-dkim-version = The record of the signing key “{ $subject }” does not begin with “v=DKIM1”.
domain-dkim-version-why = Receivers do not use it.
domain-dkim-version-do = Put “v=DKIM1;” at its beginning.
domain-dkim-several = There are { $count } keys at “{ $subject }”, where only one may be.
domain-dkim-several-why = Which of them a receiver takes is chance, so good signatures fail now and then.
domain-dkim-several-do = Keep the key that the mail server signs with, and delete the others.
domain-dkim-missing = The message was signed with the key “{ $subject }”, which is not published.
domain-dkim-missing-why = Nobody can verify mail that is signed with it. If the message is old, the key may have been changed since.
domain-dkim-missing-do = If the mail server still signs with it, publish the key.
domain-dkim-given-none = There is no key at the selector “{ $subject }”.
domain-dkim-given-none-why = Whether the domain signs its mail is not known.
domain-dkim-given-none-do = Look whether the selector is spelled correctly, or drop a message that the domain has sent: its signature names the selector.
domain-dkim-none-found = No usable signing key was found under the names that are often used.
domain-dkim-none-found-why = That proves nothing: a domain may sign under a name that nobody can guess.
domain-dkim-none-found-do = Drop a message that the domain has sent: its signature names the key, which is then checked.
domain-dkim-wildcard = The DNS gives the same answer for every signing key, whatever its name.
domain-dkim-wildcard-why = So nobody can tell from here which keys the domain really signs with.
domain-dkim-wildcard-do = Drop a message that the domain has sent. The administrator should remove the wildcard record below “_domainkey”.
domain-dkim-none = The domain publishes no signing key at all; the signed DNS proves it.
domain-dkim-none-why = Nobody can tell whether a mail really comes from this domain and was not changed on the way.
domain-dkim-none-do = Switch DKIM signing on in the mail server, and publish the key that it shows.
domain-dkim-parked-fine = The domain is not for mail, and takes every signing key back.
domain-dkim-parked-open = The domain is not for mail, but does not take signing keys back.
domain-dkim-parked-open-why = It is a small additional protection against forged signatures.
domain-dkim-parked-open-do = Publish the record below.
domain-dkim-message-fine = The message bears a valid signature of { $domain }.
domain-dkim-message-fails = The message bears a signature of { $domain } that is not valid.
domain-dkim-message-fails-why = Either the message was changed on the way, or the server signs wrongly, or the signature is forged.
domain-dkim-message-fails-do = Drop another message that came directly. If its signature fails too, compare the published key with that of the mail server.
domain-dkim-message-unknown = Whether the message’s signature of { $domain } is valid could not be found out.
domain-dkim-message-unknown-why = Whether the domain signs its mail correctly is not known.
domain-dkim-message-unknown-do = Check again later, or drop a newer message.
domain-dkim-message-other = The message is signed only by another domain: { $domain }
domain-dkim-message-other-why = Such a signature does not prove that the mail comes from this domain, and does not count for DMARC.
domain-dkim-message-other-do = Let the service that sends the mail sign with this domain’s name.

## DMARC

domain-dmarc-fine = The domain asks others to stop forged mail (policy “{ $policy }”).
domain-dmarc-inherited = The domain is protected by the record of { $from } (policy “{ $policy }”).
domain-dmarc-inherited-none = The domain has no DMARC record of its own, and that of { $from } does not have forged mail stopped.
domain-dmarc-inherited-none-why = Mail that is forged in this domain’s name is delivered.
domain-dmarc-inherited-none-do = Publish a record of its own, or make the policy of { $from } for subdomains stricter (“sp”).
domain-dmarc-none = The domain does not say what becomes of mail forged in its name.
domain-dmarc-none-why = Others deliver it, and the officers who receive it cannot tell.
domain-dmarc-none-do = Create the mailbox for reports, then publish a record such as the one below. When the reports show no genuine mail failing, change the policy to “reject”.
domain-dmarc-p-none = The DMARC policy is “none”: forged mail is only counted, not stopped.
domain-dmarc-p-none-why = Mail that is forged in this domain’s name is delivered.
domain-dmarc-p-none-do = Read the reports. When all genuine mail passes, change the policy to “quarantine”, later to “reject”.
domain-dmarc-several = There are { $count } DMARC records, where only one may be.
domain-dmarc-several-why = Others then use none of them, so forged mail is delivered.
domain-dmarc-several-do = Keep one and delete the others.
domain-dmarc-near-miss = A text looks like a DMARC record but is none: { $record }
domain-dmarc-near-miss-why = Nobody reads it, so forged mail is delivered.
domain-dmarc-near-miss-do = A record begins with exactly “v=DMARC1;”, in capitals. Correct it.
domain-dmarc-misplaced = The DMARC record stands at the wrong name: { $name }
domain-dmarc-misplaced-why = Nobody looks there, so forged mail is delivered.
domain-dmarc-misplaced-do = Publish it at the name below, and delete it where it is now.
domain-dmarc-bad-tag = The DMARC record has a part that cannot be read: { $tag }
domain-dmarc-bad-tag-why = One fault spoils the whole record, so forged mail is delivered.
domain-dmarc-bad-tag-do = Each part is a name, an equals sign and a value, with a semicolon between them. Correct it.
domain-dmarc-tag-twice = The part “{ $tag }” stands twice in the DMARC record.
domain-dmarc-tag-twice-why = One fault spoils the whole record, so forged mail is delivered.
domain-dmarc-tag-twice-do = Keep one of the two.
domain-dmarc-no-policy = The DMARC record does not say what becomes of forged mail (“p” is missing or unknown).
domain-dmarc-no-policy-why = Forged mail is delivered.
domain-dmarc-no-policy-do = Add “p=quarantine” or “p=reject”.
domain-dmarc-sp-weaker = For names below the domain, the DMARC policy is weaker: “{ $policy }”.
domain-dmarc-sp-weaker-why = Mail can be forged in the name of a subdomain, such as mail.… or hr.….
domain-dmarc-sp-weaker-do = Remove “sp”, so that the policy of the domain holds for all names below it.
domain-dmarc-np-weaker = For names below the domain that do not exist, the DMARC policy is weaker: “{ $policy }”.
domain-dmarc-np-weaker-why = Forgers like to invent such names, and nobody stops them.
domain-dmarc-np-weaker-do = Add “np=reject”: no genuine mail comes from names that do not exist.
domain-dmarc-testing = The DMARC record is marked as a test (t=y).
domain-dmarc-testing-why = Others apply a weaker policy than the one that stands there.
domain-dmarc-testing-do = When all genuine mail passes, remove “t=y”.
domain-dmarc-psd = The DMARC record says that the domain is a public suffix, under which others register names (psd=y). It is none.
domain-dmarc-psd-why = Each subdomain then counts as a stranger, so that genuine mail fails and the policy does not hold below the domain.
domain-dmarc-psd-do = Remove “psd=y”.
domain-dmarc-pct = The DMARC record has “pct={ $value }”, which no longer exists.
domain-dmarc-pct-why = New receivers ignore it; old ones apply the policy to a part of the mail only.
domain-dmarc-pct-do = Remove “pct”.
domain-dmarc-old-tags = The DMARC record has parts that no longer exist: { $tags }
domain-dmarc-old-tags-why = They have no effect.
domain-dmarc-old-tags-do = Remove them.
domain-dmarc-unknown-tags = The DMARC record has parts that nobody knows: { $tags }
domain-dmarc-unknown-tags-why = They have no effect; perhaps another was meant.
domain-dmarc-unknown-tags-do = Correct or remove them.
domain-dmarc-bad-value = “{ $tag }” has a value in the DMARC record that nobody knows: { $value }
domain-dmarc-bad-value-why = Others act as if it were not there.
domain-dmarc-bad-value-do = Correct or remove it.
domain-dmarc-no-reports = The DMARC record asks for no reports.
domain-dmarc-no-reports-why = Nobody notices when the domain is forged, or when genuine mail fails.
domain-dmarc-no-reports-do = Create a mailbox for reports and add “rua” as below.
domain-dmarc-bad-address = No report can be sent to the address in “{ $tag }”: { $subject }
domain-dmarc-bad-address-why = Reports to it are lost.
domain-dmarc-bad-address-do = Write it as “mailto:” and a whole address, several with a comma between them.
domain-dmarc-reports-refused = Reports are to go to { $subject } (“{ $tag }”), which has not agreed to get them.
domain-dmarc-reports-refused-why = Others send no reports there.
domain-dmarc-reports-refused-do = Have { $subject } publish the record below, or take an address in the domain itself.
domain-dmarc-parked-weak = The domain is not for mail, but does not ask others to refuse mail that names it (policy “{ $policy }”).
domain-dmarc-parked-weak-why = Forgers like domains that nobody watches.
domain-dmarc-parked-weak-do = Publish the record below.

## TLS-RPT

domain-tls-rpt-fine = Other mail servers are asked to report when they could not encrypt.
domain-tls-rpt-none = Other mail servers are not asked to report when they could not encrypt.
domain-tls-rpt-none-why = Nobody notices when encryption fails or is attacked.
domain-tls-rpt-none-do = Create a mailbox for reports and publish the record below.
domain-tls-rpt-several = There are { $count } TLS-RPT records, where only one may be.
domain-tls-rpt-several-why = Others then use none of them and send no reports.
domain-tls-rpt-several-do = Keep one and delete the others.
domain-tls-rpt-broken = The TLS-RPT record cannot be read.
domain-tls-rpt-broken-why = Others send no reports.
domain-tls-rpt-broken-do = Write it as below, with the address of a mailbox that exists.

## DNSSEC

domain-dnssec-fine = The domain’s DNS is signed, and the signatures are right.
domain-dnssec-unsigned = The domain’s DNS is not signed.
domain-dnssec-unsigned-why = Somebody on the way could put false answers in the place of true ones, and lead mail elsewhere.
domain-dnssec-unsigned-do = Ask the operator of the name servers to switch DNSSEC on, and give the key to the registry.
domain-dnssec-bogus = The signatures of the domain’s DNS are wrong.
domain-dnssec-bogus-why = For everybody whose resolver verifies, the domain is gone: mail to it and from it is lost.
domain-dnssec-bogus-do = Have the operator of the name servers mend the signatures at once; most often they have expired, or the key at the registry is an old one.
domain-dnssec-not-verified = The domain’s DNS is signed, but the resolver on this network does not verify signatures.
domain-dnssec-not-verified-why = Whether the signatures are right is not known.
domain-dnssec-not-verified-do = Choose a resolver that verifies in the settings, and check again.

## CAA

domain-caa-fine = Only these may issue certificates for the domain: { $issuers }
domain-caa-nobody = Nobody may issue certificates for the domain.
domain-caa-none = The domain does not limit who may issue certificates for it. It could, but need not.
domain-caa-unknown = A CAA record demands something that no authority knows: { $tag }
domain-caa-unknown-why = No authority may issue a certificate then; the next one that expires cannot be renewed.
domain-caa-unknown-do = Correct the record, or take its flag 128 away.
domain-caa-broken = A CAA record cannot be read: { $value }
domain-caa-broken-why = The authority that is meant may not issue a certificate.
domain-caa-broken-do = Write the authority’s domain as it says itself, such as “letsencrypt.org”.
