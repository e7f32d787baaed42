import type { LanguageDto } from "./LanguageDto";
import type { SettingsDto } from "./SettingsDto";
import type { TrayDto } from "./TrayDto";

export type StartDto = { language: string, languages: Array<LanguageDto>, settings: SettingsDto, tray: TrayDto, };
