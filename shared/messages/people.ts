// The pages Agents and Skill groups.
export const peopleTexts = {} as const satisfies Record<string, readonly [zh: string, en: string]>;
