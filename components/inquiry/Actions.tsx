import { Button } from '#components/ui/Button.tsx';
import { useKey } from '#components/hooks/keys.ts';
import type { Words } from '#lib/words/words.ts';
import type { Offer, Offers } from './offers.ts';
import './Hero.css';

const letters = [
  ['C', 'claim'],
  ['H', 'hand-off'],
  ['R', 'reply'],
  ['O', 'reopen'],
  ['A', 'assign'],
  ['L', 'release'],
  ['X', 'close'],
  ['N', 'note'],
] as const satisfies readonly (readonly [string, Offer])[];

const titles = {
  claim: 'claim',
  ask: 'ask',
  'hand-off': 'handoffTpl',
  reply: 'replyTpl',
  reopen: 'reopen',
  assign: 'assign',
  reassign: 'reassign',
  release: 'release',
  close: 'close',
  'not-inquiry': 'notInquiry',
  note: 'note',
} as const satisfies Record<Offer, keyof Words['do']>;

interface ActionsProps {
  words: Words['do'];
  offers: Offers;
  may: ReadonlySet<Offer>;
  onDo: (offer: Offer) => void;
  /** What the server has to say first. */
  waitsFor: ReadonlySet<Offer>;
  /** While something is open its own keys are enough. */
  hasKeys: boolean;
}

/** The primary button of this state, in the same place in every state, and the quiet ones under it. */
export function Actions({ words, offers, may, onDo, waitsFor, hasKeys }: ActionsProps) {
  const hints = new Map<Offer, string>();
  for (const [letter, offer] of letters) {
    const actual = offer === 'assign' && may.has('reassign') ? 'reassign' : offer;
    const isFree = hasKeys && may.has(actual) && !waitsFor.has(actual);
    const hint = useKey(letter, isFree ? () => onDo(actual) : null);
    if (hint) hints.set(actual, hint);
  }
  const { primary, second, quiet } = offers;
  const hintOf = (offer: Offer) => {
    const keyHint = hints.get(offer);
    return keyHint === undefined ? {} : { keyHint };
  };
  return (
    <>
      {primary && (
        <Button
          wide
          kind={primary === 'reopen' ? 'secondary' : 'primary'}
          busy={waitsFor.has(primary)}
          onClick={() => onDo(primary)}
          {...hintOf(primary)}
        >
          {words[titles[primary]]}
        </Button>
      )}
      {second && (
        <Button wide busy={waitsFor.has(second)} onClick={() => onDo(second)} {...hintOf(second)}>
          {words[titles[second]]}
        </Button>
      )}
      {quiet.length > 0 && (
        <div class="acts">
          {quiet.map((offer, index) => (
            <Button
              key={offer}
              kind={index === 0 ? 'quiet' : 'plain'}
              hideKey
              onClick={() => onDo(offer)}
              {...hintOf(offer)}
            >
              {offer === 'hand-off' ? words.handoff : words[titles[offer]]}
            </Button>
          ))}
        </div>
      )}
    </>
  );
}
