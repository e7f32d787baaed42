import type { SpokenDto } from "./SpokenDto";

export type CallScriptDto = { language: string, groups: Array<Array<SpokenDto>>, };
