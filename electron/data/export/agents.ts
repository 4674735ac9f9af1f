// Agents as numbers instead of names, for files that leave the house. The window numbers them the same way.
import type { RawRow, RawValue } from '#shared/domain/call';
import type { Language } from '#shared/language/text';
import { message } from '#shared/texts/messages';
import type { MemberTable } from '../store/members';

export interface AgentNumbers {
  /** "Agent 12" of the service's id. */
  byId(id: string): string;
  /** Of everybody on a list. */
  ofList(list: number): string;
  /** A row as received without an agent's name or id. */
  hide(row: RawRow): RawRow;
}

/** Fields that the service may add and that name agents. */
const agentField = /agent.*(?:ids?|names?)$/i;
/** A text this short stands in many words by chance. */
const leastLetters = 2;

export function agentNumbers({ people, members }: MemberTable, language: Language): AgentNumbers {
  const numbered = (n: number | '?'): string => message(language, 'names.agent', { n });
  const byId = new Map<string, string>();
  const byName = new Map<string, string>();
  // Numbers of people may have holes, which are nobody.
  for (const person of people.flatMap((one) => one)) {
    if (!byId.has(person.id)) byId.set(person.id, numbered(byId.size + 1));
    byName.set(person.name, byId.get(person.id)!);
  }
  const unknown = numbered('?');
  const ofId = (id: string): string => byId.get(id) ?? unknown;
  const ofText = (text: string): string =>
    byId.get(text) ??
    byName.get(text) ??
    text
      .split(',')
      .map((part) => ofPart(part.trim()))
      .join(',');
  const ofPart = (part: string): string =>
    part === '' ? '' : (byId.get(part) ?? byName.get(part) ?? unknown);

  function without(value: RawValue, own: readonly string[], isAgentField: boolean): RawValue {
    if (typeof value === 'string') {
      if (isAgentField) return ofText(value);
      return own.reduce(
        (text, one) => text.replaceAll(one, byId.get(one) ?? byName.get(one) ?? unknown),
        value,
      );
    }
    if (typeof value === 'number' && isAgentField) return ofText(String(value));
    if (Array.isArray(value)) return (value as RawValue[]).map((one) => without(one, own, isAgentField));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, one]) => [
        name,
        without(one as RawValue, own, isAgentField || agentField.test(name)),
      ]),
    );
  }

  return {
    byId: ofId,
    ofList: (list) => members[list]!.map((person) => ofId(people[person]!.id)).join('、'),
    hide(row) {
      const [ids, names] = [row['AgentIds'], row['AgentNames']].map((one) =>
        typeof one === 'string' ? one : '',
      ) as [string, string];
      const labels =
        ids === ''
          ? ''
          : ids
              .split(',')
              .map((id) => ofId(id.trim()))
              .join(',');
      const own = [...ids.split(','), ...names.split(','), names]
        .map((one) => one.trim())
        .filter((one) => one.length >= leastLetters)
        // A longer name first, lest a part of it stays.
        .sort((one, other) => other.length - one.length);
      return Object.fromEntries(
        Object.entries(row).map(([name, value]) => {
          if ((name === 'AgentIds' || name === 'AgentNames') && ids !== '')
            return [name, value === '' ? '' : labels];
          return [name, without(value, own, agentField.test(name))];
        }),
      );
    },
  };
}
