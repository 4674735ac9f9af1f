// The page Dispositions and the lists of callers.
export const dispositionsTexts = {} as const satisfies Record<string, readonly [zh: string, en: string]>;
