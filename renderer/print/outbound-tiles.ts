// The tiles of a report of calls that are hardly ever inbound: what was dialled, what connected, how callees rated.
import { dash, formatCount, formatDuration } from '#shared/language/format';
import type { Language } from '#shared/language/text';
import { message } from '#shared/texts/messages';
import { hiddenBelow } from '#shared/domain/small-numbers';
import type { ReportFigures } from '#shared/contract/report-views';
import type { Settings } from '#shared/domain/settings';
import type { Overview } from '#shared/contract/views';
import { foldedSum } from '../figures/trend';
import { intervalText, knownCounts, ratio, shareText, tileParts, type TileModel } from '../figures/tiles';

type Outbound = NonNullable<ReportFigures['outbound']>;

export function outboundTiles(
  overview: Overview,
  { dialled, connected }: Outbound,
  settings: Settings,
  language: Language,
): TileModel[] {
  const { figures } = overview;
  const { name, tile, satisfied } = tileParts(overview, settings, language, 'previous');
  const { talkMedian } = figures;
  const share = (id: 'connectRate' | 'offerRate' | 'responseRate'): TileModel =>
    tile(id, {
      ...shareText(figures[id]),
      basis: intervalText(figures[id]),
      trend: id === 'connectRate' ? ratio(connected, dialled) : [],
    });
  const isOfDays = dialled.length === overview.days.length;
  const count = (id: 'calls' | 'dialled'): string => formatCount(figures[id].value ?? 0);
  // Internal calls are neither inbound nor dialled.
  const [first, other] =
    figures.dialled.value === 0 ? (['calls', 'dialled'] as const) : (['dialled', 'calls'] as const);
  return [
    tile(first, {
      value: count(first),
      basis: `${name(other)} ${count(other)}`,
      trend: first === 'calls' ? [] : foldedSum(isOfDays ? knownCounts(overview, dialled) : dialled),
      isFew: false,
    }),
    share('connectRate'),
    tile('talkMedian', {
      value:
        talkMedian.value === null || talkMedian.n < hiddenBelow ? dash : formatDuration(talkMedian.value),
      basis: message(language, 'tile.n', { n: formatCount(talkMedian.n) }),
      trend: [],
    }),
    share('offerRate'),
    share('responseRate'),
    satisfied(),
  ];
}
