// A call in plain sentences.
import { formatDuration } from '#shared/language/format';
import { callWord, dispositionWord } from '#shared/texts/words';
import { flagFields } from '#shared/domain/filter-fields';
import { keyLabel } from '#shared/domain/scale';
import type { CallDetail, CallFacts } from '#shared/contract/record-views';
import { startText } from './grid-cells';
import { names } from '../../state/names.svelte';
import { joined, paragraph, session, t, textOf } from '../../state/session.svelte';

export function outcomeText(call: CallFacts): string {
  return dispositionWord(call.contactType, call.disposition, session.language);
}
export function typeText(call: CallFacts): string {
  return callWord('contactType', call.contactType, session.language);
}
const timeText = (seconds: number | null): string =>
  seconds === null ? t('call.unknownTime') : formatDuration(seconds);

function opening(call: CallFacts, agent: string): string {
  const time = startText(call.startedAt);
  if (call.contactType === 'inbound') {
    if (call.callingNumber === '') return t('call.inNobody', { time });
    return t('call.in', { number: call.callingNumber, time });
  }
  if (call.contactType === 'outbound' && call.calledNumber !== '')
    return t('call.out', { agent, time, number: call.calledNumber });
  return t('call.other', { type: typeText(call), time });
}

function ending(call: CallFacts, agent: string): string {
  const [talk, wait] = [timeText(call.talkSeconds), timeText(call.waitSeconds)];
  if (call.disposition === 'success') {
    if (call.contactType !== 'inbound') return t('call.connected', { talk });
    return call.waitSeconds === null
      ? t('call.answeredPlain', { agent, talk })
      : t('call.answeredBy', { agent, wait, talk });
  }
  const outcome = outcomeText(call);
  return call.waitSeconds === null ? t('call.outcome', { outcome }) : t('call.gaveUp', { wait, outcome });
}

/** What happened, in a few sentences. */
export function callSentences({ call, agents }: CallDetail): string {
  const people = joined([...new Set(agents.map(({ id, name }) => names.agent(id, name) || id))]);
  const agent = people === '' ? t('call.someAgent') : people;
  const isSuccess = call.disposition === 'success';
  const sentences = [
    opening(call, agent),
    (call.ivrSeconds ?? 0) > 0 ? t('call.ivrWord', { time: timeText(call.ivrSeconds) }) : '',
    ending(call, agent),
    isSuccess && (call.heldSeconds ?? 0) > 0 ? t('call.heldWord', { time: timeText(call.heldSeconds) }) : '',
    isSuccess && call.releaseInitiator === 'agent' ? t('call.releasedAgent') : '',
    isSuccess && call.releaseInitiator === 'customer' ? t('call.releasedCustomer') : '',
  ];
  return paragraph(sentences.filter((sentence) => sentence !== ''));
}

/** The rating with what its key means, or why there is none. */
export function ratingText(call: CallFacts): string {
  const { rating, meaning, surveyOffered, surveyChannel } = call;
  if (rating === null)
    return surveyOffered === true ? t('call.ratingOffered') : textOf(flagFields.surveyOffered.no);
  const label = meaning === null ? '' : textOf(keyLabel(meaning));
  const parts = [
    meaning === null
      ? t('call.ratingUnknown', { key: rating })
      : label === ''
        ? `${rating} · ${callWord('ratingClass', meaning.class, session.language)}`
        : t('call.ratingOf', { key: rating, label }),
    surveyChannel === 'none'
      ? ''
      : t('call.ratingVia', { channel: callWord('surveyChannel', surveyChannel, session.language) }),
    call.isScaleConfirmed ? '' : t('call.ratingUnconfirmed'),
  ];
  return joined(parts.filter((part) => part !== ''));
}
