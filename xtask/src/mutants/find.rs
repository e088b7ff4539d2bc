//! The mutants of a file. What is worked out when it is compiled has none: constants, patterns, lengths of arrays; nor
//! have macros, whose arguments are no code yet, and tests.

mod operator;

use std::ops::Range;

use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::{Attribute, Block, Expr, ExprClosure, ExprMatch, ImplItemFn, Pat, PatGuard, ReturnType, Signature, Stmt};

use super::mutant::{Mutant, Place};
use super::site::{Arm, Piece, Site, on};
use super::values::values;

/// What was found in a file.
#[derive(Default)]
pub(super) struct Found {
    pub(super) sites: Vec<Site>,
    pub(super) mutants: Vec<Mutant>,
}

/// Finds the mutants of a file, and numbers them from one on.
pub(super) fn find(file: &str, source: &str, first: u32) -> Result<Found, String> {
    let parsed = syn::parse_file(source).map_err(|error| format!("{file}: {error}"))?;
    let mut finder = Finder { file, source, first, found: Found::default(), around: Vec::new(), is_constant: false };
    finder.visit_file(&parsed);
    Ok(finder.found)
}

struct Finder<'s> {
    file: &'s str,
    source: &'s str,
    first: u32,
    found: Found,
    /// The type and the function that are being looked through.
    around: Vec<String>,
    /// Whether this is worked out when it is compiled.
    is_constant: bool,
}

impl Finder<'_> {
    /// A new mutant, for a place that is about to be added.
    fn mutant(&mut self, at: &impl Spanned, change: impl Into<String>) -> u32 {
        let start = at.span().start();
        let number = self.first + u32::try_from(self.found.mutants.len()).unwrap_or(u32::MAX / 2);
        let place = Place { file: self.file.to_owned(), line: start.line, column: start.column + 1 };
        self.found.mutants.push(Mutant { number, place, within: self.around.join("::"), change: change.into() });
        number
    }

    fn site(&mut self, range: Range<usize>, head: Vec<Piece>, arms: Vec<Arm>, tail: Vec<Piece>) {
        self.found.sites.push(Site { range, head, arms, tail });
    }

    fn text(&self, of: &impl Spanned) -> String {
        let text = self.source.get(range(of)).unwrap_or_default();
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn function(&mut self, attributes: &[Attribute], signature: &Signature, block: &Block) {
        if is_test(attributes) {
            return;
        }
        self.around.push(signature.ident.to_string());
        let was_constant = std::mem::replace(&mut self.is_constant, signature.constness.is_some());
        if !self.is_constant && !block.stmts.is_empty() {
            self.body(&signature.output, block);
        }
        visit::visit_block(self, block);
        self.is_constant = was_constant;
        self.around.pop();
    }

    /// It gives back something else at once.
    fn body(&mut self, output: &ReturnType, block: &Block) {
        let whole = match block.stmts.as_slice() {
            [Stmt::Expr(only, _)] => self.text(only),
            _ => String::new(),
        };
        let start = block.brace_token.span.open().byte_range().end;
        let mut arms = Vec::new();
        for value in values(output).into_iter().filter(|value| *value != whole) {
            let mutant = self.mutant(&block.brace_token.span.open(), format!("gives back `{value}`"));
            arms.push(Arm { mutant, pieces: vec![format!(" if {} {{ return {value}; }}", on(mutant)).into()] });
        }
        self.site(start..start, Vec::new(), arms, Vec::new());
    }

    /// A case of a `match` that goes to the last one, which takes everything.
    fn cases(&mut self, of: &ExprMatch) {
        let Some((last, others)) = of.arms.split_last() else { return };
        if !matches!(last.pat, Pat::Wild(_)) {
            return;
        }
        for arm in others.iter().filter(|arm| !matches!(arm.pat, Pat::Guard(_))) {
            let end = range(&arm.pat).end;
            let mutant = self.mutant(&arm.pat, format!("the case `{}` is gone", self.text(&arm.pat)));
            let arms = vec![Arm { mutant, pieces: vec![format!(" if !{}", on(mutant)).into()] }];
            self.site(end..end, Vec::new(), arms, Vec::new());
        }
    }

    /// What has to hold as well for a case, as if it always held and as if it never did.
    fn guard(&mut self, guard: &Expr) {
        if operator::has_let(guard) {
            return;
        }
        let words = self.text(guard);
        let always = self.mutant(guard, format!("the guard `{words}` always holds"));
        let never = self.mutant(guard, format!("the guard `{words}` never holds"));
        let arms = vec![
            Arm { mutant: always, pieces: vec![format!("{} || ", on(always)).into()] },
            Arm { mutant: never, pieces: vec![format!("!{} && ", on(never)).into()] },
        ];
        let whole = Piece::Source(range(guard));
        self.site(range(guard), vec!["(".into()], arms, vec!["(".into(), whole, "))".into()]);
    }

    fn as_constant(&mut self, is_constant: bool, visit: impl FnOnce(&mut Self)) {
        let before = std::mem::replace(&mut self.is_constant, is_constant);
        visit(self);
        self.is_constant = before;
    }
}

