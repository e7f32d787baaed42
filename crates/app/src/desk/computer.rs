//! This computer at the desk: looked at once when the program starts, and again when somebody asks.

use super::Desk;
use crate::dto::{EndpointDto, Event};
use crate::error::AppError;
use std::sync::PoisonError;

impl Desk {
    /// What is known about this computer. It is looked at where nobody has yet, or where somebody wants it `again`; then
    /// the window is told too, since it shows a mark on every page.
    ///
    /// # Errors
    /// None today: what could not be learned stands in the answer.
    pub fn endpoint(&self, again: bool) -> Result<EndpointDto, AppError> {
        // Held while looking, so that who asks meanwhile gets the same answer and nobody looks twice at once.
        let mut known = self.endpoint.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = known.as_ref().filter(|_| !again) {
            return Ok(known.clone());
        }
        let seen = EndpointDto::of(self.host.endpoint(), self.host.now());
        *known = Some(seen.clone());
        drop(known);
        self.host.emit(Event::EndpointChanged(seen.clone()));
        Ok(seen)
    }
}
