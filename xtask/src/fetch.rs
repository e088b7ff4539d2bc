//! What some tests are held against and the repository doesn't have: the schema of SARIF, a client of the language server
//! that isn't ours, and what hunts through the REST API. All come through the ordinary clients of their registries, into
//! the build folder. Where one can't be had, its test says that it is left out.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::api;
use crate::run::{cargo, output, quietly, root, target_directory};

/// Variables by which tests find what was fetched.
pub(crate) type Variables = Vec<(&'static str, PathBuf)>;

/// Fetches what isn't there yet.
pub(crate) fn all() -> Variables {
    let wanted = [
        ("RUNGS_SARIF_SCHEMA", "the schema of SARIF", sarif_schema as fn() -> Result<PathBuf, String>),
        ("RUNGS_EDITOR_PYTHON", "a client of the language server", editor_client),
    ];
    let mut variables = Vec::new();
    for (variable, told, fetch) in wanted {
        // Whoever has it somewhere else says so.
        if std::env::var_os(variable).is_some() {
            continue;
        }
        match fetch() {
            Ok(path) => variables.push((variable, path)),
            Err(why) => println!("{told} can't be fetched: {why}"),
        }
    }
    variables
}

/// A package that carries the schema, and never is compiled: only its source is fetched.
const SCHEMA_PACKAGE: &str = "serde-sarif";
const SCHEMA_MANIFEST: &str = "\
[package]
name = \"sarif-schema\"
version = \"0.0.0\"
edition = \"2024\"
publish = false

[dependencies]
serde-sarif = \"=0.8.0\"

[workspace]
";

fn sarif_schema() -> Result<PathBuf, String> {
    let folder = target_directory()?.join("fetched/sarif-schema");
    let manifest = folder.join("Cargo.toml");
    write(&manifest, SCHEMA_MANIFEST)?;
    write(&folder.join("src/lib.rs"), "")?;
    let mut metadata = cargo(&["metadata", "--quiet", "--format-version=1", "--manifest-path"]);
    let metadata = output(metadata.arg(&manifest))?;
    let metadata: serde_json::Value = serde_json::from_str(&metadata).map_err(|error| error.to_string())?;
    let packages = metadata.get("packages").and_then(serde_json::Value::as_array).into_iter().flatten();
    let package = packages
        .filter(|package| package.get("name").and_then(serde_json::Value::as_str) == Some(SCHEMA_PACKAGE))
        .find_map(|package| Path::new(package.get("manifest_path")?.as_str()?).parent().map(Path::to_path_buf));
    let package = package.ok_or_else(|| format!("{SCHEMA_PACKAGE} was not fetched"))?;
    let places = [package.join("src/schema.json"), package.join("schema.json")];
    places.into_iter().find(|path| path.is_file()).ok_or_else(|| format!("{SCHEMA_PACKAGE} has no schema any more"))
}

/// The tool that puts a load on a server.
const LOAD_TOOL: &str = "oha@1.16.0";

/// What puts a load on a server: built by cargo, once.
pub(crate) fn load_tool() -> Result<PathBuf, String> {
    let folder = target_directory()?.join("fetched/oha");
    let tool = program(&folder.join("bin"), "oha");
    if !tool.is_file() {
        println!("{LOAD_TOOL} is built …");
        let mut install = cargo(&["install", "--quiet", "--locked", LOAD_TOOL, "--root"]);
        install.arg(&folder).arg("--target-dir").arg(folder.join("build"));
        quietly(&mut install)?;
        // What it was built from isn't needed any more, and takes much room.
        let _ = fs::remove_dir_all(folder.join("build"));
    }
    Ok(tool)
}

/// A Python with the packages that the client of the language server needs.
fn editor_client() -> Result<PathBuf, String> {
    environment("editor-client", "crates/rungs-cli/tests/editor").map(|programs| program(&programs, "python"))
}

/// What hunts through the REST API.
pub(crate) fn schemathesis() -> Result<PathBuf, String> {
    environment("schemathesis", api::FOLDER).map(|programs| program(&programs, "schemathesis"))
}

/// What builds the Python package, and all that it is tested with but Spark.
pub(crate) fn python_package() -> Result<PathBuf, String> {
    environment("python-package", "bindings/python/tests")
}

/// A Python with the engines that Rungs is measured against.
pub(crate) fn peers() -> Result<PathBuf, String> {
    environment("peers", "crates/rungs-workforce/benches/peers/engines").map(|programs| program(&programs, "python"))
}

/// Spark, and what it needs: a pandas of its own.
pub(crate) fn python_spark() -> Result<PathBuf, String> {
    environment("python-spark", "bindings/python/tests/spark")
}

/// The programs of a Python environment of its own, with the packages of a folder's requirements.
fn environment(name: &str, requirements: &str) -> Result<PathBuf, String> {
    let folder = target_directory()?.join("fetched").join(name);
    let requirements = root().join(requirements).join("requirements.txt");
    let wanted = fs::read_to_string(&requirements).map_err(|error| format!("{}: {error}", requirements.display()))?;
    let programs = folder.join(if cfg!(windows) { "Scripts" } else { "bin" });
    let python = program(&programs, "python");
    let installed = folder.join("installed.txt");
    if python.is_file() && fs::read_to_string(&installed).ok().as_ref() == Some(&wanted) {
        return Ok(programs);
    }
    quietly(Command::new("python3").args(["-m", "venv", "--clear"]).arg(&folder))?;
    quietly(Command::new(&python).args(["-m", "pip", "install", "--quiet", "--requirement"]).arg(&requirements))?;
    write(&installed, &wanted)?;
    Ok(programs)
}

fn program(folder: &Path, name: &str) -> PathBuf {
    folder.join(if cfg!(windows) { format!("{name}.exe") } else { name.to_owned() })
}

fn write(path: &Path, content: &str) -> Result<(), String> {
    let failed = |error: std::io::Error| format!("{}: {error}", path.display());
    fs::create_dir_all(path.parent().unwrap_or(path)).map_err(failed)?;
    if fs::read_to_string(path).ok().as_deref() == Some(content) {
        return Ok(());
    }
    fs::write(path, content).map_err(failed)
}
