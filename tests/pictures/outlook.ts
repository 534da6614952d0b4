import { wordsFor } from '#lib/words/words.ts';
import { colleagues, mailbox } from '#server/practice/people.ts';
import { startOutlook } from '#tests/support/outlook.ts';
import { customerWrites, openOutlookPerson } from '#tests/support/outlook-person.ts';
import { startPracticeDesk } from '#tests/support/practice-desk.ts';
import { claimFor } from './claim-for.ts';
import { keep } from './keep.ts';

const words = wordsFor('en');
const schools = {
  from: { name: 'Grace Wanjiru', address: 'grace@kilimo-solar.test' },
  subject: 'Solar pumps for 15 schools',
  lines: [
    'Dear Sir,',
    'which model do you suggest for 15 schools in Kenya? The wells are 60 to 90 m deep.',
    '',
    'Grace Wanjiru',
  ],
};
const hotel = {
  from: { name: 'Tom Baker', address: 'tom@pumps.test' },
  subject: 'Booster pumps for a hotel',
  lines: ['Hello,', 'please quote 20 booster pumps for a hotel of 300 rooms.', '', 'Tom Baker'],
};
const dam = {
  from: { name: 'Amina Diallo', address: 'amina@barrage.test' },
  subject: 'Pompes pour un barrage',
  lines: ['Bonjour,', 'merci de nous envoyer votre offre pour six pompes.', '', 'Amina Diallo'],
};

/** Sidebar and chips of the built extension in the stand-in for Outlook, and the dialog at its Send. */
export async function shootOutlook(): Promise<void> {
  const desk = await startPracticeDesk();
  const signature = ['Linda Chen', 'Northquay Pumps'];
  const outlook = await startOutlook({ mails: {}, shared: [mailbox.address], signature });
  try {
    for (const mail of [dam, hotel, schools]) await customerWrites(desk, outlook, mail);
    await claimFor(desk, 'wang', hotel.subject);
    const linda = await openOutlookPerson(desk, outlook, 'linda');
    try {
      const { page, sidebar } = linda;
      await page.setViewportSize({ width: 1360, height: 640 });
      await linda.enter('from');
      await linda.open(schools.subject);
      await sidebar.button(words.do.claim).click();
      await sidebar.title.filter({ hasText: words.state.mine }).waitFor();
      await sidebar.frame.locator('.avatar.me').first().waitFor();
      await sidebar.frame.getByText(words.timeline.claimed).first().waitFor();
      for (const [subject, said] of [
        [schools.subject, words.chip.yours],
        [hotel.subject, words.chip.of(colleagues.wang.name)],
      ] as const) {
        const row = page.locator('[role="option"]', { hasText: subject });
        await row.locator('baton-chip').and(page.getByLabel(said)).waitFor();
      }
      await keep(page, 'sidebar-in-outlook');

      await linda.open(hotel.subject);
      await sidebar.title.filter({ hasText: colleagues.wang.name }).waitFor();
      await page.locator('[data-icon-name="ArrowReplyRegular"]').click();
      await page.locator('.editor:focus').waitFor();
      await page.keyboard.type('Dear Tom, our offer for 20 booster pumps is attached.');
      await page.locator('button.from').click();
      await page.locator('.draft .menu [role="menuitem"]', { hasText: 'info' }).click();
      await page.locator('[data-testid="ComposeSendButton"] button').first().click();
      const dialog = page.frameLocator('iframe[src*="/guard.html"]');
      const title = words.guard.title.held(colleagues.wang.name);
      await dialog.getByRole('heading', { name: title }).waitFor();
      await keep(page, 'stop-at-send');
    } finally {
      await linda.close();
    }
  } finally {
    await outlook.stop();
    await desk.stop();
  }
}
