//! The pictures of the table `images`.

use super::parts::ImageEntry;
use super::words::{maybe, picture};
use crate::dataset::{Dataset, Image};

pub(super) fn images(dataset: &Dataset) -> Vec<ImageEntry> {
    dataset.images.iter().filter_map(image).collect()
}

fn image(image: &Image) -> Option<ImageEntry> {
    let otherwise = image.caption.as_deref().unwrap_or(&image.id);
    Some(ImageEntry {
        id: image.id.clone(),
        photo: picture(Some(&image.picture), otherwise)?,
        caption: maybe(image.caption.as_deref()),
    })
}
