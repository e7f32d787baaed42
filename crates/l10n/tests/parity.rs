//! Both languages say the same things: same files, same keys, same variables, nothing empty, nothing faulty.
#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

type Texts = BTreeMap<String, BTreeSet<String>>;

fn locales() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../locales")
}

fn files(language: &str) -> BTreeSet<String> {
    std::fs::read_dir(locales().join(language))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect()
}

fn texts(language: &str, file: &str) -> Texts {
    let source = std::fs::read_to_string(locales().join(language).join(file)).unwrap();
    let resource =
        fluent_syntax::parser::parse(source).unwrap_or_else(|(_, errors)| panic!("{language}/{file}: {errors:?}"));
    let mut found = Texts::new();
    for entry in resource.body {
        let (id, patterns) = match entry {
            Entry::Message(message) => {
                assert!(message.value.is_some(), "{language}/{file}: {} has no value", message.id.name);
                let attributes = message.attributes.into_iter().map(|attribute| attribute.value);
                (message.id.name, message.value.into_iter().chain(attributes).collect::<Vec<_>>())
            }
            Entry::Term(term) => (format!("-{}", term.id.name), vec![term.value]),
            Entry::Junk { content } => panic!("{language}/{file}: not Fluent: {content}"),
            _ => continue,
        };
        let mut variables = BTreeSet::new();
        for pattern in &patterns {
            assert!(!is_blank(pattern), "{language}/{file}: {id} is empty");
            collect(pattern, &mut variables);
        }
        assert!(found.insert(id.clone(), variables).is_none(), "{language}/{file}: {id} stands twice");
    }
    found
}

fn is_blank(pattern: &Pattern<String>) -> bool {
    pattern
        .elements
        .iter()
        .all(|element| matches!(element, PatternElement::TextElement { value } if value.trim().is_empty()))
}

fn collect(pattern: &Pattern<String>, variables: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            collect_from(expression, variables);
        }
    }
}

fn collect_from(expression: &Expression<String>, variables: &mut BTreeSet<String>) {
    let inline = match expression {
        Expression::Select { selector, variants } => {
            variants.iter().for_each(|variant| collect(&variant.value, variables));
            selector
        }
        Expression::Inline(inline) => inline,
    };
    match inline {
        InlineExpression::VariableReference { id } => drop(variables.insert(id.name.clone())),
        InlineExpression::Placeable { expression } => collect_from(expression, variables),
        InlineExpression::FunctionReference { arguments, .. } => {
            for argument in &arguments.positional {
                if let InlineExpression::VariableReference { id } = argument {
                    variables.insert(id.name.clone());
                }
            }
        }
        _ => {}
    }
}

#[test]
fn both_languages_have_the_same_files() {
    assert_eq!(files("en"), files("ur"));
}

#[test]
fn both_languages_have_the_same_keys_and_variables_and_no_empty_text() {
    for file in files("en") {
        let (english, urdu) = (texts("en", &file), texts("ur", &file));
        assert_eq!(english.keys().collect::<Vec<_>>(), urdu.keys().collect::<Vec<_>>(), "keys of {file}");
        for (key, variables) in &english {
            assert_eq!(Some(variables), urdu.get(key), "variables of {key} in {file}");
        }
    }
}

#[test]
fn every_error_says_what_to_do() {
    let errors = texts("en", "errors.ftl");
    for key in errors.keys().filter(|key| key.starts_with("error-") && !key.ends_with("-advice")) {
        assert!(errors.contains_key(&format!("{key}-advice")), "{key} has no advice");
    }
}
