import { onlyAddress, textsOf } from './address-in.ts';
import type { OutlookAnchors } from './anchors.ts';
import type { Where } from './where.ts';
import { few } from '../few.ts';

/**
 * The mailbox on screen: named by the page's address, else the root of the folder that is selected, else the only root
 * there is. Several roots and none of them in use say nothing: `null`, never a guess. A favourite stands under no
 * mailbox, so that it tells nothing either where there are several.
 */
export function readAccount(
  document: Document,
  where: Where,
  anchors: OutlookAnchors,
): string | null {
  if (where.mailbox !== null) return where.mailbox;
  const roots = few(document, anchors.mailboxRoot);
  const addresses = new Map(roots.map((root) => [root, addressOf(root)]));
  const selected = few(document, anchors.folder).filter(
    (folder) => folder.getAttribute('aria-selected') === 'true',
  );
  const owners = new Set(selected.map((folder) => rootOf(folder, roots)));
  const [owner] = owners;
  if (owners.size === 1 && owner && addresses.get(owner)) return addresses.get(owner) ?? null;
  const known = new Set([...addresses.values()].filter((address) => address !== null));
  const [only = null] = known;
  return known.size === 1 && roots.length === 1 ? only : null;
}

/** The tree is nested in some builds, and in others one flat list in which a root stands before its folders. */
function rootOf(folder: Element, roots: readonly Element[]): Element | null {
  const group = folder.closest('[role="group"][aria-labelledby]');
  const label = group?.getAttribute('aria-labelledby');
  return (
    roots.find((root) => root === folder || root.contains(folder)) ??
    roots.find((root) => label && root.id === label) ??
    roots.findLast(
      (root) => root.compareDocumentPosition(folder) & Node.DOCUMENT_POSITION_FOLLOWING,
    ) ??
    null
  );
}

function addressOf(root: Element): string | null {
  const named = [...textsOf(root), root.getAttribute('data-folder-name') ?? ''];
  const own = onlyAddress(named);
  if (own !== null || named.some((text) => text.includes('@'))) return own;
  // Only its own label: folders inside it may be named like addresses.
  const label = [...root.childNodes].filter(
    (node) => !(node instanceof Element) || node.getAttribute('role') !== 'group',
  );
  return onlyAddress(label.map((node) => node.textContent ?? ''));
}
