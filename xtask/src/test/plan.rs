//! Which steps run: those asked for, and what they need.

use super::steps::Step;
use crate::failure::Failure;

/// The steps of one run, in their fixed order.
#[derive(Debug)]
pub(super) struct Plan {
    steps: Vec<&'static Step>,
}

impl Plan {
    /// All steps, or those named in `only` together with everything they need.
    pub(super) fn choose(all: &'static [Step], only: &[String]) -> Result<Self, Failure> {
        let mut wanted = Vec::new();
        for name in only {
            let step = find(all, name).ok_or_else(|| {
                let names = all.iter().map(|step| step.name).collect::<Vec<_>>().join(", ");
                Failure::Usage(format!("there is no step `{name}`; the steps are {names}"))
            })?;
            add_with_needs(all, step, &mut wanted);
        }
        let steps = all.iter().filter(|step| only.is_empty() || wanted.contains(&step.name)).collect();
        Ok(Self { steps })
    }

    /// The steps in order.
    pub(super) fn steps(&self) -> &[&'static Step] {
        &self.steps
    }

    /// Whether this run includes any of these steps.
    pub(super) fn includes_any(&self, names: &[&str]) -> bool {
        self.steps.iter().any(|step| names.contains(&step.name))
    }
}

fn find(all: &'static [Step], name: &str) -> Option<&'static Step> {
    all.iter().find(|step| step.name == name)
}

fn add_with_needs(all: &'static [Step], step: &'static Step, wanted: &mut Vec<&'static str>) {
    wanted.push(step.name);
    for need in step.needs.iter().filter_map(|need| find(all, need)) {
        add_with_needs(all, need, wanted);
    }
}

#[cfg(test)]
mod tests {
    use super::super::steps::ALL;
    use super::*;

    fn chosen(only: &[&str]) -> Vec<&'static str> {
        let only = only.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        Plan::choose(ALL, &only).unwrap().steps().iter().map(|step| step.name).collect()
    }

    #[test]
    fn nothing_asked_for_is_everything() {
        assert_eq!(chosen(&[]).len(), ALL.len());
    }

    #[test]
    fn a_step_brings_what_it_needs_in_the_right_order() {
        assert_eq!(chosen(&["e2e"]), ["ui-build", "app", "e2e"]);
        assert_eq!(chosen(&["e2e", "fmt"]), ["fmt", "ui-build", "app", "e2e"]);
    }

    #[test]
    fn an_unknown_step_is_a_usage_error() {
        assert!(matches!(Plan::choose(ALL, &["e3e".to_owned()]), Err(Failure::Usage(_))));
    }

    #[test]
    fn every_need_is_a_step_that_comes_before() {
        for (position, step) in ALL.iter().enumerate() {
            for need in step.needs {
                assert!(ALL[..position].iter().any(|earlier| earlier.name == *need), "{} needs {need}", step.name);
            }
        }
    }
}
