//! Text made harmless for a header: one line, no control and no direction-changing characters.
