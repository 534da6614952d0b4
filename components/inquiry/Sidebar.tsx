import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { type Sight, useFrame } from '#components/hooks/frame.tsx';
import { useKeepAwake } from '#components/hooks/keep-awake.ts';
import { useKey } from '#components/hooks/keys.ts';
import { useLive } from '#components/hooks/live.ts';
import { usePainted } from '#components/hooks/painted.ts';
import type { InquiryId } from '#lib/domain/ids.ts';
import type { WebmailName } from '#lib/domain/sighting.ts';
import { standing as standingOf } from '#lib/replica/queries/standing.ts';
import { FindInquiry } from './FindInquiry.tsx';
import { FirstSync } from './FirstSync.tsx';
import type { PickerProps } from './InquiryScreen.tsx';
import { Keys } from './Keys.tsx';
import { nameOfSighting, useLooked } from './looked.ts';
import { NotConnected } from './NotConnected.tsx';
import { Rail } from './Rail.tsx';
import { RecordScreen } from './RecordScreen.tsx';
import { SightScreen } from './SightScreen.tsx';
import { StandingStrips } from './StandingStrips.tsx';
import { TopBar } from './TopBar.tsx';
import { useReader } from './reader.ts';
import './Sidebar.css';

interface SidebarProps {
  /** What the page shows; `null` where there is no page, in a tab or the browser's side panel. */
  sight: Sight | null;
  /** Whose page it is, where there is one. */
  webmail: WebmailName | null;
  isFolded: boolean;
  /** The inquiry the address asks for. */
  asked: InquiryId | null;
  Picker: ComponentType<PickerProps>;
}

/** The frame beside the mail: one answer to whose it is and how long is left, or honestly none. */
export function Sidebar({ sight, webmail, isFolded, asked, Picker }: SidebarProps) {
  const { replica, page } = useFrame();
  const reader = useReader();
  const standing = useLive(() => standingOf(replica), [replica]);
  const [opened, open] = useState(asked);
  const [panel, show] = useState<'search' | 'keys' | null>(null);
  const sighting = sight?.kind === 'message' || sight?.kind === 'compose' ? sight.sighting : null;
  const isConnected = standing?.connection.kind === 'connected';
  const looking = useLooked(sighting, isConnected);
  const { looked } = looking;
  useKeepAwake();
  useKey('Escape', page ? page.leave : null);
  const name = sighting ? nameOfSighting(sighting) : null;
  usePainted(looked && standing ? name : null);
  useEffect(() => {
    // Another mail in the page is what the person looks at now.
    if (name !== null) open(null);
    if (name !== null) show(null);
  }, [name]);

  if (isFolded) return <Rail view={looked?.view ?? null} />;
  if (!standing) return null;
  const { connection, hasRows } = standing;
  const offline = connection.kind === 'offline' ? connection : null;
  const isOut = connection.kind === 'none' || connection.kind === 'connecting';
  const isReady = !isOut && hasRows;
  const openRecord = (inquiryId: InquiryId) => {
    show(null);
    open(inquiryId);
  };
  return (
    <div class="sidebar">
      <TopBar
        mailbox={(!opened && (looked?.view?.mailbox ?? looked?.mailbox)?.address) || null}
        isOffline={offline !== null}
        onSearch={isReady ? () => show('search') : null}
        onKeys={() => show(panel === 'keys' ? null : 'keys')}
      />
      <main aria-label={reader.words.top.sidebar}>
        {panel === 'keys' && <Keys onClose={() => show(null)} />}
        {!isOut && <StandingStrips standing={standing} reader={reader} />}
        {isOut ? (
          <NotConnected standing={standing} />
        ) : !hasRows ? (
          <FirstSync snapshot={standing.snapshot} />
        ) : panel === 'search' ? (
          <Searching onOpen={openRecord} onClose={() => show(null)} />
        ) : opened ? (
          <RecordScreen
            key={opened}
            inquiryId={opened}
            offline={offline}
            Picker={Picker}
            onOpen={openRecord}
            onBack={() => open(null)}
          />
        ) : sight === null ? (
          <FindInquiry hasDue onOpen={openRecord} />
        ) : (
          <SightScreen
            sight={sight}
            webmail={webmail}
            looking={looking}
            offline={offline}
            Picker={Picker}
            onOpen={openRecord}
          />
        )}
      </main>
    </div>
  );
}

function Searching({ onOpen, onClose }: { onOpen: (id: InquiryId) => void; onClose: () => void }) {
  useKey('Escape', onClose);
  return <FindInquiry isAsked onOpen={onOpen} />;
}
