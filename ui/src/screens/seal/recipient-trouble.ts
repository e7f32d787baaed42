// Which field of the recipient an error speaks of, so that it can be said beside that field.

import type { ErrorDto } from "../../bindings/ErrorDto";

export type RecipientField = "name" | "address" | "phone";

export function recipientField(trouble: ErrorDto | null): RecipientField | null {
  if (!trouble) return null;
  if (/address/.test(trouble.code)) return "address";
  if (/phone/.test(trouble.code)) return "phone";
  if (/recipient-name/.test(trouble.code)) return "name";
  return null;
}
