// One short remark at the foot of the window, with at most one thing to do about it.

export type Toast = { text: string; action: { label: string; run: () => void } | null };

/** Long enough to read twice; a pointer or the focus on it stops the clock. */
export const TOAST_MILLISECONDS = 10_000;

class Toasts {
  current = $state.raw<Toast | null>(null);

  show(text: string, action: Toast["action"] = null): void {
    this.current = { text, action };
  }

  clear(): void {
    this.current = null;
  }
}

export const toasts = new Toasts();
