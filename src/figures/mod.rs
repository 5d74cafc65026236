//! Every number and label of the report, before any ink.

pub mod chart_data;
