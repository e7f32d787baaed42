### Findings about mail and web servers: domain-<id>, -why (what it means for the officer), -do (what the administrator should do).

## Mail servers

domain-mx-fine = The mail servers have names and addresses as they should: { $hosts }
domain-mx-no-answer = Nobody answered which servers take the domain’s mail.
domain-mx-no-answer-why = Without that answer the mail servers could not be looked at. It says nothing against the domain.
domain-mx-no-answer-do = Check again in a few minutes, or ask another resolver.
domain-mx-bogus = The list of mail servers could not be read: its signatures (DNSSEC) are wrong.
domain-mx-bogus-why = Either the signatures have been let expire, or somebody tampers with the answer. Careful senders cannot deliver mail.
domain-mx-bogus-do = Ask the administrator to have the zone signed anew; see what is said about DNSSEC.
domain-mx-null = The domain says that it takes no mail.
domain-mx-none = The domain names no mail server and takes no mail.
domain-mx-wanted = The domain should take mail, but names no server for it.
domain-mx-wanted-why = Mail to this domain comes back to whoever sends it.
domain-mx-wanted-do = Publish an MX record that names the mail server. If the domain is not for mail, publish the record below and say so here.
domain-mx-implicit = The domain names no mail server, so mail goes to the address of its web site.
domain-mx-implicit-why = Usually nobody takes mail there: it waits for days and then comes back.
domain-mx-implicit-do = Publish an MX record that names the mail server, or “0 .” if the domain takes no mail.
domain-mx-null-beside = The domain says that it takes no mail, and names mail servers all the same.
domain-mx-null-beside-why = Some senders will not deliver mail to it.
domain-mx-null-beside-do = Remove the MX record “0 .”, or all others.
domain-mx-many = The domain names { $all } mail servers; only the first { $seen } were looked at.
domain-mx-many-why = What the others do is not known.
domain-mx-many-do = Ask the administrator whether all of them are still needed.
domain-mx-alias = The mail server { $subject } is only another name for { $alias }.
domain-mx-alias-why = The rules of mail forbid it, and some senders do not deliver to such a server.
domain-mx-alias-do = Put { $alias } itself into the MX record, or give { $subject } an address of its own.
domain-mx-no-host = The mail server { $subject } does not exist.
domain-mx-no-host-why = Mail for it is lost or late. If its name can be bought, whoever buys it receives mail that is meant for you.
domain-mx-no-host-do = Correct the name in the MX record, or remove the record, today.
domain-mx-no-address = The mail server { $subject } has no address.
domain-mx-no-address-why = Nobody can deliver mail to it.
domain-mx-no-address-do = Publish an address (A or AAAA record) for { $subject }, or remove its MX record.
domain-mx-host-unanswered = Nobody answered where the mail server { $subject } is.
domain-mx-host-unanswered-why = Without its address it could not be looked at. It says nothing against the server.
domain-mx-host-unanswered-do = Check again in a few minutes, or ask another resolver.
domain-mx-address = The MX record holds the address { $subject } where a name must be.
domain-mx-address-why = The rules of mail forbid it, and most senders do not deliver to such a server.
domain-mx-address-do = Give the server a name, and put that name into the MX record.
domain-mx-private-address = The mail server { $subject } has the address { $address }, which only works inside an office.
domain-mx-private-address-why = From outside nobody can deliver mail to it, and the address tells how the office’s network is laid out.
domain-mx-private-address-do = Publish the address that is reached from the Internet, and keep the inner one in the inner name server.
domain-mx-reverse-none = The address { $address } of the mail server { $subject } has no name (reverse DNS).
domain-mx-reverse-none-why = If it also sends mail, many receivers take that for unwanted mail.
domain-mx-reverse-none-do = Ask whoever provides the address to publish a PTR record with the server’s name.
domain-mx-reverse-elsewhere = The address { $address } of the mail server { $subject } is called { $name }, but that name leads elsewhere.
domain-mx-reverse-elsewhere-why = If it also sends mail, many receivers take that for unwanted mail.
domain-mx-reverse-elsewhere-do = Let the PTR record of the address and the address of that name lead to each other.

