// The page Satisfaction and the review of calls.
export const satisfactionTexts = {} as const satisfies Record<string, readonly [zh: string, en: string]>;
