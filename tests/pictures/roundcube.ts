import { wordsFor } from '#lib/words/words.ts';
import { startMailStack } from '#tests/support/mailstack.ts';
import { openPerson } from '#tests/support/person.ts';
import { startTeamServer } from '#tests/support/team-server.ts';
import { keep } from './keep.ts';

const mails = [
  {
    from: '"Hiroshi Tanabe" <tanabe@setouchi-pumps.example>',
    subject: '水中ポンプの見積依頼',
    text: 'お世話になっております。水中ポンプ 12 台の見積をお願いいたします。\n\n田辺 浩',
  },
  {
    from: '"Priya Nair" <priya@coastline-marine.example>',
    subject: 'Gasket sets for NQ-80, urgent',
    text: 'Dear team,\n\nour vessel leaves on Friday and the gaskets of both NQ-80 pumps must be changed before. Can you ship two sets by air?\n\nPriya Nair',
  },
  {
    from: '"Katrin Voss" <k.voss@voss-anlagenbau.example>',
    subject: 'Ersatzteile für Pumpe NQ-220',
    text: 'Guten Tag,\n\nfür unsere Anlage in Hamburg brauchen wir drei Dichtungssätze für die NQ-220.\n\nMit freundlichen Grüßen\nKatrin Voss',
  },
  {
    from: '"Diego Fuentes" <diego@riegos-del-valle-example.com.ar>',
    subject: 'Consulta: bombas sumergibles para riego',
    text: 'Buenos días:\n\nSomos una empresa de riego de Mendoza y queremos equipar cuarenta pozos antes de la temporada seca. ¿Podrían cotizar su serie SP de cuatro pulgadas, con cable, entregada en Buenos Aires?\n\nMuchas gracias.\nDiego Fuentes\nRiegos del Valle',
  },
];

const words = wordsFor('en');

/** The real sidebar in the real Roundcube, with a server and a mail server behind them: needs what `npm run journeys:mail` needs. */
export async function shootRoundcube(): Promise<void> {
  const stack = await startMailStack();
  try {
    const server = await startTeamServer({ mail: { stack, own: [] } });
    try {
      const linda = await openPerson(server, stack, server.linda, 'info');
      try {
        for (const mail of mails) await stack.deliver({ ...mail, to: 'info@acme.test' });
        const { page } = linda.mail;
        await page.setViewportSize({ width: 1360, height: 670 });
        await linda.mail.select('Consulta: bombas sumergibles para riego');
        await linda.sidebar.button(words.do.claim).click();
        await linda.sidebar.title.filter({ hasText: words.state.mine }).waitFor();
        // The confirmation makes the dashed edge of the avatar whole.
        await linda.sidebar.frame.locator('.avatar.me').first().waitFor();
        await linda.sidebar.frame.getByText(words.timeline.claimed).first().waitFor();
        await page.mouse.move(820, 460);
        // Some notices stay for longer than anybody waits.
        await page.evaluate('rcmail.clear_messages()');
        await page.locator('#messagestack > div').waitFor({ state: 'detached' });
        await keep(page, 'sidebar-in-roundcube');
      } finally {
        await linda.close();
      }
    } finally {
      await server.stop();
    }
  } finally {
    await stack.stop();
  }
}