## Encryption between mail servers

domain-starttls-fine = { $subject } takes mail encrypted ({ $version }), and its certificate is right.
domain-starttls-no-mail = There is no mail server, so there is nothing to encrypt.
domain-starttls-no-servers = Whether mail is encrypted on its way could not be checked: no mail server was found that could be asked.
domain-starttls-no-servers-why = It says nothing for or against the encryption.
domain-starttls-no-servers-do = See what is said about the mail servers, and check again.
domain-starttls-refused = The mail server { $subject } refuses the connection ({ $address }).
domain-starttls-refused-why = Mail does not arrive there.
domain-starttls-refused-do = Let the mail service run and listen on port 25, or remove the server from the MX records.
domain-starttls-all-refused = Every mail server refuses the connection: { $subject } ({ $address }).
domain-starttls-all-refused-why = Either no mail arrives there, or the network you are in lets no computer connect to mail servers (port 25). From here nobody can tell which.
domain-starttls-all-refused-do = Check again from another network, or let the administrator run the check on a server. If it is refused there too, let the mail service run and listen on port 25.
domain-starttls-timed-out = The mail server { $subject } did not answer in time ({ $address }).
domain-starttls-timed-out-why = Many networks let no computer connect to mail servers (port 25), so this is mostly about the network you are in.
domain-starttls-timed-out-do = Check again from another network, or let the administrator run the check on a server.
domain-starttls-unreachable = No way leads from this computer to the mail server { $subject } ({ $address }).
domain-starttls-unreachable-why = The network or a firewall here does not let the connection through. It says nothing about the server.
domain-starttls-unreachable-do = See whether this computer is connected, and check again from another network.
domain-starttls-no-ipv6 = The IPv6 address { $address } of { $subject } was not looked at: this computer has no IPv6.
domain-starttls-closed = The mail server { $subject } hung up before anything could be seen ({ $address }).
domain-starttls-closed-why = Many servers hang up on computers that are no mail servers. It says nothing about the encryption.
domain-starttls-closed-do = Check again later or from another network.
domain-starttls-busy = The mail server { $subject } does not take connections from here now: { $reply }
domain-starttls-busy-why = It is busy, or wants nobody from this network. It says nothing about the encryption.
domain-starttls-busy-do = Check again later or from another network.
domain-starttls-not-greeted = The mail server { $subject } did not want to talk to this computer: { $reply }
domain-starttls-not-greeted-why = It is careful with strangers. It says nothing about the encryption.
domain-starttls-not-greeted-do = Let the administrator run the check from a server that it knows.
domain-starttls-not-smtp = What answers at { $subject } does not speak as a mail server does ({ $address }).
domain-starttls-not-smtp-why = Perhaps something on the way answers in its place, such as the sign-in page of a network.
domain-starttls-not-smtp-do = Check again from another network. If it stays so, ask the administrator what listens on port 25.
domain-starttls-flood = What answers at { $subject } says far more than a mail server would; the check was broken off ({ $address }).
domain-starttls-flood-why = Whatever it is, it does not behave like a mail server.
domain-starttls-flood-do = Check again from another network. If it stays so, ask the administrator what listens on port 25.
domain-starttls-hidden = Something on the way hides what the mail server { $subject } offers ({ $address }).
domain-starttls-hidden-why = Some firewalls write X over the offer to encrypt. If it stands before the server, all mail arrives in clear.
domain-starttls-hidden-do = Check again from another network. If it stays so, switch off the inspection of SMTP in the firewall before the server.
domain-starttls-not-offered = The mail server { $subject } offers no encryption ({ $address }).
domain-starttls-not-offered-why = Every mail to it travels in clear: whoever stands on the way can read and change it.
domain-starttls-not-offered-do = Switch on STARTTLS in the mail server, with a certificate for { $subject }.
domain-starttls-withdrawn = The mail server { $subject } offers encryption and then refuses it: { $reply }
domain-starttls-withdrawn-why = Mail to it travels in clear, or not at all.
domain-starttls-withdrawn-do = See in the log of the mail server why TLS does not start; mostly certificate or key cannot be read.
domain-starttls-injected = The mail server { $subject } let something in clear slip in after encryption was agreed on ({ $address }).
domain-starttls-injected-why = Whoever stands on the way could put commands or mail of their own into the encrypted connection.
domain-starttls-injected-do = Update the mail server: this fault has been known since 2011 (CVE-2011-0411), and newer versions do not have it.
domain-starttls-not-tls = The mail server { $subject } agrees to encrypt, but then does not ({ $address }).
domain-starttls-not-tls-why = Mail to it travels in clear, or not at all.
domain-starttls-not-tls-do = See in the log of the mail server why TLS does not start; mostly certificate or key cannot be read.
domain-starttls-old-version = The mail server { $subject } only knows outdated encryption, older than TLS 1.2 ({ $address }).
domain-starttls-old-version-why = Such encryption can be broken, and more and more senders no longer use it.
domain-starttls-old-version-do = Update the mail server, and allow TLS 1.2 and 1.3 alone.
domain-starttls-no-method = The mail server { $subject } knows no encryption method that is deemed safe today ({ $address }).
domain-starttls-no-method-why = What it uses can be broken, or read later by whoever records it now.
domain-starttls-no-method-do = Allow methods with ECDHE and AES-GCM or ChaCha20 in the mail server, and remove the old ones.
domain-starttls-self-signed = Nobody but the server { $subject } itself vouches for its certificate.
domain-starttls-self-signed-why = Anybody can make such a certificate, so a sender cannot tell the server from whoever stands on the way.
domain-starttls-self-signed-do = Have a certificate for { $subject } issued by a known authority; some issue them free of charge and renew them by themselves.
domain-starttls-incomplete = The server { $subject } does not send the certificates that lead from its own to the authority.
domain-starttls-incomplete-why = Many senders then cannot tell whether the certificate is real.
domain-starttls-incomplete-do = Let the mail server send the whole chain (often called fullchain).
domain-starttls-untrusted = The certificate of { $subject } is from an authority that this computer does not know: { $issuer }
domain-starttls-untrusted-why = Senders outside do not know it either, so they cannot tell the server from whoever stands on the way.
domain-starttls-untrusted-do = Have the certificate issued by a generally known authority.
domain-starttls-authority-expired = A certificate above the one of { $subject } has expired.
domain-starttls-authority-expired-why = Senders then cannot tell whether the certificate is real.
domain-starttls-authority-expired-do = Let the mail server send the present chain of its authority.
domain-starttls-broken = The certificate of { $subject } is not made for a server, or is damaged.
domain-starttls-broken-why = Senders then cannot tell the server from whoever stands on the way.
domain-starttls-broken-do = Have a new certificate issued for { $subject }, as one for a server.
domain-starttls-no-roots = Whether a known authority issued the certificate of { $subject } could not be checked.
domain-starttls-no-roots-why = This computer has no list of authorities that it trusts.
domain-starttls-no-roots-do = Ask your IT office to repair the list of root certificates on this computer, or check on another one.
domain-starttls-wrong-name = The certificate of { $subject } is made out to another name: { $names }
domain-starttls-wrong-name-why = A sender cannot tell the server from whoever stands on the way.
domain-starttls-wrong-name-do = Have a certificate issued that names { $subject }.
domain-starttls-expired = The certificate of { $subject } has expired ({ $day }).
domain-starttls-expired-why = Careful senders hold their mail back, and the others cannot tell the server from an impostor.
domain-starttls-expired-do = Renew the certificate today, and let it renew itself from now on.
domain-starttls-not-yet = The certificate of { $subject } is not valid yet.
domain-starttls-not-yet-why = Careful senders hold their mail back until it is.
domain-starttls-not-yet-do = Set the clock of the server right, or have a certificate issued that is valid now.
domain-starttls-soon = The certificate of { $subject } ends soon, on { $day }.
domain-starttls-soon-why = When it has ended, careful senders hold their mail back.
domain-starttls-soon-do = Renew the certificate before { $day }, and let it renew itself from now on.
domain-starttls-short-key = The key of { $subject } is too short: { $bits } bits.
domain-starttls-short-key-why = Such keys can be broken, and many senders no longer accept them.
domain-starttls-short-key-do = Have a certificate issued for a new key: ECDSA P-256, or RSA with 2048 bits or more.
domain-starttls-old-signature = The certificate of { $subject }, or one above it, is signed with an outdated method.
domain-starttls-old-signature-why = Such signatures (SHA-1, MD5, or with a short key) can be forged, and most senders no longer accept them.
domain-starttls-old-signature-do = Have a new certificate issued; every known authority uses SHA-256.

