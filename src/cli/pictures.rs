//! The pages of a document as pictures: one file a page.

use std::fs;
use std::path::{Path, PathBuf};

use super::forms::OutputForm;
use super::targets::names_folder;
use super::{Stop, output};

/// How the files are named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Names {
    /// `{p}` is the page, `{0p}` the page with zeros before it, `{t}` the number of pages.
    pattern: String,
    form: OutputForm,
}

impl Names {
    /// From what the user said: a folder, or a name with a place for the page; otherwise the
    /// folder `stem`.
    pub(super) fn new(said: Option<&Path>, stem: &str, form: OutputForm) -> Self {
        let within = |folder: &Path| folder.join(format!("page-{{0p}}.{}", form.ending()));
        let path = match said {
            None => within(Path::new(stem)),
            Some(path) if names_folder(path) || path.extension().is_none() => {
                let text = path.to_string_lossy();
                if places(&text) { path.to_owned() } else { within(path) }
            }
            Some(path) => path.to_owned(),
        };
        Self { pattern: path.to_string_lossy().into_owned(), form }
    }

    /// The file of a page, from 1.
    fn of(&self, page: usize, count: usize) -> PathBuf {
        let digits = count.to_string().len();
        let name = self.pattern.replace("{0p}", &format!("{page:0digits$}"));
        name.replace("{p}", &page.to_string()).replace("{t}", &count.to_string()).into()
    }
}

/// Whether a name has a place for the page.
fn places(name: &str) -> bool {
    name.contains("{p}") || name.contains("{0p}")
}

/// Makes every picture, then writes them all and tells their names. `picture` counts from 0.
pub(super) fn write(
    names: &Names,
    count: usize,
    picture: impl Fn(usize) -> Option<Vec<u8>> + Sync,
) -> Result<(), Stop> {
    if count > 1 && !places(&names.pattern) {
        return Err(Stop::Usage(format!(
            "« {} » ne dit pas où écrire chacune des {count} pages : donnez un dossier, ou un nom \
             où {{0p}} est la page, par exemple « page-{{0p}}.{} »",
            names.pattern,
            names.form.ending()
        )));
    }
    let files: Vec<PathBuf> = (1..=count).map(|page| names.of(page, count)).collect();
    for file in &files {
        let (aim, former) = output::aim(file)?;
        if former.is_some() && fs::read(aim).is_ok_and(|bytes| !names.form.is_of(&bytes)) {
            return Err(Stop::Usage(format!(
                "« {} » existe et n'est pas une image {} : donnez un autre nom, ou déplacez ce fichier",
                file.display(),
                names.form.ending()
            )));
        }
    }
    let made = all(count, &picture);
    let mut pictures: Vec<(&Path, &[u8])> = Vec::with_capacity(count);
    for (file, bytes) in files.iter().zip(&made) {
        let Some(bytes) = bytes else {
            return Err(Stop::Usage(format!("« {} » ne peut pas être dessiné", file.display())));
        };
        pictures.push((file.as_path(), bytes.as_slice()));
    }
    output::write_all(&pictures)?;
    tell_left_over(names, count);
    output::result(&files.iter().map(|file| format!("{}\n", file.display())).collect::<String>())
}

/// The pictures, several at a time.
fn all(count: usize, picture: &(impl Fn(usize) -> Option<Vec<u8>> + Sync)) -> Vec<Option<Vec<u8>>> {
    use rayon::iter::{IntoParallelIterator, ParallelIterator};
    (0..count).into_par_iter().map(picture).collect()
}

/// Says which pages an earlier, longer document has left under the same names.
fn tell_left_over(names: &Names, count: usize) {
    if !places(&names.pattern) {
        return;
    }
    let left: Vec<PathBuf> =
        (count + 1..).map(|page| names.of(page, count)).take_while(|file| file.exists()).collect();
    let which = match left.as_slice() {
        [] => return,
        [one] => format!("« {} » vient d'un document plus long", one.display()),
        [first, .., last] => format!(
            "« {} » à « {} » viennent d'un document plus long",
            first.display(),
            last.display()
        ),
    };
    output::message(&format!("{which} : supprimez ce qui ne sert plus\n"));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(said: &str) -> Vec<String> {
        let names =
            Names::new((!said.is_empty()).then(|| Path::new(said)), "sortie/a", OutputForm::Png);
        [3, 12].map(|page| names.of(page, 12).to_string_lossy().into_owned()).to_vec()
    }

    #[test]
    fn each_page_has_its_name() {
        for (said, third, last) in [
            ("", "sortie/a/page-03.png", "sortie/a/page-12.png"),
            ("dossier", "dossier/page-03.png", "dossier/page-12.png"),
            ("dossier/", "dossier/page-03.png", "dossier/page-12.png"),
            ("p{p}.png", "p3.png", "p12.png"),
            ("p{0p}-{t}.png", "p03-12.png", "p12-12.png"),
            ("{0p}", "03", "12"),
            ("seule.png", "seule.png", "seule.png"),
        ] {
            assert_eq!(names(said), [third, last], "{said}");
        }
    }
}
