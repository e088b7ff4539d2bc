//! The same rows come out of every sort of file, and what can't be read says so.
#![allow(
    clippy::cast_possible_truncation,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test that fails panics"
)]

use std::io::{Cursor, Write};
use std::sync::Arc;

use arrow_array::builder::{ListBuilder, StringBuilder};
use arrow_array::types::Int32Type;
use arrow_array::{
    ArrayRef, BooleanArray, Date32Array, DictionaryArray, Float64Array, Int64Array, RecordBatch, StringArray,
};
use arrow_ipc::writer::{FileWriter, StreamWriter};
use parquet::arrow::ArrowWriter;
use rungs_workforce::sheet::{Export, Row, Table};
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};

const STAFF: &str = "No,Job,Started\n1,José,2019-08-14\n2,\"physiotherapy\nassistant\",\n";

/// The rows of a file, each with its number: the headings first.
fn rows(bytes: Vec<u8>, sheet: Option<&str>) -> Result<Vec<String>, String> {
    let mut export = Export::of_bytes("staff", bytes).map_err(|fault| fault.to_string())?;
    let mut table = Table::open(&mut export, sheet, None, &[]).map_err(|fault| fault.to_string())?;
    let mut lines = vec![format!("{}: {}", table.headings.row, table.headings.names.join("|"))];
    let mut row = Row::default();
    while table.next(&mut row).map_err(|fault| fault.to_string())? {
        let wrong = table.misshapen(&row).map(|why| format!(" ({why})")).unwrap_or_default();
        let cells: Vec<String> = row.cells().map(|cell| cell.replace('\r', "").replace('\n', " ")).collect();
        lines.push(format!("{}: {}{wrong}", row.number(), cells.join("|")));
    }
    Ok(lines)
}

fn expected() -> Vec<String> {
    ["1: No|Job|Started", "2: 1|José|2019-08-14", "3: 2|physiotherapy assistant|"].map(str::to_owned).to_vec()
}

fn utf_16(text: &str, little: bool) -> Vec<u8> {
    text.encode_utf16().flat_map(|unit| if little { unit.to_le_bytes() } else { unit.to_be_bytes() }).collect()
}

#[test]
fn text_is_read_whatever_separates_its_cells_and_encodes_its_letters() {
    let cases: Vec<(&str, Vec<u8>)> = vec![
        ("commas", STAFF.as_bytes().to_vec()),
        ("semicolons", STAFF.replace(',', ";").into_bytes()),
        ("tabs", STAFF.replace(',', "\t").into_bytes()),
        ("bars", STAFF.replace(',', "|").into_bytes()),
        ("Windows line ends", STAFF.replace('\n', "\r\n").into_bytes()),
        ("no last line end", STAFF.trim_end().as_bytes().to_vec()),
        ("UTF-8 with a mark", format!("\u{feff}{STAFF}").into_bytes()),
        ("UTF-16, little end first, with a mark", utf_16(&format!("\u{feff}{STAFF}"), true)),
        ("UTF-16, big end first, with a mark", utf_16(&format!("\u{feff}{STAFF}"), false)),
        ("UTF-16, little end first", utf_16(STAFF, true)),
        ("UTF-16, big end first", utf_16(STAFF, false)),
        ("Windows-1252", STAFF.chars().map(|letter| u32::from(letter) as u8).collect()),
    ];
    for (name, bytes) in cases {
        assert_eq!(rows(bytes, None), Ok(expected()), "{name}");
    }
    let said = rows(format!("sep=;\n{}", STAFF.replace(',', ";")).into_bytes(), None).unwrap();
    assert_eq!(said, ["2: No|Job|Started", "3: 1|José|2019-08-14", "4: 2|physiotherapy assistant|"]);
}