## Web mail

domain-web-fine = { $subject } is encrypted ({ $version }), and its certificate is right.
domain-web-none = No web mail was found under the usual names. If there is one, name it and check again.
domain-web-no-answer = Nobody answered where { $subject } is.
domain-web-no-answer-why = Without its address it could not be looked at.
domain-web-no-answer-do = Check again in a few minutes, or ask another resolver.
domain-web-no-host = { $subject } does not exist, or has no address.
domain-web-no-host-why = Nobody can reach the web mail under this name.
domain-web-no-host-do = See whether the name is written as it should be, and publish its address.
domain-web-not-there = { $subject } has no web site.
domain-web-refused = { $subject } refuses encrypted connections ({ $address }).
domain-web-refused-why = Whoever signs in there does so in clear, or cannot at all.
domain-web-refused-do = Let the web server listen on port 443, with a certificate for { $subject }.
domain-web-timed-out = { $subject } did not answer in time ({ $address }).
domain-web-timed-out-why = It may be down, or be reached from inside alone.
domain-web-timed-out-do = Check again later or from another network.
domain-web-unreachable = No way leads from this computer to { $subject } ({ $address }).
domain-web-unreachable-why = The network or a firewall here does not let the connection through. It says nothing about the server.
domain-web-unreachable-do = See whether this computer is connected, and check again from another network.
domain-web-no-ipv6 = The IPv6 address { $address } of { $subject } was not looked at: this computer has no IPv6.
domain-web-closed = { $subject } hung up before anything could be seen ({ $address }).
domain-web-closed-why = It says nothing about the certificate.
domain-web-closed-do = Check again later or from another network.
domain-web-not-tls = { $subject } does not encrypt ({ $address }).
domain-web-not-tls-why = Whoever stands on the way reads passwords and mail.
domain-web-not-tls-do = Switch on HTTPS in the web server, with a certificate for { $subject }, and send whoever comes without it there.
domain-web-old-version = { $subject } only knows outdated encryption, older than TLS 1.2 ({ $address }).
domain-web-old-version-why = Such encryption can be broken, and browsers refuse it.
domain-web-old-version-do = Update the web server, and allow TLS 1.2 and 1.3 alone.
domain-web-no-method = { $subject } knows no encryption method that is deemed safe today ({ $address }).
domain-web-no-method-why = What it uses can be broken, or read later by whoever records it now.
domain-web-no-method-do = Allow methods with ECDHE and AES-GCM or ChaCha20 in the web server, and remove the old ones.
domain-web-self-signed = Nobody but the server { $subject } itself vouches for its certificate.
domain-web-self-signed-why = The browser warns, and whoever gets used to the warning types the password into a forged page, too.
domain-web-self-signed-do = Have a certificate for { $subject } issued by a known authority; some issue them free of charge and renew them by themselves.
domain-web-incomplete = { $subject } does not send the certificates that lead from its own to the authority.
domain-web-incomplete-why = Some browsers and phones then warn, and people get used to warnings.
domain-web-incomplete-do = Let the web server send the whole chain (often called fullchain).
domain-web-untrusted = The certificate of { $subject } is from an authority that this computer does not know: { $issuer }
domain-web-untrusted-why = The browser warns, and whoever gets used to the warning types the password into a forged page, too.
domain-web-untrusted-do = Have the certificate issued by a generally known authority, or have the ministry’s own authority installed on every computer.
domain-web-authority-expired = A certificate above the one of { $subject } has expired.
domain-web-authority-expired-why = Browsers warn, and people get used to warnings.
domain-web-authority-expired-do = Let the web server send the present chain of its authority.
domain-web-broken = The certificate of { $subject } is not made for a server, or is damaged.
domain-web-broken-why = Browsers warn or refuse to go on.
domain-web-broken-do = Have a new certificate issued for { $subject }, as one for a server.
domain-web-no-roots = Whether a known authority issued the certificate of { $subject } could not be checked.
domain-web-no-roots-why = This computer has no list of authorities that it trusts.
domain-web-no-roots-do = Ask your IT office to repair the list of root certificates on this computer, or check on another one.
domain-web-wrong-name = The certificate of { $subject } is made out to another name: { $names }
domain-web-wrong-name-why = The browser warns, and whoever gets used to the warning types the password into a forged page, too.
domain-web-wrong-name-do = Have a certificate issued that names { $subject }.
domain-web-expired = The certificate of { $subject } has expired ({ $day }).
domain-web-expired-why = The browser warns, and whoever gets used to the warning types the password into a forged page, too.
domain-web-expired-do = Renew the certificate today, and let it renew itself from now on. Until then, do not sign in there.
domain-web-not-yet = The certificate of { $subject } is not valid yet.
domain-web-not-yet-why = Browsers warn until it is.
domain-web-not-yet-do = Set the clock of the server right, or have a certificate issued that is valid now.
domain-web-soon = The certificate of { $subject } ends soon, on { $day }.
domain-web-soon-why = When it has ended, every browser warns.
domain-web-soon-do = Renew the certificate before { $day }, and let it renew itself from now on.
domain-web-short-key = The key of { $subject } is too short: { $bits } bits.
domain-web-short-key-why = Such keys can be broken, and browsers no longer accept them.
domain-web-short-key-do = Have a certificate issued for a new key: ECDSA P-256, or RSA with 2048 bits or more.
domain-web-old-signature = The certificate of { $subject }, or one above it, is signed with an outdated method.
domain-web-old-signature-why = Such signatures (SHA-1, MD5, or with a short key) can be forged, and browsers no longer accept them.
domain-web-old-signature-do = Have a new certificate issued; every known authority uses SHA-256.

