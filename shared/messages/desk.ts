// What belongs to every page: filter bar, saved views, search, menus.
export const deskTexts = {} as const satisfies Record<string, readonly [zh: string, en: string]>;
