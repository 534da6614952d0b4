import { useState } from 'preact/hooks';
import { useAsk, type Tried } from '#components/hooks/frame.tsx';
import { Button } from '#components/ui/Button.tsx';
import { Foreign } from '#components/ui/Foreign.tsx';
import { Wait } from '#components/ui/Wait.tsx';
import { sayReason, type RuleReader } from '#lib/words/say-rule.ts';
import { sentences } from '#lib/words/sentences.ts';
import { stamp } from '#lib/words/times.ts';
import type { RuleDraft } from './draft.ts';
import { outcomeOf } from './outcome.ts';

interface TryItProps {
  draft: RuleDraft;
  isWhole: boolean;
  /** What to do where something is still to be filled in. */
  onOpen: () => void;
  reader: RuleReader;
}

interface Attempt {
  /** The rule as it was tried. */
  of: string;
  /** `null`: the server could not be asked. */
  result: Tried | null;
}

/** What the rule would have done with the latest inquiries; nothing is done by trying. */
export function TryIt({ draft, isWhole, onOpen, reader }: TryItProps) {
  const { words } = reader;
  const say = words.rules;
  const ask = useAsk();
  const [isBusy, setBusy] = useState(false);
  const [attempt, setAttempt] = useState<Attempt | null>(null);
  const now = JSON.stringify(draft);

  async function tryIt(): Promise<void> {
    if (!isWhole) return onOpen();
    setBusy(true);
    try {
      const rule = { ...draft, name: draft.name.trim() };
      setAttempt({ of: now, result: await ask({ type: 'try-rule', rule }) });
    } catch (fault) {
      setAttempt({ of: now, result: null });
      reportError(fault);
    } finally {
      setBusy(false);
    }
  }
  return (
    <section class="rows try" aria-labelledby="rule-try">
      <h3 id="rule-try">{say.tryTitle}</h3>
      <div class="add-line">
        <Button busy={isBusy} blocked={!isWhole} onClick={() => void tryIt()}>
          {say.tryIt}
        </Button>
        <span class="aside">{say.tryLine}</span>
      </div>
      <div role="status">
        {isBusy && <Wait>{say.trying}</Wait>}
        {!isBusy && attempt && (
          <p>
            {attempt.result === null
              ? words.desk.unreachable
              : sentences(
                  say.tried(attempt.result.matched.length, attempt.result.tried),
                  attempt.of === now ? '' : say.triedBefore,
                )}
          </p>
        )}
      </div>
      {!isBusy && attempt?.result && <Result tried={attempt.result} reader={reader} />}
    </section>
  );
}

function Result({ tried, reader }: { tried: Tried; reader: RuleReader }) {
  const { words, moment } = reader;
  const say = words.rules;
  return (
    <>
      {tried.cut > 0 && <p class="aside">{say.cut(tried.cut)}</p>}
      {tried.matched.length > 0 && (
        <ul class="tried" aria-label={say.triedList} tabIndex={0}>
          {tried.matched.map((one) => (
            <li key={one.inquiryId}>
              <div>
                <b>
                  <Foreign>{one.customer || words.customer.unknown}</Foreign>
                </b>
                <Foreign>{one.subject}</Foreign>
              </div>
              <time class="num" dateTime={one.receivedAt.toISOString()}>
                {stamp(one.receivedAt, moment)}
              </time>
              <p class="aside">{reasonsOf(one, reader)}</p>
              <p class="tried-outcome">{outcomeOf(one, reader)}</p>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** Why it would have matched, as a sentence begins. */
function reasonsOf({ reasons }: Tried['matched'][number], reader: RuleReader): string {
  const { words, moment } = reader;
  if (reasons.length === 0) return words.rules.always;
  const said = reasons.map((reason) => sayReason(reason, reader)).join(words.ruleSays.and);
  return said.charAt(0).toLocaleUpperCase(moment.language) + said.slice(1);
}
