// What `cargo xtask` hands over.

const given = (name) => {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set; start the end-to-end tests with: cargo xtask test --only e2e`);
  return value;
};

export const application = given("MUHR_APPLICATION");
export const tauriDriver = given("MUHR_TAURI_DRIVER");
/** Where pictures for the documentation go. */
export const screenshots = given("MUHR_SCREENSHOTS");
/** Where a failed flow leaves a picture, the page and the logs of the driver. */
export const logs = given("MUHR_E2E_LOGS");
export const sevenZip = process.env.MUHR_7Z ?? "7z";
