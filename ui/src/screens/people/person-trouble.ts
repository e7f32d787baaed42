// Which field of the form an error speaks of, so that it can be said beside that field.

import type { DetailsDto } from "../../bindings/DetailsDto";
import type { ErrorDto } from "../../bindings/ErrorDto";

export type PersonField = { field: "name" | "addresses" | "phones"; at: number };

const CODES = ["bad-address", "bad-phone", "address-taken", "person-nobody", "person-too-long"];

const at = (texts: readonly string[], text: string | undefined) =>
  Math.max(
    0,
    texts.findIndex((one) => one.trim() === text?.trim()),
  );

export function personField(
  trouble: ErrorDto | null,
  { addresses, phones }: DetailsDto,
): PersonField | null {
  if (!trouble || !CODES.includes(trouble.code)) return null;
  const { address, phone } = trouble.args;
  const numbers = phones.map(({ number }) => number);
  if (trouble.code === "bad-phone" || phone !== undefined) {
    return { field: "phones", at: at(numbers, phone) };
  }
  if (["bad-address", "address-taken"].includes(trouble.code) || address !== undefined) {
    return { field: "addresses", at: at(addresses, address) };
  }
  return { field: "name", at: 0 };
}
