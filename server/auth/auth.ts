import { type Attempts, countAttempts } from './attempts.ts';
import { authenticateDevices, type Identity } from './authenticate.ts';
import { type AuthConfig, configure } from './better-auth.ts';
import type { Core } from './core.ts';
import { type DeviceFlow, manageDevices } from './device-flow.ts';
import { manageOwnLogin, type OwnLogin } from './second-step.ts';
import { managePeople, type People } from './people.ts';
import { manageSignIn, type SignIn } from './sign-in.ts';
import { sweep } from './sweep.ts';

/** Everything about logins: who is asking, signing in, the second step, connecting a browser. */
export interface Auth extends People, SignIn, OwnLogin, DeviceFlow {
  /** Who asks with this device token, or `null`. */
  authenticate(token: string): Promise<Identity | null>;
  attempts: Attempts;
  /** Removes what has run out: sessions, codes, links, counters, logins of members who left. */
  sweep(): Promise<void>;
}

/** Opens the logins of a database that has been migrated. */
export function openAuth(config: AuthConfig): Auth {
  const { database, now } = config;
  const attempts = countAttempts(database, now);
  const core: Core = { betterAuth: configure(config), database, attempts, now };
  return {
    ...managePeople(core),
    ...manageSignIn(core),
    ...manageOwnLogin(core),
    ...manageDevices(core),
    authenticate: authenticateDevices(core),
    attempts,
    sweep: () => sweep(core),
  };
}
