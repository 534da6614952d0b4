import './Wait.css';

/** Something is under way that the person waits for. With reduced motion the circle stands still; the words say it. */
export function Wait({ children }: { children: string }) {
  return (
    <p class="wait" role="status">
      {children}
    </p>
  );
}

interface ProgressProps {
  label: string;
  /** 0 to 1 */
  share: number;
}

/** Long work whose length is known. */
export function Progress({ label, share }: ProgressProps) {
  return (
    <div class="progress">
      <p>{label}</p>
      <progress aria-label={label} value={share} max={1} />
    </div>
  );
}
