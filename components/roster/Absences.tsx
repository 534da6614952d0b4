import { useState } from 'preact/hooks';
import { useSave } from '#components/hooks/save.ts';
import type { TeamReader } from '#components/hooks/team.ts';
import { Button } from '#components/ui/Button.tsx';
import { Confirm } from '#components/ui/Confirm.tsx';
import { Foreign } from '#components/ui/Foreign.tsx';
import { Sheet } from '#components/ui/Sheet.tsx';
import type { Absence } from '#lib/domain/absence.ts';
import { absenceOf } from '#lib/domain/absence.ts';
import type { Member } from '#lib/domain/member.ts';
import { sentences } from '#lib/words/sentences.ts';
import { date } from '#lib/words/times.ts';
import { AbsenceForm } from './AbsenceForm.tsx';

interface Away {
  member: Member;
  absence: Absence;
}

/** Who is away or will be, and planning it: one's own, or for a manager anybody's. */
export function Absences({ reader }: { reader: TeamReader }) {
  const { words, moment, present, isManager, me } = reader;
  const say = words.roster;
  const [open, setOpen] = useState<Away | 'new' | null>(null);
  const away = present
    .flatMap((member) => member.absences.map((absence) => ({ member, absence })))
    .filter(({ absence }) => absence.state !== 'ended' && absence.to > moment.now)
    .toSorted((a, b) => a.absence.from.getTime() - b.absence.from.getTime());
  return (
    <Sheet title={say.absences}>
      <p class="aside">{isManager ? say.absencesLine : say.absencesOwn}</p>
      {away.length === 0 && <p>{say.noneAway}</p>}
      {away.length > 0 && (
        <ul class="away-list">
          {away.map(({ member, absence }) =>
            open !== null && open !== 'new' && open.absence.id === absence.id ? (
              <li key={absence.id}>
                <AbsenceForm
                  reader={reader}
                  member={member}
                  absence={absence}
                  onDone={() => setOpen(null)}
                />
              </li>
            ) : (
              <li key={absence.id}>
                <div>
                  <b>
                    <Foreign>{member.name}</Foreign>
                  </b>
                  <p>{spanOf(absence, reader)}</p>
                  <p class="aside">{movesLine(member, absence, reader)}</p>
                </div>
                {(isManager || member.id === me.id) && (
                  <Acts
                    away={{ member, absence }}
                    reader={reader}
                    onChange={() => setOpen({ member, absence })}
                  />
                )}
              </li>
            ),
          )}
        </ul>
      )}
      {open === 'new' ? (
        <AbsenceForm reader={reader} member={me} absence={null} onDone={() => setOpen(null)} />
      ) : (
        <div>
          <Button icon="plus" onClick={() => setOpen('new')}>
            {isManager ? say.plan : say.planOwn}
          </Button>
        </div>
      )}
    </Sheet>
  );
}

interface ActsProps {
  away: Away;
  reader: TeamReader;
  onChange: () => void;
}

function Acts({ away: { member, absence }, reader, onChange }: ActsProps) {
  const { words } = reader;
  const say = words.roster;
  const save = useSave();
  const isBegun = absence.state === 'begun';
  return (
    <div class="away-acts">
      <Button kind="quiet" onClick={onChange} label={say.changeOf(member.name)}>
        {say.change}
      </Button>
      <Confirm
        label={isBegun ? say.end : words.do.remove}
        question={isBegun ? say.endSure(member.name) : say.removeSure(member.name)}
        yes={isBegun ? say.end : words.do.remove}
        no={words.desk.keep}
        onYes={() =>
          void save({ type: 'cancel-absence', memberId: member.id, absenceId: absence.id })
        }
      />
    </div>
  );
}

/** "25 Nov to 2 Dec", the last day counted in. */
function spanOf({ from, to }: Absence, { words, moment }: TeamReader): string {
  const last = new Date(to.getTime() - 1);
  return words.roster.span(date(from, moment), date(last, moment));
}

function movesLine(member: Member, absence: Absence, reader: TeamReader): string {
  const { words, moment, nameOf } = reader;
  const say = words.roster;
  const standIn = absence.standInId ? nameOf(absence.standInId) : null;
  const isNow = absenceOf(member, moment.now)?.id === absence.id;
  return sentences(
    isNow ? say.awayNow : '',
    standIn ? say.standsIn(standIn) : '',
    say.heldLine[absence.held](standIn ?? ''),
  );
}
