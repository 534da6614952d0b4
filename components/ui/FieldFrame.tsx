import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './Icon.tsx';
import './Field.css';

export interface FieldFrameProps {
  label: string;
  /** For a field whose purpose shows from its place; the label is then only spoken. */
  labelHidden?: boolean;
  hint?: string;
  /** What is wrong with it and what would be right. */
  problem?: string | null;
  icon?: IconName;
}

/** What an input says about itself, by the ids that the frame gives to hint and problem. */
export function fieldAria(id: string, { hint, problem }: FieldFrameProps) {
  const described = [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(' ');
  return {
    'aria-describedby': described || undefined,
    'aria-invalid': problem ? true : undefined,
  };
}

/** Label, hint and problem around an input whose id is `id`. */
export function FieldFrame({
  id,
  label,
  labelHidden = false,
  hint,
  problem,
  icon,
  children,
}: FieldFrameProps & { id: string; children: ComponentChildren }) {
  return (
    <div class={`field-box${icon ? ' with-icon' : ''}`}>
      <label for={id} class={labelHidden ? 'vh' : ''}>
        {label}
      </label>
      <div class="field-frame">
        {icon && <Icon name={icon} />}
        {children}
      </div>
      {hint && (
        <p class="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {problem && (
        <p class="field-problem" id={`${id}-problem`}>
          <Icon name="warning" />
          <span>{problem}</span>
        </p>
      )}
    </div>
  );
}
