// One call after another seen through the same object, field by field: filters over a million calls read one or two.
import { CHANNELS, DISPOSITIONS, EARLY_MEDIA_STATES, INITIATORS, RELEASE_REASONS } from './draft';
import {
  contactIdOf,
  isRatingLate,
  isReleaseLate,
  numbersOf,
  parties,
  RATING_TEXTS,
  type World,
} from './readback';
import type { FilterFacts } from './source';
import { NONE_16, NONE_8, type DayBlock } from './store';
import { CONTACT_TYPES } from './vocabulary';

/** The returned object is the same each time; read it before the next glance. */
export function createGlance(world: World): (block: DayBlock, place: number, asOf: number) => FilterFacts {
  const { seed, people } = world;
  let block!: DayBlock;
  let place = 0;
  let asOf = 0;
  const ratingKey = (): number => (isRatingLate(block, place, asOf) ? NONE_8 : block.rating[place]!);
  const contactType = (): string => CONTACT_TYPES[block.type[place]!]!;

  const facts: FilterFacts = {
    get contactId() {
      return contactIdOf(seed, block, place);
    },
    get contactType() {
      return contactType();
    },
    get disposition() {
      return DISPOSITIONS[block.disposition[place]!]!;
    },
    get releaseInitiator() {
      return isReleaseLate(block, place, asOf) ? null : INITIATORS[block.initiator[place]!]!;
    },
    get releaseReason() {
      return isReleaseLate(block, place, asOf) ? null : RELEASE_REASONS[block.releaseReason[place]!]!;
    },
    get earlyMediaState() {
      return EARLY_MEDIA_STATES[block.earlyMedia[place]!]!;
    },
    get agentIds() {
      return parties(block.agents, place, NONE_16).map((n) => people.agents[n]!.id);
    },
    get skillGroupIds() {
      return parties(block.groups, place, NONE_8).map((n) => people.groups[n]!.id);
    },
    get callingNumber() {
      return numbersOf(seed, block, place, contactType()).callingNumber;
    },
    get calledNumber() {
      return numbersOf(seed, block, place, contactType()).calledNumber;
    },
    get broker() {
      return numbersOf(seed, block, place, contactType()).broker;
    },
    get surveyOffered() {
      return block.channel[place] !== 0;
    },
    get surveyChannel() {
      return CHANNELS[block.channel[place]!]!;
    },
    get rating() {
      const key = ratingKey();
      return key === NONE_8 ? null : key;
    },
    get ratingText() {
      return RATING_TEXTS[ratingKey()] ?? null;
    },
  };
  return (nextBlock, nextPlace, nextAsOf) => {
    block = nextBlock;
    place = nextPlace;
    asOf = nextAsOf;
    return facts;
  };
}
