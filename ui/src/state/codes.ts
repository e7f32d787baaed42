// What is shown of the one-time codes that kept something from leaving.

import type { CodesDto } from "../bindings/CodesDto";
import type { ErrorDto } from "../bindings/ErrorDto";
import type { FoundCodeDto } from "../bindings/FoundCodeDto";

/** All of them; and the one that the refusal names, which may stand elsewhere, such as in a name. */
export async function codesFound(
  all: Promise<CodesDto>,
  { args }: ErrorDto,
): Promise<readonly FoundCodeDto[]> {
  const named = { file: args["name"] ?? "", masked: args["masked"] ?? "" };
  const { found } = await all.catch(() => ({ found: [] }));
  const told = found.some(({ file, masked }) => file === named.file && masked === named.masked);
  return told ? found : [named, ...found];
}
