// The guided tour over the real window: which step it shows, and that it was seen.
import { attempt } from './notice.svelte';
import { saveSettings, session } from './session.svelte';

export const tourSteps = ['period', 'tiles', 'notices', 'pages', 'reports'] as const;
export type TourStep = (typeof tourSteps)[number];

/** -1: none is shown. */
let place = $state(-1);
/** Whether it has ended since the window was opened: the settings say so a moment later, or never on a full disk. */
let hasEnded = $state(false);

export const tour = {
  get isOn(): boolean {
    return place >= 0;
  },
  /** Whether the tour starts automatically. */
  get isDue(): boolean {
    return !hasEnded && !session.settings.tourSeen;
  },
  get place(): number {
    return place;
  },
  get step(): TourStep {
    return tourSteps[Math.max(place, 0)]!;
  },
  begin(): void {
    place = 0;
  },
  /** After the last step it ends. */
  next(): void {
    if (place < tourSteps.length - 1) place += 1;
    else tour.end();
  },
  back(): void {
    place = Math.max(place - 1, 0);
  },
  /** The tour does not start automatically again, however far the user got. */
  end(): void {
    place = -1;
    hasEnded = true;
    if (!session.settings.tourSeen) void attempt(() => saveSettings({ tourSeen: true }));
  },
};