#[test]
fn rows_are_counted_as_excel_does() {
    let text = "Staff of Northmoor,,\n\n,,\nNo,Job,\n1,\"a\nb\nc\",x\n\n\n2,b,\n3,c\n4,d,,\n5,e,,f\n,,\n6,f,";
    let read = rows(text.as_bytes().to_vec(), None).unwrap();
    assert_eq!(
        read,
        [
            "4: No|Job",
            "5: 1|a b c|x (it has more cells than there are headings (2): text with the separator in it needs quotation marks around it)",
            "8: 2|b|",
            "9: 3|c",
            "10: 4|d||",
            "11: 5|e||f (it has more cells than there are headings (2): text with the separator in it needs quotation marks around it)",
            "13: 6|f|",
        ]
    );
}

#[test]
fn headings_that_are_blank_or_the_same_have_names_of_their_own() {
    let read = rows(b"No,,Start Date,Start  date\n1,2,3,4\n".to_vec(), None).unwrap();
    assert_eq!(read, ["1: No|column B|Start Date|Start date (2)", "2: 1|2|3|4"]);
}

fn workbook() -> Vec<u8> {
    let mut book = Workbook::new();
    let dates = Format::new().set_num_format("dd/mm/yyyy");
    let bold = Format::new().set_bold();
    book.add_worksheet().set_name("Read me").unwrap().write(0, 0, "About this export").unwrap();
    let sheet = book.add_worksheet().set_name("Staff").unwrap();
    sheet.merge_range(0, 0, 0, 3, "Northmoor NHS Trust", &bold).unwrap();
    for (place, heading) in ["No", "Job", "Started", "Hours", "Here", "Site"].iter().enumerate() {
        sheet.write(2, place as u16, *heading).unwrap();
    }
    sheet.write(3, 0, 1).unwrap();
    sheet.write(3, 1, "HCA").unwrap();
    sheet.write_with_format(3, 2, ExcelDateTime::from_ymd(2019, 8, 14).unwrap(), &dates).unwrap();
    sheet.write_formula(3, 3, Formula::new("=0.6*37.5").set_result("22.5")).unwrap();
    sheet.write(3, 4, true).unwrap();
    sheet.merge_range(3, 5, 4, 5, "North", &bold).unwrap();
    sheet.write(4, 0, 2).unwrap();
    sheet.write(4, 3, 0.1 + 0.2).unwrap();
    sheet.write(6, 0, 3).unwrap();
    sheet.write_formula(6, 1, Formula::new("=1/0").set_result("#DIV/0!")).unwrap();
    book.save_to_buffer().unwrap()
}

#[test]
fn a_workbook_is_read_with_its_titles_dates_and_formulas() {
    let read = rows(workbook(), Some("staff")).unwrap();
    assert_eq!(
        read,
        ["3: No|Job|Started|Hours|Here|Site", "4: 1|HCA|2019-08-14|22.5|yes|North", "5: 2|||0.3", "7: 3|#DIV/0!",]
    );
    let wrong = rows(workbook(), Some("Stuff")).unwrap_err();
    assert_eq!(wrong, "there is no sheet “Stuff” in staff: did you mean “Staff”?");
    let mut export = Export::of_bytes("staff.xlsx", workbook()).unwrap();
    assert_eq!(export.sheets(), ["Read me", "Staff"]);
    assert_eq!(export.sheet(None).unwrap().as_deref(), Some("Staff"), "the first with more than one row");
}

#[test]
fn two_hundred_columns_are_read() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for column in 0..200 {
        sheet.write(0, column, format!("Heading {column}")).unwrap();
        sheet.write(1, column, u32::from(column)).unwrap();
    }
    let read = rows(book.save_to_buffer().unwrap(), None).unwrap();
    assert_eq!(read[1].split('|').count(), 200);
    let wide = vec!["x"; 2_500].join(",");
    assert!(rows(wide.into_bytes(), None).unwrap_err().contains("more than 2000 cells"));
}

