import './Avatar.css';

interface AvatarProps {
  /** Stored per member and the same in every language: two Latin letters or one to two Chinese characters. */
  initials: string;
  /** `predicted`: mine, as far as this browser knows; the server has not said so yet. */
  who: 'me' | 'colleague' | 'nobody' | 'predicted';
  /** Where no words beside it say whose it is. */
  label?: string;
  /** It takes the place of somebody whose claim was refused, and comes in so that one sees it. */
  arrives?: boolean;
}

/** A person as a shape, never as a colour of their own. */
export function Avatar({ initials, who, label, arrives = false }: AvatarProps) {
  const named = label ? ({ role: 'img', 'aria-label': label } as const) : { 'aria-hidden': true };
  // Two Chinese characters are twice as wide as two letters.
  const isWide = /\p{Script=Han}{2}/u.test(initials);
  return (
    <span class={`avatar ${who}${isWide ? ' wide' : ''}${arrives ? ' arrives' : ''}`} {...named}>
      {initials}
    </span>
  );
}
