//! What is asked, written as a sentence of the page language.

use super::asked::{Again, Asked, Claim, Item, ItemWhat, Strength, What};

impl Asked {
    /// The sentence, and the items below it where it introduces a list.
    pub(crate) fn written(&self) -> (String, Vec<String>) {
        let core = match &self.what {
            What::Claim(Claim { verb, thing, .. }) | What::Judged { verb, thing } => self.clause(verb, thing),
            What::OneOf(items) => {
                let sentence = format!("{}:", capital(&(self.front() + self.introducer())));
                return (sentence, items.iter().map(Item::written).collect());
            }
            What::NothingSet => "there are no set requirements".to_owned(),
            What::Varies(by) => format!("requirements vary by {by}"),
        };
        let again = match self.again {
            Some(Again::Yearly) => " each year".to_owned(),
            Some(Again::EveryYears(years)) => format!(" every {years} years"),
            None => String::new(),
        };
        let reason = self.reason.as_ref().map(|reason| format!(", {reason}")).unwrap_or_default();
        let decider = self.decider.map(|decider| format!(", as {decider} decides")).unwrap_or_default();
        (format!("{}.", capital(&format!("{}{core}{again}{reason}{decider}", self.front()))), Vec::new())
    }

    fn front(&self) -> String {
        let Some(guard) = &self.guard else {
            return if self.to_register { "for registration, ".to_owned() } else { String::new() };
        };
        format!("{} {}, ", if guard.unless { "unless" } else { "if" }, guard.words)
    }

    fn introducer(&self) -> &'static str {
        match self.strength {
            Strength::Must => "you must have one of",
            Strength::Should => "you should have one of",
            Strength::Usually => "you usually need one of",
            Strength::May => "you may need one of",
            Strength::Preferably => "preferably, you have one of",
        }
    }

    fn clause(&self, verb: &str, thing: &str) -> String {
        match (self.strength, verb) {
            (Strength::Must, _) => format!("you must {verb} {thing}"),
            (Strength::Should, _) => format!("you should {verb} {thing}"),
            (Strength::Usually, "have") => format!("you usually need {thing}"),
            (Strength::Usually, "be") => format!("you are usually {thing}"),
            (Strength::Usually, _) => format!("you usually {verb} {thing}"),
            (Strength::May, "have") => format!("you may need {thing}"),
            (Strength::May, _) => format!("you may need to {verb} {thing}"),
            (Strength::Preferably, "be") => format!("preferably, you are {thing}"),
            (Strength::Preferably, _) => format!("preferably, you {verb} {thing}"),
        }
        .trim_end()
        .to_owned()
    }
}

impl Item {
    fn written(&self) -> String {
        let (ItemWhat::Claim(Claim { thing, .. }) | ItemWhat::Judged(thing)) = &self.what;
        match self.instead {
            Some(decider) => format!("{thing}, which may count instead, as {decider} decides."),
            None => format!("{thing}."),
        }
    }
}

pub(crate) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
