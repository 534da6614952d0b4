interface ForeignProps {
  children: string;
  /** BCP 47, where it is known: the browser then picks the right glyphs and a screen reader the right voice. */
  lang?: string | null;
  class?: string;
}

/** Text that somebody else wrote: it keeps its own direction and never turns the line around it. */
export function Foreign({ children, lang, class: look = '' }: ForeignProps) {
  return (
    <bdi dir="auto" class={`foreign ${look}`.trim()} {...(lang ? { lang } : {})}>
      {children}
    </bdi>
  );
}
