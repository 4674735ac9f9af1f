// Declares every page of the window once: its address, its title, and its place in the sidebar. App.svelte draws them.
import type { Text, Texts } from '../language/text';

interface Page {
  readonly title: Text;
  /** Outline on a 16 × 16 grid. Pages with an icon are in the sidebar, in this order; Ctrl/Cmd and their number open them. */
  readonly icon?: string;
  /** The page of the sidebar to which one without an icon belongs. */
  readonly parent?: 'settings';
}

/** By the name in the address. */
const table = {
  overview: {
    title: ['总览', 'Overview'],
    icon: 'M2.5 2.5h5v6h-5zM9.5 2.5h4v3h-4zM9.5 7.5h4v6h-4zM2.5 10.5h5v3h-5z',
  },
  satisfaction: {
    title: ['满意度', 'Satisfaction'],
    icon: 'M8 2.2a5.8 5.8 0 1 0 0 11.6A5.8 5.8 0 0 0 8 2.2M5.6 9.4a2.8 2.8 0 0 0 4.8 0M6 6.4v.2M10 6.4v.2',
  },
  dispositions: {
    title: ['通话结果', 'Outcomes'],
    icon: 'M3 3v3.5a3 3 0 0 0 3 3h7M10.5 7 13 9.5 10.5 12M3 6v7',
  },
  agents: {
    title: ['坐席', 'Agents'],
    icon: 'M8 2.6a2.6 2.6 0 1 0 0 5.2 2.6 2.6 0 0 0 0-5.2M3 13.4a5 5 0 0 1 10 0',
  },
  skillGroups: {
    title: ['技能组', 'Skill groups'],
    icon: 'M5.6 3.4a2 2 0 1 0 0 4 2 2 0 0 0 0-4M10.9 4.6a1.6 1.6 0 1 0 0 3.2 1.6 1.6 0 0 0 0-3.2M2 12.6a3.7 3.7 0 0 1 7.2 0M10.2 9.6a3 3 0 0 1 3.8 2.6',
  },
  records: {
    title: ['通话记录', 'Call records'],
    icon: 'M2.5 4h11M2.5 8h11M2.5 12h11M5.5 2.5v11',
  },
  reports: {
    title: ['报表', 'Reports'],
    icon: 'M4 1.8h5.5L12.5 5v9.2h-8.5zM9.3 2v3.2h3M6 8h4.5M6 10.5h4.5',
  },
  sync: {
    title: ['同步', 'Sync'],
    icon: 'M13 7.2A5.2 5.2 0 0 0 3.4 5M3 8.8A5.2 5.2 0 0 0 12.6 11M3.2 2.4V5h2.6M12.8 13.6V11h-2.6',
  },
  settings: {
    title: ['设置', 'Settings'],
    icon: 'M8 5.8a2.2 2.2 0 1 0 0 4.4 2.2 2.2 0 0 0 0-4.4M8 1.8v1.9M8 12.3v1.9M1.8 8h1.9M12.3 8h1.9M3.6 3.6 5 5M11 11l1.4 1.4M12.4 3.6 11 5M5 11l-1.4 1.4',
  },
  scale: { title: ['评分量表', 'Rating scale'], parent: 'settings' },
  calendar: { title: ['日历', 'Calendar'], parent: 'settings' },
  instance: { title: ['实例', 'Instance'], parent: 'settings' },
  connect: { title: ['连接呼叫中心', 'Connect a call center'] },
  help: { title: ['帮助', 'Help'] },
} as const satisfies Record<string, Page>;

type Table = typeof table;
export type PageId = keyof Table;
export const pageIds = Object.keys(table) as PageId[];
export const pageOf = (id: PageId): Page => table[id];

/** The pages of the sidebar. */
export type MenuPage = { [Id in PageId]: Table[Id] extends { readonly icon: string } ? Id : never }[PageId];
export const menuPages = pageIds.filter((id): id is MenuPage => pageOf(id).icon !== undefined);
export const pageIcons = Object.fromEntries(menuPages.map((id) => [id, table[id].icon])) as Readonly<
  Record<MenuPage, string>
>;

/** Titles by `page.` and the page. */
export const pageTitles = Object.fromEntries(pageIds.map((id) => [`page.${id}`, table[id].title])) as {
  readonly [Id in PageId as `page.${Id}`]: Text;
} satisfies Texts;
