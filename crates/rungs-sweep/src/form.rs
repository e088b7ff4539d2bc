//! People told by a form: what everybody's record has, and columns of cells that fill in the rest.

use rungs_core::fact::{Denial, Fact, Field, Item, List, Person};

use crate::crowd::Content;

/// How people are told. A person is a row of numbers, one for each column: which of the column's cells is theirs.
#[derive(Clone, Debug, Default)]
pub struct Form {
    /// Entries that everybody has, as far as all of them say the same.
    pub items: Vec<Item>,
    /// What is said of everybody not to be there.
    pub denials: Vec<Denial>,
    /// What differs from person to person.
    pub columns: Vec<Cells>,
}

/// What can stand in a column. At most 65,536 different cells.
#[derive(Clone, Debug)]
pub enum Cells {
    /// Facts of one entry that everybody has; a cell without any is one of which nothing is known.
    Facts {
        /// The entry: a place in [`Form::items`].
        entry: usize,
        /// For each cell, its facts.
        facts: Vec<Vec<(Field, Fact)>>,
    },
    /// A whole list, of which [`Form::items`] and [`Form::denials`] say nothing.
    List {
        /// The list.
        list: List,
        /// For each cell, what is known of the list.
        contents: Vec<Content>,
    },
}

/// Why people can't be swept by their columns. They can be as a [`crate::Crowd`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// A column has no cells, or more than its numbers can tell apart.
    Cells {
        /// The column, from 0.
        column: usize,
        /// How many cells it has.
        cells: usize,
    },
    /// A column speaks of an entry that nobody has, of facts that stand elsewhere in the form as well, or of a list of which
    /// the form says more.
    Told {
        /// The column, from 0.
        column: usize,
    },
    /// What these columns say hangs together, and they have more combinations than are worked out.
    Together {
        /// The columns, from 0.
        columns: Vec<usize>,
    },
    /// There aren't as many columns of numbers as the form has, or they aren't equally long, or a number stands for no cell.
    Numbers,
}

impl std::fmt::Display for Unfit {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Unfit::Cells { column, cells } => {
                write!(formatter, "column {column} has {cells} different cells; it takes 1 to 65,536")
            }
            Unfit::Told { column } => {
                write!(
                    formatter,
                    "what column {column} tells is told elsewhere as well, or of an entry that isn't there"
                )
            }
            Unfit::Together { columns } => {
                write!(formatter, "what the columns {columns:?} say hangs together, and has too many combinations")
            }
            Unfit::Numbers => formatter.write_str("the columns of numbers aren't those of the form"),
        }
    }
}

impl std::error::Error for Unfit {}

impl Cells {
    /// How many cells there are.
    pub fn len(&self) -> usize {
        match self {
            Cells::Facts { facts, .. } => facts.len(),
            Cells::List { contents, .. } => contents.len(),
        }
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The fields of which its cells speak, where they are facts of an entry.
    pub(crate) fn fields(&self) -> Vec<Field> {
        match self {
            Cells::Facts { facts, .. } => {
                let mut fields: Vec<Field> = facts.iter().flatten().map(|(field, _)| *field).collect();
                fields.sort_unstable();
                fields.dedup();
                fields
            }
            Cells::List { .. } => Vec::new(),
        }
    }
}

impl Form {
    /// The person with these cells, one for each column.
    pub fn person(&self, cells: &[u16]) -> Person {
        let mut person = Person { items: self.items.clone(), denials: self.denials.clone(), ..Person::default() };
        for (column, cell) in self.columns.iter().zip(cells) {
            self.fill(&mut person, column, usize::from(*cell));
        }
        person
    }

    /// The same, but for what isn't told of one list.
    pub(crate) fn told_of(&self, list: Option<List>, cells: &[u16]) -> Person {
        let mut person = Person::default();
        let mut entries = Vec::new();
        for (place, item) in self.items.iter().enumerate().filter(|(_, item)| Some(item.list) == list) {
            person.items.push(item.clone());
            entries.push(place);
        }
        person.denials.extend(self.denials.iter().filter(|denial| Some(denial.list) == list).cloned());
        for (place, cell) in cells.iter().enumerate().filter(|(place, _)| self.list(*place) == list) {
            match self.columns.get(place) {
                Some(Cells::Facts { entry, facts }) => {
                    let item = entries.iter().position(|of| of == entry).and_then(|item| person.items.get_mut(item));
                    if let (Some(item), Some(facts)) = (item, facts.get(usize::from(*cell))) {
                        item.fields.extend(facts.iter().cloned());
                    }
                }
                Some(column) => self.fill(&mut person, column, usize::from(*cell)),
                None => {}
            }
        }
        person
    }

    fn fill(&self, person: &mut Person, column: &Cells, cell: usize) {
        match column {
            Cells::Facts { entry, facts } => {
                if let (Some(item), Some(facts)) = (person.items.get_mut(*entry), facts.get(cell)) {
                    item.fields.extend(facts.iter().cloned());
                }
            }
            Cells::List { contents, .. } => {
                if let Some(content) = contents.get(cell) {
                    person.items.extend(content.items.iter().cloned());
                    person.denials.extend(content.denials.iter().cloned());
                }
            }
        }
    }

    /// The list that a column speaks of.
    pub(crate) fn list(&self, column: usize) -> Option<List> {
        match self.columns.get(column)? {
            Cells::Facts { entry, .. } => self.items.get(*entry).map(|item| item.list),
            Cells::List { list, .. } => Some(*list),
        }
    }

    /// Whether everything is told once.
    pub(crate) fn check(&self) -> Result<(), Unfit> {
        let spoken_of: Vec<Vec<Field>> = self.columns.iter().map(Cells::fields).collect();
        for (place, column) in self.columns.iter().enumerate() {
            if column.is_empty() || column.len() > 1 << 16 {
                return Err(Unfit::Cells { column: place, cells: column.len() });
            }
            let others = || self.columns.iter().zip(&spoken_of).enumerate().filter(|(other, _)| *other != place);
            let is_once = match column {
                Cells::Facts { entry, .. } => {
                    let fields = spoken_of.get(place).map(Vec::as_slice).unwrap_or_default();
                    let told = self.items.get(*entry);
                    let is_new = told.is_some_and(|item| fields.iter().all(|field| !item.fields.contains_key(field)));
                    let same = |(other, spoken_of): (&Cells, &Vec<Field>)| match other {
                        Cells::Facts { entry: of, .. } => {
                            of == entry && spoken_of.iter().any(|field| fields.contains(field))
                        }
                        Cells::List { .. } => false,
                    };
                    is_new && !others().any(|(_, other)| same(other))
                }
                Cells::List { list, .. } => {
                    let is_told = self.items.iter().any(|item| item.list == *list)
                        || self.denials.iter().any(|denial| denial.list == *list);
                    !is_told && !others().any(|(other, _)| self.list(other) == Some(*list))
                }
            };
            if !is_once {
                return Err(Unfit::Told { column: place });
            }
        }
        Ok(())
    }
}
