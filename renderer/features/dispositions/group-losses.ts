// Skill groups by what they lose, surely worst first.
import type { DispositionsView } from '#shared/contract/page-views';
import { byLowerBound } from '#shared/domain/small-numbers';
import { shareFigure, type GroupLoss } from '../../charts/specs-dispositions';

/** Groups with an offered call; the row of calls without a group, which is called `none`, comes last. */
export function groupLosses(table: DispositionsView['skillGroups'], noneName: string): GroupLoss[] {
  const rows = table.ids.map((id, place): GroupLoss => {
    const [offered, abandoned, systemLost] = [
      table.values.offered[place] ?? 0,
      table.values.abandoned[place] ?? 0,
      table.values.systemLost[place] ?? 0,
    ];
    const isNone = place === table.none;
    return {
      id,
      name: isNone ? noneName : (table.names[place] ?? id),
      offered,
      abandoned,
      systemLost,
      abandonRate: shareFigure(abandoned, offered),
      systemRate: isNone ? { value: null, n: offered } : shareFigure(systemLost, offered),
    };
  });
  const last = (row: GroupLoss): number => Number(row.id === 'none');
  return rows
    .filter(({ offered }) => offered > 0)
    .sort((a, b) => last(a) - last(b) || byLowerBound(a.abandonRate, b.abandonRate) || b.offered - a.offered);
}
