// What all charts share: their menu, notes, and the cards of the overview.
export const chartsTexts = {} as const satisfies Record<string, readonly [zh: string, en: string]>;
