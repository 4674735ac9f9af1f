// Answers what the desk's pages ask.
import type { Archive } from './store/archive';
import { loadCallers } from './records/lost-callers';
import type { DataHandlers } from './handlers';
import { loadReview, saveReview } from './records/review';
import { loadDispositions } from './stats/dispositions';
import { loadPeople } from './stats/people';
import { loadSatisfaction } from './stats/satisfaction';

type DeskRequest =
  | 'satisfaction.load'
  | 'dispositions.load'
  | 'callers.load'
  | 'people.load'
  | 'review.queue'
  | 'review.save';

export function createDeskHandlers(
  opened: () => Archive,
  clock: () => number,
): Pick<DataHandlers, DeskRequest> {
  return {
    'satisfaction.load': ({ filter }) => loadSatisfaction(opened(), filter, clock()),
    'dispositions.load': ({ filter }) => loadDispositions(opened(), filter, clock()),
    'callers.load': ({ filter, mask }) => loadCallers(opened(), filter, mask, clock()),
    'people.load': (input) => loadPeople(opened(), input, clock()),
    'review.queue': ({ filter, perAgent, mask }) => loadReview(opened(), filter, perAgent, mask),
    'review.save': (input) => {
      saveReview(opened(), input, clock());
      return null;
    },
  };
}
