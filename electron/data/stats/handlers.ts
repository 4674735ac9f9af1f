// Answers what views and the command line ask of the figures.
import type { HandlersOf } from '#shared/contract/contract';
import type { statsRequests } from '#shared/contract/stats';
import type { Archive } from '../store/archive';
import { instanceRowOf } from '../store/instances';
import { loadDispositions } from './dispositions';
import { foundRatings } from './found-ratings';
import { loadOverview } from './overview';
import { loadPeople } from './people';
import { loadSatisfaction } from './satisfaction';
import { computeStats } from './stats';

export function createStatsHandlers(
  opened: () => Archive,
  clock: () => number,
): Pick<HandlersOf<'data'>, keyof typeof statsRequests> {
  return {
    'overview.load': ({ filter }) => loadOverview(opened(), filter, clock()),
    'satisfaction.load': ({ filter }) => loadSatisfaction(opened(), filter, clock()),
    'dispositions.load': ({ filter }) => loadDispositions(opened(), filter, clock()),
    'people.load': (input) => loadPeople(opened(), input, clock()),
    'ratings.found': ({ instanceId }) => foundRatings(opened(), instanceRowOf(opened(), instanceId)),
    'stats.compute': (input) => computeStats(opened(), input, clock()),
  };
}
