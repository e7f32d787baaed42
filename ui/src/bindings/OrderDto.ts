import type { FormatDto } from "./FormatDto";
import type { RecipientDto } from "./RecipientDto";
import type { StyleDto } from "./StyleDto";

export type OrderDto = { recipient: RecipientDto, format: FormatDto, style: StyleDto, realNames: boolean, };
