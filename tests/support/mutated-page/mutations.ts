/** What may happen to a page overnight, or be done to it by whoever writes a mail. */
export interface Mutation {
  name: string;
  /** The same for all that are told as one. */
  kind: string;
  change(document: Document): void;
}

export interface Victim {
  anchors: Readonly<Record<string, string>>;
  /** Where the customer's own words stand. */
  body: string | null;
  /** What tells this customer's mail, each with what another's has in its stead. */
  other: readonly (readonly [mine: string, theirs: string])[];
}

/** All mutations that change this page. */
export function mutationsOf(document: Document, victim: Victim): Mutation[] {
  const { anchors, body } = victim;
  const names = Object.keys(anchors).filter((name) => document.querySelector(anchors[name]!));
  return [
    alone('classes renamed', renameClasses),
    alone('labels in another language', (page) => translate(page, victim)),
    alone('another’s address as the sender’s name', (page) => renameSender(page, victim)),
    ...(body === null || !document.querySelector(body) ? [] : injections(victim, body)),
    ...names.flatMap((name) => aboutOne(name, anchors[name]!, victim)),
  ];
}

function aboutOne(name: string, selector: string, victim: Victim): Mutation[] {
  const all = (page: Document): Element[] => [...page.querySelectorAll(selector)];
  const double = (page: Document, where: 'before' | 'after'): void => {
    for (const element of all(page)) {
      // A page has one head and body however often they are written.
      if (!element.matches('html, head, body')) element[where](asOthers(element, victim));
    }
  };
  return [
    {
      name: `${name} renamed`,
      kind: `without ${name}`,
      change: (page) => {
        for (const element of all(page)) disguise(element, selector);
      },
    },
    {
      name: `${name} gone`,
      kind: `without ${name}`,
      change: (page) => {
        for (const element of all(page)) element.remove();
      },
    },
    {
      name: `${name} twice, another’s first`,
      kind: `two of ${name}`,
      change: (page) => double(page, 'before'),
    },
    {
      name: `${name} twice, another’s last`,
      kind: `two of ${name}`,
      change: (page) => double(page, 'after'),
    },
  ];
}

function injections(victim: Victim, body: string): Mutation[] {
  const bodies = (page: Document): Element[] => [...page.querySelectorAll(body)];
  const parts = (page: Document): Element[] =>
    Object.values(victim.anchors)
      .flatMap((selector) => [...page.querySelectorAll(selector)])
      .filter((part) => !part.matches('html, head, body, meta') && !part.closest(body))
      .filter((part) => !part.querySelector(body));
  return [
    alone('words of another’s mail in the mail', (page) => {
      const words = victim.other.map(([, theirs]) => theirs).join('\n');
      for (const one of bodies(page)) one.prepend(words);
    }),
    alone('the page’s markup in the mail, with another’s words', (page) => {
      const others = parts(page).map((part) => asOthers(part, victim));
      for (const one of bodies(page)) one.prepend(...others.map((part) => part.cloneNode(true)));
    }),
    alone('our markup in the mail', (page) => {
      const chip = page.createElement('baton-chip');
      chip.setAttribute('aria-label', 'Answered');
      for (const one of bodies(page)) one.prepend(chip.cloneNode());
    }),
  ];
}

function alone(name: string, change: Mutation['change']): Mutation {
  return { name, kind: name, change };
}

/** Takes from an element all by which it could be known, and its very name where that is not enough. */
function disguise(element: Element, selector: string): void {
  for (const { name } of Array.from(element.attributes)) element.removeAttribute(name);
  if (!element.matches(selector)) return;
  const other = element.ownerDocument.createElement('x-renamed');
  other.append(...element.childNodes);
  element.replaceWith(other);
}

function renameClasses(page: Document): void {
  for (const element of page.querySelectorAll('[class]')) {
    const names = [...element.classList].map((name, at) => `_${name.length}${at}x`);
    element.setAttribute('class', names.join(' '));
  }
}

/** Every word of the page's own becomes another; the customer's stay. */
function translate(page: Document, victim: Victim): void {
  const isTheirs = (text: string): boolean =>
    text.includes('@') || victim.other.some(([mine]) => text.includes(mine));
  const label = (text: string): string => (isTheirs(text) || text.trim() === '' ? text : 'تسمية');
  for (const text of textsOf(page.body)) {
    if (!victim.body || !text.parentElement?.closest(victim.body)) text.data = label(text.data);
  }
  for (const element of page.querySelectorAll('[aria-label], [title]')) {
    for (const name of ['aria-label', 'title']) {
      const said = element.getAttribute(name);
      if (said !== null) element.setAttribute(name, label(said));
    }
  }
  page.documentElement.lang = 'ar';
}

function renameSender(page: Document, { other }: Victim): void {
  const address = other.find(([mine]) => mine.includes('@'))?.[1] ?? '';
  const names = other.filter(([mine]) => /^\p{Lu}\S+ \p{Lu}\S+$/u.test(mine)).map(([mine]) => mine);
  for (const text of textsOf(page.body)) {
    for (const name of names) text.data = text.data.replaceAll(name, address);
  }
}

/** A copy of an element as another customer's page would have it. */
function asOthers(element: Element, { other }: Victim): Element {
  const copy = element.cloneNode(true) as Element;
  const swap = (text: string): string =>
    other.reduce((now, [mine, theirs]) => now.replaceAll(mine, theirs), text);
  for (const text of textsOf(copy)) text.data = swap(text.data);
  for (const one of [copy, ...copy.querySelectorAll('*')]) {
    for (const { name, value } of Array.from(one.attributes)) one.setAttribute(name, swap(value));
  }
  return copy;
}

function textsOf(root: Node): Text[] {
  return [...root.childNodes].flatMap((node) => {
    if (node.nodeType === 3) return [node as Text];
    return (node as Element).tagName === 'SCRIPT' ? [] : textsOf(node);
  });
}
