//! Scratch.
use rungs_app::*;
use rungs_core::program::*;
fn main() {
    let l = framework::built_in();
    let on = "2026-11-22".parse().unwrap();
    let args: Vec<String> = std::env::args().collect();
    let p = person::read(&std::fs::read(&args[1]).unwrap(), None, &l.checked.framework.vocabulary, on).unwrap();
    let role = l.checked.framework.role(&args[2]).unwrap();
    macro_rules! t {
        ($n:expr, $e:expr) => {{
            let t = std::time::Instant::now();
            let r = $e;
            println!("{} {:?}", $n, t.elapsed());
            r
        }};
    }
    let program = t!(
        "compile",
        Program::new(&l.checked.framework, role, Asked { start: on, moment: rungs_core::requirement::Moment::Start })
            .unwrap()
    );
    println!("leaves {} nodes {}", program.leaves.len(), program.nodes.len());
    for v in &program.lists {
        println!(
            " {:?} {} conditions, worst {:?} best {:?}",
            v.list,
            v.conditions.len(),
            t!("  w", v.worlds(&p, on, program.vocabulary, rungs_core::world::Wanted::Worst)).len(),
            t!("  b", v.worlds(&p, on, program.vocabulary, rungs_core::world::Wanted::Best)).len()
        );
        println!(
            "    all {}",
            t!("   all", v.worlds(&p, on, program.vocabulary, rungs_core::world::Wanted::All)).len()
        );
    }
    let r = t!("read", program.read(&p));
    t!("decide", program.decide(&r));
    for route in &program.routes {
        println!("{}", route.route.slug);
        let w = t!("workshop", program.workshop(&p, route.standing));
        println!("actions {}", w.actions().len());
        let m = t!("mends", w.mends());
        println!("sets {}", m.sets.len());
        t!("facts", program.facts_for(route.standing, &p, &r));
        t!("explain", program.explain(&route.requirements, &r));
        t!("leaf facts", program.leaves_below(route.standing).iter().map(|x| program.facts_for_leaf(*x, &p)).count());
    }
    t!("ask", program.ask(&p, &program.routes.iter().map(|r| r.standing).collect::<Vec<_>>()));
}
