// The six tiles of a printed report: those of the overview, or those of dialling.
import type { ReportModel } from '#shared/contract/report-views';
import { tilesOf, type TileModel } from '../figures/tiles';
import { session, t } from '../state/session.svelte';
import { outboundTiles } from './outbound-tiles';

export function reportTiles({ overview, outbound, settings }: ReportModel): TileModel[] {
  if (outbound !== undefined) return outboundTiles(overview, outbound, settings, session.language);
  const level = t('report.tile.level', { s: overview.statement.serviceLevel.thresholdSeconds });
  // The variant, which would take a line of its own, stands below the chart's title and at the foot.
  return tilesOf(overview, settings, session.language, 'previous').map((tile) =>
    tile.id === 'serviceLevel' ? { ...tile, label: level } : tile,
  );
}
