// What stands beside the ten steps of the checklist, for one message.
//
// The same as the generated `ChecklistDto`. That file and `CheckListDto` differ in one letter's case
// alone, and TypeScript refuses to read both; once the type has a name of its own, import it here.

import type { AttachmentDto } from "../bindings/AttachmentDto";
import type { PersonStandingDto } from "../bindings/PersonStandingDto";

export type Steps = {
  name: string;
  address: string;
  domain: string;
  person: number | null;
  knownAs: string;
  standing: PersonStandingDto;
  real: string;
  call: string[];
  struck: string[];
  /** `proven`, `not-proven`, `failed`, `unknown`. */
  origin: string;
  asks: string[];
  attachments: AttachmentDto[];
  message: string;
  asksCode: boolean;
  reportAddress: string;
};