#[test]
fn old_workbooks_and_open_document_ones_are_read() {
    let old = rows(include_bytes!("fixtures/staff.xls").to_vec(), None).unwrap();
    assert_eq!(old, ["2: No|Job|Started|Hours", "3: 1|HCA|2019-08-14|37.5", "4: 2|physiotherapy assistant|2022-04-03"]);
    let open = rows(open_document(false), None).unwrap();
    assert_eq!(open, ["1: No|Job|Started", "2: 1|HCA|2019-08-14"]);
}

/// A spreadsheet in the format of OpenDocument.
fn open_document(encrypted: bool) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let plain = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    let text = |text: &str| {
        format!("<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>")
    };
    let row = |cells: String| format!("<table:table-row>{cells}</table:table-row>");
    let content = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content \
         xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
         xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" \
         xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><office:body><office:spreadsheet>\
         <table:table table:name=\"Staff\">{}{}</table:table></office:spreadsheet></office:body></office:document-content>",
        row(["No", "Job", "Started"].map(text).concat()),
        row(format!(
            "<table:table-cell office:value-type=\"float\" office:value=\"1\"><text:p>1</text:p></table:table-cell>{}\
             <table:table-cell office:value-type=\"date\" office:date-value=\"2019-08-14\"><text:p>14/08/19</text:p></table:table-cell>",
            text("HCA")
        )),
    );
    let lock = "<manifest:encryption-data manifest:checksum=\"x\"/>";
    let manifest = format!(
        "<?xml version=\"1.0\"?><manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\">\
         <manifest:file-entry manifest:full-path=\"content.xml\">{}</manifest:file-entry></manifest:manifest>",
        if encrypted { lock } else { "" }
    );
    for (name, content) in [
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", content.as_str()),
        ("META-INF/manifest.xml", manifest.as_str()),
    ] {
        zip.start_file(name, plain).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn batch() -> RecordBatch {
    let titles: DictionaryArray<Int32Type> = vec![Some("HCA"), None, Some("HCA")].into_iter().collect();
    let columns: Vec<(&str, ArrayRef)> = vec![
        ("No", Arc::new(Int64Array::from(vec![1, 2, 3]))),
        ("Job", Arc::new(titles)),
        ("Started", Arc::new(Date32Array::from(vec![Some(18_122), None, Some(0)]))),
        ("Hours", Arc::new(Float64Array::from(vec![37.5, 22.5, 30.0]))),
        ("Here", Arc::new(BooleanArray::from(vec![Some(true), Some(false), None]))),
        ("Site", Arc::new(StringArray::from(vec!["North", "", "South"]))),
    ];
    RecordBatch::try_from_iter(columns).unwrap()
}

fn parquet(batch: &RecordBatch) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut writer = ArrowWriter::try_new(&mut bytes, batch.schema(), None).unwrap();
    writer.write(batch).unwrap();
    writer.close().unwrap();
    bytes
}

#[test]
fn columns_are_read_row_by_row() {
    let expected = [
        "1: No|Job|Started|Hours|Here|Site",
        "2: 1|HCA|2019-08-14|37.5|yes|North",
        "3: 2|||22.5|no|",
        "4: 3|HCA|1970-01-01|30||South",
    ];
    let batch = batch();
    assert_eq!(rows(parquet(&batch), None).unwrap(), expected);
    let mut file = FileWriter::try_new(Vec::new(), &batch.schema()).unwrap();
    file.write(&batch).unwrap();
    assert_eq!(rows(file.into_inner().unwrap(), None).unwrap(), expected);
    let mut stream = StreamWriter::try_new(Vec::new(), &batch.schema()).unwrap();
    stream.write(&batch).unwrap();
    assert_eq!(rows(stream.into_inner().unwrap(), None).unwrap(), expected);
}

