import { useSave } from '#components/hooks/save.ts';
import type { TeamReader } from '#components/hooks/team.ts';
import { Button } from '#components/ui/Button.tsx';
import { Foreign } from '#components/ui/Foreign.tsx';
import { Icon } from '#components/ui/Icon.tsx';
import { Sheet } from '#components/ui/Sheet.tsx';
import type { AnchorSet } from '#lib/domain/anchor-set.ts';
import type { WebmailName } from '#lib/domain/sighting.ts';
import { sentences } from '#lib/words/sentences.ts';
import { since } from '#lib/words/times.ts';

interface AnchorVersionsProps {
  webmail: WebmailName;
  /** Newest first. */
  versions: readonly AnchorSet[];
  reader: TeamReader;
}

/** Every version that is kept, who saved it and why, and the way back to any of them or to what is shipped. */
export function AnchorVersions({ webmail, versions, reader }: AnchorVersionsProps) {
  const { words, moment, nameOf } = reader;
  const say = words.webmails;
  const save = useSave();
  const use = (anchorSetId: AnchorSet['id'] | null) =>
    void save({ type: 'use-anchors', webmail, anchorSetId });
  const isShipped = !versions.some(({ isActive }) => isActive);
  return (
    <Sheet title={say.versions}>
      <p class="aside">{say.versionsLine}</p>
      <ul class="plain-list anchor-versions">
        {versions.map(({ id, version, note, savedBy, savedAt, isActive, anchors }) => (
          <li key={id}>
            <div>
              <b>{say.anchorVersion(version)}</b>
              {note !== '' && (
                <p>
                  <Foreign>{note}</Foreign>
                </p>
              )}
              <p class="aside">
                {sentences(
                  say.savedBy(nameOf(savedBy), since(savedAt, moment)),
                  say.sets(Object.keys(anchors).length),
                )}
              </p>
            </div>
            {isActive ? (
              <InUse>{say.using}</InUse>
            ) : (
              <Button label={say.useNamed(version)} onClick={() => use(id)}>
                {say.use}
              </Button>
            )}
          </li>
        ))}
        <li>
          <b>{say.asShipped}</b>
          {isShipped ? (
            <InUse>{say.using}</InUse>
          ) : (
            <Button onClick={() => use(null)}>{say.useShipped}</Button>
          )}
        </li>
      </ul>
    </Sheet>
  );
}

function InUse({ children }: { children: string }) {
  return (
    <span class="anchors-in-use">
      <Icon name="check" />
      {children}
    </span>
  );
}
