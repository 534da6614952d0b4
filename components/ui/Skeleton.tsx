import './Skeleton.css';

/** The shape of the hero before its facts are read. It is there for a moment only, so it neither moves nor speaks. */
export function Skeleton({ label }: { label: string }) {
  return (
    <div class="skeleton" role="img" aria-label={label}>
      <i class="round" />
      <i class="bar title" />
      <i class="bar" />
      <i class="bar wide" />
    </div>
  );
}
