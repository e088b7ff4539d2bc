//! Operators for others. Every operand stands in the mutated file once, so that mutants may lie in each other.

use syn::{BinOp, Expr, ExprBinary, ExprUnary, UnOp};

use super::super::site::{Arm, Piece, on};
use super::{Finder, range};

/// Whether what is held of words is a chain with `let` in it, which stands in an `if` and nowhere else.
pub(super) fn has_let(of: &Expr) -> bool {
    match of {
        Expr::Let(_) => true,
        Expr::Binary(of) if matches!(of.op, BinOp::And(_)) => has_let(&of.left) || has_let(&of.right),
        _ => false,
    }
}

/// What a comparison could be instead: at its threshold, and turned round.
fn comparisons(op: BinOp) -> Option<(&'static str, [&'static str; 2])> {
    match op {
        BinOp::Lt(_) => Some(("<", ["<=", ">="])),
        BinOp::Le(_) => Some(("<=", ["<", ">"])),
        BinOp::Gt(_) => Some((">", [">=", "<="])),
        BinOp::Ge(_) => Some((">=", [">", "<"])),
        _ => None,
    }
}

fn calculations(op: BinOp) -> Option<(&'static str, &'static [&'static str])> {
    match op {
        BinOp::Add(_) => Some(("+", &["-", "*"])),
        BinOp::Sub(_) => Some(("-", &["+", "/"])),
        BinOp::Mul(_) => Some(("*", &["+", "/"])),
        BinOp::Div(_) => Some(("/", &["*", "%"])),
        BinOp::Rem(_) => Some(("%", &["/"])),
        BinOp::BitAnd(_) => Some(("&", &["|"])),
        BinOp::BitOr(_) => Some(("|", &["&"])),
        BinOp::BitXor(_) => Some(("^", &["|"])),
        BinOp::Shl(_) => Some(("<<", &[">>"])),
        BinOp::Shr(_) => Some((">>", &["<<"])),
        _ => None,
    }
}

fn assignments(op: BinOp) -> Option<(&'static str, &'static [&'static str])> {
    match op {
        BinOp::AddAssign(_) => Some(("+=", &["-=", "*="])),
        BinOp::SubAssign(_) => Some(("-=", &["+=", "/="])),
        BinOp::MulAssign(_) => Some(("*=", &["+="])),
        BinOp::DivAssign(_) => Some(("/=", &["*="])),
        BinOp::RemAssign(_) => Some(("%=", &["/="])),
        BinOp::BitAndAssign(_) => Some(("&=", &["|="])),
        BinOp::BitOrAssign(_) => Some(("|=", &["&="])),
        BinOp::BitXorAssign(_) => Some(("^=", &["|="])),
        BinOp::ShlAssign(_) => Some(("<<=", &[">>="])),
        BinOp::ShrAssign(_) => Some((">>=", &["<<="])),
        _ => None,
    }
}

pub(super) fn assigns(op: BinOp) -> bool {
    assignments(op).is_some()
}

impl Finder<'_> {
    pub(super) fn binary(&mut self, of: &ExprBinary) {
        let (left, right) = (Piece::Source(range(&of.left)), Piece::Source(range(&of.right)));
        match of.op {
            BinOp::And(_) if !has_let(&of.left) && !has_let(&of.right) => {
                let mutant = self.mutant(&of.op, "`&&` is `||`");
                let on = on(mutant);
                let condition = ["(if (".into(), left, format!(") != {on} {{ ").into()];
                let pieces = condition.into_iter().chain([right, format!(" }} else {{ {on} }})").into()]);
                let arms = vec![Arm { mutant, pieces: pieces.collect() }];
                self.site(range(of), Vec::new(), arms, Vec::new());
            }
            BinOp::Or(_) => {
                let mutant = self.mutant(&of.op, "`||` is `&&`");
                let on = on(mutant);
                let condition = ["(if (".into(), left, format!(") == {on} {{ ").into()];
                let pieces = condition.into_iter().chain([right, format!(" }} else {{ !{on} }})").into()]);
                let arms = vec![Arm { mutant, pieces: pieces.collect() }];
                self.site(range(of), Vec::new(), arms, Vec::new());
            }
            BinOp::Eq(_) => self.turned(of, &of.op, "`==` is `!=`"),
            BinOp::Ne(_) => self.turned(of, &of.op, "`!=` is `==`"),
            op => {
                if let Some((now, others)) = comparisons(op) {
                    let head = ["(match (&(".into(), left, "), &(".into(), right, ")) { (l, r) => ".into()];
                    self.instead(of, now, &others, head.into());
                } else if let Some((now, others)) = calculations(op) {
                    let head = ["(match ((".into(), left, "), (".into(), right, ")) { (l, r) => ".into()];
                    self.instead(of, now, others, head.into());
                } else if let Some((now, others)) = assignments(op) {
                    self.assignment(of, now, others, right);
                }
            }
        }
    }

    pub(super) fn unary(&mut self, of: &ExprUnary) {
        match of.op {
            UnOp::Not(_) => self.turned(of, &of.op, "`!` is gone"),
            UnOp::Neg(_) if !matches!(*of.expr, Expr::Lit(_)) => {
                let mutant = self.mutant(of, "`-` is gone");
                let head = vec!["(match (".into(), Piece::Source(range(&of.expr)), ") { l => ".into()];
                let arms = vec![Arm { mutant, pieces: vec![format!("if {} {{ l }} else ", on(mutant)).into()] }];
                self.site(range(of), head, arms, vec!["{ -l } })".into()]);
            }
            _ => {}
        }
    }

    /// Yes for no, and no for yes.
    fn turned(&mut self, of: &impl syn::spanned::Spanned, at: &impl syn::spanned::Spanned, change: &str) {
        let mutant = self.mutant(at, change);
        let pieces = vec!["((".into(), Piece::Source(range(of)), format!(") != {})", on(mutant)).into()];
        self.site(range(of), Vec::new(), vec![Arm { mutant, pieces }], Vec::new());
    }

    /// An operator for another, where both operands are at hand.
    fn instead(&mut self, of: &ExprBinary, now: &str, others: &[&str], head: Vec<Piece>) {
        let mut arms = Vec::new();
        for other in others {
            let mutant = self.mutant(&of.op, format!("`{now}` is `{other}`"));
            arms.push(Arm { mutant, pieces: vec![format!("if {} {{ l {other} r }} else ", on(mutant)).into()] });
        }
        self.site(range(of), head, arms, vec![format!("{{ l {now} r }} }})").into()]);
    }

    fn assignment(&mut self, of: &ExprBinary, now: &str, others: &[&str], right: Piece) {
        let to = || Piece::Plain(range(&of.left));
        let mut arms = Vec::new();
        for other in others {
            let mutant = self.mutant(&of.op, format!("`{now}` is `{other}`"));
            let pieces = vec![format!("if {} {{ ", on(mutant)).into(), to(), format!(" {other} r }} else ").into()];
            arms.push(Arm { mutant, pieces });
        }
        let tail = vec!["{ ".into(), to(), format!(" {now} r }} }}").into()];
        self.site(range(of), vec!["{ let r = ".into(), right, "; ".into()], arms, tail);
    }
}
