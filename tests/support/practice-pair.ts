import { afterAll } from 'vitest';
import { lastLook } from './last-look.ts';
import { startPracticeDesk, type PracticeDesk } from './practice-desk.ts';
import { openPracticePerson, type PracticePerson } from './practice-person.ts';
import type { Device } from './team-server/device.ts';

/** Linda and Wang, each with a browser of their own, over one practice desk, and what their manager's device knows. */
export interface PracticePair {
  desk: PracticeDesk;
  manager: Device;
  linda: PracticePerson;
  wang: PracticePerson;
}

/** Opens them for the tests of the file that awaits this; they close with its last. */
export async function openPracticePair(): Promise<PracticePair> {
  const pair: Partial<PracticePair> = {};
  const close = async (): Promise<void> => {
    await pair.linda?.close();
    await pair.wang?.close();
    await pair.desk?.stop();
  };
  try {
    const desk = (pair.desk = await startPracticeDesk());
    const manager = await desk.device('zhou');
    const linda = (pair.linda = await openPracticePerson(desk, 'linda'));
    const wang = (pair.wang = await openPracticePerson(desk, 'wang'));
    lastLook(() => ({ linda: linda.page, wang: wang.page }));
    afterAll(close);
    return { desk, manager, linda, wang };
  } catch (error) {
    await close();
    throw error;
  }
}
