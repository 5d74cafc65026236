//! Currencies, by their code (ISO 4217) or by what staff write for it.

use std::fmt;

use crate::language::fold::fold;

/// A currency, by its code of three letters; the euro where nothing is said.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Currency([u8; 3]);

/// The code of a currency, the sign that is printed after an amount, and what else is written for
/// it, folded.
const KNOWN: [(&str, &str, &[&str]); 9] = [
    ("EUR", "€", &["€", "euro", "euros"]),
    ("CHF", "CHF", &["fr.", "fr", "frs", "frs.", "sfr.", "franc suisse", "francs suisses"]),
    ("CAD", "$", &["$ca", "$can", "ca$", "dollar canadien", "dollars canadiens"]),
    ("USD", "$\u{A0}US", &["$us", "us$", "dollar americain", "dollars americains"]),
    ("GBP", "£", &["£", "livre sterling", "livres sterling"]),
    ("XPF", "F\u{A0}CFP", &["f cfp", "fcfp", "cfp", "franc cfp", "francs cfp"]),
    ("XOF", "F\u{A0}CFA", &["f cfa", "fcfa", "cfa", "franc cfa", "francs cfa"]),
    ("XAF", "F\u{A0}CFA", &[]),
    ("MAD", "DH", &["dh", "dhs", "dirham", "dirhams"]),
];

/// Currencies of which « 12 francs » is said where they are used.
const FRANCS: [&str; 4] = ["CHF", "XPF", "XOF", "XAF"];
/// The same of « 12 dollars ».
const DOLLARS: [&str; 4] = ["CAD", "USD", "AUD", "NZD"];

/// All codes of ISO 4217 that are in use.
const CODES: &str = "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BRL BSD \
    BTN BWP BYN BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD \
    FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES \
    KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR \
    MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB \
    RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD \
    TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW";

impl Currency {
    /// The euro.
    pub const EUR: Self = Self(*b"EUR");

    /// The currency that staff write: « EUR », « € », « francs suisses »; `None` for other words.
    pub fn named(written: &str) -> Option<Self> {
        let folded = fold(written);
        let known = KNOWN.iter().find(|(.., words)| words.contains(&folded.as_str()));
        let code =
            known.map_or_else(|| folded.to_ascii_uppercase(), |(code, ..)| (*code).to_owned());
        let code = CODES.split_ascii_whitespace().find(|it| *it == code)?;
        code.as_bytes().try_into().ok().map(Self)
    }

    /// Its code: « EUR ».
    pub fn code(&self) -> &str {
        // Three ASCII letters, by `named`.
        std::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// What is printed after an amount: « € », « CHF », « $ ».
    pub fn sign(&self) -> &str {
        let known = KNOWN.iter().find(|(code, ..)| *code == self.code());
        known.map_or_else(|| self.code(), |(_, sign, _)| *sign)
    }

    /// Whether this, folded, is a way to write it: its code, its sign, or the sign or the word that it
    /// shares with others.
    pub fn is_written(&self, folded: &str) -> bool {
        folded.eq_ignore_ascii_case(self.code())
            || folded == fold(self.sign())
            || Self::named(folded) == Some(*self)
            || (["franc", "francs"].contains(&folded) && FRANCS.contains(&self.code()))
            || (["dollar", "dollars"].contains(&folded) && DOLLARS.contains(&self.code()))
    }
}

impl Default for Currency {
    fn default() -> Self {
        Self::EUR
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.code())
    }
}
