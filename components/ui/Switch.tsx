import './Switch.css';

interface SwitchProps {
  /** What it switches, for a screen reader and as its tooltip. */
  label: string;
  isOn: boolean;
  onChange: (isOn: boolean) => void;
}

/** On or off at once, where its row says what it is about. */
export function Switch({ label, isOn, onChange }: SwitchProps) {
  return (
    <button
      type="button"
      role="switch"
      class="switch"
      aria-checked={isOn}
      aria-label={label}
      title={label}
      onClick={() => onChange(!isOn)}
    />
  );
}
