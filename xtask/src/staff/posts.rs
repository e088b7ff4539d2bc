//! Groups of staff and their posts: how many of each, what they are called.

/// A group of staff.
pub(crate) struct Group {
    /// In ten thousandths of all.
    pub(crate) share: u64,
    /// What an electronic staff record calls it.
    pub(crate) recorded: String,
    pub(crate) posts: Vec<Post>,
}

/// A sort of post.
pub(crate) struct Post {
    pub(crate) weight: u64,
    pub(crate) role: String,
    pub(crate) code: String,
    pub(crate) bands: (u64, u64),
    /// As people type them.
    pub(crate) titles: Vec<String>,
}

/// Both tables, read.
pub(crate) fn groups() -> Result<Vec<Group>, String> {
    let mut groups: Vec<(String, Group)> = Vec::new();
    for row in rows(include_str!("groups.csv"))? {
        let [share, name, recorded] = row.as_slice() else {
            return Err(format!("groups.csv: {row:?} has not 3 cells"));
        };
        groups.push((name.clone(), Group { share: number(share)?, recorded: recorded.clone(), posts: Vec::new() }));
    }
    for row in rows(include_str!("titles.csv"))? {
        let [group, weight, role, code, least, most, titles] = row.as_slice() else {
            return Err(format!("titles.csv: {row:?} has not 7 cells"));
        };
        let known = groups.iter_mut().find(|(name, _)| name == group);
        let (_, known) = known.ok_or_else(|| format!("titles.csv: no group `{group}`"))?;
        known.posts.push(Post {
            weight: number(weight)?,
            role: role.clone(),
            code: code.clone(),
            bands: (number(least)?, number(most)?),
            titles: titles.split('|').map(str::to_owned).collect(),
        });
    }
    Ok(groups.into_iter().map(|(_, group)| group).collect())
}

fn rows(table: &str) -> Result<Vec<Vec<String>>, String> {
    let mut reader = csv::ReaderBuilder::new().comment(Some(b'#')).from_reader(table.as_bytes());
    let rows = reader.records().map(|row| row.map(|row| row.iter().map(str::to_owned).collect()));
    rows.collect::<Result<_, _>>().map_err(|error| error.to_string())
}

fn number(text: &str) -> Result<u64, String> {
    text.parse().map_err(|_| format!("`{text}` is not a number"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_group_has_posts_and_shares_are_all_of_them() {
        let groups = groups().unwrap_or_default();
        assert_eq!(groups.len(), 13);
        assert!(groups.iter().all(|group| !group.posts.is_empty()));
        let all: u64 = groups.iter().map(|group| group.share).sum();
        assert!((9_990..=10_010).contains(&all), "{all}");
    }
}
