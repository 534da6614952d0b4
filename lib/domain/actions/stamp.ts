import { ActionId } from '../ids.ts';
import { Instant } from '../instant.ts';

/** Made by the author (UUIDv7), so that a repeated push is harmless. `at` is the author's clock and never decides anything. */
export const stamp = { id: ActionId, at: Instant };
