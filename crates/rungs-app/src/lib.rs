//! What every surface of Rungs shares: loading a framework, reading a person file, asking the
//! engine, and the shapes in which answers go out. No terminal here, and no HTTP.

pub mod calendar;
pub mod cases;
pub mod find;
pub mod framework;
pub mod manual;
pub mod person;
pub mod plan_file;
pub mod service;
pub mod similar;
pub mod tree;
pub mod wire;
pub mod words;
