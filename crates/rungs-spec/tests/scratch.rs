mod support;
use support::build::*;
#[test]
fn scratch() {
    let w = words(0);
    let a = works_in(w.sectors[2]);
    let b = months_of(a.clone(), 2, None);
    let c = case(&w, vec![must(rungs_core::requirement::Matter::All(vec![that(&a), that(&b)])).provided(softened(that(&a), that(&a)))], nobody_knows());
    let p = c.program();
    println!("{:?}\n{:?}", p.lists, p.read(&c.person));
    println!("{:?}\n{:?}", c.computed(), c.defined());
}
