import { wrongPasswords } from './attempts.ts';
import { answerOf, type Core } from './core.ts';

/** A call that asks for the password again. */
export type Changed<T = object> =
  | ({ kind: 'done'; cookies: string[] } & T)
  | { kind: 'wrong' }
  | { kind: 'wait'; seconds: number };

/** What the person's app needs. `uri` is for its camera, `secret` for typing. */
export interface Setup {
  uri: string;
  secret: string;
  spareCodes: string[];
}

interface Asked {
  memberId: string;
  password: string;
}

/** What a signed-in person changes about their own login; `headers` carry their cookie. */
export interface OwnLogin {
  /** Makes a secret. Nothing is asked at sign-in until `confirmSecondStep` has seen a code of it. */
  beginSecondStep(asked: Asked & { address: string }, headers: Headers): Promise<Changed<Setup>>;
  confirmSecondStep(code: string, headers: Headers): Promise<Changed>;
  endSecondStep(asked: Asked, headers: Headers): Promise<Changed>;
  /** Ends all other sessions, devices too. */
  changePassword(asked: Asked & { next: string }, headers: Headers): Promise<Changed>;
}

export function manageOwnLogin({ betterAuth, attempts }: Core): OwnLogin {
  const guarded = async <T, R extends object>(
    memberId: string,
    call: () => Promise<{ headers: Headers; response: T }>,
    pick: (value: T) => R,
  ): Promise<Changed<R>> => {
    const verdict = await attempts.take(wrongPasswords, memberId);
    if (!verdict.ok) return { kind: 'wait', seconds: verdict.seconds };
    const answer = await answerOf(call());
    if (!answer.ok) return { kind: 'wrong' };
    await attempts.clear(wrongPasswords, memberId);
    return { kind: 'done', cookies: answer.cookies, ...pick(answer.value) };
  };
  const nothing = () => ({});
  return {
    beginSecondStep({ memberId, password, address }, headers) {
      const call = { body: { password }, headers, returnHeaders: true } as const;
      return guarded(
        memberId,
        () => betterAuth.api.enableTwoFactor(call),
        (made) => {
          if (made.method !== 'totp') throw new Error('better-auth chose another second step');
          const asked = new URL(made.totpURI).searchParams;
          // Its label names better-auth's own key; the person knows themselves by their address.
          const uri = `otpauth://totp/${encodeURIComponent(`Baton:${address}`)}?${asked}`;
          return { uri, secret: asked.get('secret') ?? '', spareCodes: made.backupCodes };
        },
      );
    },
    async confirmSecondStep(code, headers) {
      const body = { code: code.replace(/\s/g, '') };
      const answer = await answerOf(
        betterAuth.api.verifyTOTP({ body, headers, returnHeaders: true }),
      );
      return answer.ok ? { kind: 'done', cookies: answer.cookies } : { kind: 'wrong' };
    },
    endSecondStep({ memberId, password }, headers) {
      const call = { body: { password }, headers, returnHeaders: true } as const;
      return guarded(memberId, () => betterAuth.api.disableTwoFactor(call), nothing);
    },
    changePassword({ memberId, password, next }, headers) {
      const body = { currentPassword: password, newPassword: next, revokeOtherSessions: true };
      const call = { body, headers, returnHeaders: true } as const;
      return guarded(memberId, () => betterAuth.api.changePassword(call), nothing);
    },
  };
}
