import { Component, type ComponentChildren } from 'preact';
import { Button } from './Button.tsx';
import { Empty } from './Empty.tsx';

interface FaultBoundaryProps {
  /** That it stopped. */
  title: string;
  /** A short code to read out, of what went wrong. */
  code: (ref: string) => string;
  again: string;
  children: ComponentChildren;
}

/** A bug of ours stops what it is in and nothing beside it, says so, and can be tried again. */
export class FaultBoundary extends Component<FaultBoundaryProps, { fault: string | null }> {
  override state = { fault: null as string | null };

  override componentDidCatch(fault: unknown): void {
    this.setState({ fault: refOf(fault) });
    // Not swallowed: it reaches the one handler of this page.
    reportError(fault);
  }

  override render({ title, code, again, children }: FaultBoundaryProps) {
    const { fault } = this.state;
    if (fault === null) return children;
    return (
      <Empty title={title} line={code(fault)}>
        <Button onClick={() => this.setState({ fault: null })}>{again}</Button>
      </Empty>
    );
  }
}

/** Six letters that are the same for the same fault, without a word of what it was about. */
function refOf(fault: unknown): string {
  const text = fault instanceof Error ? `${fault.name} ${fault.message}` : String(fault);
  let sum = 0;
  for (const char of text) sum = (Math.imul(sum, 31) + (char.codePointAt(0) ?? 0)) | 0;
  return (sum >>> 0).toString(36).padStart(6, '0').slice(-6);
}
