// The grid of calls and the panel of one call.
export const gridTexts = {} as const satisfies Record<string, readonly [zh: string, en: string]>;
