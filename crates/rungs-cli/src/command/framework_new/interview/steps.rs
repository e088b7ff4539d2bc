//! The roles that this one leads to, and what each step asks.

use rungs_app::find::{self, Found};

use super::{Interview, bare};
use crate::answer::Failure;
use crate::command::framework_new::draft::{Part, Step};
use crate::words;

impl Interview<'_> {
    pub(super) fn steps(&mut self) -> Result<(), Failure> {
        self.ask("Which roles does it lead to? One a line.")?;
        // What was typed last and isn't known: said twice, it is meant.
        let mut unknown = None;
        while let Some(typed) = self.line("")? {
            match typed.as_str() {
                "" => break,
                "back" => match self.draft.steps.pop() {
                    Some(step) => self.note(&format!("taken out: {}", step.title))?,
                    None => self.note("There is nothing to take out.")?,
                },
                name => match find::role(&self.loaded.checked.framework, name) {
                    Found::Role(role) | Found::Close(role, _) => {
                        let file = role.page.rsplit('/').next().unwrap_or(&role.page).trim_end_matches(".md");
                        self.step(role.title.clone(), Some(file.to_owned()))?;
                    }
                    Found::None(_) if unknown.as_deref() == Some(name) => self.step(bare(name).to_owned(), None)?,
                    Found::None(near) => {
                        let near: Vec<String> = near.iter().map(|name| format!("“{name}”")).collect();
                        let meant = match near.as_slice() {
                            [] => String::new(),
                            near => format!("; did you mean {}?", words::joined(near, "or")),
                        };
                        let again = "If it has no page here yet, type it once more, and the page says so.";
                        self.refuse(&format!("no role is called “{name}”{meant}"))?;
                        self.note(again)?;
                        unknown = Some(name.to_owned());
                    }
                },
            }
        }
        Ok(())
    }

    fn step(&mut self, title: String, file: Option<String>) -> Result<(), Failure> {
        if self.draft.steps.iter().any(|step| step.title == title) {
            return self.refuse(&format!("“{title}” is there already"));
        }
        self.accept(&title)?;
        let has_page = file.is_some();
        self.draft.steps.push(Step { title: title.clone(), file, rules: Vec::new() });
        // Rules of a step stand beside those of a page.
        if has_page {
            self.rules(Part::Step, &format!("What does the step to “{title}” ask beside what its own page asks?"))?;
            self.ask("Another role it leads to; an empty line goes on")?;
        }
        Ok(())
    }
}
