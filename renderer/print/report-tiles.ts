// The six tiles of a printed report: those of the overview, or those of dialling.
import type { ReportModel } from '#shared/contract/report-views';
import { tilesOf, type TileModel } from '../figures/tiles';
import { session } from '../state/session.svelte';
import { outboundTiles } from './outbound-tiles';

export function reportTiles({ overview, outbound, settings }: ReportModel): TileModel[] {
  if (outbound !== undefined) return outboundTiles(overview, outbound, settings, session.language);
  return tilesOf(overview, settings, session.language, 'previous');
}
