/** The part of a browser's page a webmail is read from; a test hands in a saved one. */
export interface Page {
  document: Document;
  location: Location;
  /** Whether this is the top document: only there a sidebar belongs. */
  isTop: boolean;
}

/** The page this script runs in. */
export function thisPage(): Page {
  return { document, location, isTop: window.top === window };
}
