export type PasswordDto = { groups: Array<string>, };
