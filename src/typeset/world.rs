//! The world that the engine sees: the bundle, its fonts, the date of the edition.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Mutex, PoisonError};

use chrono::Datelike;
use typst::diag::{FileError, FileResult, PackageError};
use typst::foundations::{Binding, Bytes, Datetime, Duration, IntoValue, Value};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt, World};
use typst_kit::files::{FileLoader, FileStore};
use typst_kit::fonts::FontStore;

use super::sources::Sources;
use crate::design::FileContent;
use crate::read::file_names;
use crate::typeset::bundle::{Bundle, BundleFont};

/// A world over one bundle at a time, which keeps library, fonts and parsed sources between runs.
pub(super) struct BundleWorld {
    library: LazyHash<Library>,
    inputs: BTreeMap<String, String>,
    fonts: FontStore,
    files: FileStore<BundleFiles>,
}

impl BundleWorld {
    pub(super) fn new(fonts: &[BundleFont]) -> Self {
        let mut store = FontStore::new();
        for file in fonts {
            for font in Font::iter(Bytes::new(file.content.clone())) {
                let info = font.info().clone();
                store.push((font, info));
            }
        }
        Self {
            library: library(&BTreeMap::new()),
            inputs: BTreeMap::new(),
            fonts: store,
            files: FileStore::new(BundleFiles::default()),
        }
    }

    /// Turns to another bundle, or to the next state of the same one.
    pub(super) fn load(&mut self, bundle: &Bundle) {
        self.files.loader_mut().bundle = Some(bundle.clone());
        self.files.reset();
        // A library made anew would invalidate every result that the engine remembers.
        if self.inputs != bundle.inputs {
            self.library = library(&bundle.inputs);
            self.inputs = bundle.inputs.clone();
        }
    }

    /// Every Typst source that was read since the bundle was loaded.
    pub(super) fn loaded_sources(&mut self) -> Sources {
        let (_, files) = self.files.dependencies();
        let ids: Vec<FileId> = files.filter(|id| is_typst(*id)).collect();
        Sources::new(ids.into_iter().filter_map(|id| self.files.source(id).ok()))
    }

    /// The families that the fonts of the bundle offer.
    pub(super) fn font_names(&self) -> impl Iterator<Item = &str> {
        self.fonts.book().families().map(|(name, _)| name)
    }

    /// The names that the engine itself defines.
    pub(super) fn built_in_names(&self) -> impl Iterator<Item = &str> {
        self.library.global.scope().iter().map(|(name, _)| name.as_str())
    }

    /// The named arguments of a function of the engine, « heading » or « outline.entry »; none for
    /// any other name.
    pub(super) fn parameters(&self, function: &str) -> Vec<String> {
        let mut parts = function.split('.');
        let first = parts.next().unwrap_or_default();
        let mut value = self.library.global.scope().get(first).map(Binding::read);
        for part in parts {
            value = match value {
                Some(Value::Func(func)) => func.scope().and_then(|scope| scope.get(part)),
                Some(Value::Module(module)) => module.scope().get(part),
                _ => None,
            }
            .map(Binding::read);
        }
        let Some(Value::Func(function)) = value else { return Vec::new() };
        let named = function.params().filter(|param| param.named());
        named.filter_map(|param| param.name().map(str::to_owned)).collect()
    }

    /// The methods of a type, by the name that messages give it.
    pub(super) fn methods(&self, kind: &str) -> Vec<String> {
        let name = match kind {
            "string" => "str",
            "integer" => "int",
            "boolean" => "bool",
            other => other,
        };
        let Some(Value::Type(kind)) = self.library.global.scope().get(name).map(Binding::read)
        else {
            return Vec::new();
        };
        kind.scope().iter().map(|(name, _)| name.to_string()).collect()
    }

    fn bundle(&self) -> Option<&Bundle> {
        self.files.loader().bundle.as_ref()
    }
}

impl World for BundleWorld {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.fonts.book()
    }

    fn main(&self) -> FileId {
        file_id(self.bundle().map_or("/", Bundle::entry))
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        self.files.source(id)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        self.files.file(id)
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.font(index)
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        to_datetime(self.bundle()?.date)
    }
}

fn library(inputs: &BTreeMap<String, String>) -> LazyHash<Library> {
    let inputs =
        inputs.iter().map(|(key, value)| (key.as_str().into(), value.as_str().into_value()));
    // Row headers of tables can only be tagged through this feature; it adds three functions to
    // the module `pdf` and changes nothing else.
    let features = [Feature::A11yExtras].into_iter().collect();
    let library = Library::builder().with_inputs(inputs.collect()).with_features(features);
    LazyHash::new(library.build())
}

/// Gives the store the files of the bundle, and refuses packages.
#[derive(Default)]
struct BundleFiles {
    bundle: Option<Bundle>,
    /// What was given before. The engine computes the hash of a file once for each [`Bytes`], so
    /// a picture that has not changed is given again as the same one.
    given: Mutex<HashMap<FileId, (FileContent, Bytes)>>,
}

impl FileLoader for BundleFiles {
    fn load(&self, id: FileId) -> FileResult<Bytes> {
        if let VirtualRoot::Package(package) = id.root() {
            return Err(FileError::Package(PackageError::NotFound(package.clone())));
        }
        let path = id.vpath().get_with_slash();
        let bundle = self.bundle.as_ref();
        // A name may be spelled in another way than that of the file.
        let near = |bundle: &Bundle| {
            let paths: Vec<&str> = bundle.files().map(|(path, _)| path).collect();
            file_names::find(path, paths.into_iter()).map(str::to_owned)
        };
        let file = bundle
            .and_then(|bundle| bundle.file(path).or_else(|| bundle.file(near(bundle)?.as_str())));
        let Some(file) = file else {
            return Err(FileError::NotFound(path.into()));
        };
        let mut given = self.given.lock().unwrap_or_else(PoisonError::into_inner);
        match given.get(&id) {
            Some((content, bytes)) if *content == file.content => Ok(bytes.clone()),
            _ => {
                let bytes = Bytes::new(file.content.clone());
                given.insert(id, (file.content.clone(), bytes.clone()));
                Ok(bytes)
            }
        }
    }
}

/// The engine's name for a file of the bundle.
pub(super) fn file_id(path: &str) -> FileId {
    // The bundle has refused the paths that Typst refuses; the root is never a file.
    let path = VirtualPath::new(path)
        .or_else(|_| VirtualPath::new("/"))
        .expect("the root of a tree is a path");
    RootedPath::new(VirtualRoot::Project, path).intern()
}

fn is_typst(id: FileId) -> bool {
    id.vpath().extension() == Some("typ")
}

/// A day, at midnight, as the engine writes it.
pub(crate) fn to_datetime(date: chrono::NaiveDate) -> Option<Datetime> {
    Datetime::from_ymd(date.year(), date.month().try_into().ok()?, date.day().try_into().ok()?)
}
