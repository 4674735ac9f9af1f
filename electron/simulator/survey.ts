// Who is asked for a rating, who answers, how, and when: it depends on the call, the agent and the channel.
import { CHANNELS, type DraftCall } from './draft';
import type { People } from './people';
import type { Random } from './random';

const OFFER_SHARE = 0.6;
const SMS_SHARE = 0.45;
const IVR_RESPONSE = 0.165;
const SMS_RESPONSE = 0.075;
const INVALID_KEY_SHARE = 0.004;
/** SMS links are answered within ten days or never. */
const MAX_SMS_DELAY_SECONDS = 10 * 86_400;

/** Sets channel, rating and delay of an answered call. */
export function offerSurvey(call: DraftCall, people: People, random: Random): void {
  const agent = people.agents[call.agents.at(-1)!]!;
  const mood = moodOf(call, agent.quality, random);
  // Agents who know that a call went badly forget the survey more often.
  const offer = OFFER_SHARE * (0.75 + 0.25 * agent.surveyFactor) * (mood < 3 ? 0.8 : 1.02);
  if (!random.chance(offer)) return;
  const isSms = random.chance(SMS_SHARE);
  call.channel = CHANNELS.indexOf(isSms ? 'SMS' : 'IVR');
  if (!isSms) call.afterMs = Math.round((4 + random.exponential(4)) * 1000);

  // Angry customers answer more; those who waited long have no time left.
  const waitSeconds = (call.queueMs + call.ringMs) / 1000;
  const base = (isSms ? SMS_RESPONSE : IVR_RESPONSE) * agent.surveyFactor;
  if (!random.chance(base * (mood < 2.5 ? 1.3 : 1) * (waitSeconds > 60 ? 0.85 : 1))) return;
  call.rating = random.chance(INVALID_KEY_SHARE) ? (random.chance(0.5) ? 0 : 9) : keyOf(mood);
  if (!isSms) {
    call.afterMs += Math.round((2 + random.exponential(3)) * 1000);
    return;
  }
  // Half within the hour, most within the day, a tail of days.
  call.ratingDelaySeconds = Math.round(Math.min(MAX_SMS_DELAY_SECONDS, 60 + random.logNormal(2400, 1.9)));
}

/** A point on the 1 to 5 scale before rounding: a good base, bad luck, waiting, transfers, the agent. */
function moodOf(call: DraftCall, quality: number, random: Random): number {
  const waitSeconds = Math.max(0, call.queueMs + call.ringMs) / 1000;
  const waiting = Math.min(1.2, Math.max(0, waitSeconds - 25) * 0.006);
  const transferred = (call.agents.length - 1) * 0.45;
  const trouble = random.chance(0.09) ? random.exponential(2.2) : random.exponential(0.35);
  return 4.98 + quality - waiting - transferred - trouble;
}

function keyOf(mood: number): number {
  return Math.min(5, Math.max(1, Math.round(mood)));
}
