// Which field of the recipient an error speaks of, so that it can be said beside that field.

import type { ErrorDto } from "../../bindings/ErrorDto";

export type RecipientField = "name" | "address" | "phone";

const FIELD_OF: Readonly<Record<string, RecipientField>> = {
  "bad-address": "address",
  "bad-phone": "phone",
};

export function recipientField(trouble: ErrorDto | null): RecipientField | null {
  return (trouble && FIELD_OF[trouble.code]) ?? null;
}
