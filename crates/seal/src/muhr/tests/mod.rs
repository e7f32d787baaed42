//! What the container promises, at the cost of vectors rather than of real files.

mod damage;
mod limits;
mod round_trip;
mod sources;
mod stopping;
