// Shows one component at a time, with properties that a test gives, and records what it reports through its callbacks.
import { mount, unmount, type Component } from 'svelte';
import '../../../../renderer/ui/styles/tokens.css';
import '../../../../renderer/ui/styles/controls.css';
import '../../../../renderer/ui/styles/base.css';
import Chart from '../../../../renderer/charts/Chart.svelte';
import DayField from '../../../../renderer/ui/DayField.svelte';
import RangeForm from '../../../../renderer/filter/RangeForm.svelte';
import FilterMenu from '../../../../renderer/filter/FilterMenu.svelte';
import MonthCalendar from '../../../../renderer/ui/MonthCalendar.svelte';
import NumberSetting from '../../../../renderer/ui/NumberSetting.svelte';
import { startSession } from '#renderer/state/session.svelte';
import GridProbe from './GridProbe.svelte';

const components = {
  Chart,
  DayField,
  FilterMenu,
  GridProbe,
  MonthCalendar,
  NumberSetting,
  RangeForm,
} as const;

export type ComponentName = keyof typeof components;

export interface ComponentPage {
  /** @param callbacks names of properties that are functions; each call of one is recorded */
  show(name: ComponentName, props: Record<string, unknown>, callbacks: readonly string[]): Promise<void>;
  /** Name and arguments of every call, oldest first. */
  readonly calls: readonly (readonly unknown[])[];
}

let shown: Record<string, unknown> | undefined;
const calls: unknown[][] = [];

const page: ComponentPage = {
  calls,
  async show(name, props, callbacks) {
    if (shown !== undefined) await unmount(shown);
    const recorders = callbacks.map((callback) => [
      callback,
      // What was asked for stays on its way.
      (...given: unknown[]): Promise<never> => {
        calls.push([callback, ...given]);
        return new Promise(() => undefined);
      },
    ]);
    shown = mount(components[name] as Component<Record<string, unknown>>, {
      target: document.getElementById('app')!,
      props: { ...props, ...(Object.fromEntries(recorders) as Record<string, unknown>) },
    });
  },
};

await startSession();
Object.assign(window, { componentPage: page });