## Encryption that others must insist on (MTA-STS)

domain-mta-sts-fine = Senders are told to deliver mail encrypted or not at all (MTA-STS), for every mail server.
domain-mta-sts-no-mail = The domain takes no mail, so it needs no policy for it (MTA-STS).
domain-mta-sts-no-answer = Whether the domain insists on encryption (MTA-STS) could not be checked: nobody answered.
domain-mta-sts-no-answer-why = It says nothing for or against the domain.
domain-mta-sts-no-answer-do = Check again in a few minutes, or ask another resolver.
domain-mta-sts-not-fetched = The domain announces a policy (MTA-STS), but it was not read: servers were not to be asked.
domain-mta-sts-not-fetched-why = Whether the policy is right is not known.
domain-mta-sts-not-fetched-do = Check again with servers.
domain-mta-sts-none = The domain does not insist on encrypted mail (MTA-STS).
domain-mta-sts-none-why = Whoever stands on the way can make senders deliver in clear, even if the server can encrypt.
domain-mta-sts-none-do = Put the proposed policy under https://{ $host }/.well-known/mta-sts.txt, publish the record below, and after some weeks without complaints change “testing” into “enforce”.
domain-mta-sts-several = There is more than one record that announces a policy (MTA-STS), so none counts.
domain-mta-sts-several-why = Senders act as if the domain did not insist on encryption.
domain-mta-sts-several-do = Keep one record and remove the others.
domain-mta-sts-record = The record that announces the policy (MTA-STS) cannot be read: { $record }
domain-mta-sts-record-why = Senders act as if the domain did not insist on encryption.
domain-mta-sts-record-do = Replace it with the record below.
domain-mta-sts-no-host = A policy is announced (MTA-STS), but { $subject }, where it should stand, does not exist.
domain-mta-sts-no-host-why = Senders act as if the domain did not insist on encryption.
domain-mta-sts-no-host-do = Publish an address for { $subject } and put the policy there, or remove the record.
domain-mta-sts-no-record = { $subject } has a policy (MTA-STS), but no record announces it.
domain-mta-sts-no-record-why = Senders do not know of it, and act as if there were none.
domain-mta-sts-no-record-do = Publish the record below.
domain-mta-sts-refused = { $subject }, where the policy stands (MTA-STS), refuses the connection.
domain-mta-sts-refused-why = Senders that have not read it before act as if there were none.
domain-mta-sts-refused-do = Let the web server of { $subject } listen on port 443.
domain-mta-sts-timed-out = The policy (MTA-STS) could not be read: { $subject } did not answer, or broke off.
domain-mta-sts-timed-out-why = It may be down, or this network does not let the connection through.
domain-mta-sts-timed-out-do = Check again later or from another network.
domain-mta-sts-certificate =
    { $fault ->
        [expired] The policy (MTA-STS) does not count: the certificate of { $subject } has expired.
        [not-yet] The policy (MTA-STS) does not count: the certificate of { $subject } is not valid yet.
        [name] The policy (MTA-STS) does not count: the certificate of { $subject } is made out to another name.
        [self-signed] The policy (MTA-STS) does not count: nobody but { $subject } itself vouches for its certificate.
        [incomplete] The policy (MTA-STS) does not count: { $subject } does not send its whole chain of certificates.
        [tls] The policy (MTA-STS) does not count: { $subject } does not encrypt as is usual today.
       *[untrusted] The policy (MTA-STS) does not count: no known authority vouches for the certificate of { $subject }.
    }
