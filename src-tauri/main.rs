//! The desktop program.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

fn main() -> std::process::ExitCode {
    #[cfg(target_os = "linux")]
    spare_the_dmabuf_renderer();
    muhr_desktop::run()
}

/// WebKitGTK's DMA-BUF renderer leaves the window blank with some graphics drivers; whoever sets the variable decides.
#[cfg(target_os = "linux")]
#[allow(unsafe_code)]
fn spare_the_dmabuf_renderer() {
    const VARIABLE: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";
    if std::env::var_os(VARIABLE).is_none() {
        // SAFETY: this is the first thing the program does, so no other thread reads the environment.
        unsafe { std::env::set_var(VARIABLE, "1") };
    }
}
