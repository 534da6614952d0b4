import type { ActionOf } from '../action.ts';
import type { Message, Place } from '../message.ts';
import { isSamePlace } from '../message.ts';
import type { Slice } from '../slice.ts';
import type { Context, Decision } from './decision.ts';
import { changes, nothing, refuse, upsert } from './decision.ts';

/** A mail we know was seen in one more place. */
export function locate(slice: Slice, action: ActionOf<'locate'>, context: Context): Decision {
  if (context.actor.kind !== 'watcher' && context.actor.kind !== 'clock') {
    return refuse({ code: 'not-allowed', role: 'admin' });
  }
  const known = slice.messages.find((message) => message.id === action.messageId);
  if (!known) return refuse({ code: 'not-found' });
  return added(known, {
    places: action.place ? [action.place] : [],
    rfcMessageId: action.rfcMessageId,
    keys: action.keys,
  });
}

type Found = { places: Place[]; rfcMessageId?: string | null; keys?: string[] };

/** A known message with what is newly known of it; never less than before. */
export function merged(known: Message, found: Found): Message {
  const news = found.places.filter((place) => !known.places.some((old) => isSamePlace(old, place)));
  return {
    ...known,
    places: [...known.places, ...news].slice(-20),
    rfcMessageId: known.rfcMessageId ?? found.rfcMessageId ?? null,
    keys: [...new Set([...known.keys, ...(found.keys ?? [])])].slice(0, 40),
  };
}

/** The decision that a known message was met again: what is new of it, or nothing. */
export function added(known: Message, found: Found): Decision {
  const next = merged(known, found);
  const isNews =
    next.places.length !== known.places.length ||
    next.rfcMessageId !== known.rfcMessageId ||
    next.keys.length !== known.keys.length;
  return isNews ? changes([upsert('messages', next)]) : nothing;
}
