//! Articles as the list of the press shows them.

use super::parts::Article;
use super::words::{date, maybe, text, texts};
use crate::language::french;
use crate::language::partial_date::{PartialDate, Period};

pub(super) fn article(article: &crate::dataset::Article, period: Period) -> Article {
    Article {
        date_text: french::capitalized(&month(&article.date)),
        date: date(&article.date, period),
        media: text(&article.media),
        title: text(&article.title),
        scope: text(&article.scope),
        author: maybe(article.author.as_deref()),
        url: article.url.clone(),
        extract: maybe(article.extract.as_deref()),
        tags: texts(&article.tags),
        featured: article.featured,
    }
}

/// « mars 2021 », also of a day.
fn month(date: &PartialDate) -> String {
    match date.months().first() {
        Some(month) => french::date(&PartialDate::Month(*month)),
        None => french::date(date),
    }
}
