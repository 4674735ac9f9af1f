// Names of agents and skill groups; and numbers in place of agents' names, for presentations.
import { isolated } from '#shared/language/bidi';
import type { Dimensions } from '#shared/contract/records';
import { session, t } from './session.svelte';

let known = $state.raw<Dimensions>({ agents: [], skillGroups: [] });

const namesById = $derived({
  agents: new Map(known.agents.map(({ id, name }) => [id, name])),
  skillGroups: new Map(known.skillGroups.map(({ id, name }) => [id, name])),
});
/** The same agent has the same number as long as no agent is taken away. */
const numbers = $derived({
  byId: new Map([...namesById.agents.keys()].map((id, index) => [id, index + 1])),
  byName: new Map(known.agents.map(({ name }, index) => [name, index + 1])),
});
const numbered = (number: number | undefined): string => t('names.agent', { n: number ?? '?' });

export const names = {
  get known(): Dimensions {
    return known;
  },
  /** For the window's root, which asks for them. */
  learn(dimensions: Dimensions): void {
    known = dimensions;
  },
  /** As it may be shown; undefined where the id is not known. Where names are hidden an id, which may hold one, is too. */
  lookUp(field: 'agents' | 'skillGroups', id: string): string | undefined {
    if (field === 'agents' && session.settings.hideNames) return numbered(numbers.byId.get(id));
    const name = namesById[field].get(id);
    return name === undefined ? undefined : isolated(name);
  },
  /** An agent's name as it may be shown. */
  agent(id: string, name: string): string {
    return session.settings.hideNames ? numbered(numbers.byId.get(id)) : isolated(name);
  },
  /** Agents' names of a call, joined by 、, as they may be shown. */
  agentsOfCall(joinedNames: string): string {
    if (!session.settings.hideNames || joinedNames === '') return joinedNames;
    return joinedNames
      .split('、')
      .map((name) => numbered(numbers.byName.get(name)))
      .join('、');
  },
};
