//! The table of all signals: their stable ids and usual severities. What each means, why it stands here,
//! where it comes from and when it is wrong stands in `docs/signals.md`; its words in `locales/`.

use crate::finding::Severity;
use Severity::{Critical, High, Info, Low, Medium};

/// A signal. Its id never changes once shipped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Signal {
    id: &'static str,
    severity: Severity,
}

impl Signal {
    /// The id, such as `from.lookalike_contact`.
    #[must_use]
    pub const fn id(self) -> &'static str {
        self.id
    }

    /// How bad it usually is.
    #[must_use]
    pub const fn severity(self) -> Severity {
        self.severity
    }
}

macro_rules! signals {
    ($($(#[$doc:meta])* $name:ident $id:literal $severity:ident;)*) => {
        $($(#[$doc])* pub const $name: Signal = Signal { id: $id, severity: $severity };)*
        /// Every signal.
        pub const ALL: &[Signal] = &[$($name),*];
    };
}

signals! {
    // --- Sender ---
    /// There is no From, or no address in it.
    FROM_NONE "from.none" High;
    /// Several From headers or addresses.
    FROM_MULTIPLE "from.multiple" High;
    /// From is not what RFC 5322 allows, in a way that programs read differently.
    FROM_MALFORMED "from.malformed" High;
    /// Almost the address or domain of somebody known, of an official body or of one's own office.
    FROM_LOOKALIKE_CONTACT "from.lookalike_contact" Critical;
    /// The name of somebody known, another address.
    FROM_KNOWN_NAME_OTHER_ADDRESS "from.known_name_other_address" Critical;
    /// The same on a mailing list, where people write from several addresses.
    FROM_KNOWN_NAME_ON_LIST "from.known_name_on_list" Low;
    /// One's own domain, not authenticated.
    FROM_OWN_DOMAIN_UNAUTHENTICATED "from.own_domain_unauthenticated" Critical;
    /// A brand or ministry in the name, another domain.
    FROM_DISPLAY_BRAND_MISMATCH "from.display_brand_mismatch" High;
    /// A brand's name inside a domain that is not the brand's.
    FROM_BRAND_IN_DOMAIN "from.brand_in_domain" High;
    /// An address that a machine made up.
    FROM_RANDOM_ADDRESS "from.random_address" Low;
    /// A top-level domain that costs next to nothing.
    FROM_ABUSED_TLD "from.abused_tld" Low;
    /// Letters in disguise, which keep filters from reading.
    FROM_DISGUISED_LETTERS "from.disguised_letters" High;
    /// Another address inside the name.
    FROM_DISPLAY_CONTAINS_ADDRESS "from.display_contains_address" High;
    /// Letters of several scripts mixed in one word.
    FROM_MIXED_SCRIPT "from.mixed_script" High;
    /// Unseen characters in name, address or subject.
    FROM_INVISIBLE "from.invisible" High;
    /// Characters that turn the direction of text.
    FROM_RTL "from.rtl" High;
    /// An internationalised domain.
    FROM_IDN_DOMAIN "from.idn_domain" Medium;
    /// An official title or office from a free mail provider.
    FROM_OFFICIAL_CLAIM_FREEMAIL "from.official_claim_freemail" High;
    /// A domain that calls itself a government's where anybody can register one.
    FROM_OFFICIAL_IN_DOMAIN "from.official_in_domain" High;
    /// A domain in front of the @.
    FROM_DOMAIN_IN_LOCAL "from.domain_in_local" Medium;
    /// A brand's name in front of the @ of another domain.
    FROM_BRAND_IN_LOCAL "from.brand_in_local" Medium;
    /// Nobody in the address book.
    FROM_FIRST_TIME "from.first_time" Low;
    /// In the address book.
    FROM_KNOWN "from.known" Info;
    /// In the address book, verified, and authenticated.
    FROM_VERIFIED "from.verified" Info;
    /// Answers go to another domain.
    REPLY_OTHER_DOMAIN "reply.other_domain" Low;
    /// Looks like an answer, answers nothing.
    REPLY_FAKE_THREAD "reply.fake_thread" Low;
    /// The text asks to write to another, free mailbox.
    REPLY_IN_TEXT "reply.in_text" Medium;
    /// A second From, Subject or Date that no signature covers.
    HEADER_UNSIGNED_DUPLICATE "header.unsigned_duplicate" High;
    /// The recipients are hidden.
    HEADER_UNDISCLOSED_RECIPIENTS "header.undisclosed_recipients" Low;
    /// No Message-ID.
    HEADER_NO_MESSAGE_ID "header.no_message_id" Low;
    /// A subject with a made-up code, which makes every copy another.
    HEADER_CODED_SUBJECT "header.coded_subject" Low;
    /// The date is impossible or far off.
    HEADER_DATE_ODD "header.date_odd" Info;
    /// The hops do not fit together.
    HEADER_RECEIVED_GAP "header.received_gap" Info;

    // --- Authentication ---
    /// DMARC failed.
    AUTH_DMARC_FAIL "auth.dmarc_fail" High;
    /// The receiving server found nothing that proves the domain in From.
    AUTH_UNPROVEN "auth.unproven" Medium;
    /// Microsoft's own sum of all checks failed.
    AUTH_COMPOSITE_FAIL "auth.composite_fail" Medium;
    /// The receiving server's own filter took it for junk or worse.
    AUTH_SERVER_FLAGGED "auth.server_flagged" Medium;
    /// SPF failed.
    AUTH_SPF_FAIL "auth.spf_fail" Medium;
    /// SPF failed softly.
    AUTH_SPF_SOFTFAIL "auth.spf_softfail" Low;
    /// DKIM failed.
    AUTH_DKIM_FAIL "auth.dkim_fail" Low;
    /// No result and no signature.
    AUTH_NONE "auth.none" Low;
    /// A signature that proves little: part of the body, a short key, SHA-1.
    AUTH_DKIM_WEAK "auth.dkim_weak" Medium;
    /// Authenticated, but for another domain.
    AUTH_UNALIGNED_PASS "auth.unaligned_pass" Info;
    /// This domain used to sign and now does not.
    AUTH_REGRESSION "auth.regression" High;
    /// Results that anybody may have written.
    AUTH_RESULTS_UNTRUSTED "auth.results_untrusted" Info;
    /// The S/MIME signer is not the sender.
    AUTH_SMIME_MISMATCH "auth.smime_mismatch" Medium;

    // --- Links ---
    /// The text shows one domain, the link leads to another.
    LINK_TEXT_MISMATCH "link.text_mismatch" Medium;
    /// Almost an official domain, or one of somebody known.
    LINK_LOOKALIKE_OFFICIAL "link.lookalike_official" Critical;
    /// Something before an @ hides the real host.
    LINK_USERINFO "link.userinfo" High;
    /// A bare IP address.
    LINK_IP "link.ip" Medium;
    /// An unusual port.
    LINK_ODD_PORT "link.odd_port" Low;
    /// An address written as a number.
    LINK_NUMERIC_HOST "link.numeric_host" Medium;
    /// An internationalised host that looks like another.
    LINK_IDN_CONFUSABLE "link.idn_confusable" High;
    /// A link shortener.
    LINK_SHORTENER "link.shortener" High;
    /// A redirector with the real target inside.
    LINK_OPEN_REDIRECT "link.open_redirect" Medium;
    /// A place where anybody may put a page.
    LINK_FREE_HOSTING "link.free_hosting" Low;
    /// A brand's name inside a host that is not the brand's.
    LINK_BRAND_IN_HOST "link.brand_in_host" High;
    /// A host that calls itself a government's where anybody can register one.
    LINK_OFFICIAL_IN_HOST "link.official_in_host" High;
    /// A top-level domain that costs next to nothing.
    LINK_ABUSED_TLD "link.abused_tld" Low;
    /// A host that a machine made up.
    LINK_RANDOM_HOST "link.random_host" Low;
    /// Leads straight to a program.
    LINK_DOWNLOAD_EXECUTABLE "link.download_executable" High;
    /// A link that does more than open a page.
    LINK_SCHEME "link.scheme" Critical;
    /// The recipient's address stands in the link.
    LINK_RECIPIENT_IN_URL "link.recipient_in_url" Low;
    /// A link hidden in a QR code.
    LINK_QR "link.qr" Medium;
    /// No link leads to the sender.
    LINK_NONE_MATCH_SENDER "link.none_match_sender" Medium;

    // --- Body ---
    /// Asks for a one-time code.
    BODY_OTP_REQUEST "body.otp_request" Critical;
    /// Delivers a one-time code.
    BODY_OTP_DELIVERED "body.otp_delivered" Info;
    /// Asks for a password or to sign in.
    BODY_CREDENTIAL_REQUEST "body.credential_request" High;
    /// Announces other bank details.
    BODY_BANK_CHANGE "body.bank_change" High;
    /// Asks for gift cards.
    BODY_GIFT_CARD "body.gift_card" High;
    /// Threatens to close, or says that something odd happened to, an account.
    BODY_ACCOUNT_THREAT "body.account_threat" Medium;
    /// A parcel that waits.
    BODY_PARCEL "body.parcel" Low;
    /// A prize, a reward, a survey.
    BODY_PRIZE "body.prize" Low;
    /// Money from a stranger: an inheritance, a loan, a donation.
    BODY_ADVANCE_FEE "body.advance_fee" Medium;
    /// Threatens to publish something, for bitcoin.
    BODY_EXTORTION "body.extortion" High;
    /// An invoice, a payment, a refund.
    BODY_PAYMENT "body.payment" Low;
    /// Crypto-currencies and wallets.
    BODY_CRYPTO "body.crypto" Medium;
    /// Love or more, from a stranger.
    BODY_ROMANCE "body.romance" High;
    /// Casinos, bets, jackpots.
    BODY_GAMBLING "body.gambling" Medium;
    /// Work for hardly any work.
    BODY_JOB_OFFER "body.job_offer" Medium;
    /// Words around signing in.
    BODY_CREDENTIAL_WORDS "body.credential_words" Info;
    /// "Click here".
    BODY_CLICK_HERE "body.click_here" Info;
    /// Greets nobody by name.
    BODY_GENERIC_GREETING "body.generic_greeting" Low;
    /// A picture with a link takes the place of words.
    BODY_IMAGE_LINK "body.image_link" Info;
    /// Speaks in the name of a brand that neither the sender nor any link belongs to.
    BODY_BRAND_MISMATCH "body.brand_mismatch" Medium;
    /// Hurry.
    BODY_URGENCY "body.urgency" Low;
    /// Somebody of high rank, or a threat with the law.
    BODY_AUTHORITY "body.authority" Low;
    /// Tell nobody.
    BODY_SECRECY "body.secrecy" Low;
    /// The password stands beside the encrypted attachment.
    BODY_ARCHIVE_PASSWORD "body.archive_password" High;
    /// Asks to enable macros or editing.
    BODY_ENABLE_MACROS "body.enable_macros" High;
    /// Text that is there but not seen.
    BODY_HIDDEN_TEXT "body.hidden_text" Low;
    /// Unseen characters between letters.
    BODY_ZERO_WIDTH "body.zero_width" Medium;
    /// One picture with a link and hardly a word.
    BODY_IMAGE_ONLY_LINK "body.image_only_link" High;
    /// A link and hardly a word.
    BODY_BARE_LINK "body.bare_link" Medium;
    /// A document with links and hardly a word.
    BODY_FILE_ONLY "body.file_only" Medium;
    /// A form to fill in.
    BODY_FORM "body.form" Low;
    /// A script in the mail.
    BODY_SCRIPT "body.script" Low;
    /// A telephone number to call and no link.
    BODY_CALLBACK_NUMBER "body.callback_number" Info;

    // --- Attachments ---
    /// A type that mail systems refuse.
    FILE_BLOCKED_TYPE "file.blocked_type" High;
    /// A program or script, whatever its name.
    FILE_EXECUTABLE "file.executable" Critical;
    /// The content is not what the name says.
    FILE_TYPE_MISMATCH "file.type_mismatch" Medium;
    /// Two extensions, the second one dangerous.
    FILE_DOUBLE_EXTENSION "file.double_extension" Critical;
    /// Characters that turn the name round.
    FILE_RTL_NAME "file.rtl_name" Critical;
    /// Spaces that push the extension out of sight.
    FILE_PADDED_NAME "file.padded_name" Critical;
    /// A class id for an extension.
    FILE_CLSID_NAME "file.clsid_name" Critical;
    /// A shortcut.
    FILE_SHORTCUT "file.shortcut" Critical;
    /// A disk image.
    FILE_DISK_IMAGE "file.disk_image" High;
    /// A file inside a OneNote page.
    FILE_ONENOTE_EMBEDDED "file.onenote_embedded" High;
    /// A page that builds a file on this computer.
    FILE_HTML_SMUGGLING "file.html_smuggling" Critical;
    /// A web page as attachment.
    FILE_HTML "file.html" Medium;
    /// A picture with a script.
    FILE_SVG_SCRIPT "file.svg_script" High;
    /// Macros.
    FILE_MACRO "file.macro" Medium;
    /// Macros that run by themselves.
    FILE_MACRO_AUTOEXEC "file.macro_autoexec" High;
    /// Macros that start programs, fetch or write files.
    FILE_MACRO_SUSPICIOUS "file.macro_suspicious" Critical;
    /// An embedded OLE object.
    FILE_OLE_OBJECT "file.ole_object" Medium;
    /// An embedded file in an OLE package.
    FILE_OLE_PACKAGE "file.ole_package" High;
    /// Dynamic Data Exchange.
    FILE_DDE "file.dde" High;
    /// The equation editor, whose holes are still used.
    FILE_EQUATION "file.equation" Critical;
    /// A template or object fetched from elsewhere.
    FILE_REMOTE_TEMPLATE "file.remote_template" High;
    /// An object in an RTF document.
    FILE_RTF_OBJECT "file.rtf_object" High;
    /// Script in a PDF.
    FILE_PDF_JAVASCRIPT "file.pdf_javascript" Medium;
    /// A PDF that starts a program.
    FILE_PDF_LAUNCH "file.pdf_launch" Critical;
    /// A PDF that does something by itself.
    FILE_PDF_OPEN_ACTION "file.pdf_open_action" Low;
    /// A file inside a PDF.
    FILE_PDF_EMBEDDED "file.pdf_embedded" Medium;
    /// A link in a PDF.
    FILE_PDF_LINK "file.pdf_link" Info;
    /// Encrypted, so nobody could look inside.
    FILE_ENCRYPTED "file.encrypted" Medium;
    /// Encrypted under a password that everybody's Office knows.
    FILE_DEFAULT_PASSWORD "file.default_password" Medium;
    /// A program inside an archive.
    FILE_ARCHIVE_EXECUTABLE "file.archive_executable" Critical;
    /// An archive in an archive in an archive.
    FILE_ARCHIVE_NESTED "file.archive_nested" Medium;
    /// Made to fill the disk.
    FILE_ARCHIVE_BOMB "file.archive_bomb" Medium;
    /// More than is looked at.
    FILE_LIMIT "file.limit" Medium;
    /// An invitation.
    FILE_INVITATION "file.invitation" Medium;
    /// A remote desktop connection.
    FILE_RDP "file.rdp" High;
    /// A web query, or another file that makes Excel fetch something.
    FILE_IQY "file.iqy" High;
    /// A Windows settings, search or library file that starts something.
    FILE_SETTINGS "file.settings" High;
    /// Compiled help.
    FILE_CHM "file.chm" High;
    /// An HTML application.
    FILE_HTA "file.hta" High;
    /// An installer.
    FILE_MSI "file.msi" High;
    /// An Excel add-in.
    FILE_XLL "file.xll" High;
    /// One file that is several.
    FILE_POLYGLOT "file.polyglot" High;
    /// The antivirus of the computer knows what it is.
    FILE_ANTIVIRUS "file.antivirus" Critical;

    // --- The message as a whole ---
    /// The message is larger, deeper or longer than is looked at.
    MESSAGE_LIMIT "message.limit" Medium;
    /// The message is not what RFC 5322 and MIME allow, in a way that programs read differently.
    MESSAGE_MALFORMED "message.malformed" Low;
}

/// The signal of an id.
#[must_use]
pub fn by_id(id: &str) -> Option<Signal> {
    ALL.iter().copied().find(|signal| signal.id == id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn ids_are_unique_and_plain() {
        let ids: HashSet<_> = ALL.iter().map(|signal| signal.id()).collect();
        assert_eq!(ids.len(), ALL.len());
        assert!(ids.iter().all(|id| id.chars().all(|c| c.is_ascii_lowercase() || c == '.' || c == '_')));
    }
}