impl<'ast> Visit<'ast> for Finder<'_> {
    fn visit_item_mod(&mut self, module: &'ast syn::ItemMod) {
        if !is_test(&module.attrs) {
            visit::visit_item_mod(self, module);
        }
    }

    fn visit_item_fn(&mut self, function: &'ast syn::ItemFn) {
        self.function(&function.attrs, &function.sig, &function.block);
    }

    fn visit_impl_item_fn(&mut self, function: &'ast ImplItemFn) {
        self.function(&function.attrs, &function.sig, &function.block);
    }

    fn visit_trait_item_fn(&mut self, function: &'ast syn::TraitItemFn) {
        if let Some(block) = &function.default {
            self.function(&function.attrs, &function.sig, block);
        }
    }

    fn visit_item_impl(&mut self, item: &'ast syn::ItemImpl) {
        if is_test(&item.attrs) {
            return;
        }
        self.around.push(self.text(&*item.self_ty));
        visit::visit_item_impl(self, item);
        self.around.pop();
    }

    fn visit_item_const(&mut self, item: &'ast syn::ItemConst) {
        self.as_constant(true, |finder| finder.visit_expr(&item.expr));
    }

    fn visit_item_static(&mut self, item: &'ast syn::ItemStatic) {
        self.as_constant(true, |finder| visit::visit_item_static(finder, item));
    }

    fn visit_impl_item_const(&mut self, item: &'ast syn::ImplItemConst) {
        self.as_constant(true, |finder| visit::visit_impl_item_const(finder, item));
    }

    fn visit_trait_item_const(&mut self, item: &'ast syn::TraitItemConst) {
        self.as_constant(true, |finder| visit::visit_trait_item_const(finder, item));
    }

    // A function without a name runs later, wherever it stands.
    fn visit_expr_closure(&mut self, closure: &'ast ExprClosure) {
        self.as_constant(false, |finder| finder.visit_expr(&closure.body));
    }

    fn visit_expr(&mut self, of: &'ast Expr) {
        if !self.is_constant {
            match of {
                Expr::Binary(of) => self.binary(of),
                Expr::Unary(of) => self.unary(of),
                Expr::Match(of) => self.cases(of),
                _ => {}
            }
        }
        match of {
            // What is added to is written several times.
            Expr::Binary(of) if operator::assigns(of.op) => self.visit_expr(&of.right),
            Expr::Repeat(of) => self.visit_expr(&of.expr),
            Expr::Const(_) => {}
            _ => visit::visit_expr(self, of),
        }
    }

    fn visit_pat(&mut self, pattern: &'ast Pat) {
        if let Pat::Guard(PatGuard { guard, .. }) = pattern {
            if !self.is_constant {
                self.guard(guard);
            }
            self.visit_expr(guard);
        }
    }

    fn visit_macro(&mut self, _: &'ast syn::Macro) {}
    fn visit_type(&mut self, _: &'ast syn::Type) {}
    fn visit_path_arguments(&mut self, _: &'ast syn::PathArguments) {}
    fn visit_attribute(&mut self, _: &'ast Attribute) {}
    fn visit_variant(&mut self, _: &'ast syn::Variant) {}
    fn visit_generics(&mut self, _: &'ast syn::Generics) {}
}

fn range(of: &impl Spanned) -> Range<usize> {
    of.span().byte_range()
}

fn is_test(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        let is_for_tests = || attribute.parse_args::<syn::Path>().is_ok_and(|path| path.is_ident("test"));
        attribute.path().is_ident("test") || attribute.path().is_ident("cfg") && is_for_tests()
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::panic, reason = "tests")]
mod tests;