domain-mta-sts-certificate-why = Senders read the policy only from a server whose certificate is right; otherwise they act as if there were none.
domain-mta-sts-certificate-do = Give { $subject } a certificate in its name from a known authority, and let it renew itself.
domain-mta-sts-no-roots = Whether the policy (MTA-STS) may be trusted could not be checked.
domain-mta-sts-no-roots-why = This computer has no list of authorities that it trusts.
domain-mta-sts-no-roots-do = Ask your IT office to repair the list of root certificates on this computer, or check on another one.
domain-mta-sts-status = { $subject } does not hand out the policy (MTA-STS); it answers { $status }.
domain-mta-sts-status-why = Senders act as if the domain did not insist on encryption.
domain-mta-sts-status-do = Put the policy under https://{ $subject }/.well-known/mta-sts.txt.
domain-mta-sts-redirect = { $subject } sends whoever asks for the policy (MTA-STS) elsewhere.
domain-mta-sts-redirect-why = Senders must not follow, and act as if there were no policy.
domain-mta-sts-redirect-do = Put the policy itself under https://{ $subject }/.well-known/mta-sts.txt.
domain-mta-sts-too-large = What { $subject } sends as the policy (MTA-STS) is longer than any policy.
domain-mta-sts-too-large-why = Senders do not read it, and act as if there were none.
domain-mta-sts-too-large-do = Put nothing but the policy under https://{ $subject }/.well-known/mta-sts.txt.
domain-mta-sts-not-http = { $subject } does not answer as a web server does, so the policy (MTA-STS) cannot be read.
domain-mta-sts-not-http-why = Senders act as if the domain did not insist on encryption.
domain-mta-sts-not-http-do = Let a web server hand out the policy under https://{ $subject }/.well-known/mta-sts.txt.
domain-mta-sts-type = { $subject } does not send the policy (MTA-STS) as plain text.
domain-mta-sts-type-why = Some senders do not read it then.
domain-mta-sts-type-do = Let the web server send mta-sts.txt as text/plain.
domain-mta-sts-policy =
    { $fault ->
        [version] The policy (MTA-STS) does not begin as it must: version: STSv1.
        [mode] The policy (MTA-STS) does not say whether it is enforced or tested (mode).
        [age] The policy (MTA-STS) does not say for how long it holds, or for longer than a year (max_age).
        [servers] The policy (MTA-STS) names no mail servers, or not as it must (mx).
       *[text] What stands in place of the policy (MTA-STS) is none.
    }
