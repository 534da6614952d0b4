import { useLayoutEffect, useState } from 'preact/hooks';
import { useLook } from '#components/hooks/theme.ts';
import { useWords } from '#components/hooks/words.tsx';
import { Sidebar } from '#components/inquiry/Sidebar.tsx';
import { TemplatePicker } from '#components/templates/TemplatePicker.tsx';
import { FaultBoundary } from '#components/ui/FaultBoundary.tsx';
import { InquiryId } from '#lib/domain/ids.ts';
import type { Followed } from './follow-page.ts';
import { useFolded } from './folded.ts';

const address = new URLSearchParams(location.search).get('inquiry');
const asked = InquiryId.safeParse(address).data ?? null;

/** The sidebar with the page it stands in; `null` in a tab or the browser's own panel. */
export function App({ followed }: { followed: Followed | null }) {
  const { words } = useWords();
  const [told, setTold] = useState(() => followed?.told() ?? null);
  useLayoutEffect(() => {
    if (!followed) return undefined;
    // It may have spoken between the first rendering and now.
    setTold(followed.told());
    return followed.follow(() => setTold(followed.told()));
  }, [followed]);
  useLook(told?.look ?? null);
  const isFolded = useFolded() && followed !== null;
  if (followed && !told) return null;
  return (
    <FaultBoundary title={words.fault.sidebar} code={words.fault.code} again={words.do.startAgain}>
      <Sidebar
        sight={told?.sight ?? null}
        webmail={told?.look.webmail ?? null}
        isFolded={isFolded}
        asked={asked}
        Picker={TemplatePicker}
      />
    </FaultBoundary>
  );
}
