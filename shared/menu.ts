// What the application menu tells the page.

/** The pages of the rail, in its order; Ctrl/Cmd and their number open them. */
export const menuPages = [
  'overview',
  'satisfaction',
  'dispositions',
  'agents',
  'skillGroups',
  'records',
  'reports',
  'sync',
  'settings',
] as const;
export type MenuPage = (typeof menuPages)[number];

export type MenuCommand =
  | `page.${MenuPage}`
  | 'export.pdf'
  | 'export.csv'
  | 'sync'
  | 'backup'
  | 'restore'
  | 'search'
  | 'rail'
  | 'back'
  | 'forward'
  | 'period.previous'
  | 'period.next';
