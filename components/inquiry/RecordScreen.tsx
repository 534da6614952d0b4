import type { ComponentType } from 'preact';
import { useKey } from '#components/hooks/keys.ts';
import { Button } from '#components/ui/Button.tsx';
import { Skeleton } from '#components/ui/Skeleton.tsx';
import type { InquiryId } from '#lib/domain/ids.ts';
import { InquiryScreen, type Offline, type PickerProps } from './InquiryScreen.tsx';
import { useReader } from './reader.ts';
import { useRecord } from './record.ts';

interface RecordScreenProps {
  inquiryId: InquiryId;
  offline: Offline | null;
  Picker: ComponentType<PickerProps>;
  onOpen: (inquiryId: InquiryId) => void;
  onBack: () => void;
}

/** An inquiry somebody looked up: the page beside it shows another mail, or none. */
export function RecordScreen({ inquiryId, offline, Picker, onOpen, onBack }: RecordScreenProps) {
  const { words } = useReader();
  const record = useRecord(inquiryId);
  useKey('Escape', onBack);
  return (
    <>
      <div class="record-back">
        <Button kind="quiet" onClick={onBack}>
          {words.do.back}
        </Button>
      </div>
      {record.kind === 'reading' && <Skeleton label={words.quiet.reading} />}
      {record.kind === 'none' && (
        <p class="plainly plainly-top">{words.refusal['not-found']().lead}</p>
      )}
      {record.kind === 'view' && (
        <InquiryScreen
          view={record.view}
          isInPage={false}
          offline={offline}
          Picker={Picker}
          onOpen={onOpen}
        />
      )}
    </>
  );
}