#[test]
fn a_list_in_a_cell_is_refused() {
    let mut lists = ListBuilder::new(StringBuilder::new());
    lists.values().append_value("a");
    lists.append(true);
    let batch = RecordBatch::try_from_iter([("Grades", Arc::new(lists.finish()) as ArrayRef)]).unwrap();
    let told = rows(parquet(&batch), None).unwrap_err();
    assert_eq!(
        told,
        "column “Grades” holds lists or bytes, not one value a row: leave the column out, or give it one value a row"
    );
}

/// The container that Excel puts a workbook into that has a password: all that can be seen of it is its directory.
fn locked() -> Vec<u8> {
    let mut bytes = vec![0_u8; 512 * 3];
    let mut put = |at: usize, part: &[u8]| bytes[at..at + part.len()].copy_from_slice(part);
    let (end, free, table) = (0xffff_fffe_u32, 0xffff_ffff_u32, 0xffff_fffd_u32);
    put(0, &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    put(24, &[0x3e, 0, 3, 0, 0xfe, 0xff, 9, 0, 6, 0]);
    put(44, &1_u32.to_le_bytes());
    put(48, &1_u32.to_le_bytes());
    put(56, &4096_u32.to_le_bytes());
    put(60, &end.to_le_bytes());
    put(68, &end.to_le_bytes());
    for place in 0..109 {
        put(76 + place * 4, &(if place == 0 { 0 } else { free }).to_le_bytes());
    }
    for place in 0..128 {
        let entry = match place {
            0 => table,
            1 => end,
            _ => free,
        };
        put(512 + place * 4, &entry.to_le_bytes());
    }
    for (place, (name, kind)) in [("Root Entry", 5), ("EncryptedPackage", 2)].into_iter().enumerate() {
        let at = 1024 + place * 128;
        let letters: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        put(at, &letters);
        put(at + 64, &(letters.len() as u16 + 2).to_le_bytes());
        put(at + 66, &[kind, 1]);
        for link in 0..3 {
            put(at + 68 + link * 4, &free.to_le_bytes());
        }
        put(at + 116, &end.to_le_bytes());
    }
    bytes
}

#[test]
fn what_is_no_table_says_what_it_is() {
    let unclosed = format!("No,Job\n1,\"HCA\n{}", "2,HCA\n".repeat(500));
    let mut cut_short = workbook();
    cut_short.truncate(cut_short.len() / 2);
    let mut torn = parquet(&batch());
    let length = torn.len();
    torn[length - 20..length - 8].fill(0xee);
    let rubbish: Vec<u8> = (0..4000_u32).map(|place| (place.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    let cases: Vec<(Vec<u8>, &str)> = vec![
        (Vec::new(), "the file is empty: export it again"),
        (b"\n\n  \n".to_vec(), "the file has no rows"),
        (locked(), "the workbook is protected by a password: open it, take the password off"),
        (open_document(true), "the workbook is protected by a password"),
        (rubbish, "this is not text, and no kind of table that is known here"),
        (vec![0; 2000], "this is not text"),
        (b"%PDF-1.7 \n1,2".to_vec(), "this is a PDF"),
        (b"<html><table><tr><td>No".to_vec(), "this is a web page, even if its name ends in .xls"),
        (b"<?xml version='1.0'?>".to_vec(), "this is XML"),
        (vec![0x1f, 0x8b, 8, 0], "the file is packed with gzip: unpack it first"),
        (b"PK\x03\x04 and nothing".to_vec(), "the workbook can't be read"),
        (cut_short, "the workbook can't be read"),
        (torn, "the file can't be read to its end"),
        (b"PAR1".to_vec(), "the file can't be read to its end"),
        (b"ARROW1\0\0 and so on".to_vec(), "the file can't be read to its end"),
        (unclosed.into_bytes(), "row 2 goes on for more than 400 lines: a quotation mark isn't closed"),
    ];
    for (bytes, message) in cases {
        let told = rows(bytes, None).unwrap_err();
        assert!(told.starts_with(message), "{message}: {told}");
    }
}