domain-mta-sts-policy-why = Senders cannot read it, and act as if there were none.
domain-mta-sts-policy-do = Replace it with the proposed one, and change the id in the record.
domain-mta-sts-testing = The policy (MTA-STS) is only being tested: mail is delivered in clear if need be.
domain-mta-sts-testing-why = Nobody is protected yet; failures are only reported.
domain-mta-sts-testing-do = When the reports show no failures for some weeks, change “testing” into “enforce”, and change the id in the record.
domain-mta-sts-off = The policy (MTA-STS) withdraws itself: mode none.
domain-mta-sts-off-why = Senders act as if the domain did not insist on encryption.
domain-mta-sts-off-do = Set the mode to “testing” and later to “enforce”, or remove record and policy when the time that it named has passed.
domain-mta-sts-brief = The policy (MTA-STS) holds for { $seconds } seconds only, less than a day.
domain-mta-sts-brief-why = Whoever wants to read the mail only has to keep senders from the policy for so long.
domain-mta-sts-brief-do = Set max_age to a week (604800) or more, and change the id in the record.
domain-mta-sts-not-listed = The mail server { $subject } does not stand in the policy (MTA-STS) that is enforced.
domain-mta-sts-not-listed-why = Senders that keep to the policy deliver no mail to it: mail is late or lost.
domain-mta-sts-not-listed-do = Add “mx: { $subject }” to the policy now, and change the id in the record. Listed are: { $listed }
domain-mta-sts-not-listed-yet = The mail server { $subject } does not stand in the policy (MTA-STS) that is being tested.
domain-mta-sts-not-listed-yet-why = As soon as the policy is enforced, mail to this server is late or lost.
domain-mta-sts-not-listed-yet-do = Add “mx: { $subject }” to the policy before it is enforced, and change the id in the record. Listed are: { $listed }

## Certificates named in the domain name system (DANE)

domain-dane-fine = The certificate of { $subject } is the one that the domain name system names (DANE).
domain-dane-none = No certificate is named in the domain name system (DANE). Not every domain needs that.
domain-dane-no-answer = Whether the domain name system names certificates (DANE) could not be checked: nobody answered.
domain-dane-no-answer-why = If that lasts, senders that keep to DANE hold their mail back.
domain-dane-no-answer-do = Check again in a few minutes, or ask another resolver.
domain-dane-bogus = The record that names the certificate of { $subject } (DANE) is wrongly signed.
domain-dane-bogus-why = Senders that keep to DANE hold their mail back: it is late or lost.
domain-dane-bogus-do = Have the zone signed anew at once; see what is said about DNSSEC.
domain-dane-not-signed = A record names the certificate of { $subject } (DANE), but nobody has confirmed that it is real.
domain-dane-not-signed-why = Either the zone is not signed, and then the record does not count, or the resolver that was asked does not verify.
domain-dane-not-signed-do = Ask a resolver that verifies DNSSEC. If it stays so, have the zone signed.
domain-dane-domain-not-signed = The mail servers’ certificates are named (DANE), but the domain’s list of mail servers is not signed.
domain-dane-domain-not-signed-why = Whoever stands on the way can name another mail server, and DANE does not help.
domain-dane-domain-not-signed-do = Have the domain itself signed with DNSSEC, too.
domain-dane-unusable = The record that should name the certificate of { $subject } (DANE) says nothing that counts for mail.
domain-dane-unusable-why = Senders take any certificate, as if there were no record.
domain-dane-unusable-do = Publish a record of the form “3 1 1” with the SHA-256 value of the server’s key.
domain-dane-mismatch = The certificate of { $subject } is not the one that the domain name system names (DANE).
domain-dane-mismatch-why = Senders that keep to DANE deliver no mail: it is late or lost. Mostly the certificate was renewed and the record was not.
domain-dane-mismatch-do = See that the certificate is the server’s own, then publish the record below at once. In future publish the new record before the new certificate.
domain-dane-no-tls = The domain name system names a certificate for { $subject } (DANE), but the server does not encrypt.
domain-dane-no-tls-why = Senders that keep to DANE deliver no mail to it: it is late or lost.
domain-dane-no-tls-do = Switch on STARTTLS in the mail server, or remove the record until then.
domain-dane-not-seen = The domain name system names a certificate for { $subject } (DANE); whether it is the server’s could not be checked.
domain-dane-not-seen-why = The certificate was not seen, because the server was not reached.
domain-dane-not-seen-do = Check again from a network from which mail servers can be reached.
